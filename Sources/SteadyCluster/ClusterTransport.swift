import SteadyClient
import SteadyModel
import Synchronization

/// The embedded API server as a ``Transport``: a function call instead of a socket.
struct ClusterTransport: Transport {
    let cluster: Cluster
    let requester: Requester

    func send(_ request: APIRequest) async throws -> APIResponse {
        await cluster.letOthersGo()
        try Task.checkCancellation()
        let answer = try await cluster.respond(request, as: requester)
        await cluster.letOthersGo()
        switch answer {
        case .response(let answer): return answer.response
        case .unfinished: throw TransportError(phase: .receive, message: "webhooks were not asked", request: request)
        case .watch(let id):
            cluster.close(id)
            throw TransportError(phase: .receive, message: "a watch has no end: read it as a stream", request: request)
        }
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        await cluster.letOthersGo()
        try Task.checkCancellation()
        switch try await cluster.respond(request, as: requester) {
        case .unfinished: throw TransportError(phase: .receive, message: "webhooks were not asked", request: request)
        case .response(let answer):
            let body = Mutex<[UInt8]?>(answer.bytes)
            let response = answer.response
            return try await consume(
                APIStream(status: response.status, headers: response.headers) {
                    body.withLock { bytes in
                        defer { bytes = nil }
                        return bytes
                    }
                })
        case .watch(let id):
            defer { cluster.close(id) }
            let cluster = cluster
            async let _: Void = cluster.expire(id)
            return try await consume(
                APIStream(status: 200, headers: ["content-type": "application/json"]) { try await cluster.nextFrames(id) })
        }
    }
}

extension Cluster {
    /// The next frames of a watch; `nil` at its end.
    func nextFrames(_ id: Int) async throws -> [UInt8]? {
        while true {
            try Task.checkCancellation()
            let (read, conversion) = state.withLock { ($0.hub.read(id), $0.hub.conversion(of: id)) }
            switch read {
            case .frames(let bytes):
                guard let conversion else { return bytes }
                return await converted(bytes, conversion, of: id)
            case .end: return nil
            case .wait: break
            }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let ready = state.withLock { Task.isCancelled ? continuation : $0.hub.park(continuation, id) }
                    ready?.resume()
                }
            } onCancel: {
                state.withLock { $0.hub.unpark(id) }?.resume()
            }
        }
    }

    /// Ends a watch when the time is up that its client gave it.
    func expire(_ id: Int) async {
        guard let timeout = state.withLock({ $0.hub.timeout(of: id) }) else { return }
        guard (try? await platform.clock.sleep(for: timeout)) != nil else { return }
        let (now, wallTime) = (platform.clock.now.offset, platform.wallTime)
        let woken = state.withLock { state in
            state.hub.tick(now: now, version: state.store.version, sendsBookmarks: false, at: wallTime, only: id)
        }
        for waiter in woken { waiter.resume() }
    }

    func close(_ id: Int) {
        state.withLock { $0.hub.remove(id) }?.resume()
    }
}
