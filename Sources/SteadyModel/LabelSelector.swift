public import SteadyCodec

/// Which objects are meant, by their labels (Kubernetes, "Labels and Selectors"). An empty selector means all.
public struct LabelSelector: JSONModel {
    /// One requirement on one label.
    public struct Requirement: JSONModel {
        /// The label.
        public var key: String
        /// `In`, `NotIn`, `Exists` or `DoesNotExist`; in the text form also `Gt` and `Lt`, which objects may not have.
        public var `operator`: String
        /// The values of `In` and `NotIn`, the number of `Gt` and `Lt`.
        public var values: [String]?
        /// Fields that this type does not declare, kept as they came.
        public var unknownFields = UnknownFields()

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
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields = UnknownFields()

    /// A selector of these parts.
    public init(matchLabels: StringMap<String>? = nil, matchExpressions: [Requirement]? = nil) {
        self.matchLabels = matchLabels
        self.matchExpressions = matchExpressions
    }

    /// Whether labels, which are looked up by key, fulfil every requirement. An unknown operator matches nothing.
    public func matches(_ label: (_ key: String) -> String?) -> Bool {
        for (key, value) in matchLabels ?? [:] where label(key) != value { return false }
        return (matchExpressions ?? []).allSatisfy { $0.matches(label($0.key)) }
    }

    /// Whether these labels fulfil every requirement. An unknown operator matches nothing.
    public func matches(_ labels: [String: String]) -> Bool { matches { labels[$0] } }

    /// Whether these labels fulfil every requirement. An unknown operator matches nothing.
    public func matches(_ labels: StringMap<String>) -> Bool { matches { labels[$0] } }

    /// Whether every object is meant.
    public var isEmpty: Bool { (matchLabels ?? [:]).isEmpty && (matchExpressions ?? []).isEmpty }
}

extension LabelSelector.Requirement {
    /// Whether a label fulfils the requirement; `nil` if the object does not have it.
    public func matches(_ value: String?) -> Bool {
        let values = self.values ?? []
        switch `operator` {
        case "In": return value.map(values.contains) ?? false
        case "NotIn": return !(value.map(values.contains) ?? false)
        case "Exists": return value != nil
        case "DoesNotExist": return value == nil
        case "Gt", "Lt":
            guard let number = value.flatMap({ Int64($0) }), values.count == 1, let limit = Int64(values[0]) else { return false }
            return `operator` == "Gt" ? number > limit : number < limit
        default: return false
        }
    }
}

extension LabelSelector.Requirement: CustomStringConvertible {
    /// The text form: `tier in (a,b)`, values sorted.
    public var description: String {
        let list = (values ?? []).sorted().joined(separator: ",")
        return switch `operator` {
        case "In": "\(key) in (\(list))"
        case "NotIn": "\(key) notin (\(list))"
        case "DoesNotExist": "!\(key)"
        case "Gt": "\(key)>\(list)"
        case "Lt": "\(key)<\(list)"
        default: key
        }
    }
}

extension LabelSelector: CustomStringConvertible {
    /// The text form as the API server writes it, sorted by key: `app=web,!legacy,tier in (a,b)`; empty if all are meant.
    ///
    /// Reading it gives an equal selector. An unknown operator is left out.
    public var description: String {
        var parts = (matchLabels ?? [:]).map { (key: $0.key, text: "\($0.key)=\($0.value)") }
        parts += (matchExpressions ?? []).map { (key: $0.key, text: $0.description) }
        // By key alone, and with matchLabels first: stable, whatever the sorting algorithm.
        let order = parts.indices.sorted { parts[$0].key == parts[$1].key ? $0 < $1 : parts[$0].key < parts[$1].key }
        return order.map { parts[$0].text }.joined(separator: ",")
    }

    /// The labels that an object needs at least, if the selector is nothing but labels with one value each.
    public var labels: StringMap<String>? {
        var labels = matchLabels ?? [:]
        for requirement in matchExpressions ?? [] {
            guard requirement.operator == "In", let values = requirement.values, values.count == 1,
                labels[requirement.key] ?? values[0] == values[0]
            else { return nil }
            labels[requirement.key] = values[0]
        }
        return labels
    }
}

/// Why a text is not a selector, and where.
public struct SelectorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in the words of the API server.
    public var message: String
    /// The selector.
    public var text: String
    /// Where in the selector, in bytes from 0.
    public var position: Int

    init(_ message: String, in text: String, at position: Int) {
        self.message = message
        self.text = text
        self.position = position
    }

    /// What is wrong and where: `at byte 4 of “a in b”: found 'b' expected: '('`.
    public var description: String { "at byte \(position + 1) of “\(text)”: \(message)" }
}
