/// How long an item that failed waits before its next try.
public struct Backoff: Sendable, Hashable {
    /// The wait after the first failure.
    public var first: Duration
    /// The longest wait.
    public var limit: Duration

    /// Waits that double with every failure, from `first` up to `limit` (client-go: `ItemExponentialFailureRateLimiter`).
    public static func exponential(from first: Duration, upTo limit: Duration) -> Backoff { Backoff(first: first, limit: limit) }

    /// The wait after so many failures in a row, counted from 1.
    public func delay(afterFailures failures: Int) -> Duration {
        var delay = min(first, limit)
        for _ in 1..<max(failures, 1) {
            delay += delay
            if delay >= limit { return limit }
        }
        return delay
    }
}
