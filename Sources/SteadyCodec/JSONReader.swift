/// Signals that reading failed; where and why is kept by the reader, which turns it into a ``JSONError``.
public struct JSONFailure: Error, Sendable {
    init() {}
}

/// Reads JSON in one pass over its bytes: the seam for types that read themselves (``JSONField``).
///
/// A reader stands at a byte and moves on by what it reads. It checks every index against the end of the bytes, and counts how
/// deep it is, so that no input leads out of them or through the stack.
public struct JSONReader: ~Copyable {
    // `base` points to `end` readable bytes for as long as the reader lives: readers are made only in `withReader`, inside
    // the closure that lends the bytes, and cannot be copied. Every read is at an index that was compared with `end` before.
    let base: UnsafePointer<UInt8>
    let end: Int
    var index = 0
    var depth = 0
    let options: JSONDecodingOptions
    // Whoever makes the reader holds the pool for as long as the reader lives.
    let pool: Unmanaged<SharingPool>?
    var scratch = ScratchStack()
    /// What is not to be read, seen from the model in hand.
    var rest: FieldPaths
    let drops: Bool
    let isStrict: Bool
    let keepsManagedFields: Bool
    let depthLimit: Int
    /// What was read lately, by its text; `nil` if texts are not remembered.
    // The pool holds it.
    let recent: RecentTexts?
    /// Why reading failed, and at which byte.
    var problem: JSONProblem?
    /// The steps from the root to the value in hand, kept only in strict mode.
    var trail: [PathStep] = []
    /// What strict mode found.
    var findings: [StrictFinding] = []
    /// Whether an object of a ``JSONValue`` had two members of one name.
    var hasDuplicates = false

    /// A reader over bytes that the caller lends for as long as the reader lives.
    init(base: UnsafePointer<UInt8>, end: Int, options: JSONDecodingOptions, sharing: SharingPool?) {
        self.base = base
        self.end = end
        self.options = options
        pool = sharing.map { Unmanaged.passUnretained($0) }
        rest = options.dropping
        drops = !options.dropping.isEmpty
        isStrict = options.isStrict
        keepsManagedFields = options.keepsManagedFields
        depthLimit = options.limits.depth
        recent = options.isStrict ? nil : sharing?.recent
    }

    /// Lends a reader over these bytes; a failure becomes a ``JSONError`` with path, line and column.
    static func read<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ options: JSONDecodingOptions, sharing: SharingPool? = nil,
        _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) throws(JSONError) -> Result {
        let base = try start(of: bytes, options)
        var reader = JSONReader(base: base, end: bytes.count, options: options, sharing: sharing)
        defer { withExtendedLifetime(sharing) {} }
        do throws(JSONFailure) {
            reader.skipSpace()
            let result = try body(&reader)
            reader.skipSpace()
            if reader.index < reader.end { throw reader.fail("unexpected data after the value") }
            return result
        } catch {
            throw reader.error(reader.problem ?? JSONProblem("unreadable", at: reader.index))
        }
    }

    /// Lends a reader over bytes that begin with a value, of which the end may not have come; returns what was read and how many bytes
    /// that were, `nil` if reading failed, for whatever reason.
    static func readFirst<Result>(
        of bytes: UnsafeBufferPointer<UInt8>, _ options: JSONDecodingOptions, sharing: SharingPool?,
        _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) -> (result: Result, count: Int)? {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
        var reader = JSONReader(base: base, end: bytes.count, options: options, sharing: sharing)
        defer { withExtendedLifetime(sharing) {} }
        do throws(JSONFailure) { return (try body(&reader), reader.index) } catch { return nil }
    }

    /// Where the bytes begin; there are some, and not too many.
    static func start(
        of bytes: UnsafeBufferPointer<UInt8>, _ options: JSONDecodingOptions
    ) throws(JSONError) -> UnsafePointer<UInt8> {
        guard bytes.count <= options.limits.bytes else {
            throw JSONError("the text has \(bytes.count) bytes, more than the limit of \(options.limits.bytes)")
        }
        guard let base = bytes.baseAddress, !bytes.isEmpty else {
            throw JSONError("unexpected end of the text", line: 1, column: 1)
        }
        return base
    }
}

// MARK: Failing

extension JSONReader {
    /// Notes why reading failed, for the place where the reader stands.
    ///
    ///     guard let port = Port(text) else { throw reader.fail("“\(text)” is not a port") }
    public mutating func fail(_ message: String) -> JSONFailure { fail(message, at: index) }

