/// So many a second in the long run, and so many at once after a pause.
public struct TokenBucket: Sendable, Hashable {
    /// How many tokens come a second.
    public let rate: Double
    /// How many tokens there are at most.
    public let burst: Int

    /// A bucket, full at first.
    ///
    /// - Parameters:
    ///   - rate: tokens a second, from 0.001 to 1,000,000; what lies outside counts as the nearest.
    ///   - burst: how many tokens the bucket holds, from 1 to 1,000,000; what lies outside counts as the nearest.
    public init(rate: Double, burst: Int) {
        self.rate = rate > 0.001 ? min(rate, 1_000_000) : 0.001
        self.burst = min(max(burst, 1), 1_000_000)
    }
}

/// What is in a bucket. It is kept as one time (the generic cell rate algorithm): when the bucket would be full again.
package struct TokenBucketState: Sendable {
    private let interval: Nanoseconds
    private let depth: Nanoseconds
    private var full: Nanoseconds = 0

    package init(_ bucket: TokenBucket) {
        interval = Nanoseconds((1_000_000_000 / bucket.rate).rounded())
        depth = interval * Nanoseconds(bucket.burst)
    }

    /// How long it takes from now until there is a token; nothing if there is one.
    package func delay(at now: Nanoseconds) -> Nanoseconds { max(max(full, now) + interval - depth - now, 0) }

    /// Takes a token, which may be one that is yet to come.
    ///
    /// - Returns: how long it takes from now until that token is there.
    package mutating func reserve(at now: Nanoseconds) -> Nanoseconds {
        let delay = delay(at: now)
        full = min(max(full, now) + interval, .forever)
        return delay
    }
}
