/// Numbers a place in a ``Slab``.
@usableFromInline package typealias Slot = UInt32

/// Values in numbered places. It grows in pieces, so that nothing is moved once it is large, and holds no more than one piece too much.
@usableFromInline struct Slab<Element>: ~Copyable {
    @usableFromInline typealias Piece = UnsafeMutablePointer<Element>

    /// Proof: the pieces are owned by this value alone, which cannot be copied; the first `count` places are initialised, and every access
    /// is checked against `count`.
    @usableFromInline var pieces: UnsafeMutablePointer<Piece>
    @usableFromInline var pieceCount = 0
    @usableFromInline var pieceCapacity = 0
    @usableFromInline var capacity = 0
    @usableFromInline var count = 0

    @inlinable static var shift: Int { 9 }
    @inlinable static var pieceSize: Int { 1 << shift }

    @inlinable init() { pieces = .allocate(capacity: 0) }

    @inlinable deinit {
        for index in 0..<pieceCount {
            pieces[index].deinitialize(count: Swift.min(Self.pieceSize, count - index << Self.shift))
            pieces[index].deallocate()
        }
        pieces.deallocate()
    }

    @inlinable subscript(_ slot: Slot) -> Element {
        @inline(__always) _read {
            precondition(Int(slot) < count)
            yield pieces[Int(slot) >> Self.shift][Int(slot) & (Self.pieceSize - 1)]
        }
        @inline(__always) _modify {
            precondition(Int(slot) < count)
            yield &pieces[Int(slot) >> Self.shift][Int(slot) & (Self.pieceSize - 1)]
        }
    }

    @inlinable mutating func append(_ element: consuming Element) {
        if count == capacity { grow() }
        (pieces[count >> Self.shift] + count & (Self.pieceSize - 1)).initialize(to: element)
        count += 1
    }

    /// The first piece grows by doubling, so that a small queue is small; then come whole pieces.
    @inlinable @inline(never) mutating func grow() {
        if capacity > 0, capacity < Self.pieceSize {
            let larger = Piece.allocate(capacity: 2 * capacity)
            larger.moveInitialize(from: pieces[0], count: count)
            pieces[0].deallocate()
            pieces[0] = larger
            capacity *= 2
            return
        }
        if pieceCount == pieceCapacity {
            pieceCapacity = Swift.max(4, 2 * pieceCapacity)
            let more = UnsafeMutablePointer<Piece>.allocate(capacity: pieceCapacity)
            more.moveInitialize(from: pieces, count: pieceCount)
            pieces.deallocate()
            pieces = more
        }
        let size = capacity == 0 ? 16 : Self.pieceSize
        (pieces + pieceCount).initialize(to: .allocate(capacity: size))
        pieceCount += 1
        capacity += size
    }
}
