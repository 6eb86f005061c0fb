/// Appends JSON text to a buffer: the seam for types that write themselves (``JSONField``).
public struct JSONWriter: ~Copyable {
    // `bytes` has room for `capacity` bytes, of which the first `count` are written; `reserve` is called before every write.
    var bytes: UnsafeMutablePointer<UInt8>
    package internal(set) var count = 0
    private var capacity: Int
    let isPretty: Bool
    var depth = 0

    /// An empty buffer.
    ///
    /// - Parameters:
    ///   - capacity: how many bytes to make room for at first.
    ///   - isPretty: whether to put every member and element on a line of its own, indented by two spaces.
    public init(capacity: Int = 512, isPretty: Bool = false) {
        self.isPretty = isPretty
        (bytes, self.capacity) = SpareBuffer.take(max(capacity, 64))
    }

    deinit { SpareBuffer.giveBack(bytes, capacity) }

    /// The text so far.
    public func finish() -> [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }

    @inline(__always)
    mutating func reserve(_ room: Int) {
        if count + room > capacity { grow(room) }
    }

    private mutating func grow(_ room: Int) {
        let enough = max(capacity * 2, count + room)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: enough)
        larger.moveInitialize(from: bytes, count: count)
        SpareBuffer.giveBack(bytes, capacity)
        (bytes, capacity) = (larger, enough)
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        reserve(1)
        bytes[count] = byte
        count += 1
    }

    /// Appends text that is JSON already.
    mutating func raw(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    mutating func put(_ text: UnsafeBufferPointer<UInt8>) {
        guard let start = text.baseAddress else { return }
        reserve(text.count)
        (bytes + count).update(from: start, count: text.count)
        count += text.count
    }

    /// Appends bytes that are followed by enough others to be read in words.
    @inline(__always)
    mutating func put(words text: UnsafePointer<UInt8>, count length: Int) {
        reserve(length + 8)
        let (source, target) = (UnsafeRawPointer(text), UnsafeMutableRawPointer(bytes + count))
        var position = 0
        repeat {
            target.storeBytes(
                of: source.loadUnaligned(fromByteOffset: position, as: UInt64.self), toByteOffset: position, as: UInt64.self)
            position += 8
        } while position < length
        count += length
    }

    // MARK: Values

    /// Writes `null`.
    public mutating func writeNull() { raw("null") }

    /// Writes `true` or `false`.
    public mutating func write(_ value: Bool) { raw(value ? "true" : "false") }

    /// Writes an integer.
    public mutating func write(_ value: Int64) {
        reserve(20)
        if value < 0 { put(0x2D) }
        var rest = value.magnitude
        if rest < 10 {
            bytes[count] = 0x30 + UInt8(truncatingIfNeeded: rest)
            count += 1
            return
        }
        var digits = 0
        var probe = rest
        while probe > 0 {
            probe /= 10
            digits += 1
        }
        for place in stride(from: count + digits - 1, through: count, by: -1) {
            bytes[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// Writes the shortest text that reads back as the same number; JSON knows no infinities and no NaN, those become `null`.
    public mutating func write(_ value: Double) {
        guard value.isFinite else { return writeNull() }
        // Not by `rounded()` or `init(exactly:)`: programs that link nothing else would then need the C library's mathematics.
        let whole = value.magnitude < 1e15 ? Int64(value) : 0
        if Double(whole) == value {
            if whole == 0 && value.sign == .minus { return raw("-0") }
            write(whole)
        } else {
            write(digits: value.description)
        }
    }

    /// Writes a number that Swift has printed as Go prints it: with an exponent only from 10^21 up and below 10^-6.
    private mutating func write(digits text: String) {
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")),
            let exponent = Int(text[text.index(after: mark)...])
        else { return raw(text.hasSuffix(".0") ? String(text.dropLast(2)) : text) }
        var mantissa = text[..<mark]
        if exponent < -6 || exponent > 20 { return raw("\(mantissa)e\(exponent < 0 ? "" : "+")\(exponent)") }
        if mantissa.first == "-" {
            put(0x2D)
            mantissa = mantissa.dropFirst()
        }
        let digits = mantissa.filter { $0 != "." }
        let zeros = exponent < 0 ? -exponent - 1 : exponent + 1 - digits.count
        let padding = String(repeating: "0", count: max(0, zeros))
        raw(exponent < 0 ? "0.\(padding)\(digits)" : digits + padding)
    }

    /// Writes a text, escaped where JSON wants it.
    public mutating func write(_ value: String) {
        if value.utf8.withContiguousStorageIfAvailable({ write(text: $0) }) != nil { return }
        var value = value
        value.withUTF8 { write(text: $0) }
    }

    mutating func write(text: UnsafeBufferPointer<UInt8>) {
        // Quotation marks, and a word more, for words are stored whole and then written over.
        reserve(text.count + 10)
        let target = UnsafeMutableRawPointer(bytes + count + 1)
        bytes[count] = 0x22
        var position = 0
        if let source = text.baseAddress {
            let source = UnsafeRawPointer(source)
            while position + 8 <= text.count {
                let word = source.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                if Octet.specials(UInt64(littleEndian: word)) != 0 { return writeEscaped(text, from: position) }
                target.storeBytes(of: word, toByteOffset: position, as: UInt64.self)
                position += 8
            }
            while position < text.count {
                let byte = source.load(fromByteOffset: position, as: UInt8.self)
                if byte < 0x20 || byte == 0x22 || byte == 0x5C { return writeEscaped(text, from: position) }
                target.storeBytes(of: byte, toByteOffset: position, as: UInt8.self)
                position += 1
            }
        }
        bytes[count + 1 + text.count] = 0x22
        count += text.count + 2
    }

    /// Goes on with a text of which the quotation mark and everything before `clean` are written but not counted.
    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>, from clean: Int) {
        count += clean + 1
        var position = clean
        while position < text.count {
            let stop = Self.special(in: text, from: position)
            put(UnsafeBufferPointer(rebasing: text[position..<stop]))
            if stop < text.count { escape(text[stop]) }
            position = stop + 1
        }
        put(0x22)
    }

    /// The position of the first byte from `start` that needs an escape.
    private static func special(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = text.baseAddress else { return text.count }
        var position = start
        while position + 8 <= text.count {
            let found = Octet.specials(UInt64(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)))
            if found != 0 { return position + found.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < text.count, text[position] >= 0x20, text[position] != 0x22, text[position] != 0x5C { position += 1 }
        return position
    }

    /// Writes a text that needs no escapes, of which `body` makes up to `capacity` bytes and returns how many.
    package mutating func writePlain(capacity: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        reserve(capacity + 2)
        bytes[count] = 0x22
        let length = min(max(body(UnsafeMutableBufferPointer(start: bytes + count + 1, count: capacity)), 0), capacity)
        bytes[count + 1 + length] = 0x22
        count += length + 2
    }

    private mutating func escape(_ byte: UInt8) {
        put(0x5C)
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x0A: put(0x6E)
        case 0x0D: put(0x72)
        case 0x09: put(0x74)
        case 0x08: put(0x62)
        case 0x0C: put(0x66)
        default:
            raw("u00")
            put(byte >> 4 == 0 ? 0x30 : 0x31)
            let low = byte & 15
            put(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }

    // MARK: Structure

    /// Writes an array; `element` writes the element at the index it is given.
    public mutating func array(count: Int, _ element: (Int, inout JSONWriter) -> Void) {
        open(0x5B)
        for index in 0..<count {
            newLine()
            element(index, &self)
            put(0x2C)
        }
        close(0x5D)
    }

    /// Writes an object; `members` calls ``member(_:_:)`` for each.
    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(0x7B)
        members(&self)
        close(0x7D)
    }

    /// Writes a member of the object in hand; `value` writes its value.
    public mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        self.name(name)
        value(&self)
        put(0x2C)
    }

    /// Writes the name of a member, up to its value.
    mutating func name(_ name: String) {
        newLine()
        write(name)
        put(0x3A)
        if isPretty { put(0x20) }
    }

    mutating func open(_ bracket: UInt8) {
        put(bracket)
        depth += 1
    }

    /// Replaces the last comma by the closing bracket.
    mutating func close(_ bracket: UInt8) {
        depth -= 1
        if bytes[count - 1] == 0x2C {
            count -= 1
            newLine()
        }
        put(bracket)
    }

    mutating func newLine() {
        guard isPretty else { return }
        reserve(1 + depth * 2)
        put(0x0A)
        for _ in 0..<depth * 2 { put(0x20) }
    }
}
