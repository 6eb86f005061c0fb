/// Lets so many through at once and so many a second after that: no clock, no await.
///
/// Who comes is told how long to wait, in the order of coming (a bucket that may be overdrawn, as in Go's `rate.Limiter`).
struct TokenBucket: Sendable, Hashable {
    /// Tokens a second; more than zero.
    private(set) var rate: Double
    let burst: Double
    private var tokens: Double
    private var time = Duration.zero

    init(rate: Double, burst: Double) {
        self.rate = rate
        self.burst = max(1, burst)
        tokens = self.burst
    }

    /// Takes a token; it is good after the time returned.
    mutating func take(at now: Duration) -> Duration {
        refill(now)
        tokens -= 1
        return tokens >= 0 ? .zero : .seconds(-tokens / rate)
    }

    /// Gives a token back that was not used.
    mutating func giveBack() { tokens = min(burst, tokens + 1) }

    /// Goes on at another rate.
    mutating func change(rate: Double, at now: Duration) {
        refill(now)
        self.rate = rate
    }

    private mutating func refill(_ now: Duration) {
        guard now > time else { return }
        tokens = min(burst, tokens + (now - time) / .seconds(1) * rate)
        time = now
    }
}