    mutating func fail(_ message: String, at position: Int) -> JSONFailure {
        problem = JSONProblem(message, at: position)
        return JSONFailure()
    }

    /// Notes that another type of value was expected, or that there is none.
    mutating func mismatch(_ expected: StaticString) -> JSONFailure {
        guard index < end else { return fail("unexpected end of the text") }
        let found: String
        switch base[index] {
        case 0x22: found = "string"
        case 0x7B: found = "object"
        case 0x5B: found = "array"
        case 0x74, 0x66: found = "boolean"
        case 0x6E: found = "null"
        case 0x2D, 0x30...0x39: found = isFraction() ? "number" : "integer"
        default: return fail("unexpected character")
        }
        return fail("expected \(expected), found \(found)")
    }

    private func isFraction() -> Bool {
        var position = index
        while position < end, base[position] == 0x2D || (base[position] >= 0x30 && base[position] <= 0x39) { position += 1 }
        return position < end && (base[position] == 0x2E || base[position] | 0x20 == 0x65)
    }
}

// MARK: Structure

extension JSONReader {
    @inline(__always)
    mutating func skipSpace() {
        while index < end {
            let byte = base[index]
            if byte > 0x20 { return }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            index += 1
        }
    }

    /// The byte where the reader stands, 0 at the end.
    @inline(__always)
    var byte: UInt8 { index < end ? base[index] : 0 }

    mutating func enter() throws(JSONFailure) {
        depth += 1
        if depth > depthLimit { throw fail("nested deeper than \(depthLimit) levels") }
        index += 1
    }

    /// Goes on to the value of a member whose name was read.
    @inline(__always)
    mutating func colon() throws(JSONFailure) {
        if byte != 0x3A {
            skipSpace()
            if byte != 0x3A { throw fail("expected “:” after the name of a member") }
        }
        index += 1
        skipSpace()
    }

    /// After an element or member: whether another one follows; else the closing bracket was read.
    @inline(__always)
    mutating func another(orEnd closing: UInt8) throws(JSONFailure) -> Bool {
        skipSpace()
        let byte = byte
        if byte == 0x2C {
            index += 1
            skipSpace()
            return true
        }
        if byte == closing {
            index += 1
            depth -= 1
            return false
        }
        throw index < end
            ? fail(closing == 0x7D ? "expected “,” or “}”" : "expected “,” or “]”")
            : fail(closing == 0x7D ? "unexpected end of the text in an object" : "unexpected end of the text in an array")
    }

    /// Whether there is `null`; it is read then.
    public mutating func null() throws(JSONFailure) -> Bool {
        guard byte == 0x6E else { return false }
        try literal(0x6C6C_756E, 4)
        return true
    }

    /// `text` holds the characters, the first one lowest.
    mutating func literal(_ text: UInt32, _ count: Int) throws(JSONFailure) {
        for offset in 0..<count {
            guard index + offset < end else { throw fail("unexpected end of the text") }
            let expected: UInt8 = offset < 4 ? UInt8(truncatingIfNeeded: text >> (8 * UInt32(offset))) : 0x65
            if base[index + offset] != expected { throw fail("unexpected character") }
        }
        index += count
    }

    /// Reads the elements of an array one by one; `body` reads the element at the index it is given.
    public mutating func array(_ body: (Int, inout JSONReader) throws(JSONFailure) -> Void) throws(JSONFailure) {
        guard byte == 0x5B else { throw mismatch("an array") }
        try enter()
        skipSpace()
        if byte == 0x5D {
            index += 1
            depth -= 1
            return
        }
        var count = 0
        repeat {
            if isStrict { trail.append(.index(count)) }
            try body(count, &self)
            if isStrict { trail.removeLast() }
            count += 1
        } while try another(orEnd: 0x5D)
    }

    /// Reads an array of values; `null` among them counts as the empty value.
    public mutating func array<Element: JSONField>(of type: Element.Type) throws(JSONFailure) -> [Element] {
        var elements: [Element] = []
        try array { (_, reader) throws(JSONFailure) in elements.append(try reader.value(of: Element.self)) }
        return elements
    }

    /// Reads a value; `null` counts as the empty one where the type does not want it.
    mutating func value<Value: JSONField>(of type: Value.Type) throws(JSONFailure) -> Value {
        if !Value.readsNull, try null() { return Value.empty }
        return try Value(json: &self)
    }

    /// Enters an object; whether it has members, else it is read.
    mutating func entersObject() throws(JSONFailure) -> Bool {
        guard byte == 0x7B else { throw mismatch("an object") }
        try enter()
        skipSpace()
        guard byte == 0x7D else { return true }
        index += 1
        depth -= 1
        return false
    }

