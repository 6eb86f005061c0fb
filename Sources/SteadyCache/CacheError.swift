/// A cache was asked for what it cannot do as it is set up.
public struct CacheError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to do about it.
    public var message: String

    /// An error that says this.
    public init(_ message: String) { self.message = message }

    public var description: String { message }
}
