import SteadyCodec

extension LabelSelector {
    /// Reads the text form: `app=web,tier in (a,b),!legacy`.
    ///
    /// `=`, `==`, `!=`, `in (…)`, `notin (…)`, `>`, `<`, a key alone (has the label), `!` and a key (has it not). Requirements of
    /// one value are ``matchLabels``, all others ``matchExpressions``, sorted by key.
    ///
    /// - Throws: ``SelectorError`` with the API server's message and the place.
    public init(parsing text: String) throws(SelectorError) {
        var parser = LabelSelectorParser(text)
        let requirements = try parser.requirements()
        let order = requirements.indices.sorted {
            requirements[$0].key == requirements[$1].key ? $0 < $1 : requirements[$0].key < requirements[$1].key
        }
        var labels: StringMap<String> = [:]
        var others: [Requirement] = []
        for requirement in order.map({ requirements[$0] }) {
            if requirement.operator == "=", let value = requirement.values?.first {
                if labels[requirement.key] ?? value == value {
                    labels[requirement.key] = value
                } else {
                    // Two values for one key match nothing, but are still two requirements.
                    others.append(Requirement(key: requirement.key, operator: "In", values: [value]))
                }
            } else {
                others.append(requirement)
            }
        }
        self.init(matchLabels: labels.isEmpty ? nil : labels, matchExpressions: others.isEmpty ? nil : others)
    }
}

/// Reads selectors as the API server does: the same language, the same messages.
private struct LabelSelectorParser {
    private enum Kind {
        case end, word, comma, open, close, not, equal, notEqual, greater, less
    }

    private struct Token {
        var kind: Kind
        var text: String
        var position: Int
    }

    private let text: String
    private var tokens: [Token] = []
    private var next = 0

    init(_ text: String) {
        self.text = text
        scan(Array(text.utf8))
    }

    private mutating func scan(_ bytes: [UInt8]) {
        func symbol(_ byte: UInt8) -> Kind? {
            switch byte {
            case UInt8(ascii: "="): .equal
            case UInt8(ascii: "!"): .not
            case UInt8(ascii: "("): .open
            case UInt8(ascii: ")"): .close
            case UInt8(ascii: ","): .comma
            case UInt8(ascii: ">"): .greater
            case UInt8(ascii: "<"): .less
            default: nil
            }
        }
        func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
        var index = 0
        while index < bytes.count {
            let start = index
            index += 1
            if isSpace(bytes[start]) { continue }
            if var kind = symbol(bytes[start]) {
                if kind == .equal || kind == .not, index < bytes.count, bytes[index] == UInt8(ascii: "=") {
                    kind = kind == .not ? .notEqual : .equal
                    index += 1
                }
                tokens.append(Token(kind: kind, text: String(decoding: bytes[start..<index], as: UTF8.self), position: start))
                continue
            }
            while index < bytes.count, symbol(bytes[index]) == nil, !isSpace(bytes[index]) { index += 1 }
            tokens.append(Token(kind: .word, text: String(decoding: bytes[start..<index], as: UTF8.self), position: start))
        }
    }

    private var current: Token {
        next < tokens.count ? tokens[next] : Token(kind: .end, text: "", position: text.utf8.count)
    }

    private mutating func take() -> Token {
        let token = current
        next += 1
        return token
    }

    private func fail(_ message: String, _ token: Token) -> SelectorError {
        SelectorError(message, in: text, at: token.position)
    }

    private func unexpected(_ token: Token, _ expected: String) -> SelectorError {
        fail("unable to parse requirement: found '\(token.text)', expected: \(expected)", token)
    }

    mutating func requirements() throws(SelectorError) -> [LabelSelector.Requirement] {
        var requirements: [LabelSelector.Requirement] = []
        while current.kind != .end {
            guard current.kind == .word || current.kind == .not else {
                throw fail("found '\(current.text)', expected: !, identifier, or 'end of string'", current)
            }
            requirements.append(try requirement())
            let token = take()
            if token.kind == .end { break }
            guard token.kind == .comma else {
                throw fail("found '\(token.text)', expected: ',' or 'end of string'", token)
            }
            guard current.kind == .word || current.kind == .not else {
                throw fail("found '\(current.text)', expected: identifier after ','", current)
            }
        }
        return requirements
    }

