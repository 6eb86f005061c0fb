/// The delayed items by the time they are due; of equal times the one that was delayed first comes first. Each entry knows its place, so
/// that an item can be taken out.
struct Delays: Sendable {
    private struct Node: BitwiseCopyable {
        var due: Nanoseconds
        var slot: Slot
        var order: UInt32

        func precedes(_ other: Node) -> Bool {
            // Orders wrap; of two that are in here at once they differ by less than half of all.
            due != other.due ? due < other.due : Int32(bitPattern: order &- other.order) < 0
        }
    }

    private var nodes: [Node] = []
    private var added: UInt32 = 0

    var isEmpty: Bool { nodes.isEmpty }
    var count: Int { nodes.count }
    var first: (due: Nanoseconds, slot: Slot)? { nodes.first.map { ($0.due, $0.slot) } }
    var slots: [Slot] { nodes.map(\.slot) }

    func due(_ entry: Entry) -> Nanoseconds { nodes[Int(entry.delay)].due }

    mutating func insert(_ slot: Slot, due: Nanoseconds, _ entries: inout Slab<Entry>) {
        added &+= 1
        nodes.append(Node(due: due, slot: slot, order: added))
        rise(nodes.count - 1, &entries)
    }

    mutating func remove(_ slot: Slot, _ entries: inout Slab<Entry>) {
        let index = Int(entries[slot].delay)
        entries[slot].delay = Entry.none
        let last = nodes.removeLast()
        if index < nodes.count {
            nodes[index] = last
            entries[last.slot].delay = Slot(truncatingIfNeeded: index)
            rise(index, &entries)
            sink(Int(entries[last.slot].delay), &entries)
        } else if nodes.isEmpty {
            nodes = []
        }
    }

    private mutating func rise(_ start: Int, _ entries: inout Slab<Entry>) {
        var index = start
        let node = nodes[index]
        while index > 0, node.precedes(nodes[(index - 1) / 2]) {
            place(nodes[(index - 1) / 2], index, &entries)
            index = (index - 1) / 2
        }
        place(node, index, &entries)
    }

    private mutating func sink(_ start: Int, _ entries: inout Slab<Entry>) {
        var index = start
        let node = nodes[index]
        while 2 * index + 1 < nodes.count {
            var child = 2 * index + 1
            if child + 1 < nodes.count, nodes[child + 1].precedes(nodes[child]) { child += 1 }
            if !nodes[child].precedes(node) { break }
            place(nodes[child], index, &entries)
            index = child
        }
        place(node, index, &entries)
    }

    private mutating func place(_ node: Node, _ index: Int, _ entries: inout Slab<Entry>) {
        nodes[index] = node
        entries[node.slot].delay = Slot(truncatingIfNeeded: index)
    }
}
