/// Makes equal parts of values that are read one after another the same memory: texts, and whole subtrees such as the containers
/// of pods of one ReplicaSet.
///
/// The pool is bounded: it remembers what it saw lately, in slots that are overwritten. It is used by one reader at a time.
public final class SharingPool {
    private struct Text {
        var hash: UInt64 = 0
        var text = ""
    }
    private struct Subtree {
        var hash: UInt64 = 0
        var type: ObjectIdentifier?
        // Points to `count` bytes inside what `owner` keeps alive, and which nobody changes while it is shared.
        var bytes: UnsafeRawPointer?
        var count = 0
        var owner: Any?
    }

    private var texts: [Text]
    private var subtrees: [Subtree]
    private let longestText = 512

    /// A pool with room for this many texts and subtrees, each rounded up to a power of two; without room for subtrees only
    /// texts are shared.
    public init(texts: Int = 8192, subtrees: Int = 8192) {
        func size(_ count: Int) -> Int {
            var size = 2
            while size < min(count, 1 << 24) { size *= 2 }
            return size
        }
        self.texts = Array(repeating: Text(), count: size(texts))
        self.subtrees = subtrees > 0 ? Array(repeating: Subtree(), count: size(subtrees)) : []
    }

    // MARK: Texts

    /// The text of these bytes, `nil` if they are not valid UTF-8 or too long to be worth sharing.
    func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count <= longestText, let start = bytes.baseAddress else { return nil }
        let hash = Self.hash(UnsafeRawPointer(start), bytes.count)
        let slot = Int(truncatingIfNeeded: hash) & (texts.count - 1)
        return texts.withUnsafeMutableBufferPointer { texts in
            if texts[slot].hash == hash, Self.equal(texts[slot].text, bytes) { return texts[slot].text }
            let other = slot ^ 1
            if texts[other].hash == hash, Self.equal(texts[other].text, bytes) { return texts[other].text }
            guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
            texts[other] = texts[slot]
            texts[slot] = Text(hash: hash, text: text)
            return text
        }
    }

    private static func equal(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.elementsEqual(bytes) } ?? text.utf8.elementsEqual(bytes)
    }

    // MARK: Subtrees

    /// Whether subtrees are shared.
    var sharesSubtrees: Bool { !subtrees.isEmpty }

    /// What was remembered for values of that type with these very bytes.
    ///
    /// Values of one type with the same bytes are equal: the same numbers, the same short texts, references to the same memory.
    func find(_ type: ObjectIdentifier, _ bytes: UnsafeRawPointer, _ count: Int, hash: UInt64) -> Any? {
        let slot = Int(truncatingIfNeeded: hash) & (subtrees.count - 1)
        return subtrees.withUnsafeBufferPointer { subtrees in
            guard subtrees[slot].hash == hash, subtrees[slot].type == type, subtrees[slot].count == count,
                let known = subtrees[slot].bytes, Self.equal(known, bytes, count)
            else { return nil }
            return subtrees[slot].owner
        }
    }

    /// Remembers a value; `owner` keeps `bytes` alive and unchanged.
    func remember(_ type: ObjectIdentifier, _ bytes: UnsafeRawPointer, _ count: Int, hash: UInt64, owner: Any) {
        let slot = Int(truncatingIfNeeded: hash) & (subtrees.count - 1)
        subtrees[slot] = Subtree(hash: hash, type: type, bytes: bytes, count: count, owner: owner)
    }

    // MARK: Bytes

    static func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
        var offset = 0
        while offset + 8 <= count {
            if a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            {
                return false
            }
            offset += 8
        }
        while offset < count {
            if a.load(fromByteOffset: offset, as: UInt8.self) != b.load(fromByteOffset: offset, as: UInt8.self) { return false }
            offset += 1
        }
        return true
    }

    /// A hash that spreads, not one that withstands an adversary: a collision costs one comparison.
    static func hash(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= count {
            hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < count {
            rest = rest << 8 | UInt64(bytes.load(fromByteOffset: offset, as: UInt8.self))
            offset += 1
        }
        hash = mix(hash ^ rest)
        return hash ^ hash >> 29
    }

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
