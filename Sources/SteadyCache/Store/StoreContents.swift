public import SteadyModel

/// The entries of a cache and the ways to find them: a value, whose copies share what is the same.
@usableFromInline
struct StoreContents: Sendable {
    private struct Place: Hashed {
        let hash: UInt32
        let slot: UInt32
        /// The one of that number, at hand for whoever looks for a key.
        var entry: Entry
    }

    private(set) var slots = SlotTable()
    private var keys = HashDirectory<Place>()
    private(set) var indexes: [StoredIndex] = [StoredIndex(.namespace)]
    /// The version of the collection this corresponds to; `nil` before the first list.
    var version: String?

    @usableFromInline var count: Int { keys.count }

    func slot(of key: ObjectKey, _ hash: UInt32) -> UInt32? {
        keys.first(hash) { $0.entry.key == key }?.slot
    }

    @usableFromInline
    subscript(key: ObjectKey) -> Entry? { keys.first(Entry.hash(key)) { $0.entry.key == key }?.entry }

    /// Calls back with the entries that have a value; `false` if there is no index of that name.
    ///
    /// - Parameter begin: is told first how many there are.
    @usableFromInline
    func forEachEntry(_ name: String, _ text: String, begin: (Int) -> Void, _ body: (Entry) -> Void) -> Bool {
        guard let index = index(name) else { return false }
        guard let numbers = index.slots(text) else { return true }
        begin(numbers.count)
        numbers.forEach { if let entry = slots[$0] { body(entry) } }
        return true
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
            slots.set(entry, at: free)
            slot = free
        } else {
            slot = slots.append(entry)
        }
        keys.insert(Place(hash: entry.hash, slot: slot, entry: entry))
        for index in indexes.indices { indexes[index].insert(entry, slot) }
        return slot
    }

    /// Puts another entry of the same key in the place of one.
    mutating func replace(_ old: Entry, by new: Entry, at slot: UInt32) {
        slots.set(new, at: slot)
        _ = keys.update(old.hash, where: { $0.slot == slot }) { $0.entry = new }
        for index in indexes.indices { indexes[index].replace(old, by: new, slot) }
    }

    mutating func remove(_ entry: Entry, at slot: UInt32) {
        slots.set(nil, at: slot)
        keys.remove(entry.hash) { $0.slot == slot }
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
