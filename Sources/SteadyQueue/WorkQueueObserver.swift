/// Hears what a queue does, for metrics. Every method has a default that does nothing.
///
/// It is called outside the queue's lock, on the task that caused what it hears: calls of different tasks may overtake one another.
public protocol WorkQueueObserver<Key>: Sendable {
    /// The items of the queue.
    associatedtype Key: Hashable & Sendable
    /// An item was added that was not waiting already (client-go: `adds_total`, `depth`).
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - depth: how many items are ready now.
    func didAdd(_ key: Key, depth: Int)
    /// An item was put off: added with a delay, or failed (client-go: `retries_total`).
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - delay: until it is ready.
    func didDelay(_ key: Key, by delay: Duration)
    /// Work on an item starts (client-go: `queue_duration_seconds`, `depth`).
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - waited: how long it was ready.
    ///   - depth: how many items are ready now.
    func didStart(_ key: Key, afterWaiting waited: Duration, depth: Int)
    /// Work on an item ended (client-go: `work_duration_seconds`).
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - outcome: how it ended.
    ///   - took: how long it took.
    func didFinish(_ key: Key, _ outcome: WorkOutcome, after took: Duration)
    /// An item was lost to a bound: it was not taken in, or dropped to make room for another.
    ///
    /// - Parameter key: the item.
    func didDrop(_ key: Key)
}

extension WorkQueueObserver {
    public func didAdd(_ key: Key, depth: Int) {}
    public func didDelay(_ key: Key, by delay: Duration) {}
    public func didStart(_ key: Key, afterWaiting waited: Duration, depth: Int) {}
    public func didFinish(_ key: Key, _ outcome: WorkOutcome, after took: Duration) {}
    public func didDrop(_ key: Key) {}
}
