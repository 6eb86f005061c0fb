public import SteadyModel

/// One step of following a collection; applied in order, the steps lead to the server's state.
public enum WatchUpdate<Object: APIObject>: Sendable {
    /// The whole collection comes anew: what does not come until ``synced(resourceVersion:)`` is gone.
    ///
    /// So it begins, and so it goes on when the server no longer keeps what happened in between.
    case restarted
    /// The object is now like this.
    case applied(Object)
    /// The object is gone, or no longer selected; its last state, with the version of the deletion.
    case deleted(Object)
    /// The collection is complete as of this version.
    case synced(resourceVersion: String)
    /// Nothing more happened up to this version.
    case bookmark(resourceVersion: String)
    /// The connection is lost for this reason; it is made anew after so long, and nothing that happens meanwhile is missed.
    case interrupted(any Error, retryIn: Duration)
}
