import SteadyClient
import SteadyModel

/// A transport whose streams can be held up: what comes on them waits.
struct HeldWatches: Transport {
    let base: any Transport
    private let isHeld = WaitableMutex(false)

    init(_ base: any Transport) { self.base = base }

    /// Holds up all streams, or lets them go on.
    func hold(_ isHeld: Bool) { self.isHeld.withLock { $0 = isHeld } }

    func send(_ request: APIRequest) async throws -> APIResponse { try await base.send(request) }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ body: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request) { [isHeld] stream in
            try await body(
                stream.wrapping { next in
                    let piece = try await next()
                    try await isHeld.wait { !$0 }
                    return piece
                })
        }
    }
}
