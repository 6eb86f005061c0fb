// Strings and skipping. Eight bytes are looked at together where eight are left: `word` reads them at an index that was compared
// with `end` before.

/// Tests on eight bytes at once; bit 7 of a byte of the result tells the outcome, exactly for the lowest byte that is set.
enum Octet {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func equal(_ word: UInt64, _ byte: UInt64) -> UInt64 {
        let difference = word ^ (ones &* byte)
        return (difference &- ones) & ~difference & highs
    }

    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        var seen: UInt64 = 0
        var offset = 0
        while offset + 8 <= bytes.count {
            seen |= UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
            offset += 8
        }
        while offset < bytes.count {
            seen |= UInt64(start[offset])
            offset += 1
        }
        return seen & highs == 0
    }

    /// Quotation marks, backslashes and control characters.
    @inline(__always)
    static func specials(_ word: UInt64) -> UInt64 {
        equal(word, 0x22) | equal(word, 0x5C) | ((word &- ones &* 0x20) & ~word & highs)
    }
}

extension JSONReader {
    @inline(__always)
    func word(_ position: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
    }

    /// The position of the first quotation mark, backslash or control character from `start`, `end` if there is none.
    @inline(__always)
    func special(from start: Int) -> Int {
        var position = start
        while position + 8 <= end {
            let found = Octet.specials(word(position))
            if found != 0 { return position + found.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < end {
            let byte = base[position]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return position }
            position += 1
        }
        return end
    }

    /// Makes a value of the bytes of a string without escapes, and moves past it; `nil`, and nothing is read, if there is none or
    /// `body` makes none of it.
    package mutating func plainText<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value?) -> Value? {
        guard byte == 0x22 else { return nil }
        let start = index + 1
        let stop = special(from: start)
        guard stop < end, base[stop] == 0x22 else { return nil }
        guard let value = body(UnsafeBufferPointer(start: base + start, count: stop - start)) else { return nil }
        index = stop + 1
        return value
    }

    /// As ``special(from:)``, and whether all before it is ASCII.
    @inline(__always)
    private func textEnd(from start: Int) -> (stop: Int, isASCII: Bool) {
        var position = start
        var seen: UInt64 = 0
        while position + 8 <= end {
            let word = word(position)
            let found = Octet.specials(word)
            if found != 0 {
                let count = found.trailingZeroBitCount >> 3
                // Only what lies before counts.
                seen |= word & ((1 << UInt64(count * 8)) &- 1)
                return (position + count, seen & Octet.highs == 0)
            }
            seen |= word
            position += 8
        }
        let stop = special(from: position)
        while position < stop {
            seen |= UInt64(base[position])
            position += 1
        }
        return (stop, seen & Octet.highs == 0)
    }

    /// Reads a string.
    public mutating func string() throws(JSONFailure) -> String {
        guard byte == 0x22 else { throw mismatch("a string") }
        let start = index + 1
        let (stop, isASCII) = textEnd(from: start)
        guard stop < end, base[stop] == 0x22 else { return try longWay(start) }
        index = stop + 1
        let bytes = UnsafeBufferPointer(start: base + start, count: stop - start)
        guard isASCII else { return try valid(start, stop) }
        if bytes.count <= 15 {
            // Short texts have no memory of their own; made in place they need no check.
            return String(unsafeUninitializedCapacity: bytes.count) { $0.initialize(from: bytes).1 }
        }
        if let pool { return pool._withUnsafeGuaranteedRef { $0.string(bytes) } ?? String(decoding: bytes, as: UTF8.self) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func valid(_ start: Int, _ stop: Int) throws(JSONFailure) -> String {
        let bytes = UnsafeBufferPointer(start: base + start, count: stop - start)
        // What is ASCII needs no check, and the standard library's check is slow to call.
        if Octet.isASCII(bytes) { return String(decoding: bytes, as: UTF8.self) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw fail("invalid UTF-8 in a string", at: start)
        }
        return text
    }

    /// Reads a string whose escapes stand for one byte each and whose other characters are ASCII, as nearly all with escapes are;
    /// `nil`, and nothing is read, if it is not one of these.
    private mutating func simplyEscaped(_ start: Int) -> String? {
        var stop = start
        var escapes = 0
        while true {
            let (next, isASCII) = textEnd(from: stop)
            guard isASCII, next < end else { return nil }
            stop = next
            if base[stop] == 0x22 { break }
            guard base[stop] == 0x5C, stop + 1 < end, Self.simpleEscape(base[stop + 1]) != nil else { return nil }
            escapes += 1
            stop += 2
        }
        index = stop + 1
        let bytes = UnsafeBufferPointer(start: base + start, count: stop - start)
        return String(unsafeUninitializedCapacity: bytes.count - escapes) { Self.unescape(bytes, into: $0) }
    }

    /// Writes the text that simple escapes stand for; `target` has room for exactly that.
    private static func unescape(_ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let source = bytes.baseAddress, let target = target.baseAddress else { return 0 }
        var (position, count) = (0, 0)
        while position < bytes.count {
            // Eight bytes without a backslash are eight of the text, so that there is room for them.
            while position + 8 <= bytes.count {
                let word = UnsafeRawPointer(source + position).loadUnaligned(as: UInt64.self)
                let length = Octet.equal(UInt64(littleEndian: word), 0x5C).trailingZeroBitCount >> 3
                guard length == 8 else { break }
                UnsafeMutableRawPointer(target + count).storeBytes(of: word, as: UInt64.self)
                position += 8
                count += 8
            }
            while position < bytes.count, source[position] != 0x5C {
                target[count] = source[position]
                position += 1
                count += 1
            }
            guard position + 1 < bytes.count else { break }
            target[count] = simpleEscape(source[position + 1]) ?? 0
            position += 2
            count += 1
        }
        return count
    }

    /// What a backslash and this byte stand for; `nil` if that takes more bytes, or is malformed.
    @inline(__always)
    private static func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x22, 0x2F, 0x5C: byte
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        default: nil
        }
    }

