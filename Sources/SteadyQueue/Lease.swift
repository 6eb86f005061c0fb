extension WorkQueue {
    /// An item that is being worked on. It is settled exactly once: twice does not compile, and dropping it means a retry.
    public struct Lease: ~Copyable, Sendable {
        /// The item.
        public let key: Key
        @usableFromInline let slot: Slot
        @usableFromInline var queue: WorkQueue<Key>?

        @inlinable init(_ taken: WorkQueueState<Key>.Taken, of queue: WorkQueue<Key>) {
            key = taken.key
            slot = taken.slot
            self.queue = queue
        }

        /// The item is done; its failures are forgotten (client-go: `Forget` and `Done`).
        @inlinable public consuming func finish() { queue.take()?.settle(slot, key, .done) }

        /// The item failed and comes again after its back-off (client-go: `AddRateLimited` and `Done`).
        @inlinable public consuming func retry() { queue.take()?.settle(slot, key, .retry) }

        /// The item comes again after this time; its failures are forgotten.
        @inlinable public consuming func finish(againAfter delay: Duration) {
            queue.take()?.settle(slot, key, .again(after: delay))
        }

        /// Settles the item as work returned it.
        @inlinable public consuming func settle(_ outcome: WorkOutcome) { queue.take()?.settle(slot, key, outcome) }

        @inlinable deinit { queue?.settle(slot, key, .retry) }
    }
}
