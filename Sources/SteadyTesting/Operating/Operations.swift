/// Which things ``exploreOperations(on:schema:operations:faults:invariants:tokenFile:_:)`` does to an object.
public struct Operations: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Each field is set to other values, to 0 among them, is unset, or is added if only the schema has it; lists become shorter and longer,
    /// and their elements others. The operator has to come to where it comes to when the object is created like that.
    public static let changes = Operations(rawValue: 1 << 0)
    /// Each of these changes is undone again. The operator has to come back to where it was, as from 0 replicas.
    public static let restores = Operations(rawValue: 1 << 1)
    /// Each object that the operator has made is deleted. It has to be there again.
    public static let childDeletions = Operations(rawValue: 1 << 2)
    /// Each field that the operator owns of such an object, and each of its labels and annotations there, is changed by somebody else, and
    /// unset. It has to be as it was.
    public static let childEdits = Operations(rawValue: 1 << 3)
    /// The object is deleted, and one of its name is created at once. The operator has to come to where it was.
    public static let recreation = Operations(rawValue: 1 << 4)
    /// Each field is set to what is hardly meant: below 0, empty, a text that is no name, an element twice, or what the schema forbids, which
    /// the server has to refuse. As long as it is there the operator may fail; when it is put right, it has to come back to where it was.
    public static let mistakes = Operations(rawValue: 1 << 5)
    /// Two changes, one after the other, and a change that comes before anything was done. The operator has to come to where it comes to when
    /// the object is created like that.
    public static let sequences = Operations(rawValue: 1 << 6)

    /// The object is deleted, at once, in the midst of work and when that is done. The operator has to come to where there never was such an
    /// object.
    public static let deletion = Operations(rawValue: 1 << 7)

    /// All of them.
    public static let all: Operations = [
        .changes, .restores, .childDeletions, .childEdits, .recreation, .mistakes, .sequences, .deletion,
    ]
}