    /// Reads a string that has escapes or is malformed; `start` is after its quotation mark.
    private mutating func longWay(_ start: Int) throws(JSONFailure) -> String {
        if let text = simplyEscaped(start) { return text }
        var text = ""
        index = start
        while true {
            let stop = special(from: index)
            if stop > index { text += try valid(index, stop) }
            index = stop
            guard index < end else { throw fail("the string does not end", at: start - 1) }
            switch base[index] {
            case 0x22:
                index += 1
                return text
            case 0x5C: text.unicodeScalars.append(try escape())
            default: throw fail("control character in a string")
            }
        }
    }

    private mutating func escape() throws(JSONFailure) -> Unicode.Scalar {
        let start = index
        index += 1
        let byte = byte
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
            guard first < 0xDC00, index + 1 < end, base[index] == 0x5C, base[index + 1] == 0x75 else { return "\u{FFFD}" }
            let mark = index
            index += 2
            let second = try hex()
            guard second >= 0xDC00, second <= 0xDFFF else {
                index = mark
                return "\u{FFFD}"
            }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        default: throw index > end ? fail("the string does not end") : fail("unknown escape in a string", at: start)
        }
    }

    private mutating func hex() throws(JSONFailure) -> UInt32 {
        guard index + 4 <= end else { throw fail("unexpected end of the text in an escape") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = base[index]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x37
            case 0x61...0x66: digit = byte - 0x57
            default: throw fail("malformed \\u escape")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    // MARK: Skipping

    /// Moves past one value of any type; its structure is checked, its text is not kept.
    public mutating func skipValue() throws(JSONFailure) {
        switch byte {
        case 0x22: try skipString()
        case 0x7B:
            try enter()
            skipSpace()
            if byte == 0x7D {
                index += 1
                depth -= 1
                return
            }
            repeat {
                guard byte == 0x22 else { throw fail("expected the name of a member") }
                try skipString()
                try colon()
                // Field sets consist of little else but empty objects.
                if index + 1 < end, base[index] == 0x7B, base[index + 1] == 0x7D {
                    index += 2
                } else if byte == 0x22 {
                    try skipString()
                } else {
                    try skipValue()
                }
            } while try another(orEnd: 0x7D)
        case 0x5B:
            try enter()
            skipSpace()
            if byte == 0x5D {
                index += 1
                depth -= 1
                return
            }
            repeat { try skipValue() } while try another(orEnd: 0x5D)
        case 0x74, 0x66: _ = try bool()
        case 0x6E: _ = try null()
        case 0x2D, 0x30...0x39: _ = try number()
        default: throw index < end ? fail("unexpected character") : fail("unexpected end of the text")
        }
    }

    @inline(__always)
    mutating func skipString() throws(JSONFailure) {
        let start = index
        index += 1
        while true {
            index = special(from: index)
            guard index < end else { throw fail("the string does not end", at: start) }
            if base[index] == 0x22 {
                index += 1
                return
            }
            guard base[index] == 0x5C else { throw fail("control character in a string") }
            try skipEscape()
        }
    }

    private mutating func skipEscape() throws(JSONFailure) {
        index += 1
        switch byte {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: index += 1
        case 0x75:
            index += 1
            _ = try hex()
        default: throw index >= end ? fail("the string does not end") : fail("unknown escape in a string", at: index - 1)
        }
    }

    /// Reads one value of any type as its text.
    mutating func rawValue() throws(JSONFailure) -> String {
        if let recent, byte == 0x7B || byte == 0x5B { return try recalledText(recent) }
        return try newText()
    }

    /// Reads one value as its text, which shares nothing with longer ones that were read before.
    mutating func newText() throws(JSONFailure) -> String {
        let start = index
        try skipValue()
        let bytes = UnsafeBufferPointer(start: base + start, count: index - start)
        if bytes.count > 15, Octet.isASCII(bytes), let pool, let text = pool._withUnsafeGuaranteedRef({ $0.string(bytes) }) {
            return text
        }
        return try valid(start, index)
    }
}
