import SteadyModel
import Synchronization

/// What is held up for a time, and then happens whatever has become of those who asked for it: a process that stands still hears of no
/// cancellation, and a request on its way is not called back.
final class HeldUp: Sendable {
    struct Act: Sendable {
        let due: MonotonicClock.Instant
        let happen: @Sendable () async -> Void
        /// The run is over before.
        let drop: @Sendable () -> Void
    }

    private struct State {
        var acts: [Act] = []
        var isOver = false
    }

    private let state = Mutex(State())
    private let arrivals: AsyncStream<Void>
    private let arrival: AsyncStream<Void>.Continuation

    init() { (arrivals, arrival) = AsyncStream.makeStream() }

    /// Whether nothing is to happen any more.
    var isEmpty: Bool { state.withLock { $0.acts.isEmpty } }

    func add(_ act: Act) {
        let isOver = state.withLock { state in
            if !state.isOver { state.acts.append(act) }
            return state.isOver
        }
        if isOver { act.drop() } else { arrival.yield() }
    }

    /// Has everything happen at its time; all are held up equally long.
    func run(_ clock: MonotonicClock) async throws {
        defer { end() }
        for await _ in arrivals {
            guard let next = state.withLock({ $0.acts.first }) else { continue }
            try await clock.sleep(until: next.due, tolerance: nil)
            _ = state.withLock { $0.acts.removeFirst() }
            await next.happen()
        }
    }

    private func end() {
        let left = state.withLock { state in
            state.isOver = true
            defer { state.acts = [] }
            return state.acts
        }
        for act in left { act.drop() }
    }
}

extension Lifetime {
    /// Has something happen after a time, for which nobody waits.
    func straggle(for time: Duration, _ body: @escaping @Sendable () async -> Void) {
        heldUp.add(.init(due: world.platform.clock.now.advanced(by: time), happen: body, drop: {}))
    }

    /// Does something after a time, even if the task is cancelled meanwhile.
    func afterPause<Result: Sendable>(
        of time: Duration, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            heldUp.add(
                .init(due: world.platform.clock.now.advanced(by: time)) {
                    do { continuation.resume(returning: try await body()) } catch { continuation.resume(throwing: error) }
                } drop: {
                    continuation.resume(throwing: CancellationError())
                })
        }
    }
}
