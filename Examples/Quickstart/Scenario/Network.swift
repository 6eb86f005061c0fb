import Steady
import Synchronization

/// The way between one participant and the cluster. It can be cut, it can take its user down with it, and it counts.
final class Network: Transport {
    private struct State {
        var isCut = false
        var crash: (@Sendable (APIRequest) -> Bool, Switch)?
        var writes = 0
    }

    private let base: any Transport
    private let state = Mutex(State())

    init(_ base: any Transport) { self.base = base }

    /// Changes that went through, leases apart: those are written for as long as somebody leads.
    var writes: Int { state.withLock { $0.writes } }

    /// From now on nothing gets through, in either direction.
    func cut() { state.withLock { $0.isCut = true } }

    /// At the first request that fits, the switch goes off after the server has done what was asked, before the answer arrives.
    func crash(_ crash: Switch, after fits: @escaping @Sendable (APIRequest) -> Bool) {
        state.withLock { $0.crash = (fits, crash) }
    }

    private func check(_ request: APIRequest, _ phase: TransportError.Phase) throws {
        if state.withLock({ $0.isCut }) { throw TransportError(phase: phase, message: "the network is cut", request: request) }
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        try check(request, .connect)
        let response = try await base.send(request)
        if request.method != .get, (200..<300).contains(response.status), !request.path.contains("/leases") {
            state.withLock { $0.writes += 1 }
        }
        let crash = state.withLock { state -> Switch? in
            guard let (fits, crash) = state.crash, fits(request) else { return nil }
            state.crash = nil
            // A process that is gone sends nothing more, however long its tasks take to notice.
            state.isCut = true
            return crash
        }
        if let crash {
            crash.flip()
            throw TransportError(phase: .receive, message: "crashed before the answer came", request: request)
        }
        try check(request, .receive)
        return response
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try check(request, .connect)
        return try await base.withStream(request) { stream in
            try await consume(
                stream.wrapping { next in
                    let chunk = try await next()
                    try self.check(request, .receive)
                    return chunk
                })
        }
    }
}

/// Turned once; whoever waits for it goes on.
final class Switch: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self) }

    func flip() { continuation.finish() }

    /// Waits for it; for one task.
    func wait() async { for await _ in stream {} }
}
