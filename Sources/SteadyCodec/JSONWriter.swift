extension JSONValue {
    /// The JSON text of the value, members sorted by name.
    ///
    /// - Parameter pretty: whether to put every member on a line of its own, indented by two spaces.
    public func serialized(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty)
        writer.write(self)
        return writer.bytes
    }

    /// The JSON text of the value as a string.
    public func serializedText(pretty: Bool = false) -> String {
        String(decoding: serialized(pretty: pretty), as: UTF8.self)
    }
}

/// Appends JSON text to a buffer.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let isPretty: Bool
    private var depth = 0

    init(isPretty: Bool) { self.isPretty = isPretty }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let bool): bytes.append(contentsOf: bool ? "true".utf8 : "false".utf8)
        case .integer(let integer): bytes.append(contentsOf: integer.description.utf8)
        case .double(let double): write(double)
        case .string(let string): write(string)
        case .array(let array):
            bytes.append(0x5B)
            depth += 1
            for (index, element) in array.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                newLine()
                write(element)
            }
            depth -= 1
            if !array.isEmpty { newLine() }
            bytes.append(0x5D)
        case .object(let object):
            bytes.append(0x7B)
            depth += 1
            for index in object.indices {
                if index > 0 { bytes.append(0x2C) }
                newLine()
                let (name, member) = object[index]
                write(name)
                bytes.append(0x3A)
                if isPretty { bytes.append(0x20) }
                write(member)
            }
            depth -= 1
            if !object.isEmpty { newLine() }
            bytes.append(0x7D)
        }
    }

    private mutating func newLine() {
        guard isPretty else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }

    /// The shortest text that reads back as the same number; JSON knows no infinities and no NaN, so those become `null`.
    private mutating func write(_ double: Double) {
        guard double.isFinite else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        if double == double.rounded(), double.magnitude < 1e15 {
            bytes.append(contentsOf: (double == 0 && double.sign == .minus ? "-0" : Int64(double).description).utf8)
        } else {
            bytes.append(contentsOf: double.description.utf8)
        }
    }

    private mutating func write(_ string: String) {
        bytes.append(0x22)
        var string = string
        // The pointer lives as long as the closure; the runs are within its bounds by construction.
        string.withUTF8 { text in
            var start = 0
            for index in 0..<text.count {
                let byte = text[index]
                if byte >= 0x20, byte != 0x22, byte != 0x5C { continue }
                bytes.append(contentsOf: text[start..<index])
                start = index + 1
                Self.escape(byte, into: &bytes)
            }
            bytes.append(contentsOf: text[start..<text.count])
        }
        bytes.append(0x22)
    }

    private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x0A: bytes.append(0x6E)
        case 0x0D: bytes.append(0x72)
        case 0x09: bytes.append(0x74)
        case 0x08: bytes.append(0x62)
        case 0x0C: bytes.append(0x66)
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
