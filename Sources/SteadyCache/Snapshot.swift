import SteadyClient
public import SteadyModel

/// The objects of a cache at one moment: an immutable value, read without waiting.
///
/// To take one, to copy it and to keep it costs next to nothing: it shares its memory with the cache and with other snapshots.
/// Going through it, and what is found by an index, has the order in which the objects came to be known, with the places of deleted ones taken
/// by new ones; the same history gives the same order.
public struct Snapshot<Object: APIObject>: Sendable, Sequence {
    @usableFromInline let contents: StoreContents

    init(_ contents: StoreContents) { self.contents = contents }

    @usableFromInline
    init(empty contents: StoreContents) { self.contents = contents }

    /// An empty snapshot.
    @inlinable
    public init() { self.init(empty: StoreContents(EntryTraits(Object.self))) }

    /// The version of the collection this corresponds to; `nil` before the first list.
    public var resourceVersion: String? { contents.version }

    /// How many objects there are.
    public var count: Int { contents.count }

    /// Whether there are none.
    public var isEmpty: Bool { contents.count == 0 }

    /// As ``count``: known without going through them.
    public var underestimatedCount: Int { contents.count }

    /// The object of that key.
    @inlinable
    public subscript(key: ObjectKey) -> Object? {
        // Part of whoever calls, for then nothing is held but what is looked at.
        @inline(__always) get {
            guard let entry = contents[key] else { return nil }
            return entry.object()
        }
    }

    /// Lends out the object of that key where it is: quicker than a copy, which holds each part of it.
    ///
    /// - Parameters:
    ///   - key: the object's name.
    ///   - body: is called with the object, if there is one; what it throws is thrown.
    /// - Returns: what the body made of it; `nil` if there is no such object.
    @inlinable
    public func withObject<Result>(_ key: ObjectKey, _ body: (Object) throws -> Result) rethrows -> Result? {
        guard let entry = contents.lent(key) else { return nil }
        // Proof: the contents hold the entry, and are held until the body has ended.
        defer { withExtendedLifetime(contents) {} }
        return try entry._withUnsafeGuaranteedRef { try $0.withObject(Object.self, body) }
    }

    /// Whether there is an object of that key.
    public func contains(_ key: ObjectKey) -> Bool { contents.find(key, KeyDigest(key)) != nil }

    /// Goes through all objects.
    public struct Iterator: IteratorProtocol {
        @usableFromInline let contents: StoreContents
        @usableFromInline var index = SlotTable.LeafIndex()
        @usableFromInline var leaf: ContiguousArray<Entry?> = []
        @usableFromInline var place = 0

        @inlinable
        init(_ contents: StoreContents) { self.contents = contents }

        /// The next object.
        @inlinable
        public mutating func next() -> Object? {
            while true {
                while place < leaf.count {
                    defer { place &+= 1 }
                    if let entry = leaf[place] { return entry.object() }
                }
                guard let next = contents.leaf(at: &index) else { return nil }
                leaf = next
                place = 0
            }
        }
    }

    @inlinable
    public func makeIterator() -> Iterator { Iterator(contents) }

    /// Goes through all objects where they are: quicker than a loop, which holds each of them while it looks at it.
    ///
    /// - Parameter body: is called with each object; what it throws ends this.
    @inlinable
    public func forEach(_ body: (Object) throws -> Void) rethrows {
        try contents.slots.lendAll { try $0.withObject(Object.self, body) }
    }

    @inlinable
    static func sorted(_ entries: ContiguousArray<Entry>) -> [Object] {
        entries.map { (key: $0.object(Object.self).key, entry: $0) }.sorted { $0.key < $1.key }.map { $0.entry.object() }
    }

    /// All objects, by namespace and name.
    ///
    /// - Complexity: O(n log n).
    @inlinable
    public var all: [Object] { Self.sorted(contents.entries { _ in true }) }

    /// The objects for which something holds, by namespace and name.
    ///
    /// - Complexity: O(n).
    @inlinable
    public func filter(_ isIncluded: (Object) throws -> Bool) rethrows -> [Object] {
        Self.sorted(try contents.entries { try $0.withObject(Object.self, isIncluded) })
    }

    /// The objects whose labels match, by namespace and name.
    ///
    /// - Parameters:
    ///   - selector: what the labels have to be.
    ///   - namespace: where to look; `nil` for everywhere.
    /// - Complexity: O(n) in the number of objects there.
    public func matching(_ selector: LabelSelector, in namespace: String? = nil) -> [Object] {
        guard let namespace else { return filter { selector.matches($0.metadata.labels) } }
        return objects(in: namespace).filter { selector.matches($0.metadata.labels) }
    }

    /// The objects of a namespace, by name.
    public func objects(in namespace: String) -> [Object] {
        let numbers = contents.numbers(IndexDefinition.namespaceName, namespace) ?? []
        return Self.sorted(ContiguousArray(numbers.compactMap { contents.slots[$0] }))
    }

    /// The objects that have a value.
    ///
    /// - Parameters:
    ///   - index: by what they are looked up. If the cache has no such index, all objects are gone through.
    ///   - value: the value.
    /// - Complexity: O(k) in the number of objects found.
    @inlinable
    public func objects<Value>(_ index: CacheIndex<Object, Value>, _ value: Value) -> Selection<Object> {
        let numbers =
            contents.numbers(index.name, value.indexText)
            ?? contents.numbers { $0.withObject(Object.self) { index.contains(value, $0) } }
        return Selection(contents.slots, numbers)
    }

    /// How many objects have a value.
    ///
    /// - Complexity: O(1), or O(n) if the cache has no such index.
    public func count<Value>(_ index: CacheIndex<Object, Value>, _ value: Value) -> Int {
        guard let stored = contents.index(index.name) else { return objects(index, value).count }
        return stored.slots(value.indexText)?.count ?? 0
    }
}
