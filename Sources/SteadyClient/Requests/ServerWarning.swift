/// A warning that came with an answer (RFC 7234, `Warning: 299`): a deprecated version, an unknown field, a risky setting.
public struct ServerWarning: Sendable, Hashable, CustomStringConvertible {
    /// The server's words.
    public var text: String
    /// Method and path of the request.
    public var request: String

    public var description: String { "\(request): \(text)" }
}
