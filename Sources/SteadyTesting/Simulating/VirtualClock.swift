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

    private struct Sleeper {
        var deadline: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Duration = .zero
        var count = 0
        /// By number, which is the order in which they went to sleep.
        var sleepers: [Int: Sleeper] = [:]
    }

    private let state = Mutex(State())
    private let checkInside: @Sendable (String) -> Void

    init(checkInside: @escaping @Sendable (String) -> Void) { self.checkInside = checkInside }

    public var now: Instant { Instant(offset: state.withLock { $0.now }) }
    public var minimumResolution: Duration { .nanoseconds(1) }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        checkInside("slept")
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || deadline.offset <= state.now { return true }
                    state.sleepers[number] = Sleeper(deadline: deadline.offset, continuation: continuation)
                    return false
                }
                if isOver {
                    if Task.isCancelled { continuation.resume(throwing: CancellationError()) } else { continuation.resume() }
                }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves to the next deadline, if it is not after `limit`, and wakes who sleeps until then, in the order in which they
    /// went to sleep.
    func advanceToNext(limit: Duration) -> Bool {
        let woken = state.withLock { state -> [Sleeper]? in
            guard let next = state.sleepers.values.map(\.deadline).min(), next <= limit else { return nil }
            state.now = max(state.now, next)
            let due = state.sleepers.filter { $0.value.deadline <= next }.sorted { $0.key < $1.key }
            for (number, _) in due { state.sleepers[number] = nil }
            return due.map(\.value)
        }
        for sleeper in woken ?? [] { sleeper.continuation.resume() }
        return woken != nil
    }

    var isAnybodySleeping: Bool { state.withLock { !$0.sleepers.isEmpty } }
}
