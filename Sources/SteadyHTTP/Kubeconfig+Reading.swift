#if HTTP
    public import SteadyCodec
    import SteadyYAML

    extension Kubeconfig {
        /// Reads a kubeconfig from YAML or JSON text; an empty one holds nothing.
        ///
        /// - Parameters:
        ///   - text: the bytes of the file.
        ///   - file: the name of the file, for errors; relative paths in it are relative to its folder.
        /// - Throws: an error that names the file and the line, or the field.
        public init(yaml text: [UInt8], file: String? = nil) throws(AccessError) {
            let documents: [YAMLDocument]
            do {
                documents = try YAMLDocument.parse(text, file: file ?? "kubeconfig")
            } catch {
                throw AccessError(error)
            }
            guard documents.count < 2 else { throw AccessError(file: file, "", "the file has more than one document") }
            guard let document = documents.first, !document.value.isNull else {
                self.init()
                return
            }
            try self.init(json: document.value, file: file)
        }

        /// Reads a kubeconfig from YAML or JSON text.
        public init(yaml text: String, file: String? = nil) throws(AccessError) {
            try self.init(yaml: Array(text.utf8), file: file)
        }

        /// Reads a kubeconfig that was parsed already.
        ///
        /// - Parameters:
        ///   - json: the whole document.
        ///   - file: the name of the file, for errors; relative paths in it are relative to its folder.
        /// - Throws: an error that names the field.
        public init(json: JSONValue, file: String? = nil) throws(AccessError) {
            var node = try ConfigNode(json, file: file, "")
            if let version = try node.text("apiVersion"), version != "v1" {
                throw node.error("apiVersion", "expected v1: this is no kubeconfig")
            }
            if let kind = try node.text("kind"), kind != "Config" {
                throw node.error("kind", "expected Config: this is no kubeconfig")
            }
            currentContext = try node.text("current-context")
            currentContextFile = file
            preferences = try node.node("preferences")?.rest
            extensions = try node.extensions()
            clusters = try node.entries("clusters", "cluster", Cluster.init)
            users = try node.entries("users", "user", User.init)
            contexts = try node.entries("contexts", "context", Context.init)
            other = node.rest
        }
    }

    extension ConfigNode {
        fileprivate mutating func extensions() throws(AccessError) -> [Kubeconfig.Extension] {
            var extensions: [Kubeconfig.Extension] = []
            for var node in try nodes("extensions") {
                guard let name = try node.text("name") else { throw node.error("name", "the name is missing") }
                var value = Kubeconfig.Extension(name: name, value: node.value("extension") ?? .null)
                value.other = node.rest
                extensions.append(value)
            }
            return extensions
        }

        /// The entries of a list such as `clusters`: their names, and what stands under `inner`.
        fileprivate mutating func entries<Entry>(
            _ list: String, _ inner: String,
            _ make: (String, inout ConfigNode, Kubeconfig.Origin) throws(AccessError) -> Entry
        ) throws(AccessError) -> [Entry] {
            var entries: [Entry] = []
            var names: Set<String> = []
            for var node in try nodes(list) {
                guard let name = try node.text("name") else { throw node.error("name", "the name is missing") }
                guard names.insert(name).inserted else { throw node.error("name", "“\(name)” is there twice") }
                guard var content = try node.node(inner) else { throw AccessError(file: file, node.place, "\(inner) is missing") }
                entries.append(
                    try make(name, &content, Kubeconfig.Origin(file: file, place: content.place, outer: node.rest)))
            }
            return entries
        }
    }

    extension Kubeconfig.Cluster {
        fileprivate init(_ name: String, _ node: inout ConfigNode, _ origin: Kubeconfig.Origin) throws(AccessError) {
            self.init(name: name, server: try node.text("server"))
            tlsServerName = try node.text("tls-server-name")
            insecureSkipTLSVerify = try node.flag("insecure-skip-tls-verify")
            certificateAuthority = try node.text("certificate-authority")
            certificateAuthorityData = try node.bytes("certificate-authority-data")
            proxyURL = try node.text("proxy-url")
            disableCompression = try node.flag("disable-compression")
            extensions = try node.extensions()
            other = node.rest
            self.origin = origin
        }
    }

    extension Kubeconfig.Context {
        fileprivate init(_ name: String, _ node: inout ConfigNode, _ origin: Kubeconfig.Origin) throws(AccessError) {
            self.init(
                name: name, cluster: try node.text("cluster"), user: try node.text("user"),
                namespace: try node.text("namespace"))
            extensions = try node.extensions()
            other = node.rest
            self.origin = origin
        }
    }

    extension Kubeconfig.User {
        fileprivate init(_ name: String, _ node: inout ConfigNode, _ origin: Kubeconfig.Origin) throws(AccessError) {
            self.init(name: name, token: try node.text("token"))
            clientCertificate = try node.text("client-certificate")
            clientCertificateData = try node.bytes("client-certificate-data")
            clientKey = try node.text("client-key")
            clientKeyData = try node.bytes("client-key-data")
            tokenFile = try node.text("tokenFile")
            username = try node.text("username")
            password = try node.text("password")
            if var exec = try node.node("exec") { self.exec = try ExecPlugin(&exec, origin) }
            authProvider = try node.node("auth-provider")?.rest
            impersonation = try Self.impersonation(&node)
            extensions = try node.extensions()
            other = node.rest
            self.origin = origin
        }

        private static func impersonation(_ node: inout ConfigNode) throws(AccessError) -> Impersonation? {
            let user = try node.text("as")
            let uid = try node.text("as-uid")
            let groups = try node.texts("as-groups")
            let extra = try node.textLists("as-user-extra")
            if let user { return Impersonation(user: user, uid: uid, groups: groups, extra: extra) }
            guard uid == nil, groups.isEmpty, extra.isEmpty else {
                throw node.error("as", "missing: a uid, groups or more belong to a user to act as")
            }
            return nil
        }
    }
#endif
