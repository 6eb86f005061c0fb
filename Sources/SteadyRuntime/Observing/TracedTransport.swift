import SteadyClient
import SteadyModel

/// What a reconcile's requests go through: writes them down in its trace.
struct TracedTransport: WrappingTransport {
    let base: any Transport
    let trace: ReconcileTrace
    let clock: MonotonicClock
    let informers: InformerSet

    func send(_ request: APIRequest) async throws -> APIResponse {
        try await traced(request, { ($0.status, $0.body) }) { try await base.send(request) }
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await traced(request, { _ in (200, nil) }) { try await base.withStream(request, consume) }
    }

    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        try await traced(request, { _ in (101, nil) }) { try await base.withConnection(request, protocols: protocols, body) }
    }

    /// - Parameter outcome: the status of what came, and its body if it is to be kept.
    private func traced<Result: Sendable>(
        _ request: APIRequest, _ outcome: (Result) -> (status: Int, answer: [UInt8]?), _ send: () async throws -> Result
    ) async throws -> Result {
        let before = request.method == .get || !trace.keepsSteps ? nil : informers.state(at: ResourcePath(request.path))
        let number = trace.begin(request, before: before, at: clock.now)
        do {
            let result = try await send()
            let (status, answer) = outcome(result)
            trace.end(number, at: clock.now, status: status, answer: answer, failure: nil)
            return result
        } catch {
            trace.end(number, at: clock.now, status: nil, answer: nil, failure: error)
            throw error
        }
    }
}

extension Client {
    /// The same client for one reconcile.
    func traced(by trace: ReconcileTrace, _ informers: InformerSet) -> Client {
        over(TracedTransport(base: transport, trace: trace, clock: platform.clock, informers: informers))
    }
}
