import SteadyModel

/// What happened to one key of a store.
struct StoreChange: Sendable {
    var old: Entry?
    var new: Entry?
    /// Part of the first complete list.
    var isInitial = false
    /// The new state, or the deletion, is what a write of this process led to.
    var isOwnWrite = false
    /// Nothing happened: it is told again.
    var isResync = false

    var key: ObjectKey? { (new ?? old)?.key }
}
