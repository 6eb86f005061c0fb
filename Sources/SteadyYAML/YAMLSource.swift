/// A text made ready for the parser: checked, and with a stand-in for what the parser does not know.
///
/// JSON writes characters beyond U+FFFF as escapes for the two halves of a surrogate pair; YAML has no such escapes. They
/// are carried through the parser between private-use characters that the text does not contain; columns stay as they are.
struct YAMLSource {
    /// The text to be parsed.
    private(set) var bytes: [UInt8]
    /// Encloses the eight hexadecimal digits of a surrogate pair, two on either side.
    private let mark: Unicode.Scalar
    /// Whether there is anything to restore in scalars.
    private(set) var hasMarks = false

    /// Whether lines end in line feeds and in nothing else.
    private(set) var hasPlainLines = false

    /// - Throws: ``YAMLError`` with the code `encoding` or `limit`.
    init(_ input: [UInt8], file: String, limits: YAMLLimits) throws(YAMLError) {
        if input.count > limits.bytes {
            throw YAMLError(.limit, "the text has \(input.count) bytes, more than the limit of \(limits.bytes)", file: file)
        }
        try Self.checkEncoding(input, file)
        let start = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        bytes = start == 0 ? input : Array(input[start...])
        let survey = Survey(bytes)
        if let (offset, scalar) = survey.forbidden {
            let name = String(scalar, radix: 16, uppercase: true)
            throw YAMLError(
                .encoding, "the character U+\(String(repeating: "0", count: max(0, 4 - name.count)))\(name) is not allowed",
                hint: scalar == 0xFEFF
                    ? "a byte order mark may only start the file" : "write it as an escape in double quotes", file: file,
                at: Self.position(of: offset, in: bytes))
        }
        mark = survey.freeMark ?? "\u{FFFD}"
        hasPlainLines = !survey.hasOtherBreaks
        guard survey.hasSurrogateEscape else { return }
        guard survey.freeMark != nil else {
            throw YAMLError(.encoding, "the text uses every private-use character from U+E000 to U+F8FF", file: file)
        }
        replace()
        hasMarks = true
    }

    private static func checkEncoding(_ input: [UInt8], _ file: String) throws(YAMLError) {
        if input.starts(with: [0xFF, 0xFE]) || input.starts(with: [0xFE, 0xFF]) {
            throw YAMLError(.encoding, "the text is UTF-16", hint: "save it as UTF-8", file: file)
        }
        var union: UInt8 = 0
        for byte in input { union |= byte }
        if union < 0x80 || String(validating: input, as: UTF8.self) != nil { return }
        var decoder = UTF8()
        var iterator = input.makeIterator()
        var valid = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
        throw YAMLError(
            .encoding, "invalid UTF-8", hint: "save the file as UTF-8", file: file, at: position(of: valid, in: input))
    }

    /// Line and column of a byte, counted as the parser counts them.
    private static func position(of offset: Int, in bytes: [UInt8]) -> YAMLPosition {
        var position = YAMLPosition(line: 1, column: 1)
        var last: Unicode.Scalar = " "
        for scalar in String(decoding: bytes.prefix(offset), as: UTF8.self).unicodeScalars {
            position.advance(over: scalar, after: last)
            last = scalar
        }
        return position
    }

    /// The character at a place of the text, if there is one.
    func scalar(at position: YAMLPosition) -> Unicode.Scalar? {
        var current = YAMLPosition(line: 1, column: 1)
        var last: Unicode.Scalar = " "
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if current == position { return scalar }
            current.advance(over: scalar, after: last)
            last = scalar
        }
        return nil
    }

    private mutating func replace() {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        let enclosing = Array("\(mark)\(mark)".utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), Survey.isSurrogatePair(bytes, index) {
                result += enclosing
                result += bytes[index + 2..<index + 6]
                result += bytes[index + 8..<index + 12]
                result += enclosing
                index += 12
            } else if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\\") {
                result += [byte, byte]
                index += 2
            } else {
                result.append(byte)
                index += 1
            }
        }
        bytes = result
    }

    /// The text with everything as it was before it was replaced.
    func restored(_ text: String, isDoubleQuoted: Bool = false) -> String {
        guard hasMarks else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == mark else {
                result.append(scalar)
                continue
            }
            let digits = String(rest.dropFirst().prefix(8))
            rest = rest.dropFirst(11)
            let high = UInt32(digits.prefix(4), radix: 16) ?? 0xD800
            let low = UInt32(digits.suffix(4), radix: 16) ?? 0xDC00
            if isDoubleQuoted {
                // Both halves were checked when they were replaced; the mask says so to the arithmetic.
                result.append(Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)) ?? "\u{FFFD}")
            } else {
                result.append(contentsOf: "\\u\(digits.prefix(4))\\u\(digits.suffix(4))".unicodeScalars)
            }
        }
        return String(result)
    }
}

