#if HTTP
    public import SteadyCodec

    extension Kubeconfig {
        /// By what one is known to a cluster.
        public struct User: Sendable, Hashable {
            /// The name by which contexts call it.
            public var name: String
            /// A file with the client's certificate chain, as PEM.
            public var clientCertificate: String?
            /// The certificate chain itself; it goes before the file.
            public var clientCertificateData: [UInt8]?
            /// A file with the client's private key, as PEM.
            public var clientKey: String?
            /// The private key itself; it goes before the file. Secret.
            public var clientKeyData: [UInt8]?
            /// A bearer token. Secret.
            public var token: String?
            /// A file that holds the bearer token; it goes before ``token`` as long as it can be read.
            public var tokenFile: String?
            /// The name for basic authentication.
            public var username: String?
            /// The password for basic authentication. Secret.
            public var password: String?
            /// A program that gives credentials.
            public var exec: ExecPlugin?
            /// Credentials from code within the client, which clients have no more; see ``ClusterAccess``. Possibly secret.
            public var authProvider: JSONObject?
            /// Whom to act as.
            public var impersonation: Impersonation?
            /// What programs add for themselves.
            public var extensions: [Extension] = []
            /// Fields that are not known here.
            public var other = JSONObject()
            var origin = Origin()

            /// A user of whom nothing but the name, and possibly a token, is known.
            public init(name: String, token: String? = nil) {
                self.name = name
                self.token = token
            }

            /// The file it was read from; paths in it are relative to the folder of that.
            public var file: String? { origin.file }
        }
    }

    extension Kubeconfig.User: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The name and the kinds of credentials, without the credentials.
        public var description: String {
            var kinds: [String] = []
            if token != nil || tokenFile != nil { kinds.append("a token") }
            if username != nil || password != nil { kinds.append("a password") }
            if clientCertificate != nil || clientCertificateData != nil { kinds.append("a client certificate") }
            if let exec { kinds.append("credentials from \(exec.command)") }
            if authProvider != nil { kinds.append("an auth-provider") }
            return kinds.isEmpty ? name : "\(name) with \(kinds.joined(separator: " and "))"
        }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: ["user": description]) }
    }
#endif
