#if HTTP
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    extension ClusterAccess {
        /// Where pods find the credentials of their service account.
        public static let serviceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount"

        /// Access from within a pod, by its service account (client-go: `rest.InClusterConfig`). Token and certificates are read
        /// anew when they are rotated.
        ///
        /// - Parameters:
        ///   - directory: where `token`, `ca.crt` and `namespace` lie.
        ///   - environment: where `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT` are looked up, and a proxy; `nil` for
        ///     the environment of the process.
        /// - Throws: an error that names the variable or the file that is missing.
        public static func inCluster(
            directory: String = serviceAccountDirectory, environment: [String: String]? = nil
        ) throws(AccessError) -> ClusterAccess {
            let environment = environment ?? ProcessInfo.processInfo.environment
            func variable(_ name: String) throws(AccessError) -> String {
                guard let value = environment[name], !value.isEmpty else {
                    throw AccessError(name, "the variable is not set: this is no pod")
                }
                return value
            }
            let host = try variable("KUBERNETES_SERVICE_HOST")
            let port = try variable("KUBERNETES_SERVICE_PORT")
            var access = ClusterAccess(server: host.contains(":") ? "https://[\(host)]:\(port)" : "https://\(host):\(port)")
            let tokenFile = ConfigFile.path("token", in: directory)
            access.token = try ConfigFile.text(tokenFile)
            access.tokenFile = tokenFile
            let authorityFile = ConfigFile.path("ca.crt", in: directory)
            _ = try ConfigFile.read(authorityFile)
            access.certificateAuthorityFile = authorityFile
            if let namespace = try? ConfigFile.text(ConfigFile.path("namespace", in: directory)), !namespace.isEmpty {
                access.namespace = namespace
            }
            try access.takeProxy(from: environment)
            return access
        }
    }
#endif
