import Synchronization

/// One buffer that writers hand on to each other, so that small texts do not ask the allocator for kilobytes each time.
enum SpareBuffer {
    /// Buffers of this size are kept: larger than nearly all objects, small enough to lie about.
    static let size = 4096

    // The address of a buffer of `size` bytes that nobody uses, or 0. It changes hands by atomic exchange alone, so that whoever gets
    // it is its only owner.
    private static let spare = Atomic<UInt>(0)

    /// A buffer of at least so many bytes, and how many it has.
    static func take(_ capacity: Int) -> (UnsafeMutablePointer<UInt8>, capacity: Int) {
        guard capacity <= size else { return (.allocate(capacity: capacity), capacity) }
        if let kept = UnsafeMutablePointer<UInt8>(bitPattern: spare.exchange(0, ordering: .acquiring)) { return (kept, size) }
        return (.allocate(capacity: size), size)
    }

    /// Keeps a buffer for the next writer, or frees it.
    static func giveBack(_ bytes: UnsafeMutablePointer<UInt8>, _ capacity: Int) {
        let isKept =
            capacity == size
            && spare.compareExchange(expected: 0, desired: UInt(bitPattern: bytes), ordering: .releasing).exchanged
        if !isKept { bytes.deallocate() }
    }
}
