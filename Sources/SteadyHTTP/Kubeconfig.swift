#if HTTP
    public import SteadyCodec

    /// The whole of a kubeconfig: clusters, users, and contexts that bring them together (client-go: `clientcmdapi.Config`).
    ///
    /// Fields that are not known here are kept, and written again. Secrets are in no description.
    public struct Kubeconfig: Sendable, Hashable {
        /// The clusters, in the order of the files.
        public var clusters: [Cluster] = []
        /// The users, in the order of the files.
        public var users: [User] = []
        /// The contexts, in the order of the files.
        public var contexts: [Context] = []
        /// The name of the context to use if none is chosen.
        public var currentContext: String?
        /// What a tool keeps of a user's likings; nothing here reads it.
        public var preferences: JSONObject?
        /// What programs add for themselves.
        public var extensions: [Extension] = []
        /// Fields that are not known here.
        public var other = JSONObject()
        /// The file that says which context is the current one.
        var currentContextFile: String?

        /// A kubeconfig without anything in it.
        public init() {}

        /// Whether there is no cluster, no user and no context in it.
        public var isEmpty: Bool { clusters.isEmpty && users.isEmpty && contexts.isEmpty }
    }

    extension Kubeconfig {
        /// A cluster and how to reach it.
        public struct Cluster: Sendable, Hashable {
            /// The name by which contexts call it.
            public var name: String
            /// The URL of the API server.
            public var server: String?
            /// The name to expect in the server's certificate.
            public var tlsServerName: String?
            /// Whether to talk to any server, whatever certificate it shows.
            public var insecureSkipTLSVerify: Bool?
            /// A file with the certificates of the authorities to trust, as PEM.
            public var certificateAuthority: String?
            /// The certificates themselves; they go before the file.
            public var certificateAuthorityData: [UInt8]?
            /// The proxy to go through. Its URL may hold a password: secret.
            public var proxyURL: String?
            /// Whether not to ask for compressed answers.
            public var disableCompression: Bool?
            /// What programs add for themselves; exec plugins are given what is under `client.authentication.k8s.io/exec`.
            public var extensions: [Extension] = []
            /// Fields that are not known here.
            public var other = JSONObject()
            var origin = Origin()

            /// A cluster of which nothing but the name is known.
            public init(name: String, server: String? = nil) {
                self.name = name
                self.server = server
            }

            /// The file it was read from; paths in it are relative to the folder of that.
            public var file: String? { origin.file }
        }

        /// A cluster, a user and a namespace under one name.
        public struct Context: Sendable, Hashable {
            /// The name by which it is chosen.
            public var name: String
            /// The name of the cluster.
            public var cluster: String?
            /// The name of the user; without one there are no credentials.
            public var user: String?
            /// The namespace to work in if none is named.
            public var namespace: String?
            /// What programs add for themselves.
            public var extensions: [Extension] = []
            /// Fields that are not known here.
            public var other = JSONObject()
            var origin = Origin()

            /// A context of these parts.
            public init(name: String, cluster: String? = nil, user: String? = nil, namespace: String? = nil) {
                self.name = name
                self.cluster = cluster
                self.user = user
                self.namespace = namespace
            }

            /// The file it was read from.
            public var file: String? { origin.file }
        }

        /// Something that a program adds for itself.
        public struct Extension: Sendable, Hashable {
            /// The name, by habit that of the program.
            public var name: String
            /// The value, of any form.
            public var value: JSONValue
            /// Fields that are not known here.
            public var other = JSONObject()

            /// An extension of these parts.
            public init(name: String, value: JSONValue) {
                self.name = name
                self.value = value
            }
        }

        /// Where an entry was read, for errors and for relative paths.
        struct Origin: Sendable, Hashable {
            var file: String?
            var place = ""
            /// Unknown fields beside the name of the entry.
            var outer = JSONObject()

            /// A path as it was meant in that file.
            func path(_ path: String) -> String {
                file.map { ConfigFile.path(path, in: ConfigFile.folder(of: $0)) } ?? path
            }
        }
    }

    extension Kubeconfig: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The names of everything in it.
        public var description: String {
            func list(_ names: [String]) -> String { names.joined(separator: ", ") }
            return "contexts [\(list(contexts.map(\.name)))] (\(currentContext ?? "none") is current), "
                + "clusters [\(list(clusters.map(\.name)))], users [\(list(users.map(\.name)))]"
        }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: ["kubeconfig": description]) }
    }

    extension Kubeconfig.Cluster: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        public var description: String { "\(name) at \(server ?? "no server")" }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: ["cluster": description]) }
    }
#endif
