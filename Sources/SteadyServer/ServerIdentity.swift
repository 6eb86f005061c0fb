#if Server
    import Crypto
    import SteadyCodec
    import SteadyCertificates
    public import SteadyModel

    /// By what a server is known from one start to the next: its certificate authority, the token of its administrator, the key
    /// of the tokens of service accounts.
    ///
    /// A server makes one of its own at each start; one that is kept in a folder lets kubeconfigs and tokens outlive it:
    ///
    /// ```swift
    /// let identity = try ServerIdentity.kept(in: "data")
    /// let cluster = Cluster(tokenSigner: identity.tokenSigner)
    /// let server = try APIServer(cluster, identity: identity)
    /// ```
    public struct ServerIdentity: Sendable {
        let authority: CertificateAuthority
        let token: String
        private let tokenKey: P256.Signing.PrivateKey

        /// A new identity; nothing is written.
        ///
        /// - Throws: ``ServerError`` if no certificate can be made.
        public init(platform: Platform = .system) throws {
            do {
                authority = try CertificateAuthority(platform: platform)
            } catch {
                throw ServerError("cannot make a certificate authority: \(error)")
            }
            token = BearerToken.random(from: platform.random)
            tokenKey = P256.Signing.PrivateKey()
        }

        /// The identity in the file `identity.json` of a folder, which only its owner can read; made if it is not there.
        ///
        /// One process at a time: where there is a ``ClusterJournal``, it is opened first.
        ///
        /// - Throws: ``ServerError`` that names the file, if it cannot be read, understood or written.
        public static func kept(in folder: String, platform: Platform = .system) throws -> ServerIdentity {
            try DataFile.makeFolder(folder)
            let path = "\(folder)/identity.json"
            if let bytes = try DataFile.read(path) {
                do {
                    return try ServerIdentity(bytes, platform: platform)
                } catch {
                    throw ServerError(
                        "\(path) cannot be understood: \(error). Remove it for a new identity: kubeconfigs and tokens that were "
                            + "given out are then of no more use")
                }
            }
            let identity = try ServerIdentity(platform: platform)
            try DataFile.write(identity.text, to: path)
            return identity
        }

        private init(_ bytes: [UInt8], platform: Platform) throws {
            let value = try JSONValue(parsing: bytes)
            func text(_ name: String) throws -> String {
                guard let text = value[name]?.stringValue, !text.isEmpty else { throw ServerError("\(name) is missing") }
                return text
            }
            authority = try CertificateAuthority(
                pem: try text("certificateAuthority"), keyPEM: try text("certificateAuthorityKey"), platform: platform)
            token = try text("token")
            tokenKey = try P256.Signing.PrivateKey(pemRepresentation: try text("tokenKey"))
        }

        private var text: [UInt8] {
            let value: JSONValue = [
                "certificateAuthority": .string(authority.pem), "certificateAuthorityKey": .string(authority.keyPEM),
                "token": .string(token), "tokenKey": .string(tokenKey.pemRepresentation),
            ]
            return value.serialized() + [UInt8(ascii: "\n")]
        }

        /// The certificate of the authority, as PEM text: what clients have to trust.
        public var certificateAuthority: String { authority.pem }

        /// Signs the tokens of service accounts.
        public var tokenSigner: KeyTokenSigner { KeyTokenSigner(key: tokenKey) }
    }

    extension ServerIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        public var description: String { "identity of a server (redacted)" }
        public var debugDescription: String { description }
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }
#endif
