#if HTTP
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    extension ClusterAccess {
        /// Finds the cluster as every Kubernetes program does (client-go: `NewNonInteractiveDeferredLoadingClientConfig`).
        ///
        /// That is the kubeconfig named here; else those of the variable `KUBECONFIG`, merged; else `~/.kube/config`; and if
        /// none of them is there, the service account of the pod the program runs in. A kubeconfig that is there but has a fault
        /// is an error. A proxy that the cluster's entry does not name is taken from the environment, see ``ProxyEnvironment``.
        ///
        /// ```swift
        /// try await withHTTPTransport(.load()) { transport in
        ///     let client = Client(transport: transport)
        /// }
        /// ```
        ///
        /// - Parameters:
        ///   - kubeconfig: a kubeconfig file; `nil` to look for one.
        ///   - overrides: what to take instead of what the kubeconfig says.
        ///   - environment: the variables; `nil` for those of the process.
        ///   - serviceAccountDirectory: where a pod finds the credentials of its service account.
        /// - Throws: an error that names the file and the field, or says where there is nothing.
        public static func load(
            kubeconfig: String? = nil, overrides: Kubeconfig.Overrides = .none, environment: [String: String]? = nil,
            serviceAccountDirectory: String = serviceAccountDirectory
        ) throws(AccessError) -> ClusterAccess {
            let environment = environment ?? ProcessInfo.processInfo.environment
            let files = Kubeconfig.defaultFiles(environment: environment)
            let config = if let kubeconfig { try Kubeconfig.load(kubeconfig) } else { try Kubeconfig.load(merging: files) }
            if config.isEmpty, kubeconfig == nil, overrides.server == nil {
                guard environment["KUBERNETES_SERVICE_HOST"]?.isEmpty == false else {
                    let places = files.isEmpty ? "HOME is not set" : "there is nothing in \(files.joined(separator: ", "))"
                    throw AccessError("KUBECONFIG", "no cluster is configured: \(places), and this is no pod")
                }
                var access = try inCluster(directory: serviceAccountDirectory, environment: environment)
                access.namespace = overrides.namespace ?? access.namespace
                access.impersonation = overrides.impersonation
                return access
            }
            var access = try ClusterAccess(config, overrides: overrides)
            try access.takeProxy(from: environment)
            return access
        }

        /// Takes the proxy that the environment names for the server, unless there is one already.
        mutating func takeProxy(from environment: [String: String]) throws(AccessError) {
            if proxyURL != nil { return }
            let url = try ServerURL(server, schemes: ["https", "http"], place: "server")
            proxyURL = try ProxyEnvironment(environment).proxy(for: url)
        }
    }
#endif
