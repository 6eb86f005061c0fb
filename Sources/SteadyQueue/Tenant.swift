/// On whose behalf an item is worked on: between tenants with ready items the queue is fair.
public struct Tenant: Sendable, Hashable {
    /// What tells tenants apart.
    public var name: String
    /// How large its share is beside the others', from 1 to 1,000.
    public var weight: Int
    /// How many of its items are worked on at a time at most; `nil` for no bound of its own.
    public var concurrency: Int?

    /// A tenant. Weight and concurrency are those of the last item that was added.
    ///
    /// - Parameters:
    ///   - name: what tells tenants apart, such as a namespace.
    ///   - weight: its share beside the others', from 1 to 1,000; what lies outside counts as the nearest.
    ///   - concurrency: how many of its items are worked on at a time, at least 1; `nil` for no bound of its own.
    public init(_ name: String, weight: Int = 1, concurrency: Int? = nil) {
        self.name = name
        self.weight = min(max(weight, 1), 1000)
        self.concurrency = concurrency.map { max($0, 1) }
    }
}
