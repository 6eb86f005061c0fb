#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#endif

/// Where slots are found by hashes: open addressing, each cell with the hash of what it leads to.
@usableFromInline struct HashIndex: ~Copyable {
    /// Each 0 for nothing, else the hash and, in the low half, the slot and 1.
    ///
    /// Proof: owned by this value alone, which cannot be copied; `mask` + 1 cells, a power of two, and every position is masked.
    @usableFromInline var cells: UnsafeMutablePointer<UInt64>
    @usableFromInline var mask: Int
    @usableFromInline var count = 0

    /// As many keys as a new one may pass before somebody must have chosen them.
    private static var longestProbe: Int { 4096 }

    @usableFromInline init() { (cells, mask) = Self.empty(16) }

    @usableFromInline deinit { free(cells) }

    /// Cells, of which the system has many without touching them.
    private static func empty(_ size: Int) -> (UnsafeMutablePointer<UInt64>, Int) {
        if let memory = calloc(size, MemoryLayout<UInt64>.stride) {
            return (memory.bindMemory(to: UInt64.self, capacity: size), size - 1)
        }
        // No memory left: ends the program as any allocation does.
        let cells = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
        cells.initialize(repeating: 0, count: size)
        return (cells, size - 1)
    }

    /// The slot of a hash for which `matches` holds.
    @inlinable @inline(__always) func find(_ tag: UInt32, where matches: (Slot) -> Bool) -> Slot? {
        var position = Int(tag) & mask
        while true {
            let cell = cells[position]
            if cell == 0 { return nil }
            if UInt32(truncatingIfNeeded: cell >> 32) == tag {
                let slot = Slot(truncatingIfNeeded: cell) &- 1
                if matches(slot) { return slot }
            }
            position = (position &+ 1) & mask
        }
    }

    /// Takes in a slot.
    ///
    /// - Returns: whether it found a place near where its hash belongs. In an index that is at most 4/5 full that is not otherwise by
    ///   chance.
    @usableFromInline mutating func insert(_ tag: UInt32, _ slot: Slot) -> Bool {
        count += 1
        if count * 5 > (mask + 1) * 4 { grow() }
        return enter(UInt64(tag) << 32 | UInt64(slot &+ 1))
    }

    private mutating func enter(_ cell: UInt64) -> Bool {
        var position = Int(cell >> 32) & mask
        var passed = 0
        while cells[position] != 0 {
            position = (position &+ 1) & mask
            passed &+= 1
        }
        cells[position] = cell
        return passed <= Self.longestProbe
    }

    private mutating func grow() {
        let (old, oldMask) = (cells, mask)
        (cells, mask) = Self.empty(2 * (mask + 1))
        for index in 0...oldMask where old[index] != 0 { _ = enter(old[index]) }
        free(old)
    }

    /// Removes a slot that is in the index under this hash.
    @usableFromInline mutating func remove(_ tag: UInt32, _ slot: Slot) {
        var hole = Int(tag) & mask
        while Slot(truncatingIfNeeded: cells[hole]) != slot &+ 1 { hole = (hole &+ 1) & mask }
        // Those behind come forward, unless they are where they belong.
        var position = hole
        while true {
            position = (position &+ 1) & mask
            let cell = cells[position]
            if cell == 0 { break }
            let home = Int(cell >> 32) & mask
            if (position &- home) & mask >= (position &- hole) & mask {
                cells[hole] = cell
                hole = position
            }
        }
        cells[hole] = 0
        count -= 1
    }
}
