/// How many different items a queue holds at most, and what happens when there are more.
public struct Capacity: Sendable, Hashable {
    /// What happens to a new item when the queue is full.
    public struct Policy: Sendable, Hashable {
        enum Kind { case refuse, dropOldest }
        let kind: Kind

        /// The new item is not taken in: ``WorkQueue/add(_:priority:)`` returns `false`.
        public static let refuse = Policy(kind: .refuse)
        /// The item makes room that was ready for the longest time; in a queue with tenants, of the same tenant. If there is none, the new
        /// item is not taken in.
        public static let dropOldest = Policy(kind: .dropOldest)
    }

    /// How many items: those that are ready, delayed, or worked on. What is in the queue already is never too much, however often it is
    /// added or retried.
    public let limit: Int
    /// What happens to a new item when there are as many.
    public let policy: Policy

    /// A bound.
    ///
    /// - Parameters:
    ///   - limit: how many items, from 1 to 1,000,000,000; what lies outside counts as the nearest.
    ///   - policy: what happens to a new item when there are as many.
    public init(_ limit: Int, whenFull policy: Policy = .refuse) {
        self.limit = min(max(limit, 1), 1_000_000_000)
        self.policy = policy
    }
}
