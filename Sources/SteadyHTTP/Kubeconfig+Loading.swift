#if HTTP
    import SteadyCodec

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    extension Kubeconfig {
        /// Reads a kubeconfig file.
        ///
        /// - Throws: an error that names the file and the field; also if there is no such file.
        public static func load(_ file: String) throws(AccessError) -> Kubeconfig {
            try Kubeconfig(yaml: try ConfigFile.read(file), file: file)
        }

        /// Reads kubeconfig files and merges them (client-go: `ClientConfigLoadingRules`).
        ///
        /// Of entries with one name the one of the first file counts, whole; the current context is that of the first file that
        /// has one. Files that are not there are left out, and so is a second mention of a file.
        ///
        /// - Throws: an error that names the file and the field.
        public static func load(merging files: [String]) throws(AccessError) -> Kubeconfig {
            var whole = Kubeconfig()
            var known: Set<String> = []
            for file in files where !file.isEmpty && known.insert(file).inserted && ConfigFile.exists(file) {
                whole.merge(try load(file))
            }
            return whole
        }

        /// The files that programs read if they are told nothing else: those of the variable `KUBECONFIG`, with colons between
        /// them, else `.kube/config` in the user's home folder.
        ///
        /// - Parameter environment: the variables; `nil` for those of the process.
        public static func defaultFiles(environment: [String: String]? = nil) -> [String] {
            let environment = environment ?? ProcessInfo.processInfo.environment
            if let list = environment["KUBECONFIG"], !list.isEmpty {
                return list.split(separator: ":").map(String.init)
            }
            guard let home = environment["HOME"], !home.isEmpty else { return [] }
            return [ConfigFile.path(".kube/config", in: home)]
        }

        /// Adds what is not there yet.
        private mutating func merge(_ next: Kubeconfig) {
            let names = (clusters: Set(clusters.map(\.name)), users: Set(users.map(\.name)), contexts: Set(contexts.map(\.name)))
            clusters += next.clusters.filter { !names.clusters.contains($0.name) }
            users += next.users.filter { !names.users.contains($0.name) }
            contexts += next.contexts.filter { !names.contexts.contains($0.name) }
            if currentContext == nil {
                currentContext = next.currentContext
                currentContextFile = next.currentContextFile
            }
            preferences = preferences ?? next.preferences
            let extensionNames = Set(extensions.map(\.name))
            extensions += next.extensions.filter { !extensionNames.contains($0.name) }
            for (name, value) in next.other where !other.contains(name) { other[name] = value }
        }
    }

    extension Kubeconfig {
        /// What to take instead of what a kubeconfig says, such as the options of a command line (kubectl: `--context`,
        /// `--cluster`, `--user`, `--namespace`, `--server`, `--as`).
        public struct Overrides: Sendable, Hashable {
            /// The name of the context to use.
            public var context: String?
            /// The name of the cluster, instead of that of the context.
            public var cluster: String?
            /// The name of the user, instead of that of the context.
            public var user: String?
            /// The namespace, instead of that of the context.
            public var namespace: String?
            /// The URL of the API server, instead of that of the cluster.
            public var server: String?
            /// Whom to act as, instead of whom the user acts as.
            public var impersonation: Impersonation?

            /// Everything as the kubeconfig says.
            public static let none = Overrides()

            /// Another context than the current one.
            public static func context(_ name: String?) -> Overrides { Overrides(context: name) }

            /// Overrides of these parts.
            ///
            /// - Parameters:
            ///   - context: the name of the context to use.
            ///   - cluster: the name of the cluster, instead of that of the context.
            ///   - user: the name of the user, instead of that of the context.
            ///   - namespace: the namespace, instead of that of the context.
            ///   - server: the URL of the API server, instead of that of the cluster.
            ///   - impersonation: whom to act as, instead of whom the user acts as.
            public init(
                context: String? = nil, cluster: String? = nil, user: String? = nil, namespace: String? = nil,
                server: String? = nil, impersonation: Impersonation? = nil
            ) {
                self.context = context
                self.cluster = cluster
                self.user = user
                self.namespace = namespace
                self.server = server
                self.impersonation = impersonation
            }
        }
    }
#endif
