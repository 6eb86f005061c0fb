/// How often a request is sent again, and after what time.
///
/// A request that the server turned away (429, or a 5xx with `Retry-After`) is sent again after the time that the server asked
/// for. One that never left is sent again after a back-off. One whose answer was lost is sent again only where that does no
/// harm; see ``Client/retry``.
public struct RetryPolicy: Sendable, Hashable {
    /// How many times a request is repeated that the server turned away for now; 0 for never.
    public var maximumTurnedAway: Int
    /// How many times a request is repeated that did not reach the server, or whose answer did not come back; 0 for never.
    public var maximumLost: Int
    /// The wait before the first repetition, if the server gave none; it doubles with each further one.
    public var firstDelay: Duration
    /// The longest wait of the policy's own.
    public var maximumDelay: Duration
    /// The longest wait that a server may ask for; if it asks for more, the error is thrown at once.
    public var longestRetryAfter: Duration

    /// A policy of these parts.
    ///
    /// - Parameters:
    ///   - maximumTurnedAway: repetitions after the server turned the request away.
    ///   - maximumLost: repetitions after a lost connection.
    ///   - firstDelay: the first wait, more than zero.
    ///   - maximumDelay: the longest wait of the policy's own.
    ///   - longestRetryAfter: the longest wait that a server may ask for.
    public init(
        maximumTurnedAway: Int = 10, maximumLost: Int = 3, firstDelay: Duration = .milliseconds(100),
        maximumDelay: Duration = .seconds(10), longestRetryAfter: Duration = .seconds(60)
    ) {
        self.maximumTurnedAway = maximumTurnedAway
        self.maximumLost = maximumLost
        self.firstDelay = firstDelay
        self.maximumDelay = maximumDelay
        self.longestRetryAfter = longestRetryAfter
    }

    /// Ten repetitions for a busy server, as client-go; three for lost connections, within about a second.
    public static let standard = RetryPolicy()
    /// Every request is sent once.
    public static let none = RetryPolicy(maximumTurnedAway: 0, maximumLost: 0)

    /// The wait before a repetition: it doubles up to the longest, and up to half of it is left out by chance, so that many
    /// clients do not come back at once.
    ///
    /// - Parameters:
    ///   - repetition: 1 for the first.
    ///   - random: decides how much is left out.
    func delay(before repetition: Int, using random: inout some RandomNumberGenerator) -> Duration {
        var delay = min(firstDelay, maximumDelay)
        for _ in 1..<max(repetition, 1) where delay < maximumDelay { delay = min(delay + delay, maximumDelay) }
        return delay * Double.random(in: 0.5...1, using: &random)
    }
}
