/// How a reconcile ended, and what comes next.
public struct Outcome: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case done
        case retry
        case requeue(after: Duration)
    }

    let kind: Kind

    /// Nothing left to do until something changes.
    public static let done = Outcome(kind: .done)
    /// Again after the key's back-off, without calling it a failure.
    public static let retry = Outcome(kind: .retry)
    /// Again after this time, or when something changes.
    public static func requeue(after delay: Duration) -> Outcome { Outcome(kind: .requeue(after: delay)) }
}
