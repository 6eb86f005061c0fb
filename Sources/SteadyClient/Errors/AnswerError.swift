public import SteadyCodec

/// An answer that cannot be read as what was asked for.
public struct AnswerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Method and path of the request.
    public var request: String
    /// What is wrong, and where in the answer: path, line and column.
    public var cause: JSONError

    public var description: String { "\(request): the answer cannot be read: \(cause)" }
}

/// A request that cannot be sent as it is.
public struct RequestError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
