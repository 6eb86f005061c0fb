public import SteadyModel

/// What the store asks of entries, compiled with the type of their objects: methods of a generic class would not be.
@usableFromInline
struct EntryTraits: Sendable {
    let key: @Sendable (Entry) -> ObjectKey
    /// Empty if there is none.
    let uid: @Sendable (Entry) -> String
    /// Empty if there is none.
    let version: @Sendable (Entry) -> String
    /// Whether the first is a later state than the second.
    let isLater: @Sendable (Entry, Entry) -> Bool
    /// Whether an entry has this name, byte by byte.
    let isNamed: @Sendable (Entry, String) -> Bool
    /// Whether two entries have the same uid.
    let isSameObject: @Sendable (Entry, Entry) -> Bool

    @usableFromInline
    init(
        key: @escaping @Sendable (Entry) -> ObjectKey, uid: @escaping @Sendable (Entry) -> String,
        version: @escaping @Sendable (Entry) -> String, isLater: @escaping @Sendable (Entry, Entry) -> Bool,
        isNamed: @escaping @Sendable (Entry, String) -> Bool, isSameObject: @escaping @Sendable (Entry, Entry) -> Bool
    ) {
        self.key = key
        self.uid = uid
        self.version = version
        self.isLater = isLater
        self.isNamed = isNamed
        self.isSameObject = isSameObject
    }

    /// Those of objects of a type.
    @inlinable
    init<Object: APIObject>(_ type: Object.Type) {
        self.init(
            key: { $0.withObject(Object.self) { $0.key } },
            uid: { $0.withObject(Object.self) { $0.metadata.uid ?? "" } },
            version: { $0.withObject(Object.self) { $0.metadata.resourceVersion ?? "" } },
            isLater: { a, b in
                a.withObject(Object.self) { a in
                    b.withObject(Object.self) { b in
                        ResourceVersion.isLater(a.metadata.resourceVersion ?? "", than: b.metadata.resourceVersion ?? "")
                    }
                }
            },
            isNamed: { entry, name in entry.withObject(Object.self) { ($0.metadata.name ?? "").utf8.elementsEqual(name.utf8) } },
            isSameObject: { a, b in
                a.withObject(Object.self) { a in b.withObject(Object.self) { b in a.metadata.uid == b.metadata.uid } }
            })
    }
}
