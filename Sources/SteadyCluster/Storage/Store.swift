import SteadyCodec
import SteadyModel

/// A change to one object.
struct StoreEvent: Sendable {
    enum Kind: Sendable { case added, modified, deleted }
    var kind: Kind
    var collection: String
    var key: ObjectKey
    /// The version of this change.
    var version: UInt64
    /// The state after the change; for a deletion the last state, with the version of the deletion.
    var object: StoredObject
    var previous: StoredObject?
}

/// All objects, one version counter, and a bounded history of changes: no clock, no client, no await.
struct Store {
    private(set) var version: UInt64 = 1
    private var collections: [String: Collection] = [:]
    private var values = ValueCache()
    /// Changes of all collections up to this version are forgotten.
    private var beginning: UInt64 = 0
    /// How many changes of each collection are kept for watches to resume from.
    let historyLimit: Int

    private struct Collection {
        var objects = ObjectTree()
        var history: [StoreEvent] = []
        /// Changes up to this version are forgotten.
        var compacted: UInt64 = 0

        mutating func put(_ object: StoredObject, _ key: ObjectKey, of collection: String, historyLimit: Int) -> StoreEvent {
            let previous = objects.put(object, key)
            let event = StoreEvent(
                kind: previous == nil ? .added : .modified, collection: collection, key: key, version: object.version,
                object: object, previous: previous)
            remember(event, historyLimit: historyLimit)
            return event
        }

        mutating func remember(_ event: StoreEvent, historyLimit: Int) {
            history.append(event)
            if history.count > historyLimit * 2 { compact(keeping: historyLimit) }
        }

        mutating func compact(keeping count: Int) {
            guard history.count > count else { return }
            let excess = history.count - count
            compacted = history[excess - 1].version
            history = Array(history[excess...])
        }
    }

    init(historyLimit: Int = 10_000) { self.historyLimit = historyLimit }

    /// Of a copy: versions mean other states from now on than in the original.
    mutating func detach() { values = ValueCache() }

    func object(_ key: ObjectKey, in collection: String) -> StoredObject? { collections[collection]?.objects.object(key) }

    /// The objects by namespace and name; of one namespace, or of all.
    func objects(in collection: String, namespace: String? = nil) -> [(key: ObjectKey, object: StoredObject)] {
        var found: [(key: ObjectKey, object: StoredObject)] = []
        collections[collection]?.objects.visit(namespace: namespace) { found.append(($0, $1)) }
        return found
    }

    /// All objects as they are now, to be looked at while others write.
    func snapshot(of collection: String) -> ObjectTree { collections[collection]?.objects ?? ObjectTree() }

    /// The objects as they were at a version, `nil` if that is forgotten.
    func snapshot(of collection: String, at version: UInt64) -> ObjectTree? {
        guard let later = events(after: version, in: collection) else { return nil }
        var objects = snapshot(of: collection)
        for event in later.reversed() {
            if let previous = event.previous {
                _ = objects.put(previous, event.key)
            } else {
                _ = objects.remove(event.key)
            }
        }
        return objects
    }

    func count(_ collection: String) -> Int { collections[collection]?.objects.count ?? 0 }

    func isEmpty(_ collection: String) -> Bool { collections[collection]?.objects.isEmpty ?? true }

    /// Stores a value under the next version, which it writes into the value's metadata.
    mutating func put(_ value: consuming JSONValue, _ key: ObjectKey, in collection: String) -> StoreEvent {
        version += 1
        let stored = stored(value, version)
        return collections[collection, default: Collection(compacted: beginning)].put(
            stored, key, of: collection, historyLimit: historyLimit)
    }

    /// Takes an object as it was written down before. Nothing before it can be watched.
    mutating func restore(_ value: JSONValue, _ key: ObjectKey, in collection: String, version: UInt64) {
        _ = collections[collection, default: Collection()].objects.put(stored(value, version), key)
    }

    /// Takes a change that was written down before, so that it can be watched again.
    mutating func replay(_ change: ContentsChange) {
        guard change.version > version else { return }
        if let object = change.object {
            version = change.version - 1
            _ = put(object, change.key, in: change.collection)
        } else if collections[change.collection]?.objects.object(change.key) != nil {
            version = change.version - 1
            _ = remove(change.key, in: change.collection)
        }
        version = change.version
    }

    /// The history begins here: watches from before get 410.
    mutating func beginHistory(at version: UInt64) {
        self.version = max(self.version, version)
        beginning = self.version
        for name in collections.keys { collections[name]?.compacted = self.version }
    }

    mutating func remove(_ key: ObjectKey, in collection: String) -> StoreEvent? {
        guard let previous = collections[collection]?.objects.remove(key) else { return nil }
        version += 1
        let event = StoreEvent(
            kind: .deleted, collection: collection, key: key, version: version, object: stored(previous.value, version),
            previous: previous)
        collections[collection]?.remember(event, historyLimit: historyLimit)
        return event
    }

    private func stored(_ value: consuming JSONValue, _ version: UInt64) -> StoredObject {
        var value = consume value
        value.changeMember("metadata") { $0["resourceVersion"] = .string(String(version)) }
        return StoredObject(value: value, version: version, cache: values)
    }

    /// Forgets all but the last changes of a collection: watches from before get 410.
    mutating func compact(_ collection: String, keeping count: Int) { collections[collection]?.compact(keeping: count) }

    /// The changes after a version, or `nil` if some of them are forgotten.
    func events(after version: UInt64, in collection: String) -> ArraySlice<StoreEvent>? {
        // Of a collection without changes nothing is known from before the history began: it may have lost its last object then.
        guard let kept = collections[collection] else { return version >= beginning ? [] : nil }
        guard version >= kept.compacted else { return nil }
        var low = 0
        var high = kept.history.count
        while low < high {
            let middle = (low + high) / 2
            if kept.history[middle].version <= version { low = middle + 1 } else { high = middle }
        }
        return kept.history[low...]
    }

    /// The newest version whose later changes are all kept.
    func oldestVersion(in collection: String) -> UInt64 { collections[collection]?.compacted ?? beginning }
}
