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

    /// What is remembered. Each table has `mask + 1` initialised elements until `deinit`; every index is masked.
    private struct Tables {
        var texts: UnsafeMutablePointer<Text>
        var textMask: Int
        /// How many texts may be taken in before the table grows.
        var textRoom: Int
        var subtrees: UnsafeMutablePointer<Subtree>
        /// Hashes of subtrees that were seen once.
        var once: UnsafeMutablePointer<UInt64>
        var subtreeMask: Int
        var subtreeRoom: Int
    }

    // One element, initialised until `deinit`; used by one reader at a time, as the pool is.
    private let tables: UnsafeMutablePointer<Tables>
    /// The tables begin small and grow to these sizes: most pools see little.
    private let textLimit: Int
    private let subtreeLimit: Int
    /// What was read lately, by its text.
    let recent: RecentTexts?
    /// Whether subtrees are shared.
    let sharesSubtrees: Bool
    private static let longestText = 512
    private static let smallestTable = 64

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
        (textLimit, subtreeLimit) = (size(texts), size(subtrees))
        let (textCount, subtreeCount) = (min(textLimit, Self.smallestTable), min(subtreeLimit, Self.smallestTable))
        tables = .allocate(capacity: 1)
        tables.initialize(
            to: Tables(
                texts: Self.table(textCount, Text()), textMask: textCount - 1, textRoom: textCount,
                subtrees: Self.table(subtreeCount, Subtree()), once: Self.table(subtreeCount, 0), subtreeMask: subtreeCount - 1,
                subtreeRoom: subtreeCount))
    }

    deinit {
        tables.pointee.texts.deinitialize(count: tables.pointee.textMask + 1)
        tables.pointee.texts.deallocate()
        tables.pointee.subtrees.deinitialize(count: tables.pointee.subtreeMask + 1)
        tables.pointee.subtrees.deallocate()
        tables.pointee.once.deallocate()
        tables.deallocate()
        recent?.free()
    }

    private static func table<Element>(_ count: Int, _ empty: Element) -> UnsafeMutablePointer<Element> {
        let table = UnsafeMutablePointer<Element>.allocate(capacity: count)
        table.initialize(repeating: empty, count: count)
        return table
    }

    /// A text is taken in: after as many as there are places, there are four times as many.
    private func makeRoomForText() {
        tables.pointee.textRoom -= 1
        let old = tables.pointee
        let count = min((old.textMask + 1) * 4, textLimit)
        guard old.textRoom <= 0, count > old.textMask + 1 else { return }
        let texts = Self.table(count, Text())
        for index in 0...old.textMask where old.texts[index].hash != 0 {
            let hash = old.texts[index].hash
            var slot = Int(truncatingIfNeeded: hash) & (count - 1)
            if texts[slot].hash != 0 { slot ^= 1 }
            swap(&old.texts[index], &texts[slot])
        }
        old.texts.deinitialize(count: old.textMask + 1)
        old.texts.deallocate()
        (tables.pointee.texts, tables.pointee.textMask, tables.pointee.textRoom) = (texts, count - 1, count)
    }

    /// A subtree is seen for the first time: after as many as there are places, there are four times as many.
    private func makeRoomForSubtree() {
        tables.pointee.subtreeRoom -= 1
        let old = tables.pointee
        let count = min((old.subtreeMask + 1) * 4, subtreeLimit)
        guard old.subtreeRoom <= 0, count > old.subtreeMask + 1 else { return }
        let (subtrees, once) = (Self.table(count, Subtree()), Self.table(count, UInt64(0)))
        for index in 0...old.subtreeMask {
            if old.once[index] != 0 { once[Self.slot(old.once[index], count - 1)] = old.once[index] }
            let hash = old.subtrees[index].hash
            if hash != 0 { swap(&old.subtrees[index], &subtrees[Self.slot(hash, count - 1)]) }
        }
        old.subtrees.deinitialize(count: old.subtreeMask + 1)
        old.subtrees.deallocate()
        old.once.deallocate()
        (tables.pointee.subtrees, tables.pointee.once) = (subtrees, once)
        (tables.pointee.subtreeMask, tables.pointee.subtreeRoom) = (count - 1, count)
    }

    // MARK: Texts

    /// The text of these bytes, which are ASCII; `nil` if it is too long to be worth sharing.
    func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count <= Self.longestText, let start = bytes.baseAddress else { return nil }
        let hash = Self.hash(UnsafeRawPointer(start), bytes.count)
        let (texts, mask) = (tables.pointee.texts, tables.pointee.textMask)
        let slot = texts + (Int(truncatingIfNeeded: hash) & mask)
        if slot.pointee.hash == hash, Self.equal(slot.pointee.text, bytes) { return slot.pointee.text }
        let other = texts + ((Int(truncatingIfNeeded: hash) & mask) ^ 1)
        if other.pointee.hash == hash, Self.equal(other.pointee.text, bytes) { return other.pointee.text }
        let text = String(decoding: bytes, as: UTF8.self)
        swap(&slot.pointee, &other.pointee)
        slot.pointee = Text(hash: hash, text: text)
        makeRoomForText()
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

    private func slot(_ key: Key) -> Int { Self.slot(key.hash, tables.pointee.subtreeMask) }

    private static func slot(_ hash: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & mask }

    /// What was remembered for an equal value.
    func find(_ key: Key) -> AnyObject? {
        let slot = tables.pointee.subtrees + slot(key)
        guard slot.pointee.hash == key.hash, slot.pointee.type == key.type, slot.pointee.count == key.count,
            let known = slot.pointee.bytes, Self.equal(known, key.bytes, key.count)
        else { return nil }
        return slot.pointee.owner
    }

    /// Whether the value has come a second time; one that comes once is not worth its slot.
    func isWorthwhile(_ key: Key) -> Bool {
        let slot = slot(key)
        if tables.pointee.once[slot] == key.hash { return true }
        tables.pointee.once[slot] = key.hash
        makeRoomForSubtree()
        return false
    }

    /// Remembers a value, now at `bytes`, which `owner` keeps alive and unchanged.
    func remember(_ key: Key, _ bytes: UnsafeRawPointer, owner: AnyObject) {
        tables.pointee.subtrees[slot(key)] = Subtree(hash: key.hash, bytes: bytes, count: key.count, type: key.type, owner: owner)
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
