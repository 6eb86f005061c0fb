#if HTTP
    /// Where a cluster is and who one is there: what a kubeconfig says, or a pod's service account.
    ///
    /// Token, password and key appear in no description.
    public struct ClusterAccess: Sendable, Hashable {
        /// The URL of the API server, possibly with a path: `https://10.0.0.1:6443`.
        public var server: String
        /// The certificates of the authorities to trust, as PEM; `nil` for those of the system.
        public var certificateAuthority: [UInt8]?
        /// Whether to talk to any server, whatever certificate it shows.
        public var insecureSkipTLSVerify: Bool = false
        /// The name to expect in the server's certificate, if it is not that of the URL. A certificate that is valid for the
        /// address connected to is accepted as well.
        public var tlsServerName: String?
        /// The client's certificate chain, as PEM.
        public var clientCertificate: [UInt8]?
        /// The client's private key, as PEM. Secret.
        public var clientKey: [UInt8]?
        /// A bearer token. Secret.
        public var token: String?
        /// A file that holds the bearer token. It is read anew when it was read more than a minute ago, and goes before
        /// ``token``.
        public var tokenFile: String?
        /// The name for basic authentication.
        public var username: String?
        /// The password for basic authentication. Secret.
        public var password: String?
        /// The namespace to work in if none is named.
        public var namespace: String = "default"
        /// The proxy to go through: `http://…` (by `CONNECT`) or `socks5://…`.
        public var proxyURL: String?
        /// The user to act as.
        public var impersonateUser: String?
        /// The groups to act as a member of; only together with ``impersonateUser``.
        public var impersonateGroups: [String] = []

        /// Access to a server; everything else is set on the value.
        public init(server: String) { self.server = server }
    }

    extension ClusterAccess: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The server and the kinds of credentials, without the credentials.
        public var description: String {
            var text = server
            if let user = username { text += " as \(user)" }
            if token != nil || tokenFile != nil { text += " with a token" }
            if clientCertificate != nil { text += " with a client certificate" }
            if let impersonateUser { text += " impersonating \(impersonateUser)" }
            if insecureSkipTLSVerify { text += ", not verifying its certificate" }
            return text
        }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: ["access": description]) }
    }

    /// What is wrong with the description of a cluster.
    public struct AccessError: Error, Sendable, Hashable, CustomStringConvertible {
        /// The place: `users[0].user.client-certificate-data`, a file's name, or a property of ``ClusterAccess``.
        public var place: String
        /// What is wrong there; it never quotes a secret.
        public var message: String

        init(_ place: String, _ message: String) {
            self.place = place
            self.message = message
        }

        public var description: String { place.isEmpty ? message : "\(place): \(message)" }
    }
#endif
