/// Memory for values that are being read, taken and given back as a stack.
///
/// Array elements are read here one after another, and models that go into a box; then they move to their final place at once.
package struct ScratchStack: ~Copyable {
    // A chunk is moved or freed only while nothing in it is taken, so a pointer handed out stays valid until its bytes are given
    // back. `top` never passes the capacity of the chunk in use, for `push` goes to another chunk first.
    private var chunks: [(start: UnsafeMutableRawPointer, capacity: Int)] = []
    /// The chunk in use; those behind it are free.
    private var current = -1
    private var top = 0

    package init() {}

    /// Where the stack stood, to go back to.
    package struct Mark {
        fileprivate var current: Int
        fileprivate var top: Int
    }

    package var mark: Mark { Mark(current: current, top: top) }

    /// How many bytes the stack holds, taken or not.
    package var capacity: Int { chunks.reduce(0) { $0 + $1.capacity } }

    /// Gives back everything taken since the mark.
    package mutating func pop(to mark: Mark) {
        current = mark.current
        top = mark.top
    }

    /// Takes this many zeroed bytes, aligned to 16.
    package mutating func push(_ count: Int) -> UnsafeMutableRawPointer {
        let size = (count + 15) & ~15
        if current < 0 || top + size > chunks[current].capacity { advance(size) }
        let place = chunks[current].start + top
        top += size
        place.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return place
    }

    /// Goes on to the next chunk, which has room for this many bytes: one that was used before, or a larger new one.
    private mutating func advance(_ size: Int) {
        let next = current + 1
        if next < chunks.count, chunks[next].capacity < size {
            for chunk in chunks[next...] { chunk.start.deallocate() }
            chunks.removeSubrange(next...)
        }
        if next == chunks.count {
            let capacity = max(size * 2, 16_384, current < 0 ? 0 : chunks[current].capacity * 2)
            chunks.append((UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16), capacity))
        }
        current = next
        top = 0
    }

    /// Makes room for one more element behind `count` elements of `stride` bytes that were taken last, and moves them if need be.
    package mutating func grow(_ start: UnsafeMutableRawPointer, count: Int, stride: Int) -> UnsafeMutableRawPointer {
        let used = count * stride
        let offset = start - chunks[current].start
        if offset >= 0, offset + used + stride <= chunks[current].capacity {
            top = min(max(top, (offset + used + stride + 15) & ~15), chunks[current].capacity)
            (start + used).initializeMemory(as: UInt8.self, repeating: 0, count: stride)
            return start
        }
        let place = push((used + stride) * 2)
        place.copyMemory(from: start, byteCount: used)
        return place
    }

    deinit {
        for chunk in chunks { chunk.start.deallocate() }
    }
}
