/// Bytes that come in pieces: what a command prints, what a port sends. For one reader.
///
/// What is not read holds up who sends it.
public struct ByteStream: AsyncSequence, Sendable {
    let pull: @Sendable () async throws -> [UInt8]?

    /// A stream that gets its pieces from a function.
    ///
    /// - Parameter next: gives the next piece, `nil` at the end; called by one task at a time.
    public init(next: @escaping @Sendable () async throws -> [UInt8]?) { pull = next }

    package init(_ pipe: Pipe<[UInt8]>) { pull = { try await pipe.next() } }

    /// Reads the pieces one by one.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let pull: @Sendable () async throws -> [UInt8]?
        public mutating func next() async throws -> [UInt8]? { try await pull() }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pull: pull) }

    /// Everything up to the end.
    ///
    /// - Parameter limit: how many bytes there may be.
    /// - Throws: ``StreamError`` if there are more, and what the stream throws.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in self {
            guard piece.count <= limit - bytes.count else { throw StreamError("there are more than \(limit) bytes") }
            bytes += piece
        }
        return bytes
    }
}

/// What is wrong with what came over a stream or a connection.
public struct StreamError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    package init(_ description: String) { self.description = description }
}
