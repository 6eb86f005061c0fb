import SteadyCluster
public import SteadyCodec
public import SteadyModel

/// What a cluster, and the systems outside it, hold at one moment.
public struct ClusterContents: Sendable {
    /// An object's place.
    struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
        let collection: String
        let key: ObjectKey

        var description: String { "\(collection) \(key)" }

        static func < (a: Place, b: Place) -> Bool {
            if a.collection != b.collection { return a.collection < b.collection }
            if a.key.namespace != b.key.namespace { return (a.key.namespace ?? "") < (b.key.namespace ?? "") }
            return a.key.name < b.key.name
        }
    }

    private(set) var objects: [Place: JSONValue] = [:]
    var outside: [String: [String: JSONValue]] = [:]
    /// Of objects that nobody has changed since the beginning, what of them counts in the end.
    private(set) var untouched: [Place: JSONValue] = [:]

    init() {}

    /// What a cluster holds before anything happens.
    init(beginningWith contents: [ContentsChange]) {
        for change in contents { _ = apply(change) }
        untouched = EndState.cleaned(self)
    }

    /// The objects of a kind, by namespace and name.
    ///
    /// - Throws: `JSONError` if one is not as the Swift type wants it.
    public func list<R: Resource>(_ type: R.Type = R.self) throws -> [R] {
        try objects.keys.filter { $0.collection == R.resourceType.qualifiedPlural }.sorted().compactMap { place in
            try objects[place].map { try JSON.decode(R.self, from: $0.serialized()) }
        }
    }

    /// An object.
    ///
    /// - Throws: `JSONError` if it is not as the Swift type wants it.
    public func object<R: Resource>(_ type: R.Type = R.self, _ name: String, in namespace: String? = "default") throws -> R? {
        let namespace = R.resourceType.scope == .namespaced ? namespace : nil
        let place = Place(collection: R.resourceType.qualifiedPlural, key: ObjectKey(namespace: namespace, name: name))
        return try objects[place].map { try JSON.decode(R.self, from: $0.serialized()) }
    }

    /// What a system outside the cluster holds, by its identifiers.
    public func external(_ name: String) -> [String: JSONValue] { outside[name] ?? [:] }

    /// The first thing that is another here, in words.
    func change(from before: ClusterContents) -> String? {
        for place in Set(objects.keys).union(before.objects.keys).sorted() where objects[place] != before.objects[place] {
            guard let new = objects[place] else { return "\(place) is not there" }
            guard let old = before.objects[place] else { return "\(place) is there" }
            let fields = EndState.changedFields(old, new)
            return fields.isEmpty ? nil : "\(place) differs in \(fields.joined(separator: ", "))"
        }
        return nil
    }

    func has(uid: String) -> Bool { objects.values.contains { $0[path: "metadata", "uid"]?.stringValue == uid } }

    /// Takes note of a change; returns what was there before.
    mutating func apply(_ change: ContentsChange) -> JSONValue? {
        let place = Place(collection: change.collection, key: change.key)
        if !untouched.isEmpty { untouched[place] = nil }
        let before = objects[place]
        objects[place] = change.object
        return before
    }
}
