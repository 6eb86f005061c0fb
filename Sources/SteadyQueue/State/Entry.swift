/// What the schedule knows of an item.
struct Entry: BitwiseCopyable, Sendable {
    static let none: Slot = .max

    struct Marks: OptionSet, BitwiseCopyable, Sendable {
        var rawValue: UInt8
        static let isReady = Marks(rawValue: 1)
        static let isProcessing = Marks(rawValue: 2)
        /// Added while it was being processed: comes again once.
        static let isDirty = Marks(rawValue: 4)
    }

    /// What its place in line is reckoned from: when it became ready, or got the priority it has.
    var order: Nanoseconds = 0
    /// Its neighbours in the line it stands in.
    var next = Entry.none
    var previous = Entry.none
    /// Where it stands among the delayed ones; `none` if it does not.
    var delay = Entry.none
    var group: Slot = 0
    var failures: UInt32 = 0
    var priority: Int8 = 0
    var marks: Marks = []

    var isDelayed: Bool { delay != Entry.none }
}

/// Items one behind the other, linked by their entries.
struct Line: BitwiseCopyable, Sendable {
    var first = Entry.none
    var last = Entry.none

    var isEmpty: Bool { first == Entry.none }

    mutating func append(_ slot: Slot, _ entries: inout Slab<Entry>) {
        entries[slot].next = Entry.none
        entries[slot].previous = last
        if last == Entry.none { first = slot } else { entries[last].next = slot }
        last = slot
    }

    mutating func remove(_ slot: Slot, _ entries: inout Slab<Entry>) {
        let (previous, next) = (entries[slot].previous, entries[slot].next)
        if previous == Entry.none { first = next } else { entries[previous].next = next }
        if next == Entry.none { last = previous } else { entries[next].previous = previous }
    }
}
