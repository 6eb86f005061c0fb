public import SteadyModel

/// A line of a log.
public struct LogLine: Sendable, Hashable {
    /// The line without its end; bytes that are not UTF-8 are replaced.
    public var text: String
    /// When it was written, if times were asked for.
    public var time: Timestamp?
    /// Whether the line was too long, so that its rest follows as a line of its own.
    public var isPartial = false
}

/// The lines of a log, for one reader. What is not read holds up the server.
public struct LogLines: AsyncSequence, Sendable {
    let pipe: Pipe<LogLine>

    /// Reads the lines one by one.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let pipe: Pipe<LogLine>
        public mutating func next() async throws -> LogLine? { try await pipe.next() }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pipe: pipe) }
}