    /// Reads the members of an object one by one; `body` reads the value of the member it is told.
    public mutating func object(_ body: (String, inout JSONReader) throws(JSONFailure) -> Void) throws(JSONFailure) {
        guard try entersObject() else { return }
        repeat {
            let name = try memberName()
            try colon()
            if isStrict { trail.append(.member(name)) }
            try body(name, &self)
            if isStrict { trail.removeLast() }
        } while try another(orEnd: 0x7D)
    }

    mutating func memberName() throws(JSONFailure) -> String {
        guard byte == 0x22 else { throw fail("expected the name of a member") }
        return try string()
    }
}

// MARK: Booleans and numbers

extension JSONReader {
    /// Reads `true` or `false`.
    public mutating func bool() throws(JSONFailure) -> Bool {
        switch byte {
        case 0x74:
            try literal(0x6575_7274, 4)
            return true
        case 0x66:
            try literal(0x736C_6166, 5)
            return false
        default: throw mismatch("a boolean")
        }
    }

    /// Reads an integer of 64 bits; a fraction or an exponent is an error.
    public mutating func integer() throws(JSONFailure) -> Int64 {
        let start = index
        let isNegative = byte == 0x2D
        if isNegative { index += 1 }
        let first = index
        var value: Int64 = 0
        var overflow = false
        while index < end {
            let digit = base[index] &- 0x30
            if digit > 9 { break }
            let (tens, tooBig) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooFar) =
                isNegative ? tens.subtractingReportingOverflow(Int64(digit)) : tens.addingReportingOverflow(Int64(digit))
            if tooBig || tooFar { overflow = true }
            value = sum
            index += 1
        }
        if index == first || (base[first] == 0x30 && index > first + 1) || byte == 0x2E || byte | 0x20 == 0x65 || overflow {
            return try notAnInteger(start, overflow)
        }
        return value
    }

    private mutating func notAnInteger(_ start: Int, _ overflow: Bool) throws(JSONFailure) -> Int64 {
        index = start
        let isNumber = byte == 0x2D || (byte >= 0x30 && byte <= 0x39)
        guard isNumber else { throw mismatch("an integer") }
        _ = try double()
        let text = String(decoding: UnsafeBufferPointer(start: base + start, count: index - start), as: UTF8.self)
        throw fail(overflow ? "\(text) is out of range for Int64" : "expected an integer, found \(text)", at: start)
    }

    /// Reads an integer of 32 bits.
    public mutating func integer32() throws(JSONFailure) -> Int32 {
        let start = index
        let value = try integer()
        guard let narrow = Int32(exactly: value) else { throw fail("\(value) is out of range for Int32", at: start) }
        return narrow
    }

    /// Reads any number.
    public mutating func double() throws(JSONFailure) -> Double {
        let start = index
        _ = try number()
        let text = String(decoding: UnsafeBufferPointer(start: base + start, count: index - start), as: UTF8.self)
        guard let double = Double(text), double.isFinite else { throw fail("number out of range", at: start) }
        return double
    }

    /// Whether the next value is a string.
    public var isAtString: Bool { byte == 0x22 }

    /// Reads any number as it is written.
    public mutating func numberText() throws(JSONFailure) -> String {
        let start = index
        _ = try number()
        return String(decoding: UnsafeBufferPointer(start: base + start, count: index - start), as: UTF8.self)
    }

    /// Reads the bytes of a number; whether it has neither fraction nor exponent.
    mutating func number() throws(JSONFailure) -> Bool {
        let start = index
        guard byte == 0x2D || (byte >= 0x30 && byte <= 0x39) else { throw mismatch("a number") }
        if byte == 0x2D { index += 1 }
        let first = index
        let count = digits()
        if count == 0 || (count > 1 && base[first] == 0x30) { throw fail("malformed number", at: start) }
        var isInteger = true
        if byte == 0x2E {
            isInteger = false
            index += 1
            if digits() == 0 { throw fail("malformed number", at: start) }
        }
        if byte | 0x20 == 0x65 {
            isInteger = false
            index += 1
            if byte == 0x2B || byte == 0x2D { index += 1 }
            if digits() == 0 { throw fail("malformed number", at: start) }
        }
        return isInteger
    }

    private mutating func digits() -> Int {
        let start = index
        while index < end, base[index] >= 0x30, base[index] <= 0x39 { index += 1 }
        return index - start
    }
}
