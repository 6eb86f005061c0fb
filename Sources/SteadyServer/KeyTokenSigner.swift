#if Server
    import Crypto
    public import SteadyCluster

    /// Signs the tokens of service accounts with a key made for the occasion: ECDSA with P-256 and SHA-256.
    public struct KeyTokenSigner: TokenSigner {
        private let key = P256.Signing.PrivateKey()

        /// A signer with a new key.
        public init() {}

        public var algorithm: String { "ES256" }
        public var keyID: String { "steady" }
        public func signature(of bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes).rawRepresentation) }
        public func isValid(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
            guard let read = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.publicKey.isValidSignature(read, for: bytes)
        }
    }
#endif
