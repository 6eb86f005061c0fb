/// Bytes of a JSON text as it is written, and read again where a part of it is repeated.
///
/// A raw buffer rather than an array, because every scalar of a manifest passes through it. Each write makes room first,
/// and each read is of a range that was written; both are checked here and nowhere else.
struct JSONBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// The byte at an offset; zero where nothing is written.
    subscript(offset: Int) -> UInt8 {
        @inline(__always) get { offset >= 0 && offset < count ? base[offset] : 0 }
    }

    /// Forgets everything but keeps the room.
    mutating func removeAll() { count = 0 }

    /// Forgets what was written after the first bytes.
    mutating func truncate(to length: Int) { count = min(count, max(length, 0)) }

    /// A copy of everything.
    func bytes() -> [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String { String(decoding: part(range), as: UTF8.self) }

    /// A view of a range, good until the next change.
    private func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: UnsafeBufferPointer(start: base, count: count)[range.clamped(to: 0..<count)])
    }

    /// Whether two ranges hold the same.
    func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        guard a.count == b.count else { return false }
        let (a, b) = (part(a), part(b))
        for index in a.indices where a[index] != b[index] { return false }
        return true
    }

    // MARK: Writing

    @inline(__always)
    private mutating func reserve(_ room: Int) {
        if room > capacity - count { grow(room) }
    }

    @inline(never)
    private mutating func grow(_ room: Int) {
        // Both are sizes of memory that is in use; their sum fits.
        capacity = max(count + room, capacity + capacity / 2)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    /// Appends ASCII text that needs no escapes.
    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends text that needs no escapes, such as the digits of a number.
    mutating func append(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Appends a copy of a range.
    mutating func append(copyOf range: Range<Int>) {
        let range = range.clamped(to: 0..<count)
        reserve(range.count)
        (base + count).update(from: base + range.lowerBound, count: range.count)
        count += range.count
    }

    /// Appends a string in quotes, escaped.
    mutating func append(quoted bytes: UnsafeBufferPointer<UInt8>) {
        // An escape has six bytes at most.
        reserve(bytes.count * 6 + 2)
        var target = base + count
        target.pointee = UInt8(ascii: "\"")
        target += 1
        for byte in bytes {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                target.pointee = byte
                target += 1
            } else {
                target += Self.escape(byte, at: target)
            }
        }
        target.pointee = UInt8(ascii: "\"")
        count = target - base + 1
    }

    mutating func append(quoted text: String) {
        var text = text
        text.withUTF8 { append(quoted: $0) }
    }

    /// Writes an escape of at most six bytes and gives its length.
    @inline(never)
    private static func escape(_ byte: UInt8, at target: UnsafeMutablePointer<UInt8>) -> Int {
        target[0] = UInt8(ascii: "\\")
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): target[1] = byte
        case 0x0A: target[1] = UInt8(ascii: "n")
        case 0x0D: target[1] = UInt8(ascii: "r")
        case 0x09: target[1] = UInt8(ascii: "t")
        case 0x08: target[1] = UInt8(ascii: "b")
        case 0x0C: target[1] = UInt8(ascii: "f")
        default:
            func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
            target[1] = UInt8(ascii: "u")
            target[2] = 0x30
            target[3] = 0x30
            target[4] = digit(byte >> 4)
            target[5] = digit(byte & 15)
            return 6
        }
        return 2
    }
}

extension JSONBuffer {
    /// The end of the value that starts at an offset; the buffer holds only valid JSON without spaces.
    private func endOfValue(_ start: Int) -> Int {
        var index = start
        var depth = 0
        while index < count {
            switch self[index] {
            case UInt8(ascii: "\""):
                index = endOfString(index)
                if depth == 0 { return index }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth <= 1 { return depth == 0 ? index : index + 1 }
                depth -= 1
                index += 1
            case UInt8(ascii: ","):
                if depth == 0 { return index }
                index += 1
            default: index += 1
            }
        }
        return index
    }

    /// The end of the string whose quote is at an offset.
    private func endOfString(_ start: Int) -> Int {
        var index = start + 1
        while index < count {
            switch self[index] {
            case UInt8(ascii: "\""): return index + 1
            case UInt8(ascii: "\\"): index += 2
            default: index += 1
            }
        }
        return index
    }

    /// The member of an object after an offset: its name without quotes, and its value; moves the offset behind it.
    ///
    /// - Parameter offset: at first that of the opening brace.
    func nextMember(_ offset: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
        // Over the brace or the comma; an empty object has its closing brace here.
        let start = offset + 1
        guard self[offset] != UInt8(ascii: "}"), self[start] == UInt8(ascii: "\"") else { return nil }
        let end = endOfString(start)
        let valueEnd = endOfValue(end + 1)
        offset = valueEnd
        guard start + 1 < end, end < valueEnd else { return nil }
        return (start + 1..<end - 1, end + 1..<valueEnd)
    }
}
