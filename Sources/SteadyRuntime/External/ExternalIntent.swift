/// What an object says of something outside the cluster that is made for it: first that it is to be made, then which one it is.
public struct ExternalIntent: Codable, Sendable, Hashable {
    /// Drawn before anything is made, and never used for anything else: what is made bears it, as a tag, a name or an idempotency key.
    public var token: String
    /// What the other system calls it; `nil` until that is known.
    public var identifier: String?

    /// An intent.
    ///
    /// - Parameters:
    ///   - token: what is made bears it.
    ///   - identifier: what the other system calls it, if that is known.
    public init(token: String, identifier: String? = nil) {
        self.token = token
        self.identifier = identifier
    }
}
