import SteadyCodec

/// What is wrong with a JSON text, in the words of Go's scanner.
struct JSONFault {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    /// The first fault; `nil` if there is none that this knows.
    static func text(_ bytes: [UInt8]) -> String? {
        var scanner = JSONFault(bytes: bytes)
        if let fault = scanner.value() { return fault }
        scanner.skipSpace()
        guard scanner.index < bytes.count else { return nil }
        return scanner.invalid("after top-level value")
    }

    /// What messages show of a body that could not be read: its beginning, in hexadecimal if it is not an object.
    static func summary(_ bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "<empty>" }
        let beginning = bytes.prefix(30)
        let dots = bytes.count > 30 ? " ..." : ""
        if bytes.first == UInt8(ascii: "{") { return String(decoding: beginning, as: UTF8.self) + dots }
        return beginning.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + dots
    }

    static func goType(_ value: JSONValue) -> String {
        switch value {
        case .array: "array"
        case .string: "string"
        case .bool: "bool"
        case .integer, .double: "number"
        case .object: "object"
        case .null: "null"
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private static let end = "unexpected end of JSON input"

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private func invalid(_ place: String) -> String {
        guard index < bytes.count else { return Self.end }
        let byte = bytes[index]
        let shown: String
        switch byte {
        case UInt8(ascii: "'"): shown = #"'\\''"#
        case UInt8(ascii: "\""): shown = "'\"'"
        default:
            let quoted = GoString.quoted(String(decoding: [byte], as: UTF8.self))
            shown = "'\(quoted.dropFirst().dropLast())'"
        }
        return "invalid character \(shown) \(place)"
    }

    /// How deep values may lie in each other; what lies deeper is refused without being looked at.
    private static let depthLimit = 600

    private mutating func value() -> String? {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { return "exceeded max depth" }
        skipSpace()
        guard index < bytes.count else { return Self.end }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return literal("true")
        case UInt8(ascii: "f"): return literal("false")
        case UInt8(ascii: "n"): return literal("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
            return nil
        default: return invalid("looking for beginning of value")
        }
    }

    private mutating func literal(_ text: String) -> String? {
        for (position, byte) in text.utf8.enumerated() {
            guard index < bytes.count else { return Self.end }
            if bytes[index] != byte {
                return invalid("in literal \(text) (expecting '\(Array(text)[position])')")
            }
            index += 1
        }
        return nil
    }

    private mutating func string() -> String? {
        index += 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return nil
            case UInt8(ascii: "\\"):
                index += 1
                guard index < bytes.count else { return Self.end }
                if !"bfnrt\\/\"u".utf8.contains(bytes[index]) { return invalid("in string escape code") }
            case ..<0x20: return invalid("in string literal")
            default: break
            }
            index += 1
        }
        return Self.end
    }

    private mutating func object() -> String? {
        index += 1
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
            index += 1
            return nil
        }
        while true {
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                return invalid("looking for beginning of object key string")
            }
            if let fault = string() { return fault }
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return invalid("after object key") }
            index += 1
            if let fault = value() { return fault }
            skipSpace()
            guard index < bytes.count else { return Self.end }
            let byte = bytes[index]
            if byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") { return invalid("after object key:value pair") }
            index += 1
            if byte == UInt8(ascii: "}") { return nil }
        }
    }

    private mutating func array() -> String? {
        index += 1
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
            index += 1
            return nil
        }
        while true {
            if let fault = value() { return fault }
            skipSpace()
            guard index < bytes.count else { return Self.end }
            let byte = bytes[index]
            if byte != UInt8(ascii: ","), byte != UInt8(ascii: "]") { return invalid("after array element") }
            index += 1
            if byte == UInt8(ascii: "]") { return nil }
        }
    }
}
