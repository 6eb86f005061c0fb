/// What ``exploreOperations(on:schema:operations:faults:invariants:tokenFile:_:)`` came to.
public struct OperationReport: Sendable, CustomStringConvertible {
    /// An operation after which something is wrong.
    public struct Failure: Sendable, CustomStringConvertible {
        /// What was done.
        public var operation: String
        /// What is wrong.
        public var finding: Finding
        /// What went wrong on the way to it, in order; empty if it is wrong without any fault.
        public var faults: [String] = []

        public var description: String {
            faults.isEmpty
                ? "\(operation): \(finding)" : "\(operation): \(finding); on the way: \(faults.joined(separator: "; "))"
        }
    }

    /// What went wrong, in the order in which it was tried.
    public var failures: [Failure] = []
    /// How many operations were carried out.
    public var operations = 0
    /// Changes that the server refused, as it should what is not valid.
    public var refused: [String] = []
    /// Fields of which no change came to anything: nothing that the operator made was another, nor what it says in the status. No failure:
    /// some are there for people, or for when something else is so. But who sets one expects something of it.
    public var unheeded: [String] = []

    /// Fields that are another in each run, and are not compared therefore; see ``ExplorationReport/masked``.
    public var masked: [String] = []

    /// Whether nothing was found.
    public var passed: Bool { failures.isEmpty }

    public var description: String {
        var lines: [String] = []
        let done = "\(operations) operations" + (refused.isEmpty ? "" : ", \(refused.count) more refused by the server")
        if passed {
            lines.append("nothing found in \(done)")
        } else {
            lines.append("\(failures.count) of \(done) went wrong:")
            lines += failures.map { "  \($0)" }
        }
        if !masked.isEmpty { lines.append("not compared: \(masked.joined(separator: ", "))") }
        if !unheeded.isEmpty { lines.append("nothing comes of changes of \(unheeded.joined(separator: ", "))") }
        return lines.joined(separator: "\n")
    }
}
