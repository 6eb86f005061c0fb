#if HTTP
    import SteadyCodec

    /// An entry of a kubeconfig that has a name, and knows where it was read.
    protocol KubeconfigEntry: NamedConfigObject {
        /// Under which name its fields stand beside its own.
        static var kind: String { get }
        var origin: Kubeconfig.Origin { get set }
    }

    extension Kubeconfig.Cluster: KubeconfigEntry {
        static let kind = "cluster"
        static var fields: [ConfigField<Self>] {
            [
                .init("server", \.server), .init("tls-server-name", \.tlsServerName),
                .init("insecure-skip-tls-verify", \.insecureSkipTLSVerify),
                .init("certificate-authority", \.certificateAuthority),
                .init("certificate-authority-data", \.certificateAuthorityData), .init("proxy-url", \.proxyURL),
                .init("disable-compression", \.disableCompression), .init("extensions", \.extensions),
            ]
        }

        init(named name: String) { self.init(name: name) }
    }

    extension Kubeconfig.Context: KubeconfigEntry {
        static let kind = "context"
        static var fields: [ConfigField<Self>] {
            [
                .init("cluster", \.cluster), .init("user", \.user), .init("namespace", \.namespace),
                .init("extensions", \.extensions),
            ]
        }

        init(named name: String) { self.init(name: name) }
    }

    extension Kubeconfig.User: KubeconfigEntry {
        static let kind = "user"
        static var fields: [ConfigField<Self>] {
            [
                .init("client-certificate", \.clientCertificate), .init("client-certificate-data", \.clientCertificateData),
                .init("client-key", \.clientKey), .init("client-key-data", \.clientKeyData), .init("token", \.token),
                .init("tokenFile", \.tokenFile), .init("username", \.username), .init("password", \.password),
                .init(read: readExec) { user, object in object["exec"] = user.exec.map { .object($0.wholeJSON) } },
                .init("auth-provider", \.authProvider), .init(read: readImpersonation, write: writeImpersonation),
                .init("extensions", \.extensions),
            ]
        }

        init(named name: String) { self.init(name: name) }

        private static func readExec(_ node: inout ConfigNode, _ user: inout Self) throws(AccessError) {
            guard var exec = try node.node("exec") else { return }
            user.exec = try ExecPlugin(&exec, user.origin)
        }

        private static func readImpersonation(_ node: inout ConfigNode, _ user: inout Self) throws(AccessError) {
            let name = try node.text("as")
            let uid = try node.text("as-uid")
            let groups = try node.texts("as-groups")
            let extra = try node.textLists("as-user-extra")
            if let name {
                user.impersonation = Impersonation(user: name, uid: uid, groups: groups, extra: extra)
            } else if uid != nil || !groups.isEmpty || !extra.isEmpty {
                throw node.error("as", "missing: a uid, groups or more belong to a user to act as")
            }
        }

        private static func writeImpersonation(_ user: Self, _ object: inout JSONObject) {
            guard let impersonation = user.impersonation else { return }
            object.set("as", impersonation.user)
            object.set("as-uid", impersonation.uid)
            object.set("as-groups", impersonation.groups)
            object.set("as-user-extra", impersonation.extra)
        }
    }

    extension Kubeconfig.Extension: NamedConfigObject {
        static var fields: [ConfigField<Self>] { [.init("extension", \.value)] }

        init(named name: String) { self.init(name: name, value: .null) }
    }

    extension ExecPlugin.Variable: NamedConfigObject {
        static var fields: [ConfigField<Self>] { [.init("value", \.value)] }

        init(named name: String) { self.init(name, "") }
    }
#endif
