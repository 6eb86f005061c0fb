public import SteadyModel

/// The log of a container that seems to run: lines are added, and read by any number of clients, who may follow it.
public final class PodLog: Sendable {
    struct Line: Sendable {
        var time: Timestamp
        var text: String
    }

    private struct State: Sendable {
        var lines: [Line] = []
        /// How many lines have been dropped before those that are there.
        var dropped = 0
        var isFinished = false
    }

    private let limit: Int
    private let state = WaitableMutex(State())

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
        state.withLock { state in
            guard !state.isFinished else { return }
            if state.lines.count >= limit {
                let excess = state.lines.count / 2
                state.lines.removeFirst(excess)
                state.dropped += excess
            }
            state.lines.append(Line(time: time, text: text))
        }
    }

    /// The container has ended: nothing is added any more, and who follows the log comes to its end.
    public func finish() { state.withLock { $0.isFinished = true } }

    /// The lines from a number on, the number to go on with, and whether there will be no more.
    func lines(from number: Int) -> (lines: ArraySlice<Line>, next: Int, isFinished: Bool) {
        state.read { state in
            let start = min(max(0, number - state.dropped), state.lines.count)
            return (state.lines[start...], state.dropped + state.lines.count, state.isFinished)
        }
    }

    /// Waits for the line of a number, the end, or the end of the task.
    func wait(for number: Int) async {
        try? await state.wait { $0.isFinished || $0.dropped + $0.lines.count > number }
    }
}
