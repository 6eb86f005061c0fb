extension JSONValue {
    /// Reads a JSON text (RFC 8259).
    ///
    /// Of members with one name the last counts. Numbers without fraction and exponent that fit 64 bits stay exact.
    ///
    /// - Throws: ``JSONError`` with line and column for anything that is not one JSON value in valid UTF-8, or passes a limit.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .default) throws(JSONError) {
        var duplicates: [String]? = nil
        self = try JSONReader.read(bytes, limits, &duplicates)
    }

    /// Reads a JSON text.
    public init(parsing text: String, limits: JSONLimits = .default) throws(JSONError) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }

    /// Reads a JSON text and collects the paths of members that occur more than once.
    public static func parse(
        _ bytes: [UInt8], limits: JSONLimits = .default, duplicates: inout [String]
    ) throws(JSONError) -> JSONValue {
        var found: [String]? = []
        let value = try JSONReader.read(bytes, limits, &found)
        duplicates = found ?? []
        return value
    }
}

/// A single-pass reader over the bytes of a text.
struct JSONReader {
    // The pointer is used only inside the closure of `withUnsafeBufferPointer` in `read`, and every index is checked
    // against `end` before it is read.
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var index = 0
    private var depth = 0
    private let maximumDepth: Int
    /// The path to the value in hand, kept only when duplicates are collected.
    private var path: [String] = []
    private var duplicates: [String]?

