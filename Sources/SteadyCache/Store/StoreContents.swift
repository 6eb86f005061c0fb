public import SteadyModel

/// The entries of a cache and the ways to find them: a value, whose copies share what is the same.
@usableFromInline
struct StoreContents: Sendable {
    @usableFromInline private(set) var slots = SlotTable()
    private var keys = KeyDirectory<Entry>()
    private(set) var indexes: [StoredIndex] = [StoredIndex(.namespace)]
    /// The version of the collection this corresponds to; `nil` before the first list.
    var version: String?

    @usableFromInline var count: Int { keys.count }

    /// The entry of a key, and its number.
    func find(_ key: ObjectKey, _ digest: KeyDigest) -> (slot: UInt32, entry: Entry)? {
        guard let found = keys.first(digest.hash, where: { $0.isOf(key, digest) }) else { return nil }
        return (found.slot, found.element.takeUnretainedValue())
    }

    /// The entry of a key, to be looked at while these contents are held, which hold the entry.
    @usableFromInline
    func lent(_ key: ObjectKey) -> Unmanaged<Entry>? {
        let digest = KeyDigest(key)
        return keys.first(digest.hash, where: { $0.isOf(key, digest) })?.element
    }

    func contains(_ key: ObjectKey, _ digest: KeyDigest) -> Bool {
        keys.first(digest.hash, where: { $0.isOf(key, digest) }) != nil
    }

    @usableFromInline
    subscript(key: ObjectKey) -> Entry? { find(key, KeyDigest(key))?.entry }

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

    /// By namespace and name.
    @usableFromInline
    static func sorted(_ entries: ContiguousArray<Entry>) -> [Entry] { entries.sorted { $0.key < $1.key } }

    @usableFromInline
    func leaf(at index: inout SlotTable.LeafIndex) -> ContiguousArray<Entry?>? { slots.leaf(at: &index) }

    func index(_ name: String) -> StoredIndex? { indexes.first { $0.definition.name == name } }

    /// Puts an entry where there is none of its key; `free` is a number that is not in use.
    mutating func insert(_ entry: Entry, reusing free: UInt32?) -> UInt32 {
        let slot: UInt32
        if let free {
            _ = slots.replace(at: free, with: entry)
            slot = free
        } else {
            slot = slots.append(entry)
        }
        keys.insert(entry, slot, entry.digest.hash)
        for index in indexes.indices { indexes[index].insert(entry, slot) }
        return slot
    }

    /// Puts another entry of the same key in the place of one.
    mutating func replace(_ old: Entry, by new: Entry, at slot: UInt32) {
        _ = slots.replace(at: slot, with: new)
        keys.replace(slot, new.digest.hash, with: new)
        for index in indexes.indices { indexes[index].replace(old, by: new, slot) }
    }

    mutating func remove(_ entry: Entry, at slot: UInt32) {
        _ = slots.replace(at: slot, with: nil)
        keys.remove(slot, entry.digest.hash)
        for index in indexes.indices { indexes[index].remove(entry, slot) }
    }

    /// Without entries and version, with the same indexes.
    func emptied() -> StoreContents {
        var empty = StoreContents()
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
