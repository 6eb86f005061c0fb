/// What an exploration found wrong.
public struct Finding: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of mistake shows.
    public enum Kind: String, Sendable {
        /// Another state than without faults.
        case endState
        /// An object created more often than without faults.
        case extraCreate
        /// An object deleted more often than without faults.
        case extraDelete
        /// An object deleted by a decision made on the past.
        case staleDelete
        /// Writes that never stop.
        case hotLoop
        /// Writes although nothing has changed.
        case unrest
        /// The same error again and again.
        case errorLoop
        /// Something that is to hold does not.
        case invariant
        /// Something in a cloud that the operator made, and that no object speaks of any more: ``CloudBuckets``.
        case leak
        /// Something in a cloud that the operator made once more, and forgot.
        case duplicate
        /// A habit that counts as a mistake: ``Lints``.
        case lint
        /// A reconcile that does not end.
        case stuck
        /// What no simulation decides, so that no run of it can be repeated: the machine's time in an object, random numbers of one's own that
        /// change the course of things, work that goes on outside.
        case escape
        /// The operator, or the scenario, came to an end by itself.
        case ended
    }

    /// What sort of mistake shows.
    public var kind: Kind
    /// One sentence.
    public var description: String
}
