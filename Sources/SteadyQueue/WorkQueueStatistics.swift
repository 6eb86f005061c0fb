/// How a queue stands.
public struct WorkQueueStatistics: Sendable, Hashable {
    /// How many items are ready and wait for a worker.
    public let depth: Int
    /// How many items wait for their time.
    public let delayed: Int
    /// How many items are worked on.
    public let processing: Int
    /// How many tenants have items; 0 in a queue that does not ask.
    public let tenants: Int
    /// How many tasks wait for an item.
    public let waiting: Int
    /// How long the work under way has taken so far, all together; measured if the queue has an observer, else zero.
    public let unfinishedWork: Duration
    /// How long the longest work under way has taken so far; measured if the queue has an observer, else zero.
    public let longestRunning: Duration
}
