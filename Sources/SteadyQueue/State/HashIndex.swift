#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#endif

/// Where slots are found by hashes: open addressing with cells of four bytes, so that many of them fit into a cache.
///
/// A cell has the slot and, in the bits above, a part of the hash, which tells most others apart before a key is looked at. What was removed
/// leaves a mark if something may stand behind it; the index is made anew when cells and marks fill four fifths of it.
@usableFromInline struct HashIndex: ~Copyable {
    /// 0 for nothing, 1 for a mark, else a slot and 2, with a part of the hash above.
    ///
    /// Proof: owned by this value alone, which cannot be copied; `mask` + 1 cells, a power of two, and every position is masked. There are
    /// always fewer slots than cells.
    @usableFromInline var cells: UnsafeMutablePointer<UInt32>
    @usableFromInline var mask: UInt32
    /// How many slots are in it.
    @usableFromInline private(set) var count = 0
    private var marks = 0

    /// As many others as a slot may pass before somebody must have chosen the keys.
    private static var longestProbe: Int { 4096 }

    @usableFromInline init() { (cells, mask) = Self.empty(16) }

    /// An empty index for so many slots.
    @usableFromInline init(for slots: Int) {
        var size = 16
        // Much larger as long as that is little memory, so that a queue that grows seldom does so.
        while slots * 5 > size * 3 || slots < 1 << 18 && slots * 4 > size { size *= 2 }
        (cells, mask) = Self.empty(size)
    }

    @usableFromInline deinit { free(cells) }

    /// Cells, of which the system has many without touching them.
    private static func empty(_ size: Int) -> (UnsafeMutablePointer<UInt32>, UInt32) {
        let mask = UInt32(truncatingIfNeeded: size - 1)
        #if os(Linux)
            // A large index is looked at all over: in small pages nearly each look would have to find its page, too.
            let bytes = size * MemoryLayout<UInt32>.stride
            var memory: UnsafeMutableRawPointer?
            if bytes >= hugePage, posix_memalign(&memory, hugePage, bytes) == 0, let memory {
                madvise(memory, bytes, MADV_HUGEPAGE)
                memset(memory, 0, bytes)
                return (memory.bindMemory(to: UInt32.self, capacity: size), mask)
            }
        #endif
        if let memory = calloc(size, MemoryLayout<UInt32>.stride) {
            return (memory.bindMemory(to: UInt32.self, capacity: size), mask)
        }
        // No memory left: ends the program as any allocation does.
        let cells = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
        cells.initialize(repeating: 0, count: size)
        return (cells, mask)
    }

    #if os(Linux)
        /// Bytes of a page that the system makes where it is asked to.
        private static var hugePage: Int { 1 << 21 }
    #endif

    /// The slot of a hash for which `matches` holds.
    @inlinable @inline(__always) func find(_ tag: UInt32, where matches: (Slot) -> Bool) -> Slot? {
        var position = tag & mask
        while true {
            let cell = cells[Int(position)]
            if cell == 0 { return nil }
            if (cell ^ tag) & ~mask == 0, cell & mask > 1 {
                let slot = cell & mask &- 2
                if matches(slot) { return slot }
            }
            position = (position &+ 1) & mask
        }
    }

    /// Whether there is no room for one more.
    @usableFromInline var isFull: Bool { (count + marks + 1) * 5 > (Int(mask) + 1) * 4 }

    /// Takes in a slot, for which there is room.
    ///
    /// - Returns: whether it found a place near where its hash belongs. In an index that is not full that is not otherwise by chance.
    @usableFromInline mutating func insert(_ tag: UInt32, _ slot: Slot) -> Bool {
        var position = tag & mask
        var passed = 0
        while cells[Int(position)] > 1 {
            position = (position &+ 1) & mask
            passed &+= 1
        }
        if cells[Int(position)] == 1 { marks -= 1 }
        cells[Int(position)] = tag & ~mask | (slot &+ 2)
        count += 1
        return passed <= Self.longestProbe
    }

    /// Removes a slot that is in the index under this hash.
    @usableFromInline mutating func remove(_ tag: UInt32, _ slot: Slot) {
        let cell = tag & ~mask | (slot &+ 2)
        var position = tag & mask
        while cells[Int(position)] != cell { position = (position &+ 1) & mask }
        count -= 1
        if cells[Int((position &+ 1) & mask)] != 0 {
            cells[Int(position)] = 1
            marks += 1
            return
        }
        // Nothing stands behind: nor behind the marks before.
        cells[Int(position)] = 0
        position = (position &- 1) & mask
        while cells[Int(position)] == 1 {
            cells[Int(position)] = 0
            marks -= 1
            position = (position &- 1) & mask
        }
    }
}
