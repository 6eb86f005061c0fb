public import SteadyCodec

/// Which objects are meant, by their fields: `status.phase=Running,metadata.name!=web`. An empty selector means all.
///
/// Which fields can be selected depends on the kind; every kind has `metadata.name` and `metadata.namespace`.
public struct FieldSelector: Hashable, Sendable {
    /// One requirement on one field.
    public struct Requirement: Hashable, Sendable {
        /// The path of the field, such as `status.phase`.
        public var field: String
        /// What the field is compared with.
        public var value: String
        /// Whether the field must have the value, or must not.
        public var isEqual: Bool

        /// A requirement of these parts.
        public init(_ field: String, equals value: String) {
            self.field = field
            self.value = value
            isEqual = true
        }

        /// A requirement of these parts.
        public init(_ field: String, differsFrom value: String) {
            self.field = field
            self.value = value
            isEqual = false
        }
    }

    /// All have to hold.
    public var requirements: [Requirement]

    /// A selector of these requirements.
    public init(_ requirements: [Requirement] = []) { self.requirements = requirements }

    /// Whether an object's fields, which are looked up by path, fulfil every requirement; a missing field is empty.
    public func matches(_ field: (_ path: String) -> String?) -> Bool {
        requirements.allSatisfy { ((field($0.field) ?? "") == $0.value) == $0.isEqual }
    }

    /// Whether an object fulfils every requirement; texts, numbers and truth values are compared as texts.
    public func matches(_ object: JSONValue) -> Bool {
        matches { path in
            let value = path.split(separator: ".").reduce(Optional(object)) { $0?[String($1)] }
            return switch value {
            case .string(let text)?: text
            case .integer(let number)?: String(number)
            case .bool(let bool)?: String(bool)
            default: nil
            }
        }
    }
}

extension FieldSelector: CustomStringConvertible {
    /// Reads the text form: `=`, `==` or `!=` between field and value, `\,`, `\=` and `\\` in values.
    ///
    /// - Throws: ``SelectorError`` with the API server's message and the place.
    public init(parsing text: String) throws(SelectorError) {
        var parts: [(position: Int, bytes: [UInt8])] = [(0, [])]
        var isEscaped = false
        for (position, byte) in text.utf8.enumerated() {
            if byte == UInt8(ascii: ","), !isEscaped {
                parts.append((position + 1, []))
            } else {
                parts[parts.count - 1].bytes.append(byte)
            }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        }
        self.init()
        // By the text of the part, as the server does: one selector has one form.
        for part in parts.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) where !part.bytes.isEmpty {
            requirements.append(try Self.requirement(part.bytes, part.position, text))
        }
    }

    private static func requirement(_ part: [UInt8], _ position: Int, _ text: String) throws(SelectorError) -> Requirement {
        let equal = UInt8(ascii: "=")
        let sign = part.indices.first { index in
            part[index] == equal || (part[index] == UInt8(ascii: "!") && index + 1 < part.count && part[index + 1] == equal)
        }
        guard let sign else {
            throw SelectorError(
                "invalid selector: '\(text)'; can't understand '\(String(decoding: part, as: UTF8.self))'", in: text, at: position
            )
        }
        let isEqual = part[sign] == equal
        let isLong = !isEqual || (sign + 1 < part.count && part[sign + 1] == equal)
        let start = sign + (isLong ? 2 : 1)
        let value = try unescaped(part[start...], position, text)
        let field = String(decoding: part[..<sign], as: UTF8.self)
        return isEqual ? Requirement(field, equals: value) : Requirement(field, differsFrom: value)
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>, _ position: Int, _ text: String) throws(SelectorError) -> String {
        func isSpecial(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "=")
        }
        func fail(_ what: String, _ index: Int) -> SelectorError {
            SelectorError("invalid field selector: \(what)", in: text, at: position + index)
        }
        var value: [UInt8] = []
        var isEscaped = false
        for (index, byte) in zip(bytes.indices, bytes) {
            if isEscaped {
                guard isSpecial(byte) else {
                    let rest = String(decoding: bytes[index...], as: UTF8.self).prefix(1)
                    throw fail("invalid escape sequence: \\\(rest)", index - 1)
                }
                value.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if isSpecial(byte) {
                throw fail("unescaped character in value: \(byte)", index)
            } else {
                value.append(byte)
            }
        }
        if isEscaped { throw fail("invalid escape sequence: \\", bytes.endIndex - 1) }
        return String(decoding: value, as: UTF8.self)
    }

    /// The text form, with escapes; reading it gives an equal selector.
    public var description: String { requirements.map(\.description).joined(separator: ",") }
}

extension FieldSelector.Requirement: CustomStringConvertible {
    /// The text form: `status.phase!=Running`.
    public var description: String {
        let escaped = value.reduce(into: "") { text, character in
            if character == "\\" || character == "," || character == "=" { text.append("\\") }
            text.append(character)
        }
        return field + (isEqual ? "=" : "!=") + escaped
    }
}
