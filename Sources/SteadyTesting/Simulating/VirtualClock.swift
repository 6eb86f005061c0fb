import Synchronization

/// A clock that moves only when the simulation moves it: from one deadline to the next, in no real time.
public final class VirtualClock: Clock, Sendable {
    /// A point in time: how long after the start of the simulation.
    public struct Instant: InstantProtocol {
        /// Time since the start.
        public var offset: Duration

        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        public static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    private struct State {
        var now: Duration = .zero
        var sleepers = Sleepers()
    }

    private let state = Mutex(State())
    private let executor: SimulationExecutor

    /// - Parameter executor: runs whoever may sleep by it.
    init(executor: SimulationExecutor) { self.executor = executor }

    public var now: Instant { Instant(offset: state.withLock { $0.now }) }
    public var minimumResolution: Duration { .nanoseconds(1) }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        executor.checkInside("slept")
        let number = state.withLock { $0.sleepers.number() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || deadline.offset <= state.now { return true }
                    state.sleepers.add(number, until: deadline.offset, continuation)
                    return false
                }
                if isOver {
                    if Task.isCancelled { continuation.resume(throwing: CancellationError()) } else { continuation.resume() }
                }
            }
        } onCancel: {
            state.withLock { $0.sleepers.remove(number) }?.resume(throwing: CancellationError())
        }
    }

    /// Moves to the next deadline, if it is not after `limit`, and wakes who sleeps until then, in the order in which they
    /// went to sleep.
    func advanceToNext(limit: Duration) -> Bool {
        let woken = state.withLock { state -> [Sleepers.Continuation]? in
            guard let next = state.sleepers.nextDeadline, next <= limit else { return nil }
            state.now = max(state.now, next)
            return state.sleepers.take(until: next)
        }
        for sleeper in woken ?? [] { sleeper.resume() }
        return woken != nil
    }

    var isAnybodySleeping: Bool { state.withLock { $0.sleepers.nextDeadline != nil } }
}
