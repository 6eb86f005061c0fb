import SteadyClient
import SteadyCodec
import SteadyRuntime
import Synchronization

/// Answers requests as was recorded, and stops at the first that was not.
final class ReplayTransport: Transport {
    private struct State {
        var used: [Bool]
        var departure: ReplayReport.Departure?
    }

    /// A request came that was not recorded: nobody can say what the answer would have been.
    struct Unrecorded: Error, CustomStringConvertible {
        let description: String
    }

    private let recording: ReconcileRecording
    private let state: Mutex<State>

    init(_ recording: ReconcileRecording) {
        self.recording = recording
        state = Mutex(State(used: Array(repeating: false, count: recording.exchanges.count)))
    }

    /// Where the reconcile went another way, now that it has ended.
    var departure: ReplayReport.Departure? {
        state.withLock { state in
            if let departure = state.departure { return departure }
            guard let left = state.used.firstIndex(of: false) else { return nil }
            return ReplayReport.Departure(
                sameRequests: state.used.count { $0 }, recorded: recording.exchanges[left].place, sent: nil, fields: [])
        }
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        let exchange = try take(request)
        if let failure = exchange.failure {
            let phases = [TransportError.Phase.connect, .send, .receive, .deadline]
            guard let phase = phases.first(where: { $0.description == failure.phase }) else {
                throw Unrecorded(description: failure.message)
            }
            throw TransportError(phase: phase, message: failure.message, request: request)
        }
        var headers = ["content-type": "application/json"]
        if let wait = exchange.retryAfter { headers["retry-after"] = wait }
        return APIResponse(status: exchange.status ?? 500, headers: headers, body: exchange.answer?.serialized() ?? [])
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        _ = try take(request)
        throw Unrecorded(description: "streams are not recorded")
    }

    /// The recorded exchange of a request: the first that is the same and was not taken. What runs at a time in a reconcile comes in any
    /// order.
    private func take(_ request: APIRequest) throws -> ReconcileRecording.Exchange {
        let sent = recording.exchange(of: request)
        return try state.withLock { state in
            let index = recording.exchanges.indices.first { index in
                let recorded = recording.exchanges[index]
                return !state.used[index] && recorded.place == sent.place && recorded.body == sent.body
            }
            if let index {
                state.used[index] = true
                return recording.exchanges[index]
            }
            if state.departure == nil {
                // Best compared with one that goes to the same place.
                let left = recording.exchanges.indices.filter { !state.used[$0] }
                let index = left.first { recording.exchanges[$0].place == sent.place } ?? left.first
                let recorded = index.map { recording.exchanges[$0] }
                state.departure = ReplayReport.Departure(
                    sameRequests: state.used.count { $0 }, recorded: recorded?.place, sent: sent.place,
                    fields: recorded?.place == sent.place ? recorded?.differences(from: sent) ?? [] : [])
            }
            throw Unrecorded(description: "\(sent.place) was not recorded")
        }
    }
}
