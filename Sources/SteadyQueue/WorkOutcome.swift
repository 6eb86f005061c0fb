/// How work on an item ended.
public struct WorkOutcome: Sendable, Hashable {
    @usableFromInline package enum Kind: Sendable, Hashable {
        case done
        case again(after: Duration)
        case retry
    }

    @usableFromInline package let kind: Kind

    @inlinable init(_ kind: Kind) { self.kind = kind }

    /// Finished; the failures of the item are forgotten.
    @inlinable public static var done: WorkOutcome { WorkOutcome(.done) }
    /// Failed: again after the item's back-off.
    @inlinable public static var retry: WorkOutcome { WorkOutcome(.retry) }
    /// Finished for now: again after this time; the failures of the item are forgotten.
    @inlinable public static func again(after delay: Duration) -> WorkOutcome { WorkOutcome(.again(after: delay)) }
}
