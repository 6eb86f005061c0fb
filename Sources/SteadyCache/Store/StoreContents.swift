public import SteadyModel

/// The entries of a cache and the ways to find them: a value, whose copies share what is the same.
@usableFromInline
struct StoreContents: Sendable {
    @usableFromInline private(set) var slots = SlotTable()
    private var keys = KeyDirectory<Entry>()
    private var namespaces = NamespaceNumbers()
    let traits: EntryTraits
    private(set) var indexes: [StoredIndex] = []
    /// The version of the collection this corresponds to; `nil` before the first list.
    var version: String?

    @usableFromInline
    init(_ traits: EntryTraits) {
        self.traits = traits
        indexes = [StoredIndex(.namespace(traits))]
    }

    @usableFromInline var count: Int { keys.count }

    typealias Found = KeyDirectory<Entry>.Found

    /// The entry of a key, and where it is; it lives as long as these contents are held and not changed.
    @inline(__always)
    func find(_ key: ObjectKey, _ digest: KeyDigest) -> Found? {
        guard let namespace = namespaces.number(of: key.namespace, digest.namespaceHash) else { return nil }
        return keys.find(digest, namespace) { traits.isNamed($0, key.name) }
    }

    /// The entry of a key, to be looked at while these contents are held, which hold the entry.
    @usableFromInline
    func lent(_ key: ObjectKey) -> Unmanaged<Entry>? { find(key, KeyDigest(key))?.element }

    @usableFromInline
    subscript(key: ObjectKey) -> Entry? { find(key, KeyDigest(key))?.element.takeUnretainedValue() }

    /// The numbers of the entries that have a value, in order; `nil` if there is no index of that name.
    @usableFromInline
    func numbers(_ name: String, _ text: String) -> ContiguousArray<UInt32>? {
        index(name).map { $0.slots(text)?.all ?? [] }
    }

    /// The numbers of all entries for which something holds.
    @usableFromInline
    func numbers(where isIncluded: (Entry) -> Bool) -> ContiguousArray<UInt32> {
        var numbers: ContiguousArray<UInt32> = []
        slots.forEach { slot, entry in if isIncluded(entry) { numbers.append(slot) } }
        return numbers
    }

    /// All entries for which something holds.
    @usableFromInline
    func entries(where isIncluded: (Entry) throws -> Bool) rethrows -> ContiguousArray<Entry> {
        var entries: ContiguousArray<Entry> = []
        try slots.forEach { _, entry in if try isIncluded(entry) { entries.append(entry) } }
        return entries
    }

    @usableFromInline
    func leaf(at index: inout SlotTable.LeafIndex) -> ContiguousArray<Entry?>? { slots.leaf(at: &index) }

    func index(_ name: String) -> StoredIndex? { indexes.first { $0.definition.name == name } }

    /// Puts an entry where there is none of its key; `free` is a number that is not in use.
    mutating func insert(_ entry: Entry, of key: ObjectKey, _ digest: KeyDigest, reusing free: UInt32?) {
        let slot: UInt32
        if let free {
            _ = slots.replace(at: free, with: entry)
            slot = free
        } else {
            slot = slots.append(entry)
        }
        keys.insert(entry, slot, digest, namespaces.enter(key.namespace, digest.namespaceHash))
        for index in indexes.indices { indexes[index].insert(entry, slot) }
    }

    /// Puts another entry of the same key in the place of one that has just been found.
    mutating func replace(_ found: Found, by new: Entry) {
        keys.replace(found, with: new)
        let old = slots.replace(at: found.slot, with: new)
        guard let old else { return }
        for index in indexes.indices { indexes[index].replace(old, by: new, found.slot) }
    }

    mutating func remove(at slot: UInt32, _ key: ObjectKey, _ digest: KeyDigest) {
        keys.remove(slot, digest.hash)
        namespaces.leave(key.namespace, digest.namespaceHash)
        guard let entry = slots.replace(at: slot, with: nil) else { return }
        for index in indexes.indices { indexes[index].remove(entry, slot) }
    }

    /// Without entries and version, with the same indexes.
    func emptied() -> StoreContents {
        var empty = StoreContents(traits)
        for index in indexes { empty.add(index.definition) }
        return empty
    }

    /// Adds an index of what is there, unless there is one of its name.
    mutating func add(_ definition: IndexDefinition) {
        guard index(definition.name) == nil else { return }
        var index = StoredIndex(definition)
        slots.forEach { slot, entry in index.insert(entry, slot) }
        indexes.append(index)
    }
}
