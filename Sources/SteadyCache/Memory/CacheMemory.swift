public import SteadyModel

/// What a cache takes.
public struct CacheMemory: Hashable, Sendable, CustomStringConvertible {
    /// The resource whose objects are held.
    public var resource: ResourceType
    /// Which of them.
    public var scope: CacheScope
    /// How many are held.
    public var objects: Int
    /// How many bytes they take, what they share counted once: measured when they were listed, and projected from that to their present
    /// number. 0 before they were listed.
    public var bytes: Int
    /// What it may take.
    public var budget: CacheBudget?
    /// Whether fields were dropped to stay within the budget.
    public var isReduced: Bool

    /// How many bytes a thousand of these objects take; 0 if there are none.
    public var bytesPerThousand: Int { objects == 0 ? 0 : bytes / objects * 1000 }

    public var description: String {
        let limit = budget.map { " of \($0.bytes)" } ?? ""
        return "\(resource): \(objects) objects, \(bytes)\(limit) bytes, \(bytesPerThousand) for each thousand"
            + (isReduced ? ", reduced" : "")
    }
}
