import SteadyClient
public import SteadyModel

/// An object of a cache, with what the store compares at hand; never changed, and shared by all snapshots that have it.
///
/// The store knows no types of objects, so that it is compiled once: the object is in a box. What makes entries of objects and reads them is
/// compiled with the type, in the module of whoever uses the cache.
@usableFromInline
final class Entry: Sendable {
    let key: ObjectKey
    /// Of the key.
    let hash: UInt32
    let uid: String
    let version: String
    @usableFromInline let box: any AnyObject & Sendable

    @usableFromInline
    init(_ key: ObjectKey, uid: String?, version: String?, _ box: any AnyObject & Sendable) {
        self.key = key
        hash = Entry.hash(key)
        self.uid = uid ?? ""
        self.version = version ?? ""
        self.box = box
    }

    @inlinable
    convenience init<Object: APIObject>(_ object: Object) {
        let metadata = object.metadata
        self.init(
            ObjectKey(namespace: metadata.namespace, name: metadata.name ?? ""), uid: metadata.uid,
            version: metadata.resourceVersion, EntryBox(object))
    }

    static func hash(_ key: ObjectKey) -> UInt32 {
        var hasher = Hasher()
        if let namespace = key.namespace { hasher.combine(namespace) }
        hasher.combine(key.name)
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    /// The object, which is of the type of all objects of the cache that made the entry.
    @inlinable
    func object<Object: APIObject>(_ type: Object.Type = Object.self) -> Object {
        // An entry stays in the store of the informer that made it, or in snapshots of that, and those have the type of its objects.
        unsafeDowncast(box, to: EntryBox<Object>.self).object
    }

    /// Whether this is a later state than another of the same name.
    func isLater(than other: Entry) -> Bool { ResourceVersion.isLater(version, than: other.version) }
}

/// An object in one piece of memory.
@usableFromInline
final class EntryBox<Object: APIObject>: Sendable {
    @usableFromInline let object: Object

    @inlinable
    init(_ object: Object) { self.object = object }
}
