import SteadyModel

/// How values are told from entries.
@usableFromInline
struct IndexDefinition: Sendable {
    let name: String
    /// Calls back with each value of an entry.
    let visit: @Sendable (Entry, (String) -> Void) -> Void
    /// Whether two entries of the same key have the same values; told without making text of them.
    let isSame: @Sendable (Entry, Entry) -> Bool

    @usableFromInline
    init(
        name: String, visit: @escaping @Sendable (Entry, (String) -> Void) -> Void,
        isSame: @escaping @Sendable (Entry, Entry) -> Bool
    ) {
        self.name = name
        self.visit = visit
        self.isSame = isSame
    }

    static let namespaceName = "namespace"

    static func namespace(_ traits: EntryTraits) -> IndexDefinition {
        IndexDefinition(
            name: namespaceName, visit: { entry, body in body(traits.key(entry).namespace ?? "") }, isSame: { _, _ in true })
    }
}

/// The numbers of the entries that have a value, for each value.
struct StoredIndex: Sendable {
    private struct Value: Hashed {
        let hash: UInt32
        let text: String
        var slots = SlotSet()
    }

    let definition: IndexDefinition
    private var values = HashDirectory<Value>()

    init(_ definition: IndexDefinition) { self.definition = definition }

    private static func hash(_ text: String) -> UInt32 { UInt32(truncatingIfNeeded: text.hashValue) }

    func slots(_ text: String) -> SlotSet? { values.first(Self.hash(text)) { $0.text == text }?.slots }

    mutating func insert(_ entry: Entry, _ slot: UInt32) {
        definition.visit(entry) { text in
            let hash = Self.hash(text)
            if values.update(hash, where: { $0.text == text }, { $0.slots.insert(slot) }) { return }
            var value = Value(hash: hash, text: text)
            value.slots.insert(slot)
            values.insert(value)
        }
    }

    mutating func remove(_ entry: Entry, _ slot: UInt32) {
        definition.visit(entry) { text in
            let hash = Self.hash(text)
            var isEmpty = false
            _ = values.update(hash, where: { $0.text == text }) {
                $0.slots.remove(slot)
                isEmpty = $0.slots.isEmpty
            }
            if isEmpty { values.remove(hash) { $0.text == text } }
        }
    }

    mutating func replace(_ old: Entry, by new: Entry, _ slot: UInt32) {
        if definition.isSame(old, new) { return }
        remove(old, slot)
        insert(new, slot)
    }

    /// Every value there is, in no order.
    var texts: [String] {
        var texts: [String] = []
        values.forEach { texts.append($0.text) }
        return texts
    }
}
