public import SteadyClient
import SteadyCodec

/// A transport that writes the leader's ``Term`` into every object that a ``TermFence`` covers.
///
/// It goes before a ``GatedTransport``: one sees to it that nothing is sent too late, the other that what arrives too late can be told.
public struct FencedTransport: Transport {
    private let base: any Transport
    private let fence: TermFence
    private let term: @Sendable () -> Term?

    /// A transport that stamps.
    ///
    /// - Parameters:
    ///   - base: what carries the requests on.
    ///   - fence: which objects.
    ///   - term: the term now; while there is none, nothing that the fence covers is sent.
    public init(_ base: any Transport, fence: TermFence, term: @escaping @Sendable () -> Term?) {
        self.base = base
        self.fence = fence
        self.term = term
    }

    /// Sends a request with the term in it.
    ///
    /// - Throws: ``NotLeaderError`` while there is no term; ``FencingError`` for a JSON patch or a body that is not JSON; as the base does.
    public func send(_ request: APIRequest) async throws -> APIResponse {
        try await base.send(fence.covers(request) ? stamped(request) : request)
    }

    public func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request, consume)
    }

    public func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        try await base.withConnection(request, protocols: protocols, body)
    }

    private func stamped(_ request: APIRequest) throws -> APIRequest {
        let name = "\(request.method.rawValue) \(request.path)"
        guard let term = term() else { throw NotLeaderError(request: name) }
        if request.headers["content-type"]?.hasPrefix("application/json-patch") == true {
            // Whether there are annotations that an operation could add to, nobody knows here.
            throw FencingError(
                request: name, reason: "a JSON patch cannot carry the term of its leader: use a merge patch or server-side apply")
        }
        guard let bytes = request.body, var body = try? JSONValue(parsing: bytes), body.objectValue != nil else {
            throw FencingError(request: name, reason: "only a body in JSON can carry the term of its leader")
        }
        body[path: "metadata", "annotations", fence.annotation] = .string(term.text)
        var request = request
        request.body = body.serialized()
        return request
    }
}
