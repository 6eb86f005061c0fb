public import SteadyCodec
import SteadyModel

/// Signs the tokens of service accounts, and knows its signatures again.
public protocol TokenSigner: Sendable {
    /// The name of the algorithm, as in the head of a JSON web token: `ES256`.
    var algorithm: String { get }
    /// Which key signs; empty if it has no name.
    var keyID: String { get }
    /// The signature of these bytes.
    ///
    /// - Throws: if there is no key.
    func signature(of bytes: [UInt8]) throws -> [UInt8]
    /// Whether this is a signature of these bytes.
    func isValid(_ signature: [UInt8], of bytes: [UInt8]) -> Bool
    /// The JSON web key (RFC 7517) with which others check signatures; `nil` if there is none that may be told.
    var publicKey: JSONValue? { get }
}

extension TokenSigner {
    public var publicKey: JSONValue? { nil }
}

/// A signer with a secret that this process alone has: HMAC with SHA-256.
public struct SecretTokenSigner: TokenSigner {
    private let secret: [UInt8]

    /// A signer with a secret of these bytes; there should be 32 of them, and nobody should be able to guess them.
    public init(secret: [UInt8]) { self.secret = secret }

    public var algorithm: String { "HS256" }
    public var keyID: String { "" }
    public func signature(of bytes: [UInt8]) -> [UInt8] { SHA256.authenticate(bytes, key: secret) }
    public func isValid(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        let expected = self.signature(of: bytes)
        guard signature.count == expected.count else { return false }
        return zip(signature, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// A JSON web token (RFC 7519) in its compact form.
struct WebToken {
    var head: JSONValue
    var claims: JSONValue
    private var signed: [UInt8] = []
    private var signature: [UInt8] = []

    /// Reads a token; `nil` if it has not the form of one.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Self.json(parts[0]), let claims = Self.json(parts[1]),
            let signature = Self.bytes(parts[2])
        else { return nil }
        self.head = head
        self.claims = claims
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }

    func isSigned(by signer: any TokenSigner) -> Bool {
        head["alg"]?.stringValue == signer.algorithm && signer.isValid(signature, of: signed)
    }

    /// The text of a token with these claims.
    static func text(_ claims: JSONValue, _ signer: any TokenSigner) throws -> String {
        var head: JSONValue = ["alg": .string(signer.algorithm)]
        if !signer.keyID.isEmpty { head["kid"] = .string(signer.keyID) }
        let signed = "\(encoded(head.serialized())).\(encoded(claims.serialized()))"
        return "\(signed).\(encoded(try signer.signature(of: Array(signed.utf8))))"
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        let standard = SteadyCodec.Base64(bytes).encoded.prefix { $0 != "=" }
        return String(standard.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        var standard = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        while standard.utf8.count % 4 != 0 { standard += "=" }
        return SteadyCodec.Base64(encoded: standard)?.bytes
    }

    private static func json(_ text: Substring) -> JSONValue? {
        bytes(text).flatMap { try? JSONValue(parsing: $0) }
    }
}
