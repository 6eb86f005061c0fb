#if Server
    import Crypto
    public import SteadyCluster
    public import SteadyCodec

    /// Signs the tokens of service accounts with ECDSA, P-256 and SHA-256.
    public struct KeyTokenSigner: TokenSigner {
        private let key: P256.Signing.PrivateKey

        /// A signer with a new key, made for the occasion.
        public init() { self.init(key: P256.Signing.PrivateKey()) }

        init(key: P256.Signing.PrivateKey) { self.key = key }

        public var algorithm: String { "ES256" }
        public var keyID: String { "steady" }
        public var publicKey: JSONValue? {
            let point = key.publicKey.rawRepresentation
            func text(_ bytes: some Sequence<UInt8>) -> JSONValue {
                let encoded = Base64(Array(bytes)).encoded.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
                return .string(String(encoded.filter { $0 != "=" }))
            }
            return [
                "use": "sig", "kty": "EC", "kid": .string(keyID), "crv": "P-256", "alg": .string(algorithm),
                "x": text(point.prefix(32)), "y": text(point.suffix(32)),
            ]
        }
        public func signature(of bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes).rawRepresentation) }
        public func isValid(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
            guard let read = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.publicKey.isValidSignature(read, for: bytes)
        }
    }
#endif
