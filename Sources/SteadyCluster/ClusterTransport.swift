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
        case .pod(let visit): return try await cluster.answer(visit)
        case .response(let answer): return answer.response
        case .unfinished: throw TransportError(phase: .receive, message: "webhooks were not asked", request: request)
        case .watch(let stream):
            cluster.close(stream)
            throw TransportError(phase: .receive, message: "a watch has no end: read it as a stream", request: request)
        }
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        await cluster.letOthersGo()
        try Task.checkCancellation()
        switch try await cluster.respond(request, as: requester) {
        case .pod(let visit): return try await cluster.withStream(visit, consume)
        case .unfinished: throw TransportError(phase: .receive, message: "webhooks were not asked", request: request)
        case .response(let answer):
            return try await consume(answer.response.stream)
        case .watch(let stream):
            defer { cluster.close(stream) }
            let cluster = cluster
            async let _: Void = cluster.expire(stream)
            return try await consume(
                APIStream(status: 200, headers: ["content-type": "application/json"]) { try await cluster.nextFrames(of: stream) }
            )
        }
    }

    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        do {
            return try await cluster.withPodConnection(request, as: requester, protocols: protocols, body)
        } catch let refusal as ConnectionRefusal {
            throw APIError.refusal(refusal.response, to: request, now: cluster.platform.wallTime)
        }
    }
}

extension Cluster {
    /// The next frames of a watch; `nil` at its end.
    func nextFrames(of stream: WatchStream) async throws -> [UInt8]? {
        while true {
            try Task.checkCancellation()
            switch stream.read() {
            case .frames(let bytes):
                guard let conversion = stream.conversion else { return bytes }
                return await converted(bytes, conversion, of: stream)
            case .end: return nil
            case .wait: await stream.wait()
            }
        }
    }

    /// Ends a watch when the time is up that its client gave it.
    func expire(_ stream: WatchStream) async {
        guard let timeout = stream.timeout, (try? await platform.clock.sleep(for: timeout)) != nil else { return }
        let (now, wallTime) = (platform.clock.now.offset, platform.wallTime)
        let woken = state.withLock { state in
            state.hub.tick(now: now, version: state.store.version, sendsBookmarks: false, at: wallTime, only: stream)
        }
        for waiter in woken { waiter.resume() }
    }

    /// Forgets a watch whose reader has gone.
    func close(_ stream: WatchStream) { state.withLock { $0.hub.remove(stream) } }
}
