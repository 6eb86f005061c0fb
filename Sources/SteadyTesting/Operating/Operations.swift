/// Which things ``exploreOperations(on:schema:operations:invariants:_:)`` does to an object.
public struct Operations: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Each field is set to other values, to 0 among them, is unset, or is added if only the schema has it. The operator has to come to
    /// where it comes to when the object is created like that.
    public static let changes = Operations(rawValue: 1 << 0)
    /// Each of these changes is undone again. The operator has to come back to where it was, as from 0 replicas.
    public static let restores = Operations(rawValue: 1 << 1)
    /// Each object that the operator has made is deleted. It has to be there again.
    public static let childDeletions = Operations(rawValue: 1 << 2)
    /// Each plain field that the operator owns of such an object is changed by somebody else. It has to be as it was.
    public static let childEdits = Operations(rawValue: 1 << 3)
    /// The object is deleted, and one of its name is created at once. The operator has to come to where it was.
    public static let recreation = Operations(rawValue: 1 << 4)

    /// All of them.
    public static let all: Operations = [.changes, .restores, .childDeletions, .childEdits, .recreation]
}

/// What ``exploreOperations(on:schema:operations:invariants:_:)`` came to.
public struct OperationReport: Sendable, CustomStringConvertible {
    /// An operation after which something is wrong.
    public struct Failure: Sendable, CustomStringConvertible {
        /// What was done.
        public var operation: String
        /// What is wrong.
        public var finding: Finding

        public var description: String { "\(operation): \(finding)" }
    }

    /// What went wrong, in the order in which it was tried.
    public var failures: [Failure] = []
    /// How many operations were carried out.
    public var operations = 0
    /// Changes that the server refused, as it should what is not valid.
    public var refused: [String] = []

    /// Whether nothing was found.
    public var passed: Bool { failures.isEmpty }

    public var description: String {
        let done = "\(operations) operations" + (refused.isEmpty ? "" : ", \(refused.count) more refused by the server")
        guard !passed else { return "nothing found in \(done)" }
        return (["\(failures.count) of \(done) went wrong:"] + failures.map { "  \($0)" }).joined(separator: "\n")
    }
}
