#if HTTP
    import SteadyCodec

    extension ClusterAccess {
        /// What a kubeconfig says of a context (client-go: `clientcmd.ClientConfig`).
        ///
        /// - Parameters:
        ///   - kubeconfig: the whole kubeconfig.
        ///   - overrides: what to take instead.
        /// - Throws: an error that names the file and the field, also if a file that it names cannot be read, or for an
        ///   `auth-provider`, which clients have no more.
        public init(_ kubeconfig: Kubeconfig, overrides: Kubeconfig.Overrides = .none) throws(AccessError) {
            let context = try kubeconfig.context(overrides)
            var extensions: [Kubeconfig.Extension] = []
            if let name = overrides.cluster ?? context.cluster {
                guard let cluster = kubeconfig.clusters.first(where: { $0.name == name }) else {
                    throw kubeconfig.missing(name, "clusters", "cluster", overrides.cluster, context.origin)
                }
                try self.init(cluster, server: overrides.server)
                extensions = cluster.extensions
            } else if let server = overrides.server {
                self.init(server: server)
            } else {
                throw AccessError(file: context.file, context.origin.place, "cluster is missing")
            }
            namespace = overrides.namespace ?? context.namespace ?? "default"
            if let name = overrides.user ?? context.user {
                guard let user = kubeconfig.users.first(where: { $0.name == name }) else {
                    throw kubeconfig.missing(name, "users", "user", overrides.user, context.origin)
                }
                try read(user)
            }
            exec?.clusterConfig = extensions.first { $0.name == ExecPlugin.clusterExtension }?.value
            impersonation = overrides.impersonation ?? impersonation
        }

        private init(_ cluster: Kubeconfig.Cluster, server: String?) throws(AccessError) {
            let origin = cluster.origin
            guard let server = server ?? cluster.server else {
                throw AccessError(file: origin.file, origin.place, "server is missing")
            }
            self.init(server: server)
            certificateAuthority = cluster.certificateAuthorityData
            if certificateAuthority == nil {
                certificateAuthorityFile = try origin.readable(cluster.certificateAuthority, "certificate-authority")
            }
            insecureSkipTLSVerify = cluster.insecureSkipTLSVerify ?? false
            if insecureSkipTLSVerify, certificateAuthority != nil || certificateAuthorityFile != nil {
                throw origin.error("insecure-skip-tls-verify", "cannot be set together with a certificate authority")
            }
            tlsServerName = cluster.tlsServerName
            proxyURL = cluster.proxyURL
            if let proxyURL {
                do throws(AccessError) {
                    _ = try ProxyURL(proxyURL, place: "")
                } catch {
                    throw origin.error("proxy-url", error.message)
                }
            }
            disableCompression = cluster.disableCompression ?? false
        }

        private mutating func read(_ user: Kubeconfig.User) throws(AccessError) {
            let origin = user.origin
            if let provider = user.authProvider {
                throw origin.error("auth-provider", Self.advice(provider["name"]?.stringValue))
            }
            clientCertificate = user.clientCertificateData
            if clientCertificate == nil {
                clientCertificateFile = try origin.readable(user.clientCertificate, "client-certificate")
            }
            clientKey = user.clientKeyData
            if clientKey == nil { clientKeyFile = try origin.readable(user.clientKey, "client-key") }
            let hasKey = clientKey != nil || clientKeyFile != nil
            if hasKey != (clientCertificate != nil || clientCertificateFile != nil) {
                throw AccessError(
                    file: origin.file, origin.place,
                    "\(hasKey ? "client-certificate" : "client-key") is missing: a certificate and its key belong together")
            }
            token = user.token
            // A token takes the place of a file that is not there (yet).
            tokenFile =
                user.token == nil ? try origin.readable(user.tokenFile, "tokenFile") : user.tokenFile.map(origin.path)
            username = user.username
            password = user.password
            exec = user.exec
            impersonation = user.impersonation
        }

        private static func advice(_ name: String?) -> String {
            let plugin =
                switch name {
                case "gcp"?: "gke-gcloud-auth-plugin"
                case "azure"?: "kubelogin"
                case "oidc"?: "kubectl-oidc_login"
                default: "one of your provider"
                }
            return "Kubernetes clients have no auth-providers since version 1.26: use an exec plugin, such as \(plugin)"
        }
    }

    extension Kubeconfig {
        fileprivate func context(_ overrides: Overrides) throws(AccessError) -> Context {
            guard let name = overrides.context ?? currentContext else {
                if overrides.cluster != nil || overrides.server != nil { return Context(name: "") }
                throw AccessError(file: currentContextFile, "current-context", "no context is chosen")
            }
            if let context = contexts.first(where: { $0.name == name }) { return context }
            throw missing(name, "contexts", "context", overrides.context, Origin(file: currentContextFile), "current-context")
        }

        /// An error of the place that names an entry which is not there.
        fileprivate func missing(
            _ name: String, _ list: String, _ kind: String, _ override: String?, _ origin: Origin, _ field: String? = nil
        ) -> AccessError {
            let message = "there is no entry “\(name)” in \(list)"
            return override == nil ? origin.error(field ?? kind, message) : AccessError(kind, message)
        }
    }

    extension Kubeconfig.Origin {
        func error(_ field: String, _ message: String) -> AccessError {
            AccessError(file: file, place.isEmpty ? field : "\(place).\(field)", message)
        }

        /// The whole path of a file that the kubeconfig names under `field`; the file can be read.
        fileprivate func readable(_ name: String?, _ field: String) throws(AccessError) -> String? {
            guard let name else { return nil }
            let path = path(name)
            do throws(AccessError) {
                _ = try ConfigFile.read(path)
                return path
            } catch {
                throw self.error(field, error.description)
            }
        }
    }
#endif
