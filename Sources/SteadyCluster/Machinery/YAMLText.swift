package import SteadyCodec

/// Values as YAML, in the order and style of the API server: one member per line, lists not indented.
package struct YAMLText {
    private var text = ""

    package static func bytes(_ value: JSONValue) -> [UInt8] {
        var writer = YAMLText()
        switch value {
        case .object(let object) where !object.isEmpty: writer.members(object, indent: 0)
        case .array(let array) where !array.isEmpty: writer.elements(array, indent: 0)
        default: writer.text = scalar(value) + "\n"
        }
        return Array(writer.text.utf8)
    }

    private mutating func members(_ object: JSONObject, indent: Int, isFirstPlaced: Bool = false) {
        var isPlaced = isFirstPlaced
        for (name, value) in object {
            if !isPlaced { text += String(repeating: " ", count: indent) }
            isPlaced = false
            text += Self.scalar(.string(name)) + ":"
            child(value, indent: indent)
        }
    }

    private mutating func child(_ value: JSONValue, indent: Int) {
        switch value {
        case .object(let object) where !object.isEmpty:
            text += "\n"
            members(object, indent: indent + 2)
        case .array(let array) where !array.isEmpty:
            text += "\n"
            elements(array, indent: indent)
        default: text += " " + Self.scalar(value) + "\n"
        }
    }

    private mutating func elements(_ array: [JSONValue], indent: Int, isFirstPlaced: Bool = false) {
        var isPlaced = isFirstPlaced
        for value in array {
            if !isPlaced { text += String(repeating: " ", count: indent) }
            isPlaced = false
            text += "- "
            switch value {
            case .object(let object) where !object.isEmpty: members(object, indent: indent + 2, isFirstPlaced: true)
            case .array(let inner) where !inner.isEmpty: elements(inner, indent: indent + 2, isFirstPlaced: true)
            default: text += Self.scalar(value) + "\n"
            }
        }
    }

    private static func scalar(_ value: JSONValue) -> String {
        guard case .string(let text) = value else { return value.serializedText() }
        return isPlain(text) ? text : value.serializedText()
    }

    /// Whether a text means itself without quotation marks. In doubt it gets them.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }
        func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        guard isLetter(first), isLetter(last) || isDigit(last) else { return false }
        let isSimple = text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "-_./".utf8.contains($0) || $0 == UInt8(ascii: ":") }
        let isWord = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
        // Names of fields such as `f:data` are plain: a colon counts only before a space.
        return isSimple && !isWord
    }
}
