public import SteadyModel

/// The objects of a cache at one moment: an immutable value, read without waiting.
public struct Snapshot<R: Resource>: Sendable {
    var objects: [ObjectKey: R] = [:]
    /// The version of the collection this corresponds to; `nil` before the first list.
    public internal(set) var resourceVersion: String?

    /// An empty snapshot.
    public init() {}

    /// The object of that key.
    public subscript(key: ObjectKey) -> R? { objects[key] }

    /// How many objects there are.
    public var count: Int { objects.count }

    /// All objects, by namespace and name.
    ///
    /// - Complexity: O(n log n).
    public var all: [R] { objects.sorted { $0.key < $1.key }.map(\.value) }

    /// The objects for which something holds, by namespace and name.
    public func filter(_ isIncluded: (R) -> Bool) -> [R] {
        objects.filter { isIncluded($0.value) }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The objects whose labels match, by namespace and name.
    public func matching(_ selector: LabelSelector, in namespace: String? = nil) -> [R] {
        filter { (namespace == nil || $0.metadata.namespace == namespace) && selector.matches($0.metadata.labels) }
    }
}

/// A cache's objects and the high-water mark of what it has seen: a struct that turns news into changes.
struct Store<R: Resource>: Sendable {
    private(set) var snapshot = Snapshot<R>()
    /// The latest version seen, of objects, lists and bookmarks.
    private(set) var highWater = ""
    /// The version of the last whole list: single news from before it is in it already.
    private var floor = ""

    mutating func advance(to version: String) {
        if ResourceVersion.isLater(version, than: highWater) {
            highWater = version
            snapshot.resourceVersion = version
        }
    }

    /// Takes an object as it is now. News that is older than what is known changes nothing.
    mutating func apply(_ object: R) -> [Change<R>] {
        let version = object.metadata.resourceVersion ?? ""
        guard ResourceVersion.isLater(version, than: floor) else { return [] }
        defer { advance(to: version) }
        return put(object)
    }

    private mutating func put(_ object: R) -> [Change<R>] {
        let key = object.key
        let version = object.metadata.resourceVersion ?? ""
        guard let old = snapshot.objects[key] else {
            snapshot.objects[key] = object
            return [.added(object)]
        }
        if !ResourceVersion.isLater(version, than: old.metadata.resourceVersion ?? "") { return [] }
        snapshot.objects[key] = object
        // Another uid under the same name: the one was deleted, the other created, and nobody said so.
        if old.metadata.uid != object.metadata.uid { return [.deleted(old), .added(object)] }
        return [.updated(old: old, new: object)]
    }

    mutating func remove(_ object: R) -> [Change<R>] {
        let version = object.metadata.resourceVersion ?? ""
        guard ResourceVersion.isLater(version, than: floor) else { return [] }
        defer { advance(to: version) }
        guard let old = snapshot.objects[object.key],
            !ResourceVersion.isLater(old.metadata.resourceVersion ?? "", than: version)
        else { return [] }
        snapshot.objects[object.key] = nil
        return [.deleted(old.metadata.uid == object.metadata.uid ? object : old)]
    }

    /// Takes a whole list: what is not in it is gone.
    mutating func replace(_ items: [R], version: String) -> [Change<R>] {
        var changes: [Change<R>] = []
        var seen: Set<ObjectKey> = []
        for item in items {
            seen.insert(item.key)
            changes += put(item)
        }
        for (key, object) in snapshot.objects.sorted(by: { $0.key < $1.key }) where !seen.contains(key) {
            snapshot.objects[key] = nil
            changes.append(.deleted(object))
        }
        advance(to: version)
        floor = highWater
        return changes
    }
}
