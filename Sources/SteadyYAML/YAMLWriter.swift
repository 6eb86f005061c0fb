import SteadyCodec

/// Appends YAML text to a buffer.
struct YAMLWriter {
    var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes a document.
    mutating func write(_ value: JSONValue) {
        write(value, at: 0, isInline: true)
    }

    /// Ends a document before another.
    mutating func separate() { append("---\n") }

    mutating func append(_ text: String) { bytes += text.utf8 }

    mutating func indent(_ column: Int) { bytes += repeatElement(0x20, count: column) }

    /// Writes a value that starts at a column, up to and with the end of its line.
    ///
    /// - Parameter isInline: whether the line is already indented that far, as after `- `.
    private mutating func write(_ value: JSONValue, at column: Int, isInline: Bool) {
        switch value {
        case .array(let array) where !array.isEmpty:
            for (index, element) in array.enumerated() {
                if index > 0 || !isInline { indent(column) }
                append("- ")
                write(element, at: column + 2, isInline: true)
            }
        case .object(let object) where !object.isEmpty:
            for (index, member) in YAMLKeyOrder.sorted(object).enumerated() {
                if index > 0 || !isInline { indent(column) }
                write(member.name, member.value, at: column)
            }
        case .string(let text):
            // A block is indented from the column of what it belongs to, two before this one; the root has none.
            write(text, blockAt: max(column, 2))
            bytes.append(0x0A)
        default:
            append(Self.plain(value))
            bytes.append(0x0A)
        }
    }

    /// Writes a member whose key starts at a column of a line indented that far.
    private mutating func write(_ name: String, _ value: JSONValue, at column: Int) {
        if name.utf8.count > 128 || name.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
            append("? ")
            write(name, blockAt: column + 2)
            bytes.append(0x0A)
            indent(column)
            append(": ")
            write(value, at: column + 2, isInline: true)
            return
        }
        append(name == "<<" ? "\"<<\"" : YAMLText.line(name))
        bytes.append(UInt8(ascii: ":"))
        switch value {
        case .array(let array) where !array.isEmpty:
            bytes.append(0x0A)
            write(value, at: column, isInline: false)
        case .object(let object) where !object.isEmpty:
            bytes.append(0x0A)
            write(value, at: column + 2, isInline: false)
        default:
            bytes.append(0x20)
            write(value, at: column + 2, isInline: true)
        }
    }

    /// Writes a string without the end of its last line; a block is indented to the column.
    private mutating func write(_ text: String, blockAt column: Int) {
        guard YAMLText.isBlock(text) else {
            append(YAMLText.line(text))
            return
        }
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        bytes.append(UInt8(ascii: "|"))
        // The indentation is found by the first line with text, so it is said where that line starts with a space or is
        // not the first.
        if let first = text.utf8.first, first == 0x20 || first == 0x0A { append("2") }
        if lines.last?.isEmpty == true {
            lines.removeLast()
            if lines.last?.isEmpty == true { append("+") }
        } else {
            append("-")
        }
        for line in lines {
            bytes.append(0x0A)
            if line.isEmpty { continue }
            indent(column)
            bytes += line
        }
    }

    /// The text of what is neither a string nor a filled array or object.
    private static func plain(_ value: JSONValue) -> String {
        switch value {
        case .null, .string: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .integer(let integer): integer.description
        case .double(let double): number(double)
        case .array: "[]"
        case .object: "{}"
        }
    }

    /// As `kubectl` prints numbers: whole ones that fit 64 bits in full, others in the shortest form with an exponent if
    /// they are great or small.
    private static func number(_ double: Double) -> String {
        guard double.isFinite else { return "null" }
        if double == 0 { return "0" }
        let number = GoFloat(double)
        if let whole = number.whole, Int64(whole) != nil || UInt64(whole) != nil { return whole }
        return number.general
    }
}
