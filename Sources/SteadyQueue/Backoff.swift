/// How long an item that failed waits before its next try, by its failures in a row.
public struct Backoff: Sendable, Hashable {
    private enum Curve: Hashable {
        case doubling(from: Duration)
        case steps([Duration])
    }

    private let curve: Curve
    /// The longest wait.
    public let limit: Duration
    /// Which part of a wait is left to chance, from 0 to 1.
    public let jitter: Double

    private init(_ curve: Curve, limit: Duration, jitter: Double) {
        self.curve = curve
        self.limit = max(limit, .zero)
        self.jitter = jitter > 0 ? min(jitter, 1) : 0
    }

    /// Waits that double with every failure (client-go: `ItemExponentialFailureRateLimiter`).
    ///
    /// - Parameters:
    ///   - first: the wait after the first failure.
    ///   - limit: the longest wait.
    ///   - jitter: which part of each wait is left to chance, from 0 to 1, so that items that failed together do not come back together:
    ///     with 0.2 a wait of 10 s takes from 8 to 10 s.
    public static func exponential(from first: Duration, upTo limit: Duration, jitter: Double = 0) -> Backoff {
        Backoff(.doubling(from: first), limit: limit, jitter: jitter)
    }

    /// These waits in turn, and the last of them ever after (client-go: `ItemFastSlowRateLimiter`).
    ///
    /// - Parameters:
    ///   - waits: after the first failure, the second, and so on; without any there is no wait.
    ///   - jitter: which part of each wait is left to chance, from 0 to 1.
    public static func steps(_ waits: [Duration], jitter: Double = 0) -> Backoff {
        Backoff(.steps(waits), limit: waits.max() ?? .zero, jitter: jitter)
    }

    /// The wait after so many failures in a row, before chance shortens it.
    ///
    /// - Parameter failures: counted from 1.
    public func delay(afterFailures failures: Int) -> Duration {
        switch curve {
        case .steps(let waits): return waits.isEmpty ? .zero : max(waits[min(max(failures, 1), waits.count) - 1], .zero)
        case .doubling(let first):
            var delay = min(max(first, .zero), limit)
            if delay == .zero { return .zero }
            for _ in 1..<max(failures, 1) {
                if delay >= limit - delay { return limit }
                delay += delay
            }
            return delay
        }
    }

    /// The wait after so many failures in a row, shortened by chance.
    func delay(afterFailures failures: Int, random: () -> UInt64) -> Nanoseconds {
        let whole = delay(afterFailures: failures).wholeNanoseconds
        guard jitter > 0 else { return whole }
        // 53 random bits are a number from 0 to below 1.
        let chance = Double(random() >> 11) / Double(1 << 53 as UInt64)
        return whole - min(whole, Nanoseconds(Double(whole) * jitter * chance))
    }
}
