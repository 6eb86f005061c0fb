/// Entries by number; a value whose copies share what is the same.
///
/// A tree of arrays, three deep: to change an entry while a copy lives takes three small arrays, whatever the size; while none lives, it
/// is done in place.
@usableFromInline
struct SlotTable: Sendable {
    @usableFromInline typealias Leaf = ContiguousArray<Entry?>

    @inlinable static var bits: UInt32 { 5 }
    @inlinable static var width: Int { 1 << Int(bits) }

    @usableFromInline private(set) var branches: ContiguousArray<ContiguousArray<Leaf>> = []
    /// The numbers that were given out so far are smaller.
    private(set) var end: UInt32 = 0

    @usableFromInline init() {}

    @inlinable subscript(slot: UInt32) -> Entry? {
        let (branch, leaf, place) = Self.path(slot)
        return branches[branch][leaf][place]
    }

    /// Puts an entry in the place of another, which is returned.
    mutating func replace(at slot: UInt32, with entry: Entry?) -> Entry? {
        let (branch, leaf, place) = Self.path(slot)
        var entry = entry
        swap(&entry, &branches[branch][leaf][place])
        return entry
    }

    /// Adds an entry under a number of its own.
    mutating func append(_ entry: Entry) -> UInt32 {
        let slot = end
        let (branch, leaf, place) = Self.path(slot)
        if branch == branches.count { branches.append([]) }
        if leaf == branches[branch].count { branches[branch].append([]) }
        // Full from the start, so that its memory is what it needs.
        if place == 0 { branches[branch][leaf].reserveCapacity(Self.width) }
        branches[branch][leaf].append(entry)
        end += 1
        return slot
    }

    @inlinable @inline(__always)
    static func path(_ slot: UInt32) -> (branch: Int, leaf: Int, place: Int) {
        let mask = UInt32(truncatingIfNeeded: width - 1)
        return (Int(slot >> (2 * bits)), Int(slot >> bits & mask), Int(slot & mask))
    }

    /// All entries with their numbers, in the order of the numbers.
    func forEach(_ body: (UInt32, Entry) throws -> Void) rethrows {
        var slot: UInt32 = 0
        for branch in branches {
            for leaf in branch {
                for entry in leaf {
                    if let entry { try body(slot, entry) }
                    slot += 1
                }
            }
        }
    }

    /// Lends out all entries, in the order of the numbers.
    @inlinable @inline(__always)
    func lendAll(_ body: (Entry) throws -> Void) rethrows {
        for branch in branches {
            for leaf in branch {
                try Self.lend(leaf) { entries in
                    for case let entry? in entries { try entry._withUnsafeGuaranteedRef { try body($0) } }
                }
            }
        }
    }

    /// Lends out the entries of these numbers. Those that lie beside one another are found at once.
    @inlinable @inline(__always)
    func lend(_ slots: ContiguousArray<UInt32>, _ body: (Entry) throws -> Void) rethrows {
        var index = 0
        while index < slots.count {
            let neighbours = slots[index] >> Self.bits
            let (branch, leaf, _) = Self.path(slots[index])
            try Self.lend(branches[branch][leaf]) { entries in
                while index < slots.count, slots[index] >> Self.bits == neighbours {
                    if let entry = entries[Self.path(slots[index]).place] { try entry._withUnsafeGuaranteedRef { try body($0) } }
                    index += 1
                }
            }
        }
    }

    /// Lends out the entries of a leaf, without counting that they are held.
    @inlinable @inline(__always)
    static func lend(_ leaf: Leaf, _ body: (UnsafeBufferPointer<Unmanaged<Entry>?>) throws -> Void) rethrows {
        // Proof: an optional reference is one word, and so is an unmanaged one; the leaf, which is held meanwhile, holds its entries.
        try leaf.withUnsafeBytes { try $0.withMemoryRebound(to: Unmanaged<Entry>?.self, body) }
    }

    /// Where a leaf is.
    @usableFromInline
    struct LeafIndex: Sendable {
        fileprivate var branch = 0
        fileprivate var leaf = 0

        @usableFromInline
        init() {}
    }

    /// The leaf there; moves to the next. `nil` at the end.
    func leaf(at index: inout LeafIndex) -> ContiguousArray<Entry?>? {
        guard index.branch < branches.count else { return nil }
        let leaf = branches[index.branch][index.leaf]
        index.leaf += 1
        if index.leaf == branches[index.branch].count {
            index.leaf = 0
            index.branch += 1
        }
        return leaf
    }
}
