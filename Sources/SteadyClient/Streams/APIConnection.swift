package import SteadyModel

/// An open connection of messages both ways, as a WebSocket is.
///
/// It may be used by several tasks at the same time; messages have one reader only.
public struct APIConnection: Sendable {
    /// What is spoken, one of those asked for; empty if the server named none.
    public let subprotocol: String
    /// What the other side sends, message by message; ends when it has closed the connection.
    public let messages: ByteStream
    private let sendMessage: @Sendable ([UInt8]) async throws -> Void
    private let hangUp: @Sendable () async -> Void

    /// A connection of these parts; for transports.
    ///
    /// - Parameters:
    ///   - subprotocol: what is spoken.
    ///   - send: sends a message; suspends while too much is on its way.
    ///   - receive: gives the next message, `nil` at the end; called by one task at a time.
    ///   - close: sends no more, and tells the other side.
    public init(
        subprotocol: String, send: @escaping @Sendable ([UInt8]) async throws -> Void,
        receive: @escaping @Sendable () async throws -> [UInt8]?, close: @escaping @Sendable () async -> Void
    ) {
        self.subprotocol = subprotocol
        messages = ByteStream(next: receive)
        sendMessage = send
        hangUp = close
    }

    /// Sends a message; suspends while the other side does not take what was sent before.
    ///
    /// - Throws: ``TransportError`` if the connection has ended, `CancellationError` if the task was cancelled while it waited.
    public func send(_ message: [UInt8]) async throws { try await sendMessage(message) }

    /// Closes the connection, both ways, after what was sent.
    public func close() async { await hangUp() }
}

extension Transport {
    /// Throws ``RequestError``: this transport has no connections of messages.
    public func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        throw RequestError(
            "\(request.method.rawValue) \(request.path): this transport has no connections of messages; use one that implements "
                + "withConnection, as HTTPTransport does")
    }
}

extension APIError {
    /// What a server answers instead of opening a connection.
    ///
    /// - Parameters:
    ///   - response: the answer.
    ///   - request: what asked for a connection.
    ///   - now: when it came.
    package static func refusal(_ response: APIResponse, to request: APIRequest, now: Timestamp) -> APIError {
        APIError(response: response, to: request, now: now)
    }
}
