public import SteadyCodec

/// Which objects are meant, by their labels (Kubernetes, "Labels and Selectors"). An empty selector means all.
public struct LabelSelector: Codable, Hashable, Sendable {
    /// One requirement on one label.
    public struct Requirement: Codable, Hashable, Sendable {
        /// The label.
        public var key: String
        /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
        public var `operator`: String
        /// The values of `In` and `NotIn`.
        public var values: [String]?

        /// A requirement of these parts.
        public init(key: String, operator: String, values: [String]? = nil) {
            self.key = key
            self.operator = `operator`
            self.values = values
        }
    }

    /// Labels that have to have just these values.
    public var matchLabels: StringMap<String>?
    /// Further requirements; all have to hold.
    public var matchExpressions: [Requirement]?

    /// A selector of these parts.
    public init(matchLabels: StringMap<String>? = nil, matchExpressions: [Requirement]? = nil) {
        self.matchLabels = matchLabels
        self.matchExpressions = matchExpressions
    }

    /// Whether these labels fulfil every requirement. An unknown operator matches nothing.
    public func matches(_ labels: StringMap<String>) -> Bool {
        for (key, value) in matchLabels ?? [:] where labels[key] != value { return false }
        return (matchExpressions ?? []).allSatisfy { requirement in
            let value = labels[requirement.key]
            let values = requirement.values ?? []
            return switch requirement.operator {
            case "In": value.map(values.contains) ?? false
            case "NotIn": !(value.map(values.contains) ?? false)
            case "Exists": value != nil
            case "DoesNotExist": value == nil
            default: false
            }
        }
    }
}

/// Why a text is not a label selector.
public struct SelectorError: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
}

extension LabelSelector: CustomStringConvertible {
    /// Reads the text form: `app=web,tier in (a,b),!legacy`.
    ///
    /// - Throws: ``SelectorError`` naming the part that cannot be read.
    public init(parsing text: String) throws(SelectorError) {
        var requirements: [Requirement] = []
        for part in try Self.parts(text) { requirements.append(try Self.requirement(part)) }
        self.init(matchExpressions: requirements.isEmpty ? nil : requirements)
    }

    /// Splits at commas that are not in parentheses.
    private static func parts(_ text: String) throws(SelectorError) -> [String] {
        var parts: [String] = [""]
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            if depth < 0 || depth > 1 { throw SelectorError(description: "unbalanced parentheses in selector “\(text)”") }
        }
        if depth != 0 { throw SelectorError(description: "unbalanced parentheses in selector “\(text)”") }
        let trimmed = parts.map { String($0.trimmed) }
        if trimmed.count == 1, trimmed[0].isEmpty { return [] }
        return trimmed
    }

    private static func requirement(_ part: String) throws(SelectorError) -> Requirement {
        func fail(_ why: String) -> SelectorError { SelectorError(description: "cannot read “\(part)” in a selector: \(why)") }
        func key(_ text: some StringProtocol) throws(SelectorError) -> String {
            let name = String(Substring(text).trimmed)
            let isValid = !name.isEmpty && name.utf8.allSatisfy { isNameByte($0) || $0 == 0x2F }
            guard isValid else { throw fail("“\(name)” is not a label name") }
            return name
        }
        func value(_ text: some StringProtocol) throws(SelectorError) -> String {
            let value = String(Substring(text).trimmed)
            guard value.utf8.count <= 63, value.utf8.allSatisfy(isNameByte) else { throw fail("“\(value)” is not a label value") }
            return value
        }
        if let open = part.firstIndex(of: "(") {
            guard part.hasSuffix(")") else { throw fail("expected “)” at the end") }
            let words = part[..<open].split(separator: " ")
            guard words.count == 2, words[1] == "in" || words[1] == "notin" else { throw fail("expected “in” or “notin”") }
            var values: [String] = []
            for text in part[part.index(after: open)...].dropLast().split(separator: ",", omittingEmptySubsequences: false) {
                values.append(try value(text))
            }
            return Requirement(key: try key(words[0]), operator: words[1] == "in" ? "In" : "NotIn", values: values)
        }
        if part.hasPrefix("!"), !part.contains("=") {
            return Requirement(key: try key(part.dropFirst()), operator: "DoesNotExist")
        }
        guard let equal = part.firstIndex(of: "=") else { return Requirement(key: try key(part), operator: "Exists") }
        var name = part[..<equal]
        var rest = part[part.index(after: equal)...]
        var isNegated = false
        if name.hasSuffix("!") {
            isNegated = true
            name = name.dropLast()
        } else if rest.hasPrefix("=") {
            rest = rest.dropFirst()
        }
        return Requirement(key: try key(name), operator: isNegated ? "NotIn" : "In", values: [try value(rest)])
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    /// The text form, labels sorted.
    public var description: String {
        var parts = (matchLabels ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        for requirement in matchExpressions ?? [] {
            let values = requirement.values ?? []
            switch requirement.operator {
            case "In" where values.count == 1: parts.append("\(requirement.key)=\(values[0])")
            case "NotIn" where values.count == 1: parts.append("\(requirement.key)!=\(values[0])")
            case "In": parts.append("\(requirement.key) in (\(values.joined(separator: ",")))")
            case "NotIn": parts.append("\(requirement.key) notin (\(values.joined(separator: ",")))")
            case "DoesNotExist": parts.append("!\(requirement.key)")
            default: parts.append(requirement.key)
            }
        }
        return parts.joined(separator: ",")
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without spaces at both ends.
    fileprivate var trimmed: Substring {
        var text = self[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }
}
