import SteadyClient
import SteadyModel

/// What a reconcile's requests go through: writes them down in its trace.
struct TracedTransport: Transport {
    let base: any Transport
    let trace: ReconcileTrace
    let clock: MonotonicClock
    let informers: InformerSet

    func send(_ request: APIRequest) async throws -> APIResponse {
        let number = begin(request)
        do {
            let response = try await base.send(request)
            trace.end(number, at: clock.now, status: response.status, answer: response.body, failure: nil)
            return response
        } catch {
            trace.end(number, at: clock.now, status: nil, answer: nil, failure: error)
            throw error
        }
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let number = begin(request)
        do {
            let result = try await base.withStream(request, consume)
            trace.end(number, at: clock.now, status: 200, answer: nil, failure: nil)
            return result
        } catch {
            trace.end(number, at: clock.now, status: nil, answer: nil, failure: error)
            throw error
        }
    }

    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        let number = begin(request)
        do {
            let result = try await base.withConnection(request, protocols: protocols, body)
            trace.end(number, at: clock.now, status: 101, answer: nil, failure: nil)
            return result
        } catch {
            trace.end(number, at: clock.now, status: nil, answer: nil, failure: error)
            throw error
        }
    }

    private func begin(_ request: APIRequest) -> Int {
        let before = request.method == .get || !trace.keepsSteps ? nil : informers.state(at: ResourcePath(request.path))
        return trace.begin(request, before: before, at: clock.now)
    }
}

extension Client {
    /// The same client for one reconcile.
    func traced(by trace: ReconcileTrace, _ informers: InformerSet) -> Client {
        var client = over(TracedTransport(base: transport, trace: trace, clock: platform.clock, informers: informers))
        client.writeListeners = writeListeners
        return client
    }
}
