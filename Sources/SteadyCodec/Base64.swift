/// Bytes that travel as base64 text (RFC 4648), such as the data of a Secret.
public struct Base64: JSONField {
    /// The bytes.
    public var bytes: [UInt8]

    /// These bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes of a text in UTF-8.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// Reads base64 with padding; line breaks are skipped, as Go's decoder does.
    public init?(encoded text: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 4 * 3)
        var group: UInt32 = 0
        var count = 0
        var padding = 0
        for character in text.utf8 where character != 0x0A && character != 0x0D {
            let sextet: UInt32
            switch character {
            case 0x41...0x5A: sextet = UInt32(character) - 0x41
            case 0x61...0x7A: sextet = UInt32(character) - 0x61 + 26
            case 0x30...0x39: sextet = UInt32(character) - 0x30 + 52
            case 0x2B: sextet = 62
            case 0x2F: sextet = 63
            case 0x3D:
                sextet = 0
                padding += 1
            default: return nil
            }
            if padding > 0, character != 0x3D { return nil }
            group = group << 6 | sextet
            count += 1
            if count % 4 == 0 {
                bytes.append(UInt8(truncatingIfNeeded: group >> 16))
                bytes.append(UInt8(truncatingIfNeeded: group >> 8))
                bytes.append(UInt8(truncatingIfNeeded: group))
                group = 0
            }
        }
        guard count % 4 == 0, padding <= 2 else { return nil }
        bytes.removeLast(padding)
        self.bytes = bytes
    }

    /// The base64 text.
    public var encoded: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let left = bytes.count - index
            let group =
                UInt32(bytes[index]) << 16 | (left > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
                | (left > 2 ? UInt32(bytes[index + 2]) : 0)
            text.append(alphabet[Int(group >> 18)])
            text.append(alphabet[Int(group >> 12 & 63)])
            text.append(left > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3D)
            text.append(left > 2 ? alphabet[Int(group & 63)] : 0x3D)
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes as text, if they are UTF-8.
    public var text: String? { String(validating: bytes, as: UTF8.self) }

    public static var empty: Base64 { Base64([]) }
    public init(json reader: inout JSONReader) throws(JSONFailure) {
        let start = reader.index
        let text = try reader.string()
        guard let value = Base64(encoded: text) else { throw reader.fail("the text is not base64", at: start) }
        self = value
    }
    public func write(to writer: inout JSONWriter) { writer.write(encoded) }
}

extension Base64: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
