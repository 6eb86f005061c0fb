#if Server
    extension APIServer {
        /// Where a running server is reached, and what a client needs to get in.
        public struct Endpoint: Sendable, Hashable {
            /// The host to connect to; an address of this machine if the server listens on all addresses.
            public let host: String
            /// The port that is open.
            public let port: Int
            /// The bearer token of an administrator. Secret.
            public let token: String
            /// The certificate of the authority that signed the server's, as PEM text.
            public let certificateAuthority: String

            init(host: String, port: Int, token: String, certificateAuthority: String) {
                self.host =
                    switch host {
                    case "0.0.0.0": "127.0.0.1"
                    case "::": "::1"
                    default: host
                    }
                self.port = port
                self.token = token
                self.certificateAuthority = certificateAuthority
            }

            /// The URL of the server: `https://127.0.0.1:6443`.
            public var url: String { "https://\(authority)" }

            /// Host and port as they stand in a URL.
            var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

            /// A kubeconfig with one context, `steady`. It holds the token: secret.
            public var kubeconfig: String { Kubeconfig.text(of: self) }

            /// A kubeconfig with one context, `steady`, for the user of a certificate. It holds the key: secret.
            public func kubeconfig(for certificate: ClientCertificate) -> String {
                Kubeconfig.text(of: self, certificate: certificate)
            }

            /// Writes a kubeconfig to a file that only its owner can read; an existing file is replaced at once.
            ///
            /// - Parameters:
            ///   - path: the file.
            ///   - certificate: whose kubeconfig; that of the holder of the token if there is none.
            /// - Throws: ``ServerError`` that names the file.
            public func writeKubeconfig(to path: String, for certificate: ClientCertificate? = nil) throws {
                try DataFile.write(Array((certificate.map(kubeconfig(for:)) ?? kubeconfig).utf8), to: path)
            }
        }
    }

    extension APIServer.Endpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        public var description: String { url }
        public var debugDescription: String { url }
        public var customMirror: Mirror { Mirror(self, children: ["url": url]) }
    }
#endif
