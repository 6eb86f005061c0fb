/// Hears what a queue does, for metrics; called outside the queue's lock, on the task that caused it.
public protocol WorkQueueObserver<Key>: Sendable {
    /// The items of the queue.
    associatedtype Key: Hashable & Sendable
    /// An item was added; so many are ready now.
    func didAdd(_ key: Key, depth: Int)
    /// Work on an item starts that was ready for so long.
    func didStart(_ key: Key, afterWaiting: Duration)
    /// Work on an item ended after so long.
    func didFinish(_ key: Key, _ outcome: WorkOutcome, after: Duration)
}
