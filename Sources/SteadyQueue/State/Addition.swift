/// What adding an item came to.
@usableFromInline package enum Addition: Sendable {
    /// Nothing: the item comes anyway.
    case merged
    /// It is ready.
    case ready
    /// It comes again after the work on it that is under way.
    case marked
    /// It comes when its time has come.
    case delayed
    /// The queue is full or has ended.
    case refused
}

/// How far a queue is.
@usableFromInline package enum QueuePhase: Sendable {
    case open
    /// Nothing is taken in any more, and nothing delayed is kept.
    case draining
    /// Nothing is handed out any more.
    case ended
}
