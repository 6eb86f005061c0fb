/// What a plain scalar stands for.
///
/// The rules are those of YAML 1.1 as `kubectl` and the API server's own tools (`sigs.k8s.io/yaml`) apply them, so that a
/// manifest means the same here as there: `yes`, `on` and `y` are true, `017`, `0o17` and `0xF` are 15, dates are strings.
enum YAMLScalar: Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A whole number that only fits without sign.
    case unsigned(UInt64)
    /// A number with fraction or exponent, or too great; may be infinite or not a number.
    case double(Double)
    /// A date or a time; a string to JSON.
    case timestamp
    case string

    /// Resolves the text of a plain scalar.
    init(plain text: String) {
        guard let first = text.utf8.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
            UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"),
            UInt8(ascii: "O"):
            self = text.utf8.count <= 5 ? Self.word(text) ?? .string : .string
        case UInt8(ascii: "."):
            self = Self.specialFloat(text) ?? Self.fraction(Array(text.utf8)).map(Self.double) ?? .string
        case UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39:
            self = Self.specialFloat(text) ?? Self.number(Array(text.utf8))
        default: self = .string
        }
    }

    /// The name of the type, for messages.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a Boolean"
        case .integer, .unsigned: "an integer"
        case .double: "a number"
        case .timestamp: "a timestamp"
        case .string: "a string"
        }
    }

    private static func word(_ text: String) -> YAMLScalar? {
        switch text {
        case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": .bool(true)
        case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": .bool(false)
        case "~", "null", "Null", "NULL": .null
        default: nil
        }
    }

    private static func specialFloat(_ text: String) -> YAMLScalar? {
        guard text.utf8.count == 4 || text.utf8.count == 5 else { return nil }
        switch text {
        case ".nan", ".NaN", ".NAN": return .double(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .double(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .double(-.infinity)
        default: return nil
        }
    }

    /// A number that starts with its point; underscores only between digits.
    private static func fraction(_ bytes: [UInt8]) -> Double? {
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
            guard index > 0, index + 1 < bytes.count, isDigit(bytes[index - 1]), isDigit(bytes[index + 1]) else { return nil }
        }
        return decimal(bytes.filter { $0 != UInt8(ascii: "_") })
    }

    /// Anything that starts with a sign or a digit; underscores anywhere after that.
    private static func number(_ bytes: [UInt8]) -> YAMLScalar {
        if YAMLTimestamp.matches(bytes) { return .timestamp }
        let plain = bytes.filter { $0 != UInt8(ascii: "_") }
        return integer(plain) ?? decimal(plain).map(Self.double) ?? .string
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// A whole number as Go reads one: `0x`, `0o`, `0b`, or a leading zero for octal.
    private static func integer(_ bytes: [UInt8]) -> YAMLScalar? {
        var digits = bytes[...]
        let sign = digits.first
        let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        if isSigned { digits = digits.dropFirst() }
        var radix: UInt64 = 10
        if digits.count > 1, digits.first == 0x30 {
            radix = 8
            let letter = digits[digits.startIndex + 1] | 0x20
            let prefixes: [(letter: UInt8, radix: UInt64)] = [(0x78, 16), (0x6F, 8), (0x62, 2)]
            if digits.count > 2, let prefix = prefixes.first(where: { $0.letter == letter }) {
                radix = prefix.radix
                digits = digits.dropFirst(2)
            } else {
                digits = digits.dropFirst()
            }
        }
        guard let magnitude = magnitude(digits, radix) else { return nil }
        if sign == UInt8(ascii: "-") {
            if magnitude == Int64.min.magnitude { return .integer(.min) }
            return Int64(exactly: magnitude).map { .integer(-$0) }
        }
        if let value = Int64(exactly: magnitude) { return .integer(value) }
        return isSigned ? nil : .unsigned(magnitude)
    }

    private static func magnitude(_ digits: ArraySlice<UInt8>, _ radix: UInt64) -> UInt64? {
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
    private static func decimal(_ bytes: [UInt8]) -> Double? {
        var index = 0
        func digits() -> Range<Int> {
            let start = index
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            return start..<index
        }
        func sign() -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") else {
                return false
            }
            index += 1
            return bytes[index - 1] == UInt8(ascii: "-")
        }
        var text = sign() ? "-" : ""
        let whole = digits()
        text += whole.isEmpty ? "0" : String(decoding: bytes[whole], as: UTF8.self)
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let fraction = digits()
            if whole.isEmpty, fraction.isEmpty { return nil }
            if !fraction.isEmpty { text += "." + String(decoding: bytes[fraction], as: UTF8.self) }
        } else if whole.isEmpty {
            return nil
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            text += sign() ? "e-" : "e+"
            let exponent = digits()
            if exponent.isEmpty { return nil }
            text += String(decoding: bytes[exponent], as: UTF8.self)
        }
        guard index == bytes.count, let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
