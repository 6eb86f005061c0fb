/// Whose turn it is among the tenants: fair queueing by virtual time.
///
/// Each tenant that can be given an item stands at a point in time, and the one whose point is the earliest comes next. That point is
/// then the time of all, and the tenant goes on by an item's cost, which is the smaller the greater its weight. Who gets work anew begins an
/// item's cost after the time of all, so that nobody saves turns up, and newcomers, however many, hold up nobody for ever: between two items
/// of a tenant that could be given more, each other gets at most w′ / w + 1, if w is its weight and w′ the other's.
///
/// A queue without tenants has the lines of everybody, and nothing to decide.
struct Fairness: ~Copyable {
    /// What the schedule knows of a tenant.
    struct Group: Sendable {
        var lines = PriorityLines()
        var depth = 0
        var inFlight = 0
        /// Items of any kind; at 0 the tenant is forgotten.
        var members = 0
        var weight = 1
        var concurrency = Int.max
        var time: UInt64 = 0
        /// Of equal times the one comes first that has waited for its turn the longest.
        var turn: UInt64 = 0
        var place = Entry.none

        var canHandOut: Bool { depth > 0 && inFlight < concurrency }
    }

    /// The time an item takes of a tenant whose weight is 1.
    private static let cost: UInt64 = 1 << 32

    let isOn: Bool
    private var names = KeyTable<String>()
    private var groups = Slab<Group>()
    /// Everybody, in a queue without tenants.
    private var everybody = PriorityLines()
    private var depth = 0
    /// A heap of those who can be given an item.
    private var heap: [Slot] = []
    private var time: UInt64 = 0
    private var turns: UInt64 = 0

    init(isOn: Bool) {
        self.isOn = isOn
    }

    var canHandOut: Bool { isOn ? !heap.isEmpty : depth > 0 }
    var tenants: Int { isOn ? names.count : 0 }

    /// The number of a tenant, which is made if need be and takes over weight and bound.
    mutating func group(of tenant: Tenant?) -> Slot {
        guard isOn else { return 0 }
        let tenant = tenant ?? Tenant("")
        let (known, tag) = names.find(tenant.name)
        let group = known ?? names.insert(tenant.name, tag: tag)
        if known == nil {
            if Int(group) == groups.count { groups.append(Group()) } else { groups[group] = Group() }
        }
        change(group) {
            $0.weight = min(max(tenant.weight, 1), 1000)
            $0.concurrency = max(tenant.concurrency ?? .max, 1)
        }
        return group
    }

    /// Changes what is known of a tenant; whether it can be given items may change by that.
    mutating func change(_ group: Slot, _ body: (inout Group) -> Void) {
        guard isOn else { return }
        body(&groups[group])
        let stands = groups[group].place != Entry.none
        if groups[group].canHandOut == stands { return }
        if stands { leave(group) } else { enter(group) }
    }

    mutating func appendToLine(_ group: Slot, _ slot: Slot, priority: Int8, _ entries: inout Slab<Entry>) {
        guard isOn else {
            depth += 1
            return everybody.append(slot, priority: priority, &entries)
        }
        groups[group].lines.append(slot, priority: priority, &entries)
        change(group) { $0.depth += 1 }
    }

    mutating func removeFromLine(_ group: Slot, _ slot: Slot, priority: Int8, _ entries: inout Slab<Entry>) {
        guard isOn else {
            depth -= 1
            return everybody.remove(slot, priority: priority, &entries)
        }
        groups[group].lines.remove(slot, priority: priority, &entries)
        change(group) { $0.depth -= 1 }
    }

    /// Puts an item into another line of its tenant, whose turn does not change by that.
    mutating func moveInLine(_ group: Slot, _ slot: Slot, from old: Int8, to new: Int8, _ entries: inout Slab<Entry>) {
        guard isOn else {
            everybody.remove(slot, priority: old, &entries)
            return everybody.append(slot, priority: new, &entries)
        }
        groups[group].lines.remove(slot, priority: old, &entries)
        groups[group].lines.append(slot, priority: new, &entries)
    }

    /// The item whose turn it is, if any tenant can be given one.
    func next(_ entries: borrowing Slab<Entry>, _ ageing: Ageing) -> Slot? {
        if !isOn { return everybody.best(entries, ageing) }
        guard let group = heap.first else { return nil }
        return groups[group].lines.best(entries, ageing)
    }

    /// The item of a tenant that is ready for the longest time.
    func oldest(_ group: Slot, _ entries: borrowing Slab<Entry>, _ ageing: Ageing) -> Slot? {
        isOn ? groups[group].lines.oldest(entries, ageing) : everybody.oldest(entries, ageing)
    }

    /// Counts an item that the tenant was given whose turn it was.
    mutating func charge(_ group: Slot) {
        guard isOn else { return }
        time = groups[group].time
        advance(group)
        sink(0)
    }

    private mutating func advance(_ group: Slot) {
        turns += 1
        groups[group].turn = turns
        groups[group].time = time &+ Self.cost / UInt64(groups[group].weight)
    }

    mutating func join(_ group: Slot) { if isOn { groups[group].members += 1 } }

    mutating func part(_ group: Slot) {
        guard isOn else { return }
        groups[group].members -= 1
        forgetIfIdle(group)
    }

    /// What has just been made for an item that is not taken in after all.
    mutating func forgetIfIdle(_ group: Slot) {
        guard isOn, groups[group].members == 0 else { return }
        names.remove(group)
        if names.count == 0, groups.count > keptWhenEmpty { groups = Slab() }
    }

    private func precedes(_ a: Slot, _ b: Slot) -> Bool {
        // Times wrap; those in the heap differ by little more than one item's cost.
        let difference = Int64(bitPattern: groups[a].time &- groups[b].time)
        return difference != 0 ? difference < 0 : groups[a].turn < groups[b].turn
    }

    private mutating func enter(_ group: Slot) {
        advance(group)
        heap.append(group)
        rise(heap.count - 1)
    }

    private mutating func leave(_ group: Slot) {
        let index = Int(groups[group].place)
        groups[group].place = Entry.none
        let last = heap.removeLast()
        if index == heap.count { return }
        heap[index] = last
        rise(index)
        sink(Int(groups[last].place))
    }

    private mutating func rise(_ start: Int) {
        var index = start
        let group = heap[index]
        while index > 0, precedes(group, heap[(index - 1) / 2]) {
            put(heap[(index - 1) / 2], index)
            index = (index - 1) / 2
        }
        put(group, index)
    }

    private mutating func sink(_ start: Int) {
        var index = start
        let group = heap[index]
        while 2 * index + 1 < heap.count {
            var child = 2 * index + 1
            if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
            if !precedes(heap[child], group) { break }
            put(heap[child], index)
            index = child
        }
        put(group, index)
    }

    private mutating func put(_ group: Slot, _ index: Int) {
        heap[index] = group
        groups[group].place = Slot(truncatingIfNeeded: index)
    }
}
