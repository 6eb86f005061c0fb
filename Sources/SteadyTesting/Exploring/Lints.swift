/// Habits of an operator that are wrong sooner or later, whether or not a run shows it. What an exploration is told to look for it reports
/// as a ``Finding``, mostly in its first run.
///
/// They are the rules under which controllers that meet in one cluster can be proved to live together (Anvil's rely-guarantee
/// conditions), and what reviews of operators look for.
public struct Lints: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// An object is deleted by its name alone, without a uid: it may be another one of that name by then. `Context.delete` sends both.
    public static let deleteWithoutUID = Lints(rawValue: 1 << 0)
    /// An object is replaced whatever has become of it since it was read, without a version: somebody else's change is undone.
    public static let unconditionalUpdate = Lints(rawValue: 1 << 1)
    /// An object is created that nobody owns, so that nobody collects it. Events and leases need no owner.
    public static let childWithoutOwner = Lints(rawValue: 1 << 2)
    /// A status is written that is there already. Only judged while nothing has gone wrong, for who sees the past may write it again.
    public static let statusWithoutChange = Lints(rawValue: 1 << 3)

    /// All of them.
    public static let all: Lints = [.deleteWithoutUID, .unconditionalUpdate, .childWithoutOwner, .statusWithoutChange]
}
