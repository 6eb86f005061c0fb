/// The ready items of one tenant: a line for each priority, in each of which the first came first.
struct PriorityLines: Sendable {
    /// The line of priority 0, which is the only one in most queues.
    private var plain = Line()
    /// The other lines with anybody in them, in no order: at most 255, mostly one or two.
    private var others: [(priority: Int8, line: Line)] = []

    mutating func append(_ slot: Slot, priority: Int8, _ entries: inout Slab<Entry>) {
        if priority == 0 { return plain.append(slot, &entries) }
        if let index = others.firstIndex(where: { $0.priority == priority }) {
            others[index].line.append(slot, &entries)
        } else {
            var line = Line()
            line.append(slot, &entries)
            others.append((priority, line))
        }
    }

    mutating func remove(_ slot: Slot, priority: Int8, _ entries: inout Slab<Entry>) {
        if priority == 0 { return plain.remove(slot, &entries) }
        guard let index = others.firstIndex(where: { $0.priority == priority }) else { return }
        others[index].line.remove(slot, &entries)
        if others[index].line.isEmpty { others.swapAt(index, others.count - 1) }
        if others.last?.line.isEmpty == true { others.removeLast() }
    }

    /// The item whose turn it is: the one that became ready first, if each level of priority counts as so much time.
    ///
    /// - Parameters:
    ///   - entries: of the items.
    ///   - ageing: what times count as.
    func best(_ entries: borrowing Slab<Entry>, _ ageing: Ageing) -> Slot? {
        if others.isEmpty { return plain.isEmpty ? nil : plain.first }
        var best: (slot: Slot, rank: Nanoseconds, priority: Int8)?
        func consider(_ slot: Slot, _ priority: Int8) {
            let rank = ageing.rank(entries[slot].order, priority)
            if let best, (best.rank, -Int(best.priority)) < (rank, -Int(priority)) { return }
            best = (slot, rank, priority)
        }
        if !plain.isEmpty { consider(plain.first, 0) }
        for other in others { consider(other.line.first, other.priority) }
        return best?.slot
    }

    /// The item that is ready for the longest time; of several the one with the least priority.
    func oldest(_ entries: borrowing Slab<Entry>, _ ageing: Ageing) -> Slot? {
        var oldest: (slot: Slot, since: Nanoseconds, priority: Int8)?
        func consider(_ slot: Slot, _ priority: Int8) {
            let since = ageing.rank(entries[slot].order, 0)
            if let oldest, (oldest.since, oldest.priority) < (since, priority) { return }
            oldest = (slot, since, priority)
        }
        if !plain.isEmpty { consider(plain.first, 0) }
        for other in others { consider(other.line.first, other.priority) }
        return oldest?.slot
    }
}

/// What waiting counts for against priority.
struct Ageing: Sendable {
    /// What a level of priority is worth.
    let headStart: Nanoseconds
    /// When times were first looked at; nobody is older than that. `nil` as long as nobody needs any.
    var epoch: Nanoseconds?

    init(headStart: Duration) {
        // 104 days, of which 128 do not overflow.
        self.headStart = min(headStart.wholeNanoseconds, 1 << 53)
    }

    func rank(_ order: Nanoseconds, _ priority: Int8) -> Nanoseconds {
        max(order, epoch ?? 0) - headStart * Nanoseconds(priority)
    }
}
