public import SteadyModel

/// What happened to one object in a cache.
public enum Change<R: Resource>: Sendable {
    /// The object is new to the cache.
    case added(R)
    /// The object has another state.
    case updated(old: R, new: R)
    /// The object is gone; its last known state.
    case deleted(R)

    /// The object after the change, or its last state.
    public var object: R {
        switch self {
        case .added(let object), .updated(_, let object), .deleted(let object): object
        }
    }
}
