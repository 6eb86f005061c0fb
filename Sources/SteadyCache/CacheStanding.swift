public import SteadyModel

/// How one cache stands.
public struct CacheStanding: Sendable, Hashable {
    /// The resource whose objects are held.
    public let resource: ResourceType
    /// Which of them.
    public let scope: CacheScope
    /// What has not been listed yet and why; `nil` if everything has been.
    public let unsynced: String?
    /// Why the copy may be out of date: a watch that has brought nothing for longer than it may; `nil` if all is well.
    public let silence: String?
    /// Why it has given up: it took more memory than it may (``CacheBudget``). `nil` if it has not.
    public let budgetFailure: String?
}
