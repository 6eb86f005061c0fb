/// What has a hash, to be found by it.
protocol Hashed {
    var hash: UInt32 { get }
}

/// A hash table that is a value: copies share what is the same.
///
/// Buckets of a few elements in two levels of arrays; to change one while a copy lives takes a bucket, sixty-four references to
/// its neighbours, and a reference for each thousand elements or so.
struct HashDirectory<Element: Hashed & Sendable>: Sendable {
    private typealias Bucket = ContiguousArray<Element>

    private static var bitsOfChunk: UInt32 { 6 }
    /// Elements in a bucket, on average, at which the table grows.
    private static var load: Int { 8 }

    private var chunks: ContiguousArray<ContiguousArray<Bucket>> = [[[]]]
    /// There are so many buckets, as a power of two.
    private var bits: UInt32 = 0
    private(set) var count = 0

    private func path(_ hash: UInt32) -> (chunk: Int, bucket: Int) {
        let index = hash & ((1 << bits) &- 1)
        return (Int(index >> Self.bitsOfChunk), Int(index & ((1 << Self.bitsOfChunk) - 1)))
    }

    /// The element of that hash for which something holds.
    func first(_ hash: UInt32, where isMeant: (Element) -> Bool) -> Element? {
        let (chunk, bucket) = path(hash)
        for element in chunks[chunk][bucket] where element.hash == hash && isMeant(element) { return element }
        return nil
    }

    /// Adds an element; whoever calls knows that it is not there.
    mutating func insert(_ element: Element) {
        if count >= Self.load << bits, bits < 26 { grow() }
        let (chunk, bucket) = path(element.hash)
        chunks[chunk][bucket].append(element)
        count += 1
    }

    /// Removes the element of that hash for which something holds.
    @discardableResult
    mutating func remove(_ hash: UInt32, where isMeant: (Element) -> Bool) -> Element? {
        let (chunk, bucket) = path(hash)
        guard let index = chunks[chunk][bucket].firstIndex(where: { $0.hash == hash && isMeant($0) }) else { return nil }
        count -= 1
        let last = chunks[chunk][bucket].count - 1
        chunks[chunk][bucket].swapAt(index, last)
        return chunks[chunk][bucket].removeLast()
    }

    /// Changes the element of that hash for which something holds, in place; returns whether there is one.
    mutating func update(_ hash: UInt32, where isMeant: (Element) -> Bool, _ change: (inout Element) -> Void) -> Bool {
        let (chunk, bucket) = path(hash)
        guard let index = chunks[chunk][bucket].firstIndex(where: { $0.hash == hash && isMeant($0) }) else { return false }
        change(&chunks[chunk][bucket][index])
        return true
    }

    private mutating func grow() {
        let old = chunks
        bits += bits == 0 ? 4 : 2
        let buckets = 1 << Int(bits)
        let width = min(buckets, 1 << Int(Self.bitsOfChunk))
        chunks = ContiguousArray(
            repeating: ContiguousArray(repeating: [], count: width), count: max(1, buckets >> Int(Self.bitsOfChunk)))
        for chunk in old {
            for bucket in chunk {
                for element in bucket {
                    let (chunk, bucket) = path(element.hash)
                    chunks[chunk][bucket].append(element)
                }
            }
        }
    }

    func forEach(_ body: (Element) throws -> Void) rethrows {
        for chunk in chunks { for bucket in chunk { for element in bucket { try body(element) } } }
    }
}
