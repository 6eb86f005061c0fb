import SteadyCodec

/// The steps of paths in managed fields, kept as the text the API server writes.
///
/// `f:name` a member, `k:{"name":"a"}` the list element with these keys, `v:"a"` the element of a set, `i:0` an index.
enum PathElement {
    /// The element as error messages and conflicts show it: `.name`, `[name="a"]`, `[="a"]`, `[0]`.
    static func display(_ element: String) -> String {
        switch element.utf8.first {
        case UInt8(ascii: "f"): "." + element.dropFirst(2)
        case UInt8(ascii: "k"): "[" + keys(element) + "]"
        case UInt8(ascii: "v"): "[=" + element.dropFirst(2) + "]"
        default: "[" + element.dropFirst(2) + "]"
        }
    }

    /// `{"a":1,"b":"x"}` as `a=1,b="x"`.
    private static func keys(_ element: String) -> String {
        var output = ""
        var depth = 0
        var isInString = false
        var isEscaped = false
        var isName = true
        for character in element.dropFirst(2) {
            defer { isEscaped = isInString && character == "\\" && !isEscaped }
            if character == "\"", !isEscaped {
                isInString.toggle()
                if isName { continue }
            } else if !isInString {
                switch character {
                case "{", "[": depth += 1
                case "}", "]": depth -= 1
                case ":" where depth == 1:
                    isName = false
                    output.append("=")
                    continue
                case "," where depth == 1: isName = true
                default: break
                }
                if character == "{" && depth == 1 || character == "}" && depth == 0 { continue }
            }
            output.append(character)
        }
        return output
    }

    /// A value as Go's encoder writes it.
    static func json(_ value: JSONValue) -> String {
        switch value {
        case .null: return "null"
        case .bool(let bool): return bool ? "true" : "false"
        case .integer(let integer): return String(integer)
        case .double(let double): return number(double)
        case .string(let string): return quoted(string, escapesHTML: true)
        case .array(let elements): return "[" + elements.map(json).joined(separator: ",") + "]"
        case .object(let members):
            return "{" + members.map { quoted($0.name, escapesHTML: true) + ":" + json($0.value) }.joined(separator: ",") + "}"
        }
    }

    private static func number(_ double: Double) -> String {
        let text = "\(double)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A string in quotes, escaped as JSON; Go's `%q` is the same for what occurs here.
    static func quoted(_ string: String, escapesHTML: Bool = false) -> String {
        func needsEscape(_ byte: UInt8) -> Bool {
            byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
                || (escapesHTML && (byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")))
        }
        guard string.utf8.contains(where: needsEscape) else { return "\"" + string + "\"" }
        var output = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            default:
                if scalar.isASCII, needsEscape(UInt8(scalar.value)) {
                    let digits = String(scalar.value, radix: 16)
                    output += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                } else {
                    output.unicodeScalars.append(scalar)
                }
            }
        }
        return output + "\""
    }

    /// The element's place in a list of that kind, or why it cannot have one.
    static func of(_ element: JSONValue, in schema: Schema) -> Result<String, TypeMessage> {
        guard case .map(let keys) = schema.listKind else { return ofSetElement(element) }
        guard case .object(let members) = element else {
            let what = element.isNull ? "a null element" : "non-map elements"
            return .failure(TypeMessage("associative list with keys may not have " + what))
        }
        var text = "k:{"
        var isEmpty = true
        for key in schema.listKeys {
            let encoded: String
            switch members[key.name] {
            case .string(let string)?: encoded = quoted(string, escapesHTML: true)
            case .integer(let integer)?: encoded = String(integer)
            case let value?: encoded = json(value)
            case nil:
                guard let encodedDefault = key.encodedDefault else { continue }
                encoded = encodedDefault
            }
            if !isEmpty { text += "," }
            isEmpty = false
            text += key.prefix
            text += encoded
        }
        if isEmpty, !keys.isEmpty {
            let names = keys.map { quoted($0) }.joined(separator: " ")
            return .failure(
                TypeMessage(
                    "associative list with keys has an element that omits all key fields [\(names)]"
                        + " (and doesn't have default values for any key fields)"))
        }
        text += "}"
        return .success(text)
    }

    private static func ofSetElement(_ element: JSONValue) -> Result<String, TypeMessage> {
        switch element {
        case .object: .failure(TypeMessage("associative list without keys has an element that's a map type"))
        case .array: .failure(TypeMessage("not supported: associative list with lists as elements"))
        case .null: .failure(TypeMessage("associative list without keys has an element that's an explicit null"))
        default: .success("v:" + json(element))
        }
    }
}

/// What is wrong with a value's type.
struct TypeMessage: Error, Hashable {
    var text: String
    init(_ text: String) { self.text = text }
}
