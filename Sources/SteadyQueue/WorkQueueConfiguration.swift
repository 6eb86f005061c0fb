extension WorkQueue {
    /// How a queue behaves. Every part has a default.
    public struct Configuration: Sendable {
        /// How long a failed item waits.
        public var backoff: Backoff
        /// How many failed items come again a second, all together; `nil` for no bound. Of this wait and the item's back-off the longer
        /// counts (client-go: `MaxOfRateLimiter` of an `ItemExponentialFailureRateLimiter` and a `BucketRateLimiter`).
        public var retryRate: TokenBucket?
        /// How many items are handed out a second; `nil` for no bound.
        public var throughput: TokenBucket?
        /// How much waiting time one level of priority is worth, up to 100 days.
        public var headStart: Duration
        /// How many different items the queue holds.
        public var capacity: Capacity
        /// On whose behalf an item is worked on; `nil` for a queue that does not ask. Called outside the queue's lock, at every add.
        public var tenant: (@Sendable (Key) -> Tenant)?

        /// A configuration.
        ///
        /// - Parameters:
        ///   - backoff: how long a failed item waits; 5 ms doubling up to 1,000 s by default, as client-go has it.
        ///   - retryRate: how many failed items come again a second, all together.
        ///   - throughput: how many items are handed out a second.
        ///   - headStart: how much waiting time one level of priority is worth, up to 100 days.
        ///   - capacity: how many different items the queue holds; 10 million by default, beyond which new ones are refused.
        ///   - tenant: on whose behalf an item is worked on.
        public init(
            backoff: Backoff = .exponential(from: .milliseconds(5), upTo: .seconds(1000)), retryRate: TokenBucket? = nil,
            throughput: TokenBucket? = nil, headStart: Duration = .seconds(30), capacity: Capacity = Capacity(10_000_000),
            tenant: (@Sendable (Key) -> Tenant)? = nil
        ) {
            self.backoff = backoff
            self.retryRate = retryRate
            self.throughput = throughput
            self.headStart = headStart
            self.capacity = capacity
            self.tenant = tenant
        }
    }
}
