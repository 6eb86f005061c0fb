/// Memory for values that are being read, taken and given back as a stack.
///
/// Array elements are read here one after another, and models that go into a box; then they move to their final place at once.
struct ScratchStack: ~Copyable {
    // Chunks are never moved or freed before the stack ends, so a pointer handed out stays valid until its bytes are given back.
    // `top` never passes `capacity`, for `push` takes another chunk first.
    private var chunks: [UnsafeMutableRawPointer] = []
    private var chunk: UnsafeMutableRawPointer?
    private var capacity = 0
    private var top = 0

    /// Where the stack stood, to go back to.
    struct Mark {
        fileprivate var chunk: UnsafeMutableRawPointer?
        fileprivate var capacity: Int
        fileprivate var top: Int
    }

    var mark: Mark { Mark(chunk: chunk, capacity: capacity, top: top) }

    /// Gives back everything taken since the mark.
    mutating func pop(to mark: Mark) {
        chunk = mark.chunk
        capacity = mark.capacity
        top = mark.top
    }

    /// Takes this many zeroed bytes, aligned to 16.
    mutating func push(_ count: Int) -> UnsafeMutableRawPointer {
        let size = (count + 15) & ~15
        if let chunk, top + size <= capacity {
            let place = chunk + top
            top += size
            place.initializeMemory(as: UInt8.self, repeating: 0, count: size)
            return place
        }
        capacity = max(size * 2, 16_384, capacity * 2)
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        chunks.append(fresh)
        chunk = fresh
        top = size
        fresh.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return fresh
    }

    /// Makes room for one more element behind `count` elements of `stride` bytes that were taken last, and moves them if need be.
    mutating func grow(_ start: UnsafeMutableRawPointer, count: Int, stride: Int) -> UnsafeMutableRawPointer {
        let used = count * stride
        if let chunk {
            let offset = start - chunk
            if offset >= 0, offset < capacity, offset + used + stride <= capacity {
                top = max(top, (offset + used + stride + 15) & ~15)
                if top > capacity { top = capacity }
                (start + used).initializeMemory(as: UInt8.self, repeating: 0, count: stride)
                return start
            }
        }
        let place = push((used + stride) * 2)
        place.copyMemory(from: start, byteCount: used)
        return place
    }

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }
}
