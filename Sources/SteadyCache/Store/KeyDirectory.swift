/// Where objects and their numbers are found by their keys: a value, whose copies share what is the same.
///
/// Open addressing with cells of sixty-four bytes, in pages: to change one while a copy lives takes a page, and sixty-four references to
/// its neighbours. Nothing in a page is counted, so that this is copying bytes. A cell has the key, too, unless its name is long, so that
/// looking for something touches nothing else.
struct KeyDirectory<Element: AnyObject & Sendable>: Sendable {
    private struct Cell: Sendable {
        /// Proof: whoever owns the directory holds the object as long as it is in here, and so does whoever has a copy of both.
        var element: Unmanaged<Element>?
        var hash: UInt32 = 0
        var slot = UInt32.max
        var namespace: UInt32 = 0
        var name = TextDigest()
    }

    private typealias Page = ContiguousArray<Cell>

    private static var pageBits: UInt32 { 6 }
    private static var chunkBits: UInt32 { 12 }

    private var chunks: ContiguousArray<ContiguousArray<Page>>
    /// One less than the number of cells, which is a power of two.
    private var mask: UInt32
    private(set) var count = 0

    init() { (chunks, mask) = Self.empty(16) }

    private static func empty(_ size: Int) -> (ContiguousArray<ContiguousArray<Page>>, UInt32) {
        let (page, chunk) = (min(size, 1 << Int(pageBits)), min(size, 1 << Int(chunkBits)))
        let chunks = (0..<size / chunk).map { _ in
            ContiguousArray((0..<chunk / page).map { _ in Page(repeating: Cell(), count: page) })
        }
        return (ContiguousArray(chunks), UInt32(truncatingIfNeeded: size - 1))
    }

    private subscript(position: UInt32) -> Cell {
        @inline(__always) get {
            chunks[Int(position >> Self.chunkBits)][Self.page(position)][Self.place(position)]
        }
        @inline(__always) _modify {
            yield &chunks[Int(position >> Self.chunkBits)][Self.page(position)][Self.place(position)]
        }
    }

    @inline(__always)
    private static func page(_ position: UInt32) -> Int { Int(position >> pageBits & (1 << (chunkBits - pageBits) - 1)) }
    @inline(__always)
    private static func place(_ position: UInt32) -> Int { Int(position & (1 << pageBits - 1)) }

    /// An object that was found.
    struct Found {
        let element: Unmanaged<Element>
        let slot: UInt32
        /// Where it is, as long as the directory is not changed.
        fileprivate let position: UInt32
    }

    /// The object of a key, which lives as long as the owner of the directory holds it.
    ///
    /// - Parameters:
    ///   - key: the digest of the key.
    ///   - namespace: the number of its namespace.
    ///   - isMeant: tells whether an object has the name, where that is too long to be told from the digest.
    @inline(__always)
    func find(_ key: KeyDigest, _ namespace: UInt32, where isMeant: (Element) -> Bool) -> Found? {
        var position = key.hash & mask
        while true {
            let cell = self[position]
            guard let element = cell.element else { return nil }
            if cell.hash == key.hash, cell.namespace == namespace, cell.name == key.name,
                cell.name.isWhole || element._withUnsafeGuaranteedRef({ isMeant($0) })
            {
                return Found(element: element, slot: cell.slot, position: position)
            }
            position = (position &+ 1) & mask
        }
    }

    /// Adds an object under a number of its own; whoever calls knows that it is not there.
    mutating func insert(_ element: Element, _ slot: UInt32, _ key: KeyDigest, _ namespace: UInt32) {
        // Four fifths are full at most.
        if (count + 1) * 5 > (Int(mask) + 1) * 4 { grow() }
        place(
            Cell(element: .passUnretained(element), hash: key.hash, slot: slot, namespace: namespace, name: key.name))
        count += 1
    }

    private mutating func place(_ cell: Cell) {
        var position = cell.hash & mask
        while self[position].element != nil { position = (position &+ 1) & mask }
        self[position] = cell
    }

    private mutating func grow() {
        let old = chunks
        (chunks, mask) = Self.empty((Int(mask) + 1) * 2)
        for chunk in old { for page in chunk { for cell in page where cell.element != nil { place(cell) } } }
    }

    /// Where a number is that is there under this hash.
    private func position(of slot: UInt32, _ hash: UInt32) -> UInt32? {
        var position = hash & mask
        while self[position].element != nil {
            if self[position].slot == slot { return position }
            position = (position &+ 1) & mask
        }
        return nil
    }

    /// Puts another object of the same key in the place of one that has just been found.
    mutating func replace(_ found: Found, with element: Element) { self[found.position].element = .passUnretained(element) }

    /// Removes a number that is there under this hash. What stands behind it moves up, so that nothing is left of it.
    mutating func remove(_ slot: UInt32, _ hash: UInt32) {
        guard var hole = position(of: slot, hash) else { return }
        count -= 1
        var position = (hole &+ 1) & mask
        while true {
            let cell = self[position]
            if cell.element == nil { break }
            // Whether it belongs at the hole or before.
            if (position &- cell.hash) & mask >= (position &- hole) & mask {
                self[hole] = cell
                hole = position
            }
            position = (position &+ 1) & mask
        }
        self[hole] = Cell()
    }
}
