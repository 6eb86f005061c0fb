extension YAMLScalar {
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// What starts with a sign, a digit or a point.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
        if let integer = simpleInteger(bytes) { return .integer(integer) }
        var hasUnderscores = false
        for byte in bytes {
            switch byte {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): break
            case UInt8(ascii: "_"): hasUnderscores = true
            // Digits to the base 16, exponents, and the letters of `0x` and `0o`.
            case 0x41...0x46, 0x61...0x66, UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"): break
            default: return YAMLTimestamp.matches(bytes) ? .timestamp : .string
            }
        }
        if bytes.first == UInt8(ascii: ".") { return fraction(bytes, hasUnderscores).map(YAMLScalar.double) ?? .string }
        if !hasUnderscores {
            return integer(bytes) ?? decimal(bytes).map(YAMLScalar.double)
                ?? (YAMLTimestamp.matches(bytes) ? .timestamp : .string)
        }
        // Underscores may stand anywhere after the first byte.
        return bytes.filter { $0 != UInt8(ascii: "_") }.withUnsafeBufferPointer { plain in
            integer(plain) ?? decimal(plain).map(YAMLScalar.double) ?? .string
        }
    }

    /// A decimal number without plus sign, prefix or leading zero, of at most 18 digits; these are nearly all.
    private static func simpleInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes[...]
        guard let first = digits.first, digits.count <= 18, first != 0x30 || digits.count == 1 else { return nil }
        var value: Int64 = 0
        for byte in digits {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return isNegative ? -value : value
    }

    /// A number that starts with its point; underscores only between digits.
    private static func fraction(_ bytes: UnsafeBufferPointer<UInt8>, _ hasUnderscores: Bool) -> Double? {
        if !hasUnderscores { return decimal(bytes) }
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
            guard index > 0, index + 1 < bytes.count, isDigit(bytes[index - 1]), isDigit(bytes[index + 1]) else { return nil }
        }
        return bytes.filter { $0 != UInt8(ascii: "_") }.withUnsafeBufferPointer { decimal($0) }
    }

    /// A whole number as Go reads one: `0x`, `0o`, `0b`, or a leading zero for octal.
    private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        var digits = bytes[...]
        let sign = digits.first
        let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        if isSigned { digits = digits.dropFirst() }
        var radix: UInt64 = 10
        if digits.count > 1, digits.first == 0x30 {
            let prefix: UInt64 =
                switch digits[digits.startIndex + 1] | 0x20 {
                case UInt8(ascii: "x"): 16
                case UInt8(ascii: "o"): 8
                case UInt8(ascii: "b"): 2
                default: 0
                }
            radix = prefix == 0 ? 8 : prefix
            digits = digits.dropFirst(prefix == 0 || digits.count == 2 ? 1 : 2)
        }
        guard let magnitude = magnitude(digits, radix) else { return nil }
        if sign == UInt8(ascii: "-") {
            if magnitude == Int64.min.magnitude { return .integer(.min) }
            return Int64(exactly: magnitude).map { .integer(-$0) }
        }
        if let value = Int64(exactly: magnitude) { return .integer(value) }
        return isSigned ? nil : .unsigned(magnitude)
    }

    private static func magnitude(_ digits: Slice<UnsafeBufferPointer<UInt8>>, _ radix: UInt64) -> UInt64? {
        guard !digits.isEmpty else { return nil }
        var value: UInt64 = 0
        for byte in digits {
            let digit: UInt64
            switch byte {
            case 0x30...0x39: digit = UInt64(byte - 0x30)
            case 0x41...0x46: digit = UInt64(byte - 0x37)
            case 0x61...0x66: digit = UInt64(byte - 0x57)
            default: return nil
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (sum, overflow2) = product.addingReportingOverflow(digit)
            if digit >= radix || overflow || overflow2 { return nil }
            value = sum
        }
        return value
    }

    /// A decimal number: sign, digits with at most one point among them, exponent; `nil` also if it is out of range.
    private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var index = 0
        func digits() -> Range<Int> {
            let start = index
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            return start..<index
        }
        func skipSign() -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") else {
                return false
            }
            index += 1
            return bytes[index - 1] == UInt8(ascii: "-")
        }
        let isNegative = skipSign()
        let whole = digits()
        var fraction = index..<index
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            fraction = digits()
        }
        if whole.isEmpty, fraction.isEmpty { return nil }
        var hasNegativeExponent = false
        var exponent = index..<index
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            hasNegativeExponent = skipSign()
            exponent = digits()
            if exponent.isEmpty { return nil }
        }
        guard index == bytes.count else { return nil }
        // In the one form that Swift reads: no plus sign, digits on both sides of the point.
        var text = (isNegative ? "-0" : "0") + String(decoding: bytes[whole], as: UTF8.self)
        if !fraction.isEmpty { text += "." + String(decoding: bytes[fraction], as: UTF8.self) }
        if !exponent.isEmpty { text += (hasNegativeExponent ? "e-" : "e") + String(decoding: bytes[exponent], as: UTF8.self) }
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
