public import SteadyModel
import Synchronization

/// The log of a container that seems to run: lines are added, and read by any number of clients, who may follow it.
public final class PodLog: Sendable {
    struct Line {
        var time: Timestamp
        var text: String
    }

    private typealias Waiter = CheckedContinuation<Void, Never>

    private struct State {
        var lines: [Line] = []
        /// How many lines have been dropped before those that are there.
        var dropped = 0
        var isFinished = false
        var waiters: [(id: Int, waiter: Waiter)] = []
        var nextID = 0

        mutating func takeWaiters() -> [Waiter] {
            defer { waiters = [] }
            return waiters.map(\.waiter)
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    /// An empty log.
    ///
    /// - Parameter limit: how many lines are kept; then the older half is dropped.
    public init(limit: Int = 10_000) { self.limit = max(2, limit) }

    /// Adds a line.
    ///
    /// - Parameters:
    ///   - text: the line, without its end.
    ///   - time: when it was written, not before the line before it.
    public func append(_ text: String, at time: Timestamp) {
        let woken = state.withLock { state -> [Waiter] in
            guard !state.isFinished else { return [] }
            if state.lines.count >= limit {
                let excess = state.lines.count / 2
                state.lines.removeFirst(excess)
                state.dropped += excess
            }
            state.lines.append(Line(time: time, text: text))
            return state.takeWaiters()
        }
        for waiter in woken { waiter.resume() }
    }

    /// The container has ended: nothing is added any more, and who follows the log comes to its end.
    public func finish() {
        let woken = state.withLock { state in
            state.isFinished = true
            return state.takeWaiters()
        }
        for waiter in woken { waiter.resume() }
    }

    /// The lines from a number on, the number to go on with, and whether there will be no more.
    func lines(from number: Int) -> (lines: ArraySlice<Line>, next: Int, isFinished: Bool) {
        state.withLock { state in
            let start = min(max(0, number - state.dropped), state.lines.count)
            return (state.lines[start...], state.dropped + state.lines.count, state.isFinished)
        }
    }

    /// Waits for the line of a number, the end, or the end of the task.
    func wait(for number: Int) async {
        let id = state.withLock { state in
            state.nextID &+= 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.isFinished || state.dropped + state.lines.count > number || Task.isCancelled { return true }
                    state.waiters.append((id, continuation))
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
                return state.waiters.remove(at: index).waiter
            }
            waiter?.resume()
        }
    }
}
