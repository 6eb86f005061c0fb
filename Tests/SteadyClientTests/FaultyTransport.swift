import SteadyClient
import SteadyModel
import Synchronization

/// A transport in front of another that fails where it was told to, and remembers what was sent.
final class FaultyTransport: Transport {
    enum Fault {
        /// No connection is made.
        case unreachable
        /// The request is processed, the answer lost.
        case lost
        /// The request is lost, and nobody knows.
        case vanished
        /// The answer comes from somewhere else.
        case answer(APIResponse)
        /// A stream ends after so many pieces.
        case cut(after: Int)
        /// The server ends a stream after so many pieces, and a time.
        case end(after: Int, Duration)
        /// A stream says nothing more after so many pieces.
        case silent(after: Int)
    }

    private struct State {
        var faults: [(matches: @Sendable (APIRequest) -> Bool, fault: Fault)] = []
        var sent: [APIRequest] = []
    }

    private let base: any Transport
    private let clock: MonotonicClock
    private let wallClock: @Sendable () -> Timestamp
    private let state = Mutex(State())

    init(_ base: any Transport, clock: MonotonicClock, wallClock: @escaping @Sendable () -> Timestamp) {
        self.base = base
        self.clock = clock
        self.wallClock = wallClock
    }

    /// The next request for which this holds meets a fault; faults are met in the order of their adding.
    func fail(_ fault: Fault, _ matches: @escaping @Sendable (APIRequest) -> Bool = { _ in true }) {
        state.withLock { $0.faults.append((matches, fault)) }
    }

    /// What was sent, each time.
    var sent: [APIRequest] { state.withLock { $0.sent } }
    /// What was sent, as method and path.
    var lines: [String] { sent.map { "\($0.method.rawValue) \($0.path)" } }
    func removeAll() { state.withLock { $0.faults = [] } }
    func forget() { state.withLock { $0.sent = [] } }

    private func fault(for request: APIRequest) -> Fault? {
        state.withLock { state in
            state.sent.append(request)
            guard let index = state.faults.firstIndex(where: { $0.matches(request) }) else { return nil }
            return state.faults.remove(at: index).fault
        }
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        switch fault(for: request) {
        case .unreachable?: throw TransportError(phase: .connect, message: "connection refused", request: request)
        case .vanished?: throw TransportError(phase: .send, message: "connection reset", request: request)
        case .lost?:
            _ = try await base.send(request)
            throw TransportError(phase: .receive, message: "connection reset", request: request)
        case .answer(let response)?: return response
        case .cut?, .end?, .silent?, nil: return try await base.send(request)
        }
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let (limit, isSilent): (Int, Bool)
        var end: Duration?
        switch fault(for: request) {
        case .unreachable?: throw TransportError(phase: .connect, message: "connection refused", request: request)
        case .vanished?, .lost?: throw TransportError(phase: .receive, message: "connection reset", request: request)
        case .answer(let response)?:
            let body = Mutex<[UInt8]?>(response.body)
            return try await consume(
                APIStream(status: response.status, headers: response.headers, warnings: response.warnings) {
                    body.withLock { bytes in
                        defer { bytes = nil }
                        return bytes
                    }
                })
        case .cut(let count)?: (limit, isSilent) = (count, false)
        case .end(let count, let time)?: (limit, isSilent, end) = (count, false, time)
        case .silent(let count)?: (limit, isSilent) = (count, true)
        case nil: return try await base.withStream(request, consume)
        }
        let count = Mutex(0)
        let (clock, ending) = (clock, end)
        return try await base.withStream(request) { stream in
            try await consume(
                stream.wrapping { next in
                    guard
                        count.withLock({
                            $0 += 1; return $0 <= limit
                        })
                    else {
                        if let ending {
                            try await clock.sleep(for: ending)
                            return nil
                        }
                        if isSilent { try await clock.sleep(for: .seconds(1_000_000)) }
                        throw TransportError(phase: .receive, message: "connection reset", request: request)
                    }
                    return try await next()
                })
        }
    }

    func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        switch fault(for: request) {
        case .unreachable?: throw TransportError(phase: .connect, message: "connection refused", request: request)
        case .vanished?, .lost?: throw TransportError(phase: .receive, message: "connection reset", request: request)
        case .answer(let response)?: throw APIError.refusal(response, to: request, now: wallClock())
        case .silent?:
            try await clock.sleep(for: .seconds(1_000_000))
            throw CancellationError()
        case .cut?, .end?, nil: return try await base.withConnection(request, protocols: protocols, body)
        }
    }
}

extension APIResponse {
    /// A Status as servers send it.
    static func status(_ code: Int, _ reason: String, retryAfter: Int? = nil, cause: String? = nil) -> APIResponse {
        var details: [String] = []
        if let retryAfter { details.append(#""retryAfterSeconds":\#(retryAfter)"#) }
        if let cause { details.append(#""causes":[{"reason":"\#(cause)"}]"#) }
        let text = """
            {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"\(reason)","message":"no","code":\(code),
             "details":{\(details.joined(separator: ","))}}
            """
        return APIResponse(status: code, headers: ["content-type": "application/json"], body: Array(text.utf8))
    }
}
