public import SteadyCodec
public import SteadyModel

/// A change of one object of a cluster, for those who keep its contents.
public struct ContentsChange: Sendable, Hashable {
    /// Which collection: `deployments.apps`, `pods`.
    public var collection: String
    /// Which object.
    public var key: ObjectKey
    /// The version of the change.
    public var version: UInt64
    /// The object as it is kept; `nil` if it was deleted.
    public var object: JSONValue?

    /// A change of these parts.
    public init(collection: String, key: ObjectKey, version: UInt64, object: JSONValue?) {
        self.collection = collection
        self.key = key
        self.version = version
        self.object = object
    }

    init(_ event: StoreEvent) {
        self.init(
            collection: event.collection, key: event.key, version: event.version,
            object: event.kind == .deleted ? nil : event.object.value)
    }
}

extension APIServerState {
    /// Begins with what was kept, and the changes after it, in order.
    mutating func restore(_ contents: [ContentsChange], history: [ContentsChange]) {
        struct Place: Hashable {
            let collection: String
            let key: ObjectKey
        }
        var last: [Place: ContentsChange] = [:]
        for change in contents {
            let place = Place(collection: change.collection, key: change.key)
            if let known = last[place], known.version > change.version { continue }
            last[place] = change
        }
        for change in last.values {
            guard let object = change.object else { continue }
            store.restore(object, change.key, in: change.collection, version: change.version)
        }
        if !contents.isEmpty { store.beginHistory(at: contents.map(\.version).max() ?? 0) }
        for change in history { store.replay(change) }
        // As of now: what was kept under an older schema is brought in line when it is read.
        for (_, object) in store.objects(in: ResourceRegistry.crdCollection) {
            if let spec = object.value["spec"] { serve(spec) }
        }
        noteOutside(nil)
    }
}
