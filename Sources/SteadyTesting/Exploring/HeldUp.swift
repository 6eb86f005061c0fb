import SteadyModel
import Synchronization

/// What is held up for a time, and then happens whatever has become of those who asked for it: a process that stands still hears of no
/// cancellation, a request on its way is not called back, and what others do depends on nobody here.
final class HeldUp: Sendable {
    struct Act: Sendable {
        let due: MonotonicClock.Instant
        /// Whether the user goes on meanwhile, for it takes its time.
        var isLate = true
        let happen: @Sendable () async -> Void
        /// The run is over before.
        let drop: @Sendable () -> Void
    }

    private struct State {
        var count = 0
        var waiting: [Int: Act] = [:]
        /// What is waiting or happening, apart from what is late.
        var soon = 0
        var late = 0
        var isOver = false
    }

    private let state = Mutex(State())
    private let arrivals: AsyncStream<Int>
    private let arrival: AsyncStream<Int>.Continuation

    init() { (arrivals, arrival) = AsyncStream.makeStream() }

    /// Whether nothing is to happen any more, and nothing is happening.
    ///
    /// - Parameter waitsForLate: whether what takes its time counts.
    func isEmpty(waitsForLate: Bool) -> Bool { state.withLock { $0.soon == 0 && ($0.late == 0 || !waitsForLate) } }

    func add(_ act: Act) {
        let number = state.withLock { state -> Int? in
            guard !state.isOver else { return nil }
            state.count += 1
            state.waiting[state.count] = act
            if act.isLate { state.late += 1 } else { state.soon += 1 }
            return state.count
        }
        if let number { arrival.yield(number) } else { act.drop() }
    }

    /// Has everything happen at its time, until it is cancelled.
    func run(_ clock: MonotonicClock) async {
        await withDiscardingTaskGroup { group in
            for await number in arrivals {
                guard let due = state.withLock({ $0.waiting[number]?.due }) else { continue }
                group.addTask {
                    guard (try? await clock.sleep(until: due, tolerance: nil)) != nil,
                        let act = self.state.withLock({ $0.waiting.removeValue(forKey: number) })
                    else { return }
                    await act.happen()
                    self.state.withLock { if act.isLate { $0.late -= 1 } else { $0.soon -= 1 } }
                }
            }
        }
        end()
    }

    private func end() {
        let left = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [:] }
            return state.waiting.sorted { $0.key < $1.key }.map(\.value)
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
