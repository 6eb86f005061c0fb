import SteadyClient
import SteadyCodec
import SteadyModel

/// Turns what comes from following a collection into changes of a store: no client, no clock, no await.
struct ReflectorState<R: Resource>: Sendable {
    private(set) var store = Store<R>()
    private(set) var isSynced = false
    /// The objects of a list that is not complete yet.
    private var listing: [R]?

    /// Takes the next step.
    mutating func received(_ update: WatchUpdate<R>) -> [Change<R>] {
        switch update {
        case .restarted:
            listing = []
            return []
        case .applied(let object):
            if listing == nil { return store.apply(object) }
            listing?.append(object)
            return []
        case .deleted(let object):
            if listing == nil { return store.remove(object) }
            listing?.removeAll { $0.key == object.key }
            return []
        case .synced(let version):
            let items = listing ?? []
            listing = nil
            isSynced = true
            return store.replace(items, version: version)
        case .bookmark(let version):
            store.advance(to: version)
            return []
        case .interrupted: return []
        }
    }

    /// A whole list has come from beside the watch, which goes on.
    mutating func caughtUp(_ items: [R], version: String) -> [Change<R>] {
        guard ResourceVersion.isLater(version, than: store.highWater) else { return [] }
        isSynced = true
        return store.replace(items, version: version)
    }
}

extension WatchUpdate {
    /// The same with its object changed.
    func map(_ transform: (inout Object) -> Void) -> WatchUpdate {
        switch self {
        case .applied(var object):
            transform(&object)
            return .applied(object)
        case .deleted(var object):
            transform(&object)
            return .deleted(object)
        case .restarted, .synced, .bookmark, .interrupted: return self
        }
    }
}