extension YAMLPosition {
    /// Moves over a character of the text.
    fileprivate mutating func advance(over scalar: Unicode.Scalar, after last: Unicode.Scalar) {
        switch scalar {
        case "\n" where last == "\r": break
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
            line += 1
            column = 1
        default: column += 1
        }
    }
}

/// One pass over the bytes of a text for everything that needs care.
private struct Survey {
    var hasSurrogateEscape = false
    /// Whether there are line breaks other than the line feed.
    var hasOtherBreaks = false
    /// The first character that YAML does not allow, and its offset.
    var forbidden: (offset: Int, scalar: UInt32)?
    /// A private-use character the text contains neither as such nor as an escape.
    var freeMark: Unicode.Scalar?

    init(_ bytes: [UInt8]) {
        var used: Set<UInt32> = []
        var chunk = 0
        while chunk < bytes.count {
            let end = min(chunk + 256, bytes.count)
            // Nearly every part of nearly every text holds nothing that needs a look.
            if !Self.isHarmless(bytes[chunk..<end]) {
                for index in chunk..<end { look(at: index, of: bytes, &used) }
            }
            chunk = end
        }
        freeMark = (UInt32(0xE000)...0xF8FF).lazy.filter { !used.contains($0) }.first.flatMap(Unicode.Scalar.init)
    }

    /// Whether there is only printable ASCII but backslashes, tabs and line feeds; without branches, so that many
    /// bytes are compared at once.
    private static func isHarmless(_ bytes: ArraySlice<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in bytes {
            let isControl: UInt8 = byte < 0x20 ? 1 : 0
            let isSpace: UInt8 = byte == 0x0A || byte == 0x09 ? 1 : 0
            found |= (isControl ^ isSpace) | (byte >= 0x7F ? 1 : 0) | (byte == 0x5C ? 1 : 0)
        }
        return found == 0
    }

    private mutating func look(at index: Int, of bytes: [UInt8], _ used: inout Set<UInt32>) {
        let byte = bytes[index]
        switch byte {
        case 0x09, 0x0A: break
        case 0x0D: hasOtherBreaks = true
        case 0..<0x20, 0x7F: forbid(index, UInt32(byte))
        case UInt8(ascii: "\\"):
            if Self.isSurrogatePair(bytes, index) { hasSurrogateEscape = true }
            if let scalar = Self.escaped(bytes, index) { used.insert(scalar) }
        // The input is valid UTF-8: a lead byte has its continuation.
        case 0xC2:
            let next = bytes[index + 1]
            if next == 0x85 { hasOtherBreaks = true } else if next < 0xA0 { forbid(index, UInt32(next)) }
        case 0xE2: if bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 { hasOtherBreaks = true }
        case 0xEE, 0xEF:
            let scalar = UInt32(byte & 15) << 12 | UInt32(bytes[index + 1] & 63) << 6 | UInt32(bytes[index + 2] & 63)
            if scalar <= 0xF8FF { used.insert(scalar) }
            if scalar == 0xFEFF || scalar >= 0xFFFE { forbid(index, scalar) }
        default: break
        }
    }

    private mutating func forbid(_ offset: Int, _ scalar: UInt32) {
        if forbidden == nil { forbidden = (offset, scalar) }
    }

    /// The value of the hexadecimal digits at an offset.
    private static func hex(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32? {
        guard range.upperBound <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[range] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
            default: return nil
            }
        }
        return value
    }

    /// What `\uXXXX` or `\UXXXXXXXX` stands for, if that is what is there.
    static func escaped(_ bytes: [UInt8], _ index: Int) -> UInt32? {
        guard index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "u"): return hex(bytes, index + 2..<index + 6)
        case UInt8(ascii: "U"): return hex(bytes, index + 2..<index + 10)
        default: return nil
        }
    }

    /// Whether `\uD8XX\uDCXX` is there.
    static func isSurrogatePair(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index + 12 <= bytes.count, bytes[index + 1] == UInt8(ascii: "u"), bytes[index + 6] == UInt8(ascii: "\\"),
            bytes[index + 7] == UInt8(ascii: "u"), let high = escaped(bytes, index), let low = escaped(bytes, index + 6)
        else { return false }
        return high >> 10 == 0xD800 >> 10 && low >> 10 == 0xDC00 >> 10
    }
}
