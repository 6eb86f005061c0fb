import SteadyClient
public import SteadyModel

/// The objects of a cache at one moment: an immutable value, read without waiting.
///
/// To take one, to copy it and to keep it costs next to nothing: it shares its memory with the cache and with other snapshots.
/// Going through it, and what is found by an index, has the order in which the objects came to be known, with the places of deleted ones taken
/// by new ones; the same history gives the same order.
public struct Snapshot<Object: APIObject>: Sendable, Sequence {
    let contents: StoreContents

    init(_ contents: StoreContents) { self.contents = contents }

    /// An empty snapshot.
    public init() { contents = StoreContents() }

    /// The version of the collection this corresponds to; `nil` before the first list.
    public var resourceVersion: String? { contents.version }

    /// How many objects there are.
    public var count: Int { contents.count }

    /// Whether there are none.
    public var isEmpty: Bool { contents.count == 0 }

    /// As ``count``: known without going through them.
    public var underestimatedCount: Int { contents.count }

    /// The object of that key.
    public subscript(key: ObjectKey) -> Object? { contents[key]?.object() }

    /// Goes through all objects.
    public struct Iterator: IteratorProtocol {
        var cursor: SlotTable.Cursor

        /// The next object.
        public mutating func next() -> Object? { cursor.next()?.object() }
    }

    public func makeIterator() -> Iterator { Iterator(cursor: SlotTable.Cursor(contents.slots)) }

    /// All objects, by namespace and name.
    ///
    /// - Complexity: O(n log n).
    public var all: [Object] { Self.sorted(entries { _ in true }) }

    /// The objects for which something holds, by namespace and name.
    ///
    /// - Complexity: O(n).
    public func filter(_ isIncluded: (Object) throws -> Bool) rethrows -> [Object] {
        Self.sorted(try entries { try $0.object().map(isIncluded) ?? false })
    }

    /// The objects whose labels match, by namespace and name.
    ///
    /// - Parameters:
    ///   - selector: what the labels have to be.
    ///   - namespace: where to look; `nil` for everywhere.
    /// - Complexity: O(n) in the number of objects there.
    public func matching(_ selector: LabelSelector, in namespace: String? = nil) -> [Object] {
        let isMeant: (Entry) -> Bool = { selector.matches($0.object(Object.self)?.metadata.labels) }
        guard let namespace else { return Self.sorted(entries(where: isMeant)) }
        return Self.sorted(found(contents.index(IndexDefinition.namespace.name), namespace).filter(isMeant))
    }

    /// The objects of a namespace, by name.
    public func objects(in namespace: String) -> [Object] {
        Self.sorted(found(contents.index(IndexDefinition.namespace.name), namespace))
    }

    /// The objects that have a value.
    ///
    /// - Parameters:
    ///   - index: by what they are looked up. If the cache has no such index, all objects are gone through.
    ///   - value: the value.
    /// - Complexity: O(k) in the number of objects found.
    public func objects<Value>(_ index: CacheIndex<Object, Value>, _ value: Value) -> [Object] {
        guard let stored = contents.index(index.name), let slots = stored.slots(value.indexText) else {
            if contents.index(index.name) != nil { return [] }
            return entries { $0.object().map { index.contains(value, $0) } ?? false }.compactMap { $0.object() }
        }
        var objects: [Object] = []
        objects.reserveCapacity(slots.count)
        slots.forEach { if let object: Object = contents.slots[$0]?.object() { objects.append(object) } }
        return objects
    }

    /// How many objects have a value.
    ///
    /// - Complexity: O(1), or O(n) if the cache has no such index.
    public func count<Value>(_ index: CacheIndex<Object, Value>, _ value: Value) -> Int {
        guard let stored = contents.index(index.name) else { return objects(index, value).count }
        return stored.slots(value.indexText)?.count ?? 0
    }

    private func found(_ index: StoredIndex?, _ text: String) -> [Entry] {
        var entries: [Entry] = []
        index?.slots(text)?.forEach { if let entry = contents.slots[$0] { entries.append(entry) } }
        return entries
    }

    private func entries(where isIncluded: (Entry) throws -> Bool) rethrows -> [Entry] {
        var entries: [Entry] = []
        try contents.slots.forEach { _, entry in if try isIncluded(entry) { entries.append(entry) } }
        return entries
    }

    private static func sorted(_ entries: [Entry]) -> [Object] {
        entries.sorted { $0.key < $1.key }.compactMap { $0.object() }
    }
}
