/// Entries by number; a value whose copies share what is the same.
///
/// A tree of arrays, three deep: to change an entry while a copy lives takes three small arrays, whatever the size; while none lives, it
/// is done in place.
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

    /// Goes through the entries one at a time.
    struct Cursor {
        private let table: SlotTable
        private var branch = 0
        private var leaf = 0
        private var place = 0
        private var current: Leaf

        init(_ table: SlotTable) {
            self.table = table
            current = table.branches.first?.first ?? []
        }

        mutating func next() -> Entry? {
            while true {
                while place < current.count {
                    defer { place += 1 }
                    if let entry = current[place] { return entry }
                }
                guard branch < table.branches.count else { return nil }
                leaf += 1
                place = 0
                if leaf == table.branches[branch].count {
                    (branch, leaf) = (branch + 1, 0)
                    guard branch < table.branches.count else {
                        current = []
                        return nil
                    }
                }
                current = table.branches[branch][leaf]
            }
        }
    }
}
