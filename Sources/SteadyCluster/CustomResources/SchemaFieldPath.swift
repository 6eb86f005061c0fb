import SteadyCodec

/// Paths such as `.spec.replicas` or `['a.b'].c` that point into a schema.
struct SchemaFieldPath {
    /// As causes show it.
    var text: String
    /// The schema it points to.
    var schema: JSONValue
    /// The names on the way.
    var names: [String]

    struct Problem: Error { var message: String }

    init(_ path: String, in root: JSONValue, allowsBrackets: Bool = true) throws(Problem) {
        text = ""
        schema = root
        names = []
        var tokens = Self.tokens(path)[...]
        while let token = tokens.popFirst() {
            switch token {
            case ".":
                guard let name = tokens.popFirst() else { throw Problem(message: "unexpected end of JSON path") }
                try step(name)
            case "[":
                guard allowsBrackets else { throw Problem(message: "array notation is not allowed") }
                guard let quoted = tokens.popFirst() else { throw Problem(message: "unexpected end of JSON path") }
                guard quoted.count >= 2, quoted.hasPrefix("'"), quoted.hasSuffix("'") else {
                    throw Problem(message: "expected single quoted string but got \(quoted)")
                }
                try step(String(quoted.dropFirst().dropLast()).replacing("\\'", with: "'").replacing("\\\\", with: "\\"))
                guard let end = tokens.popFirst() else { throw Problem(message: "unexpected end of JSON path") }
                guard end == "]" else { throw Problem(message: "expected ] but got \(end)") }
            default: throw Problem(message: "expected [ or . but got: \(token)")
            }
        }
    }

    private static func tokens(_ path: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        var isQuoted = false
        var last: Character = " "
        for character in path {
            if isQuoted {
                word.append(character)
                if character == "'", last != "\\" {
                    tokens.append(word)
                    word = ""
                    isQuoted = false
                }
            } else if character == "." || character == "[" || character == "]" {
                if !word.isEmpty { tokens.append(word) }
                tokens.append(String(character))
                word = ""
            } else {
                isQuoted = character == "'" && word.isEmpty
                word.append(character)
            }
            last = character
        }
        if !word.isEmpty { tokens.append(word) }
        return tokens
    }

    private mutating func step(_ name: String) throws(Problem) {
        names.append(name)
        if let properties = schema["properties"]?.objectValue {
            guard let inside = properties[name] else { throw Problem(message: "does not refer to a valid field") }
            text += text.isEmpty ? name : "." + name
            schema = inside
        } else if let additional = schema["additionalProperties"], additional.objectValue != nil {
            text += "[\(name)]"
            schema = additional
        } else {
            throw Problem(message: "does not refer to a valid field")
        }
    }
}
