public import SteadyModel

/// What happened to one object in a cache.
public struct Change<Object: APIObject>: Sendable {
    /// What kind of change it is.
    public enum Kind: Sendable, Hashable {
        /// The object is new to the cache.
        case added
        /// The object has another state.
        case updated
        /// The object is gone, or no longer selected.
        case deleted
        /// Nothing happened: the object is told again, because a resync is due.
        case resynced
    }

    /// What kind of change it is.
    public let kind: Kind
    /// The object as it was told before; `nil` if it is added. Of a deletion its last known state.
    public var old: Object? { kind == .deleted ? object : previous }
    /// The object as it is; `nil` if it is deleted.
    public var new: Object? { kind == .deleted ? nil : object }
    /// Whether the object was there when the cache was filled, or when whoever is told began to listen.
    public let isInitial: Bool
    /// Whether the new state, or the deletion, is what a write of this process led to.
    ///
    /// It may bring along what others wrote just before: between ``old`` and ``new`` there can be more than the own write. So it is no
    /// reason to look away.
    public let isOwnWrite: Bool

    /// The object after the change, or its last state.
    public let object: Object
    /// The state before, of an object that is still there. An object is many references: each is held once.
    private let previous: Object?

    /// A change, as a test of a predicate needs one.
    ///
    /// - Parameters:
    ///   - old: the object before.
    ///   - new: the object after; one of the two has to be there.
    ///   - isInitial: whether it is part of what was there from the start.
    ///   - isOwnWrite: whether it comes from a write of this process.
    ///   - isResync: whether nothing happened.
    /// - Returns: `nil` if there is neither.
    public init?(from old: Object?, to new: Object?, isInitial: Bool = false, isOwnWrite: Bool = false, isResync: Bool = false) {
        guard let object = new ?? old else { return nil }
        self.object = object
        previous = new == nil ? nil : old
        self.isInitial = isInitial
        self.isOwnWrite = isOwnWrite
        kind = new == nil ? .deleted : isResync ? .resynced : old == nil ? .added : .updated
    }

    init?(_ change: StoreChange) {
        self.init(
            from: change.old.map { $0.object() }, to: change.new.map { $0.object() }, isInitial: change.isInitial,
            isOwnWrite: change.isOwnWrite,
            isResync: change.isResync)
    }
}
