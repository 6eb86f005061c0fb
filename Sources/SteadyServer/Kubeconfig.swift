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
        ///
        /// - Parameter certificate: what the user shows; the token if there is none.
        static func text(of endpoint: APIServer.Endpoint, certificate: ClientCertificate? = nil) -> String {
            let authority = encoded(endpoint.certificateAuthority)
            let credentials =
                if let certificate {
                    """
                    client-certificate-data: \(encoded(certificate.certificate))
                        client-key-data: \(encoded(certificate.key))
                    """
                } else {
                    "token: \(quoted(endpoint.token))"
                }
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
                    \(credentials)
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

        private static func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

        /// A JSON string is a YAML string.
        private static func quoted(_ text: String) -> String { JSONValue.string(text).serializedText() }
    }
#endif
