#if HTTP
    import SteadyCodec

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// What an exec plugin is told of the cluster.
    struct ClusterInfo: Sendable, Hashable {
        let json: JSONValue

        /// - Throws: if the file of the certificate authority cannot be read.
        init(_ access: ClusterAccess, _ config: JSONValue?) throws(AccessError) {
            var cluster = JSONObject()
            cluster.set("server", access.server)
            cluster.set("tls-server-name", access.tlsServerName)
            if access.insecureSkipTLSVerify { cluster.set("insecure-skip-tls-verify", true) }
            let authority: [UInt8]? =
                if let bytes = access.certificateAuthority { bytes } else {
                    try access.certificateAuthorityFile.map(ConfigFile.read)
                }
            cluster.set("certificate-authority-data", authority)
            cluster.set("proxy-url", access.proxyURL)
            if access.disableCompression { cluster.set("disable-compression", true) }
            cluster["config"] = config
            json = .object(cluster)
        }

        /// The whole of what stands in `KUBERNETES_EXEC_INFO`.
        static func execInfo(_ plugin: ExecPlugin, _ cluster: ClusterInfo?, isInteractive: Bool) -> JSONValue {
            var spec = JSONObject()
            spec.set("interactive", isInteractive)
            spec["cluster"] = cluster?.json
            return ["apiVersion": .string(plugin.apiVersion), "kind": "ExecCredential", "spec": .object(spec)]
        }
    }
#endif
