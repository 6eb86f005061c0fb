/// What an exploration came to.
public struct ExplorationReport: Sendable, CustomStringConvertible {
    /// A run that went wrong.
    public struct Failure: Sendable {
        /// What is wrong.
        public var finding: Finding
        /// Repeats the run: ``Exploration/replay(_:)``.
        public var token: ReplayToken
        /// What went wrong on the way to it, in order; empty if it is wrong without any fault.
        public var faults: [String]
        /// How many faults there were before those were left out that do not matter.
        public var faultsBeforeShrinking: Int
        /// How often a task had to run out of turn for it; 0 if it goes wrong, too, where tasks run in the order in which they become ready.
        public var turns: Int
        /// What happened, with the virtual time in seconds.
        public var trace: [String]
    }

    /// The first run that went wrong.
    public var failure: Failure?
    /// How many runs it took to find it, or to try everything.
    public var runs: Int
    /// How many more it took to make it simple.
    public var runsToShrink: Int
    /// Fields that are another in each run even if nothing goes wrong, for seeds, times or the order of tasks differ, and that are not compared
    /// therefore: `pods default/a spec.nodeName`. Who does not expect that looks after it with an ``Invariant``.
    public var masked: [String]

    /// Whether nothing was found.
    public var passed: Bool { failure == nil }

    public var description: String {
        guard let failure else {
            return "nothing found in \(runs) runs" + (masked.isEmpty ? "" : "; not compared: \(masked.joined(separator: ", "))")
        }
        var lines = ["\(failure.finding)", "  found in run \(runs)"]
        if failure.faults.isEmpty {
            lines.append("  without any fault")
        } else {
            let shrunk =
                failure.faultsBeforeShrinking > failure.faults.count
                ? ", of \(failure.faultsBeforeShrinking) before \(runsToShrink) runs to make it simple" : ""
            lines.append("  what went wrong on the way (\(failure.faults.count)\(shrunk)):")
            lines += failure.faults.map { "    \($0)" }
        }
        if failure.turns > 0 {
            lines.append(
                "  and \(failure.turns) time\(failure.turns == 1 ? "" : "s") a task ran before one that was ready earlier")
        }
        lines.append("  again: replay(\"\(failure.token)\")")
        lines.append("  trace, in virtual seconds:")
        let most = 60
        if failure.trace.count > most { lines.append("    … \(failure.trace.count - most) lines before") }
        lines += failure.trace.suffix(most).map { "    \($0)" }
        return lines.joined(separator: "\n")
    }
}
