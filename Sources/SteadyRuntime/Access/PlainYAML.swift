import SteadyCodec

/// Writes simple values as YAML: objects, arrays and texts, as manifests of roles are made of.
enum PlainYAML {
    /// One document, with a new line at its end.
    static func text(_ value: JSONValue) -> String {
        var lines: [String] = []
        write(value, indent: "", first: "", &lines)
        return lines.map { "\($0)\n" }.joined()
    }

    /// - Parameter first: what stands before the first line instead of the indent.
    private static func write(_ value: JSONValue, indent: String, first: String, _ lines: inout [String]) {
        var lead = first
        if let object = value.objectValue, !object.isEmpty {
            for (name, value) in object {
                switch value {
                case .object(let members) where !members.isEmpty:
                    lines.append("\(lead)\(scalar(name)):")
                    write(value, indent: indent + "  ", first: indent + "  ", &lines)
                case .array(let elements) where !elements.isEmpty:
                    lines.append("\(lead)\(scalar(name)):")
                    for element in elements { write(element, indent: indent + "  ", first: indent + "- ", &lines) }
                default: lines.append("\(lead)\(scalar(name)): \(inline(value))")
                }
                lead = indent
            }
        } else {
            lines.append("\(lead)\(inline(value))")
        }
    }

    private static func inline(_ value: JSONValue) -> String {
        if let text = value.stringValue { return scalar(text) }
        return value.serializedText()
    }

    /// Plain if nobody could take it for anything but a text, else quoted as in JSON, which is YAML.
    private static func scalar(_ text: String) -> String {
        let reserved: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        let isPlain =
            text.utf8.first.map { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") } == true
            && text.utf8.allSatisfy { byte in
                let letter = byte | 0x20
                return (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
                    || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
                    || [UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-")].contains(byte)
            } && !reserved.contains(text.lowercased())
        return isPlain ? text : JSONValue.string(text).serializedText()
    }
}
