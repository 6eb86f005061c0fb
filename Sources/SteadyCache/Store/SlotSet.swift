/// Numbers of entries, in order; a value.
///
/// A few are a sorted array. Many are bits, a thousand to a block, so that one can be added or removed without moving the others.
struct SlotSet: Sendable {
    private struct Block: Sendable {
        static let words = 16
        static let slots: UInt32 = 1024

        /// The first number of the block, divided by their count.
        var place: UInt32
        var bits = SIMD16<UInt64>.zero
    }

    private enum Storage: Sendable {
        case few(ContiguousArray<UInt32>)
        case many(ContiguousArray<Block>)
    }

    private static let limitOfFew = 128

    private var storage = Storage.few([])
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    func contains(_ slot: UInt32) -> Bool {
        switch storage {
        case .few(let slots):
            let index = Self.position(of: slot, in: slots)
            return index < slots.count && slots[index] == slot
        case .many(let blocks):
            guard let index = Self.index(of: slot, in: blocks) else { return false }
            return blocks[index].bits[Self.word(slot)] & Self.bit(slot) != 0
        }
    }

    mutating func insert(_ slot: UInt32) {
        // Taken out while it is changed, so that it is changed in place.
        var taken = Storage.few([])
        swap(&taken, &storage)
        switch consume taken {
        case .few(var slots):
            let index = slots.last.map { $0 < slot } ?? true ? slots.count : Self.position(of: slot, in: slots)
            if index == slots.count || slots[index] != slot {
                slots.insert(slot, at: index)
                count += 1
            }
            if slots.count > Self.limitOfFew {
                var blocks: ContiguousArray<Block> = []
                for slot in slots { _ = Self.add(slot, to: &blocks) }
                storage = .many(blocks)
            } else {
                storage = .few(slots)
            }
        case .many(var blocks):
            if Self.add(slot, to: &blocks) { count += 1 }
            storage = .many(blocks)
        }
    }

    mutating func remove(_ slot: UInt32) {
        var taken = Storage.few([])
        swap(&taken, &storage)
        switch consume taken {
        case .few(var slots):
            let index = Self.position(of: slot, in: slots)
            if index < slots.count, slots[index] == slot {
                slots.remove(at: index)
                count -= 1
            }
            storage = .few(slots)
        case .many(var blocks):
            if let index = Self.index(of: slot, in: blocks), blocks[index].bits[Self.word(slot)] & Self.bit(slot) != 0 {
                blocks[index].bits[Self.word(slot)] &= ~Self.bit(slot)
                count -= 1
            }
            storage = .many(blocks)
            // Well below the limit, so that it does not go to and fro.
            if count < Self.limitOfFew / 2 { shrink() }
        }
    }

    private mutating func shrink() {
        storage = .few(all)
    }

    /// All numbers, in order; a few are no copy.
    var all: ContiguousArray<UInt32> {
        if case .few(let slots) = storage { return slots }
        var slots: ContiguousArray<UInt32> = []
        slots.reserveCapacity(count)
        forEach { slots.append($0) }
        return slots
    }

    /// All numbers, in order.
    func forEach(_ body: (UInt32) throws -> Void) rethrows {
        switch storage {
        case .few(let slots): for slot in slots { try body(slot) }
        case .many(let blocks):
            for block in blocks {
                for word in 0..<Block.words {
                    var bits = block.bits[word]
                    while bits != 0 {
                        try body(
                            block.place * Block.slots + UInt32(word) * 64 + UInt32(truncatingIfNeeded: bits.trailingZeroBitCount))
                        bits &= bits - 1
                    }
                }
            }
        }
    }

    private static func word(_ slot: UInt32) -> Int { Int(slot % Block.slots / 64) }
    private static func bit(_ slot: UInt32) -> UInt64 { 1 << UInt64(slot % 64) }

    /// Where a number is, or would be.
    private static func position(of slot: UInt32, in slots: ContiguousArray<UInt32>) -> Int {
        firstIndex(slots.count) { slots[$0] >= slot }
    }

    private static func index(of slot: UInt32, in blocks: ContiguousArray<Block>) -> Int? {
        let place = slot / Block.slots
        let index = firstIndex(blocks.count) { blocks[$0].place >= place }
        return index < blocks.count && blocks[index].place == place ? index : nil
    }

    private static func add(_ slot: UInt32, to blocks: inout ContiguousArray<Block>) -> Bool {
        let place = slot / Block.slots
        let index = firstIndex(blocks.count) { blocks[$0].place >= place }
        if index == blocks.count || blocks[index].place != place { blocks.insert(Block(place: place), at: index) }
        guard blocks[index].bits[word(slot)] & bit(slot) == 0 else { return false }
        blocks[index].bits[word(slot)] |= bit(slot)
        return true
    }

    /// The first of so many positions for which something holds that holds for all after it, too.
    private static func firstIndex(_ count: Int, where isAtOrAfter: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isAtOrAfter(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
