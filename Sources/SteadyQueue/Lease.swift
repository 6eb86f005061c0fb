extension WorkQueue {
    /// An item that is being worked on. It is settled exactly once: twice does not compile, and dropping it means a retry.
    public struct Lease: ~Copyable {
        /// The item.
        public let key: Key
        private var queue: WorkQueue<Key>?

        init(key: Key, queue: WorkQueue<Key>) {
            self.key = key
            self.queue = queue
        }

        /// The item is done; its failures are forgotten (client-go: `Forget` and `Done`).
        public consuming func finish() { queue.take()?.settle(key, .done) }

        /// The item failed and comes again after its back-off (client-go: `AddRateLimited` and `Done`).
        public consuming func retry() { queue.take()?.settle(key, .retry) }

        /// The item comes again after this time.
        public consuming func finish(againAfter delay: Duration) { queue.take()?.settle(key, .again(after: delay)) }

        /// Settles the item as work returned it.
        public consuming func settle(_ outcome: WorkOutcome) { queue.take()?.settle(key, outcome) }

        deinit { queue?.settle(key, .retry) }
    }
}