    static func read(_ bytes: [UInt8], _ limits: JSONLimits, _ duplicates: inout [String]?) throws(JSONError) -> JSONValue {
        if bytes.count > limits.bytes {
            throw JSONError("the text has \(bytes.count) bytes, more than the limit of \(limits.bytes)")
        }
        var found = duplicates
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONError> in
            var reader = JSONReader(bytes: buffer, end: buffer.count, maximumDepth: limits.depth, duplicates: found)
            do throws(JSONError) {
                let value = try reader.document()
                found = reader.duplicates
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        duplicates = found
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, maximumDepth: Int, duplicates: [String]?) {
        self.bytes = bytes
        self.end = end
        self.maximumDepth = maximumDepth
        self.duplicates = duplicates
    }

    private mutating func document() throws(JSONError) -> JSONValue {
        let value = try value()
        skipSpace()
        if index < end { throw error("unexpected data after the value") }
        return value
    }

    private func error(_ message: String, at position: Int? = nil) -> JSONError {
        let position = min(position ?? index, end)
        var line = 1
        var start = 0
        for offset in 0..<position where bytes[offset] == 10 {
            line += 1
            start = offset + 1
        }
        return JSONError(message, line: line, column: position - start + 1)
    }

    private mutating func skipSpace() {
        while index < end {
            let byte = bytes[index]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            index += 1
        }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        guard index < end else { throw error("unexpected end of the text") }
        switch bytes[index] {
        case 0x7B: return try object()
        case 0x5B: return try array()
        case 0x22: return .string(try string())
        case 0x74: return try literal("true", .bool(true))
        case 0x66: return try literal("false", .bool(false))
        case 0x6E: return try literal("null", .null)
        case 0x2D, 0x30...0x39: return try number()
        default: throw error("unexpected character")
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let count = text.utf8CodeUnitCount
        guard index + count <= end else { throw error("unexpected end of the text") }
        for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { throw error("unexpected character") }
        index += count
        return value
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        if depth > maximumDepth { throw error("nested deeper than \(maximumDepth) levels") }
        index += 1
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try enter()
        var members: [(name: String, value: JSONValue)] = []
        skipSpace()
        if index < end, bytes[index] == 0x7D {
            index += 1
            depth -= 1
            return .emptyObject
        }
        while true {
            skipSpace()
            guard index < end, bytes[index] == 0x22 else { throw error("expected the name of a member") }
            let name = try string()
            skipSpace()
            guard index < end, bytes[index] == 0x3A else { throw error("expected “:” after the name of a member") }
            index += 1
            if duplicates != nil {
                let step = path.isEmpty ? name : ".\(name)"
                if members.contains(where: { $0.name == name }) { duplicates?.append(path.joined() + step) }
                path.append(step)
                members.append((name, try value()))
                path.removeLast()
            } else {
                members.append((name, try value()))
            }
            skipSpace()
            guard index < end else { throw error("unexpected end of the text in an object") }
            let byte = bytes[index]
            index += 1
            if byte == 0x7D { break }
            if byte != 0x2C { throw error("expected “,” or “}”", at: index - 1) }
        }
        depth -= 1
        return .object(JSONObject(members))
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        skipSpace()
        if index < end, bytes[index] == 0x5D {
            index += 1
            depth -= 1
            return .array([])
        }
        while true {
            if duplicates != nil {
                path.append("[\(elements.count)]")
                elements.append(try value())
                path.removeLast()
            } else {
                elements.append(try value())
            }
            skipSpace()
            guard index < end else { throw error("unexpected end of the text in an array") }
            let byte = bytes[index]
            index += 1
            if byte == 0x5D { break }
            if byte != 0x2C { throw error("expected “,” or “]”", at: index - 1) }
        }
        depth -= 1
        return .array(elements)
    }

    // MARK: Numbers

    private mutating func digits() -> Int {
        let start = index
        while index < end, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
        return index - start
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        let isNegative = bytes[index] == 0x2D
        if isNegative { index += 1 }
        let firstDigit = index
        let count = digits()
        if count == 0 || (count > 1 && bytes[firstDigit] == 0x30) { throw error("malformed number", at: start) }
        var isInteger = true
        if index < end, bytes[index] == 0x2E {
            isInteger = false
            index += 1
            if digits() == 0 { throw error("malformed number", at: start) }
        }
        if index < end, bytes[index] | 0x20 == 0x65 {
            isInteger = false
            index += 1
            if index < end, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
            if digits() == 0 { throw error("malformed number", at: start) }
        }
        if isInteger, let exact = integer(firstDigit, isNegative) { return .integer(exact) }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        guard let double = Double(text), double.isFinite else { throw error("number out of range", at: start) }
        return .double(double)
    }

    private func integer(_ start: Int, _ isNegative: Bool) -> Int64? {
        var value: Int64 = 0
        for offset in start..<index {
            let digit = Int64(bytes[offset] - 0x30)
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
            if overflow || overflow2 { return nil }
            value = sum
        }
        return value
    }

    // MARK: Strings

    private mutating func string() throws(JSONError) -> String {
        let opening = index
        index += 1
        let start = index
        // Most strings have no escapes: find the end, then take the bytes at once.
        while index < end {
            let byte = bytes[index]
            if byte == 0x22 {
                let text = try valid(start..<index)
                index += 1
                return text
            }
            if byte == 0x5C { return try escapedString(start) }
            if byte < 0x20 { throw error("control character in a string") }
            index += 1
        }
        throw error("the string does not end", at: opening)
    }

    private func valid(_ range: Range<Int>) throws(JSONError) -> String {
        guard let text = String(validating: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self) else {
            throw error("invalid UTF-8 in a string", at: range.lowerBound)
        }
        return text
    }

    private mutating func escapedString(_ start: Int) throws(JSONError) -> String {
        var text = try valid(start..<index)
        while index < end {
            let byte = bytes[index]
            if byte == 0x22 {
                index += 1
                return text
            }
            if byte == 0x5C {
                index += 1
                text.unicodeScalars.append(try escape())
                continue
            }
            let run = index
            while index < end, bytes[index] != 0x22, bytes[index] != 0x5C {
                if bytes[index] < 0x20 { throw error("control character in a string") }
                index += 1
            }
            text += try valid(run..<index)
        }
        throw error("the string does not end", at: start)
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard index < end else { throw error("the string does not end") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case 0x22: return "\""
        case 0x5C: return "\\"
        case 0x2F: return "/"
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75:
            let first = try hex()
            guard first >= 0xD800, first <= 0xDFFF else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
            // A surrogate needs its other half; alone it becomes the replacement character, as the API server reads it.
            guard first < 0xDC00, index + 1 < end, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else { return "\u{FFFD}" }
            let mark = index
            index += 2
            let second = try hex()
            guard second >= 0xDC00, second <= 0xDFFF else {
                index = mark
                return "\u{FFFD}"
            }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        default: throw error("unknown escape in a string", at: index - 1)
        }
    }

    private mutating func hex() throws(JSONError) -> UInt32 {
        guard index + 4 <= end else { throw error("unexpected end of the text in an escape") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[index]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x37
            case 0x61...0x66: digit = byte - 0x57
            default: throw error("malformed \\u escape")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
