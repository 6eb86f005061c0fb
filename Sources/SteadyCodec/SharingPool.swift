/// Makes equal parts of values that are read one after another the same memory: texts, and whole subtrees such as the containers
/// of pods of one ReplicaSet.
///
/// A part whose text is the same to the byte as one read lately, at the same field, is not even read again: it is the value that
/// was read then.
///
/// The pool is bounded: it remembers what it saw lately, in slots that are overwritten, and up to one megabyte of texts. It is used
/// by one reader at a time.
public final class SharingPool {
    private struct Text {
        var hash: UInt64 = 0
        var text = ""
    }
    private struct Subtree {
        var hash: UInt64 = 0
        // Points to `count` bytes inside what `owner` keeps alive, and which nobody changes while it is shared.
        var bytes: UnsafeRawPointer?
        var count = 0
        var type: UInt = 0
        var owner: AnyObject?
    }

    // Each has `mask + 1` initialised elements until `deinit`; every index is masked.
    private let texts: UnsafeMutablePointer<Text>
    private let textMask: Int
    private let subtrees: UnsafeMutablePointer<Subtree>
    private let subtreeMask: Int
    /// Hashes of subtrees that were seen once.
    private let once: UnsafeMutablePointer<UInt64>
    /// What was read lately, by its text.
    let recent: RecentTexts?
    /// Whether subtrees are shared.
    let sharesSubtrees: Bool
    private static let longestText = 512

    /// A pool with room for this many texts and subtrees, each rounded up to a power of two; without room for subtrees only
    /// texts are shared.
    public init(texts: Int = 4096, subtrees: Int = 4096) {
        func size(_ count: Int) -> Int {
            var size = 2
            while size < min(count, 1 << 24) { size *= 2 }
            return size
        }
        sharesSubtrees = subtrees > 0
        recent = subtrees > 0 ? RecentTexts() : nil
        textMask = size(texts) - 1
        subtreeMask = size(subtrees) - 1
        self.texts = .allocate(capacity: textMask + 1)
        self.texts.initialize(repeating: Text(), count: textMask + 1)
        self.subtrees = .allocate(capacity: subtreeMask + 1)
        self.subtrees.initialize(repeating: Subtree(), count: subtreeMask + 1)
        once = .allocate(capacity: subtreeMask + 1)
        once.initialize(repeating: 0, count: subtreeMask + 1)
    }

    deinit {
        texts.deinitialize(count: textMask + 1)
        texts.deallocate()
        subtrees.deinitialize(count: subtreeMask + 1)
        subtrees.deallocate()
        once.deallocate()
        recent?.free()
    }

    // MARK: Texts

    /// The text of these bytes, which are ASCII; `nil` if it is too long to be worth sharing.
    func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count <= Self.longestText, let start = bytes.baseAddress else { return nil }
        let hash = Self.hash(UnsafeRawPointer(start), bytes.count)
        let slot = texts + (Int(truncatingIfNeeded: hash) & textMask)
        if slot.pointee.hash == hash, Self.equal(slot.pointee.text, bytes) { return slot.pointee.text }
        let other = texts + ((Int(truncatingIfNeeded: hash) & textMask) ^ 1)
        if other.pointee.hash == hash, Self.equal(other.pointee.text, bytes) { return other.pointee.text }
        let text = String(decoding: bytes, as: UTF8.self)
        swap(&slot.pointee, &other.pointee)
        slot.pointee = Text(hash: hash, text: text)
        return text
    }

    @inline(__always)
    private static func equal(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { known in
            guard known.count == bytes.count, let a = known.baseAddress, let b = bytes.baseAddress else { return false }
            return equal(UnsafeRawPointer(a), UnsafeRawPointer(b), bytes.count)
        } ?? false
    }

    // MARK: Subtrees

    /// The type and the bytes of a value.
    ///
    /// Values of one type with the same bytes are equal: the same numbers, the same short texts, references to the same memory.
    struct Key {
        let type: UInt
        let bytes: UnsafeRawPointer
        let count: Int
        let hash: UInt64

        init(_ type: UInt, _ bytes: UnsafeRawPointer, _ count: Int) {
            self.type = type
            self.bytes = bytes
            self.count = count
            hash = SharingPool.hash(bytes, count) &+ UInt64(type) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    private func slot(_ key: Key) -> Int { Int(truncatingIfNeeded: key.hash ^ key.hash >> 32) & subtreeMask }

    /// What was remembered for an equal value.
    func find(_ key: Key) -> AnyObject? {
        let slot = subtrees + slot(key)
        guard slot.pointee.hash == key.hash, slot.pointee.type == key.type, slot.pointee.count == key.count,
            let known = slot.pointee.bytes, Self.equal(known, key.bytes, key.count)
        else { return nil }
        return slot.pointee.owner
    }

    /// Whether the value has come a second time; one that comes once is not worth its slot.
    func isWorthwhile(_ key: Key) -> Bool {
        let slot = slot(key)
        if once[slot] == key.hash { return true }
        once[slot] = key.hash
        return false
    }

    /// Remembers a value, now at `bytes`, which `owner` keeps alive and unchanged.
    func remember(_ key: Key, _ bytes: UnsafeRawPointer, owner: AnyObject) {
        subtrees[slot(key)] = Subtree(hash: key.hash, bytes: bytes, count: key.count, type: key.type, owner: owner)
    }

    /// Moves elements into an array of exactly their number, or takes an equal one that was seen before; `kind` stands for the
    /// type of the elements.
    func array<Element>(moving elements: UnsafeMutableRawPointer, count: Int, _ kind: UInt) -> [Element] {
        guard sharesSubtrees else { return exactArray(moving: elements, count: count) }
        // The lowest bit tells arrays from boxes of the same table.
        let key = Key(kind ^ 1, elements, count * MemoryLayout<Element>.stride)
        if let known = find(key) {
            elements.assumingMemoryBound(to: Element.self).deinitialize(count: count)
            // The key has the type, so it is an array of such elements that was remembered: one word, the reference to the object
            // that has the elements, as arrays of structs are on every platform.
            return unsafeBitCast(known, to: [Element].self)
        }
        let array: [Element] = exactArray(moving: elements, count: count)
        if isWorthwhile(key) {
            // The elements stay where they are while the pool holds the array, for whoever changes it copies it first.
            array.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress { remember(key, start, owner: unsafeBitCast(array, to: AnyObject.self)) }
            }
        }
        return array
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
    static func mix(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
