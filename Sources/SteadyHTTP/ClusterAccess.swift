#if HTTP
    /// Where a cluster is and who one is there: what a kubeconfig says, or a pod's service account.
    ///
    /// ``load(kubeconfig:overrides:environment:serviceAccountDirectory:)`` finds it as every Kubernetes program does. Files that
    /// are named here are read anew when they change, without a restart. Token, password, key and the URL of a proxy appear in
    /// no description.
    public struct ClusterAccess: Sendable, Hashable {
        /// The URL of the API server, possibly with a path: `https://10.0.0.1:6443`.
        public var server: String
        /// The certificates of the authorities to trust, as PEM; without them and a file, those of the system.
        public var certificateAuthority: [UInt8]?
        /// A file of the certificates of the authorities, as PEM, unless ``certificateAuthority`` is set.
        public var certificateAuthorityFile: String?
        /// Whether to talk to any server, whatever certificate it shows. A transport warns of it when it is made.
        public var insecureSkipTLSVerify = false
        /// The name to expect in the server's certificate, if it is not that of the URL. A certificate that is valid for the
        /// address connected to is accepted as well.
        public var tlsServerName: String?
        /// The client's certificate chain, as PEM.
        public var clientCertificate: [UInt8]?
        /// A file of the client's certificate chain, as PEM, unless ``clientCertificate`` is set.
        public var clientCertificateFile: String?
        /// The client's private key, as PEM: RSA, EC or Ed25519, not encrypted. Secret.
        public var clientKey: [UInt8]?
        /// A file of the client's private key, as PEM, unless ``clientKey`` is set.
        public var clientKeyFile: String?
        /// A bearer token. Secret.
        public var token: String?
        /// A file that holds the bearer token; it goes before ``token``, which is used as long as the file cannot be read. It is
        /// read anew when it was read more than a minute ago, and when the server does not accept the token any more.
        public var tokenFile: String?
        /// The name for basic authentication, if there is no token.
        public var username: String?
        /// The password for basic authentication. Secret.
        public var password: String?
        /// A program that gives a token if there is none here, or a client certificate.
        public var exec: ExecPlugin?
        /// Whom to act as.
        public var impersonation: Impersonation?
        /// The namespace to work in if none is named.
        public var namespace: String = "default"
        /// The proxy to go through: `http://…` (by `CONNECT`, with name and password or without) or `socks5://…`. Possibly
        /// secret.
        public var proxyURL: String?
        /// Whether not to ask for compressed answers, which take the server and the client some time, and the network less.
        public var disableCompression = false

        /// Access to a server; everything else is set on the value.
        public init(server: String) { self.server = server }
    }

    extension ClusterAccess: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The server and the kinds of credentials, without the credentials.
        public var description: String {
            var text = server
            if let user = username { text += " as \(user)" }
            if token != nil || tokenFile != nil { text += " with a token" }
            if clientCertificate != nil || clientCertificateFile != nil { text += " with a client certificate" }
            if let exec { text += " with credentials from \(exec.command)" }
            if let impersonation { text += " impersonating \(impersonation.user)" }
            if insecureSkipTLSVerify { text += ", not verifying its certificate" }
            return text
        }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: ["access": description]) }
    }
#endif
