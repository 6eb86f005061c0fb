import SteadyClient
import SteadyModel

/// An object of a cache, with what the store compares at hand; never changed, and shared by all snapshots that have it.
///
/// The store knows no types of objects, so that it is compiled once: the object is in a box.
final class Entry: Sendable {
    let key: ObjectKey
    /// Of the key.
    let hash: UInt32
    let uid: String
    let version: String
    /// Roughly how many bytes it takes: as many as its JSON, without what is not kept.
    let cost: Int
    private let box: any AnyObject & Sendable

    init<Object: APIObject>(_ object: Object, cost: Int = 0) {
        key = object.key
        hash = Entry.hash(key)
        uid = object.metadata.uid ?? ""
        version = object.metadata.resourceVersion ?? ""
        self.cost = cost
        box = Box(object)
    }

    static func hash(_ key: ObjectKey) -> UInt32 {
        var hasher = Hasher()
        if let namespace = key.namespace { hasher.combine(namespace) }
        hasher.combine(key.name)
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    /// The object; `nil` if it is of another type, which it is not in the cache that made it.
    func object<Object: APIObject>(_ type: Object.Type = Object.self) -> Object? { (box as? Box<Object>)?.object }

    /// Whether this is a later state than another of the same name.
    func isLater(than other: Entry) -> Bool { ResourceVersion.isLater(version, than: other.version) }
}

private final class Box<Object: APIObject>: Sendable {
    let object: Object

    init(_ object: Object) { self.object = object }
}
