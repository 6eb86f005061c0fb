/// Entries by number; a value whose copies share what is the same.
///
/// A tree of arrays, three deep: to change an entry while a copy lives takes three small arrays, whatever the size; while none lives, it
/// is done in place.
@usableFromInline
struct SlotTable: Sendable {
    private typealias Leaf = ContiguousArray<Entry?>

    private static let bits: UInt32 = 5
    private static let width = 1 << bits

    private var branches: ContiguousArray<ContiguousArray<Leaf>> = []
    /// The numbers that were given out so far are smaller.
    private(set) var end: UInt32 = 0

    subscript(slot: UInt32) -> Entry? {
        let (branch, leaf, place) = Self.path(slot)
        return branches[branch][leaf][place]
    }

    mutating func set(_ entry: Entry?, at slot: UInt32) {
        let (branch, leaf, place) = Self.path(slot)
        branches[branch][leaf][place] = entry
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

    private static func path(_ slot: UInt32) -> (branch: Int, leaf: Int, place: Int) {
        let mask = UInt32(width - 1)
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
