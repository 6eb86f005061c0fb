import SteadyCodec

/// The paths of printer columns and scale subresources: `.spec.replicas`, `.status.conditions[?(@.type=="Ready")].status`.
enum JSONPath {
    /// The first value that a path leads to.
    static func value(_ path: String, in value: JSONValue) -> JSONValue? {
        var rest = path[...]
        var current = [value]
        if rest.first == "$" { rest.removeFirst() }
        while let first = rest.first, !current.isEmpty {
            rest.removeFirst()
            if first == "." {
                let isDeep = rest.first == "."
                if isDeep {
                    rest.removeFirst()
                    current = current.flatMap(descendants)
                }
                let name = readName(&rest)
                if name == "*" {
                    current = current.flatMap(children)
                } else if !name.isEmpty {
                    current = current.compactMap { $0[name] }
                }
            } else if first == "[", let end = close(rest) {
                let inside = String(rest[..<end])
                rest = rest[rest.index(after: end)...]
                current = current.flatMap { elements(inside, of: $0) }
            } else {
                return nil
            }
        }
        return current.first
    }

    /// A name up to the next step; a backslash takes what follows as it is.
    private static func readName(_ rest: inout Substring) -> String {
        var name = ""
        while let next = rest.first, next != ".", next != "[" {
            rest.removeFirst()
            if next == "\\", let escaped = rest.popFirst() { name.append(escaped) } else { name.append(next) }
        }
        return name
    }

    /// Where a bracket closes, quotation marks and inner brackets aside.
    private static func close(_ text: Substring) -> Substring.Index? {
        var quote: Character?
        var depth = 0
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "[" {
                depth += 1
            } else if character == "]" {
                if depth == 0 { return index }
                depth -= 1
            }
        }
        return nil
    }

    private static func children(_ value: JSONValue) -> [JSONValue] {
        switch value {
        case .object(let members): members.map(\.value)
        case .array(let elements): elements
        default: []
        }
    }

    private static func descendants(_ value: JSONValue) -> [JSONValue] { [value] + children(value).flatMap(descendants) }

    private static func elements(_ inside: String, of value: JSONValue) -> [JSONValue] {
        if inside == "*" { return children(value) }
        if inside.hasPrefix("'") || inside.hasPrefix("\"") {
            return value[inside.dropFirst().dropLast().filter { $0 != "\\" }].map { [$0] } ?? []
        }
        guard let array = value.arrayValue else { return [] }
        if inside.hasPrefix("?("), inside.hasSuffix(")") {
            let condition = Condition(inside.dropFirst(2).dropLast())
            return array.filter { condition.holds(for: $0) }
        }
        func position(_ text: some StringProtocol, _ absent: Int) -> Int? {
            if text.isEmpty { return absent }
            return Int(text).map { $0 < 0 ? $0 + array.count : $0 }
        }
        let bounds = inside.split(separator: ":", omittingEmptySubsequences: false)
        guard bounds.count > 1 else {
            guard let index = position(inside, -1), array.indices.contains(index) else { return [] }
            return [array[index]]
        }
        guard let start = position(bounds[0], 0), let end = position(bounds[1], array.count), start >= 0 else { return [] }
        let last = min(end, array.count)
        return start < last ? Array(array[start..<last]) : []
    }

    /// What a filter asks of an element: `@.name`, or a comparison of it.
    private struct Condition {
        private var path: String
        private var sign = ""
        private var wanted = ""
        private static let signs = ["==", "!=", "<=", ">=", "<", ">"]

        init(_ text: some StringProtocol) {
            func trimmed(_ text: some StringProtocol) -> String {
                let start = text.drop { $0 == " " }
                return String(String(start.reversed()).drop { $0 == " " }.reversed())
            }
            path = trimmed(text)
            for sign in Self.signs {
                guard let range = text.firstRange(of: sign) else { continue }
                self.sign = sign
                path = trimmed(text[..<range.lowerBound])
                wanted = trimmed(text[range.upperBound...])
                if wanted.hasPrefix("\"") || wanted.hasPrefix("'") { wanted = String(wanted.dropFirst().dropLast()) }
                break
            }
            if path.hasPrefix("@") { path.removeFirst() }
        }

        func holds(for element: JSONValue) -> Bool {
            guard let found = JSONPath.value(path, in: element) else { return false }
            if sign.isEmpty { return true }
            let text = found.stringValue ?? found.serializedText()
            if sign == "==" { return text == wanted }
            if sign == "!=" { return text != wanted }
            guard let a = found.doubleValue, let b = Double(wanted) else { return false }
            switch sign {
            case "<": return a < b
            case ">": return a > b
            case "<=": return a <= b
            default: return a >= b
            }
        }
    }
}
