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
        var text = text
        self = text.withUTF8 { YAMLScalar(plain: $0) }
    }

    /// Resolves the bytes of a plain scalar.
    ///
    /// The first byte decides for most: only what starts with a digit, a sign, a point, `~` or one of ten letters can be
    /// anything but a string.
    init(plain bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
            UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"),
            UInt8(ascii: "O"):
            self = Self.word(bytes) ?? .string
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39:
            self = Self.specialFloat(bytes) ?? Self.number(bytes)
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

    /// Up to five bytes as one number, the first in the lowest byte; letters lower-cased.
    private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            value |= UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte) << shift
            shift += 8
        }
        return value
    }

    private static let truth: [UInt64] = ["y", "yes", "true", "on"].map { packed($0.utf8) }
    private static let falsehood: [UInt64] = ["n", "no", "false", "off"].map { packed($0.utf8) }
    private static let none: [UInt64] = ["~", "null"].map { packed($0.utf8) }

    /// `yes`, `null` and such, in lower case, in upper case or with a capital; no other mixture.
    private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard bytes.count <= 5 else { return nil }
        let capitals = bytes.count { $0 &- 0x41 < 26 }
        let startsWithCapital = bytes.first.map { $0 &- 0x41 < 26 } ?? false
        guard capitals == 0 || capitals == bytes.count || capitals == 1 && startsWithCapital else { return nil }
        let word = packed(bytes)
        if truth.contains(word) { return .bool(true) }
        if falsehood.contains(word) { return .bool(false) }
        return none.contains(word) ? .null : nil
    }

    private static func specialFloat(_ bytes: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        guard bytes.count == 4 || bytes.count == 5 else { return nil }
        switch String(decoding: bytes, as: UTF8.self) {
        case ".nan", ".NaN", ".NAN": return .double(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .double(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .double(-.infinity)
        default: return nil
        }
    }
}
