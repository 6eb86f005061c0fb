#if HTTP
    public import SteadyCodec

    extension ClusterAccess {
        /// Reads a kubeconfig that was parsed already.
        ///
        /// - Parameters:
        ///   - kubeconfig: the whole document.
        ///   - context: the context to use; `nil` for `current-context`.
        ///   - directory: the folder of the kubeconfig, to which the files it names are relative.
        /// - Throws: an error that names the place in the kubeconfig, also for users that need a program (`exec`,
        ///   `auth-provider`): those are not supported yet.
        public init(kubeconfig: JSONValue, context: String? = nil, directory: String = "") throws(AccessError) {
            let root = try ConfigNode(kubeconfig, "")
            let named = try root.text("current-context")
            guard let contextName = context ?? named else {
                throw AccessError("current-context", "no context is chosen")
            }
            let context = try root.entry(
                "contexts", named: contextName, "context", wantedBy: context == nil ? "current-context" : "context")
            guard let clusterName = try context.text("cluster") else { throw AccessError(context.place, "cluster is missing") }
            let cluster = try root.entry("clusters", named: clusterName, "cluster", wantedBy: "\(context.place).cluster")
            guard let server = try cluster.text("server") else { throw AccessError(cluster.place, "server is missing") }
            self.init(server: server)
            namespace = try context.text("namespace") ?? "default"
            try read(cluster: cluster, directory)
            if let userName = try context.text("user") {
                let user = try root.entry("users", named: userName, "user", wantedBy: "\(context.place).user")
                try read(user: user, directory)
            }
        }

        private mutating func read(cluster: ConfigNode, _ directory: String) throws(AccessError) {
            certificateAuthority = try cluster.bytes("certificate-authority", directory: directory)
            insecureSkipTLSVerify = try cluster.flag("insecure-skip-tls-verify")
            if insecureSkipTLSVerify, certificateAuthority != nil {
                throw AccessError(
                    "\(cluster.place).insecure-skip-tls-verify", "cannot be set together with a certificate authority")
            }
            tlsServerName = try cluster.text("tls-server-name")
            proxyURL = try cluster.text("proxy-url")
        }

        private mutating func read(user: ConfigNode, _ directory: String) throws(AccessError) {
            for name in ["exec", "auth-provider"] {
                if let value = user.value[name], value != .null {
                    throw AccessError("\(user.place).\(name)", "credentials from a program are not supported yet")
                }
            }
            clientCertificate = try user.bytes("client-certificate", directory: directory)
            clientKey = try user.bytes("client-key", directory: directory)
            if (clientCertificate == nil) != (clientKey == nil) {
                let missing = clientKey == nil ? "client-key" : "client-certificate"
                throw AccessError(user.place, "\(missing) is missing: a certificate and its key belong together")
            }
            token = try user.text("token")
            tokenFile = try user.text("tokenFile").map { ConfigFile.path($0, in: directory) }
            username = try user.text("username")
            password = try user.text("password")
            impersonateUser = try user.text("as")
            impersonateGroups = try user.texts("as-groups")
        }
    }
#endif
