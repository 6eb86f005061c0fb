import SteadyModel

/// A reconcile took longer than it may (``RequestControllerSetup/deadline(_:)``). It was cancelled.
public struct ReconcileDeadlineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// How long it might have taken.
    public let limit: Duration
    /// What it was doing, as far as that is known: the request it waited for, or the last one it made.
    public let activity: String

    public var description: String { "not done within \(limit), and cancelled; \(activity)" }
}

/// Runs something that may take so long at most.
///
/// - Throws: what `body` throws; ``ReconcileDeadlineError`` if it takes longer, when it has ended after its cancellation.
func withDeadline<Result: Sendable>(
    _ limit: Duration, _ trace: ReconcileTrace, clock: MonotonicClock, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await clock.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        if let first = try await group.next(), let result = first { return result }
        let error = ReconcileDeadlineError(limit: limit, activity: trace.activity(at: clock.now))
        group.cancelAll()
        // What it comes to after that does not count.
        while let _ = await group.nextResult() {}
        throw error
    }
}
