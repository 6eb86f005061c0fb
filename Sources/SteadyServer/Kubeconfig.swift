#if Server
    import SteadyCodec

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Writes kubeconfig files.
    enum Kubeconfig {
        /// A kubeconfig with one cluster, user and context, all named `steady`.
        static func text(of endpoint: APIServer.Endpoint) -> String {
            let authority = Data(endpoint.certificateAuthority.utf8).base64EncodedString()
            return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: steady
                  cluster:
                    server: \(quoted(endpoint.url))
                    certificate-authority-data: \(authority)
                users:
                - name: steady
                  user:
                    token: \(quoted(endpoint.token))
                contexts:
                - name: steady
                  context:
                    cluster: steady
                    user: steady
                    namespace: default
                current-context: steady
                preferences: {}

                """
        }

        /// A JSON string is a YAML string.
        private static func quoted(_ text: String) -> String { JSONValue.string(text).serializedText() }
    }
#endif
