import SteadyClient
public import SteadyModel

/// An object of a cache; never changed, and shared by all snapshots that have it.
///
/// The store knows no types of objects, so that it is compiled once: the object is in a box, and what it wants to know of it it asks by
/// ``EntryTraits``. What makes entries of objects and reads them is compiled with the type, in the module of whoever uses the cache.
///
/// Not final, for its subclass with the object, so that both are one piece of memory; and there are no others.
@usableFromInline
// law: Sendable, for all it has is constant and Sendable, and so is what its one subclass has.
class Entry: @unchecked Sendable {
    /// The bytes of an entry beside its object, and of the places where it is registered.
    static let overhead = 200

    @usableFromInline
    init() {}

    /// The entry of an object.
    @inlinable
    static func of<Object: APIObject>(_ object: Object) -> Entry { TypedEntry(object) }

    /// This, with the type of the object, which is that of all objects of the cache that made the entry.
    @inlinable @inline(__always)
    final func typed<Object: APIObject>(_ type: Object.Type = Object.self) -> TypedEntry<Object> {
        // An entry stays in the store of the informer that made it, or in snapshots of that, and those have the type of its objects.
        unsafeDowncast(self, to: TypedEntry<Object>.self)
    }

    /// The object.
    @inlinable @inline(__always)
    final func object<Object: APIObject>(_ type: Object.Type = Object.self) -> Object { typed(type).object }

    /// Lends the object out, without a copy.
    @inlinable @inline(__always)
    final func withObject<Object: APIObject, Result>(
        _ type: Object.Type = Object.self, _ body: (Object) throws -> Result
    ) rethrows -> Result {
        try body(typed(type).object)
    }
}

/// An entry with its object.
@usableFromInline
// law: Sendable, for the object is constant and Sendable.
final class TypedEntry<Object: APIObject>: Entry, @unchecked Sendable {
    @usableFromInline let object: Object

    @inlinable
    init(_ object: Object) {
        self.object = object
        super.init()
    }
}