    private mutating func requirement() throws(SelectorError) -> LabelSelector.Requirement {
        var token = take()
        let isNegated = token.kind == .not
        if isNegated { token = take() }
        guard token.kind == .word else { throw unexpected(token, "identifier") }
        let key = token.text
        let problems = Validation.qualifiedName(key)
        if !problems.isEmpty { throw invalid("<nil>", key, problems, token) }
        if isNegated { return LabelSelector.Requirement(key: key, operator: "DoesNotExist") }
        if current.kind == .end || current.kind == .comma { return LabelSelector.Requirement(key: key, operator: "Exists") }
        let sign = take()
        switch (sign.kind, sign.text) {
        case (.equal, _): return LabelSelector.Requirement(key: key, operator: "=", values: [try value(of: key)])
        case (.notEqual, _): return LabelSelector.Requirement(key: key, operator: "NotIn", values: [try value(of: key)])
        case (.greater, _): return LabelSelector.Requirement(key: key, operator: "Gt", values: [try number(of: key)])
        case (.less, _): return LabelSelector.Requirement(key: key, operator: "Lt", values: [try number(of: key)])
        case (.word, "in"): return LabelSelector.Requirement(key: key, operator: "In", values: try values(of: key))
        case (.word, "notin"): return LabelSelector.Requirement(key: key, operator: "NotIn", values: try values(of: key))
        default: throw unexpected(sign, "in, notin, =, ==, !=, gt, lt")
        }
    }

    private mutating func value(of key: String, check: Bool = true) throws(SelectorError) -> String {
        if current.kind == .end || current.kind == .comma { return "" }
        let token = take()
        guard token.kind == .word else { throw unexpected(token, "identifier") }
        if check { try validate([token.text], of: key, token) }
        return token.text
    }

    private mutating func number(of key: String) throws(SelectorError) -> String {
        let token = current
        let text = try value(of: key, check: false)
        guard Int64(text) != nil else {
            throw invalid("values[0]", text, ["for 'Gt', 'Lt' operators, the value must be an integer"], token)
        }
        try validate([text], of: key, token)
        return text
    }

    /// A list in parentheses; it may have empty values. Sorted, each value once.
    private mutating func values(of key: String) throws(SelectorError) -> [String] {
        let open = take()
        guard open.kind == .open else {
            throw fail("unable to parse requirement: found '\(open.text)' expected: '('", open)
        }
        var values: Set<String> = []
        var isAfterValue = false
        guard [.word, .comma, .close].contains(current.kind) else { throw unexpected(current, "',', ')' or identifier") }
        while current.kind != .close {
            let token = take()
            switch token.kind {
            case .word where !isAfterValue:
                values.insert(token.text)
                isAfterValue = true
                guard current.kind == .comma || current.kind == .close else { throw unexpected(current, "',' or ')'") }
            case .comma:
                if !isAfterValue || current.kind == .comma || current.kind == .close { values.insert("") }
                isAfterValue = false
            default: throw unexpected(token, "',', or identifier")
            }
        }
        _ = take()
        if values.isEmpty { values = [""] }
        let sorted = values.sorted()
        try validate(sorted, of: key, open)
        return sorted
    }

    private func validate(_ values: [String], of key: String, _ token: Token) throws(SelectorError) {
        var errors: [String] = []
        for (index, value) in values.enumerated() {
            let problems = Validation.labelValue(value)
            if !problems.isEmpty { errors.append(message("values[\(index)][\(key)]", value, problems)) }
        }
        if errors.isEmpty { return }
        let text = errors.count == 1 ? errors[0] : "[" + errors.joined(separator: ", ") + "]"
        throw fail("unable to parse requirement: \(text)", token)
    }

    private func message(_ path: String, _ value: String, _ problems: [String]) -> String {
        FieldProblem.invalid(path, value, problems.joined(separator: "; ")).description
    }

    private func invalid(_ path: String, _ value: String, _ problems: [String], _ token: Token) -> SelectorError {
        fail("unable to parse requirement: \(message(path, value, problems))", token)
    }
}
