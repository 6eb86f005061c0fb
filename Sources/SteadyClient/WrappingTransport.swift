/// A transport that carries requests on by another one. What it does not implement itself goes on as it came.
///
/// ```swift
/// struct CountingTransport: WrappingTransport {
///     let base: any Transport
///     let count: Counter
///
///     func send(_ request: APIRequest) async throws -> APIResponse {
///         count.add()
///         return try await base.send(request)
///     }
/// }
/// let counted = client.over(CountingTransport(base: client.transport, count: count))
/// ```
///
/// Streams, watches among them, and connections are not sent by ``Transport/send(_:)``: what is to see all requests implements all three.
public protocol WrappingTransport: Transport {
    /// What carries the requests on.
    var base: any Transport { get }
}

extension WrappingTransport {
    /// Sends the request by ``base``.
    ///
    /// - Parameter request: the request.
    /// - Returns: the answer.
    /// - Throws: as the base does.
    public func send(_ request: APIRequest) async throws -> APIResponse { try await base.send(request) }

    /// Opens the stream by ``base``.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - consume: reads the stream.
    /// - Returns: what `consume` returns.
    /// - Throws: as the base does.
    public func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result { try await base.withStream(request, consume) }

    /// Opens the connection by ``base``.
    ///
    /// - Parameters:
    ///   - request: what to connect to.
    ///   - protocols: what may be spoken there, best first.
    ///   - body: speaks one of them.
    /// - Returns: what `body` returns.
    /// - Throws: as the base does.
    public func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result { try await base.withConnection(request, protocols: protocols, body) }
}
