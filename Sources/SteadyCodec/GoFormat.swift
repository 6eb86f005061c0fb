/// Values as Go's `fmt` shows them, for messages that have to be those of the API server.
package enum GoFormat {
    /// As `%v` does.
    package static func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: "<nil>"
        case .bool(let bool): bool ? "true" : "false"
        case .integer(let integer): String(integer)
        case .double(let double): number(double)
        case .string(let string): string
        case .array(let elements): "[" + elements.map(plain).joined(separator: " ") + "]"
        case .object(let members): "map[" + members.map { "\($0.name):\(plain($0.value))" }.joined(separator: " ") + "]"
        }
    }

    /// As `%s` does with a type: `string`, `[]interface {}`, ….
    package static func type(_ value: JSONValue) -> String {
        switch value {
        case .null: "%!s(<nil>)"
        case .bool: "bool"
        case .integer: "int64"
        case .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }

    /// As `%q` does.
    package static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) else { return "\"\(text)\"" }
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case "\u{07}": output += "\\a"
            case "\u{08}": output += "\\b"
            case "\u{0B}": output += "\\v"
            case "\u{0C}": output += "\\f"
            case "\0"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                output += "\\x" + (digits.count == 1 ? "0" : "") + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }

    private static func number(_ double: Double) -> String {
        let text = "\(double)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
