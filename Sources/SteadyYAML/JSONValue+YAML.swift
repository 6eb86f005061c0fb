public import SteadyCodec

extension JSONValue {
    /// The value as YAML, in the manner of `kubectl`: two spaces, lists not indented under their key, quotes only where the text
    /// would be read as something else. Reading it gives the same value.
    public func yamlText() -> String {
        var writer = YAMLWriter()
        writer.write(document: self)
        return writer.text
    }

    /// Several values as the documents of one text.
    public static func yamlText(of documents: [JSONValue]) -> String {
        documents.map { $0.yamlText() }.joined(separator: "---\n")
    }
}

/// Writes values as YAML.
private struct YAMLWriter {
    private(set) var text = ""

    mutating func write(document value: JSONValue) {
        switch value {
        case .object(let object) where !object.isEmpty: write(object, indent: 0)
        case .array(let array) where !array.isEmpty: write(array, indent: 0)
        default: text += Self.flow(value, indent: 2) + "\n"
        }
    }

    private mutating func write(_ object: JSONObject, indent: Int, isFirstIndented: Bool = false) {
        var isIndented = isFirstIndented
        for (name, value) in object {
            if !isIndented { text += String(repeating: " ", count: indent) }
            isIndented = false
            text += Self.key(name) + ":"
            switch value {
            case .object(let inner) where !inner.isEmpty:
                text += "\n"
                write(inner, indent: indent + 2)
            case .array(let inner) where !inner.isEmpty:
                text += "\n"
                write(inner, indent: indent)
            default: text += " " + Self.flow(value, indent: indent + 2) + "\n"
            }
        }
    }

    private mutating func write(_ array: [JSONValue], indent: Int, isFirstIndented: Bool = false) {
        var isIndented = isFirstIndented
        for value in array {
            if !isIndented { text += String(repeating: " ", count: indent) }
            isIndented = false
            text += "- "
            switch value {
            case .object(let inner) where !inner.isEmpty: write(inner, indent: indent + 2, isFirstIndented: true)
            case .array(let inner) where !inner.isEmpty: write(inner, indent: indent + 2, isFirstIndented: true)
            default: text += Self.flow(value, indent: indent + 2) + "\n"
            }
        }
    }

    private static func flow(_ value: JSONValue, indent: Int) -> String {
        switch value {
        case .string(let text): return scalar(text, indent: indent)
        default: return value.serializedText()
        }
    }

    private static func key(_ name: String) -> String { isPlain(name) ? name : quoted(name) }

    private static func scalar(_ text: String, indent: Int) -> String {
        if isPlain(text) { return text }
        if text.utf8.contains(UInt8(ascii: "\n")), isBlock(text) { return block(text, indent: indent) }
        return quoted(text)
    }

    /// Whether a text can stand without quotes: it is read as itself, and holds no character that means something.
    private static func isPlain(_ text: String) -> Bool {
        guard case .string(let same)? = YAMLScalar.value(of: text), same == text, text != "<<", text != "=" else { return false }
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        if first == " " || last == " " || last == ":" { return false }
        if "&*!|>'\"%@`#,[]{}=".unicodeScalars.contains(first) { return false }
        if "-?:".unicodeScalars.contains(first), text.unicodeScalars.dropFirst().first.map({ $0 == " " }) ?? true { return false }
        if text.hasPrefix("---") || text.hasPrefix("...") || looksLikeDate(text) { return false }
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if !isPrintable(scalar) || scalar == "\n" { return false }
            if before == ":", scalar == " " { return false }
            if before == " ", scalar == "#" { return false }
            // Legal in blocks, but not within brackets; quoted for the reader's sake.
            if "[]{},".unicodeScalars.contains(scalar), before == ":" { return false }
            before = scalar
        }
        return true
    }

    /// Readers of YAML 1.1 take `2001-01-01` for a date.
    private static func looksLikeDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(5))
        return bytes.count == 5 && bytes[..<4].allSatisfy { (48...57).contains($0) } && bytes[4] == UInt8(ascii: "-")
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: scalar == "\n"
        }
    }

    /// Whether a text of several lines can stand as a literal block.
    private static func isBlock(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first != " ", first != "\n",
            text.unicodeScalars.allSatisfy({ isPrintable($0) })
        else { return false }
        return !text.split(separator: "\n", omittingEmptySubsequences: false).contains { $0.hasSuffix(" ") }
    }

    private static func block(_ text: String, indent: Int) -> String {
        let space = String(repeating: " ", count: indent)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var header = "|-"
        if text.hasSuffix("\n") {
            lines.removeLast()
            header = "|"
            if lines.last?.isEmpty == true { header = "|+" }
        }
        return header + lines.map { $0.isEmpty ? "\n" : "\n\(space)\($0)" }.joined()
    }

    /// In double quotes, as JSON: that is YAML, too.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return result + "\""
    }
}
