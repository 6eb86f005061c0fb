import SteadyClient
import SteadyModel
import Synchronization

/// A reconcile took longer than it may (``RequestControllerSetup/deadline(_:)``). It was cancelled.
public struct ReconcileDeadlineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// How long it might have taken.
    public let limit: Duration
    /// What it was doing, as far as that is known: the request it waited for, or the last one it made.
    public let activity: String

    public var description: String { "not done within \(limit), and cancelled; \(activity)" }
}

/// What a reconcile is doing, told by its client's requests.
final class ReconcileActivity: RequestObserver {
    private struct State {
        var underWay: [(number: Int, request: String, since: MonotonicClock.Instant)] = []
        var count = 0
        var last: (request: String, ended: MonotonicClock.Instant)?
    }

    private let base: (any RequestObserver)?
    private let clock: MonotonicClock
    private let state = Mutex(State())

    init(base: (any RequestObserver)?, clock: MonotonicClock) {
        self.base = base
        self.clock = clock
    }

    func started(_ request: ObservedRequest, headers: inout [String: String]) -> @Sendable (RequestOutcome) -> Void {
        let end = base?.started(request, headers: &headers)
        let now = clock.now
        let text = "\(request.verb) \(request.path)"
        let number = state.withLock { state in
            state.count += 1
            state.underWay.append((state.count, text, now))
            return state.count
        }
        return { [self] outcome in
            let now = clock.now
            state.withLock { state in
                state.underWay.removeAll { $0.number == number }
                state.last = (text, now)
            }
            end?(outcome)
        }
    }

    /// What it is doing now, for people.
    var description: String {
        let now = clock.now
        return state.withLock { state in
            if let oldest = state.underWay.first {
                let others = state.underWay.count > 1 ? " and \(state.underWay.count - 1) more" : ""
                return "it has been waiting for \(oldest.request)\(others) for \(oldest.since.duration(to: now))"
            }
            guard let last = state.last else { return "it has made no request" }
            return "it has made no request for \(last.ended.duration(to: now)), the last was \(last.request)"
        }
    }
}

/// Runs something that may take so long at most.
///
/// - Throws: what `body` throws; ``ReconcileDeadlineError`` if it takes longer, when it has ended after its cancellation.
func withDeadline<Result: Sendable>(
    _ limit: Duration, _ activity: ReconcileActivity, clock: MonotonicClock, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await clock.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        if let first = try await group.next(), let result = first { return result }
        let error = ReconcileDeadlineError(limit: limit, activity: activity.description)
        group.cancelAll()
        // What it comes to after that does not count.
        while let _ = await group.nextResult() {}
        throw error
    }
}
