/// How urgent a request is for its sender; each priority has a limit of its own in a ``RequestLimiter``.
///
/// The server knows nothing of it: there, API Priority and Fairness decides by user and kind.
public struct RequestPriority: Sendable, Hashable, Comparable, CustomStringConvertible {
    let rank: Int
    public let description: String

    /// Leases, and whatever else must not wait behind bulk work.
    public static let high = RequestPriority(rank: 2, description: "high")
    /// What reconcilers do.
    public static let normal = RequestPriority(rank: 1, description: "normal")
    /// Lists of whole collections, clean-ups, reports.
    public static let low = RequestPriority(rank: 0, description: "low")

    /// All, the most urgent first.
    static let all: [RequestPriority] = [.high, .normal, .low]

    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}
