import SteadyCodec

/// What can be said about a member from its name, type and schema: the text of its documentation comment.
struct MemberFacts {
    private let member: Member
    private let schema: JSONValue
    private let description: [String]
    private let path: String

    init(_ member: Member, of model: Model) {
        self.member = member
        schema = member.schema
        description = model.copiesDescriptions ? SchemaTyper.description(member.schema) : []
        path = model.place.isEmpty ? member.wire : "\(model.place).\(member.wire)"
    }

    /// The description of the schema if it has one, and the facts.
    var paragraphs: [String] {
        let facts = self.facts
        if description.isEmpty {
            return [facts.isEmpty ? "`\(shownPath)`." : "`\(shownPath)`: \(facts.joined(separator: ", "))."]
        }
        if facts.isEmpty { return description }
        let sentence = facts.joined(separator: ", ")
        return description + [Identifier.capitalized(sentence) + "."]
    }

    private var facts: [String] {
        var facts: [String] = []
        if let unit { facts.append(unit) }
        if let keys { facts.append(keys) }
        if schema["x-kubernetes-list-type"] == "set" { facts.append("each element once") }
        if let standard { facts.append("`\(standard)` by default") }
        if member.isRequired, !member.hasDefault { facts.append("required") }
        if schema["nullable"] == true { facts.append("may be null") }
        return facts
    }

    private var unit: String? {
        guard case .scalar(let scalar) = member.type else { return nil }
        switch scalar {
        case .quantity: return "a quantity"
        case .base64: return "bytes"
        case .int32, .int64: break
        default: return nil
        }
        let units = [
            ("Milliseconds", "milliseconds"), ("Seconds", "seconds"), ("seconds", "seconds"), ("Minutes", "minutes"),
            ("Bytes", "bytes"), ("Percentage", "percent"), ("Percent", "percent"), ("eplicas", "a count"), ("Count", "a count"),
            ("count", "a count"),
        ]
        return units.first { member.wire.hasSuffix($0.0) }?.1
    }

    /// By which members the elements of a list are told apart when it is merged.
    private var keys: String? {
        var keys = (schema["x-kubernetes-list-map-keys"]?.arrayValue ?? []).compactMap(\.stringValue)
        if keys.isEmpty, let key = schema["x-kubernetes-patch-merge-key"]?.stringValue { keys = [key] }
        if keys.isEmpty { return nil }
        return "keyed by " + keys.map { "`\($0)`" }.joined(separator: " and ")
    }

    /// The default, if it is a scalar that says something.
    private var standard: String? {
        switch schema["default"] {
        case .string(let text)?: text.isEmpty || text.count > 40 ? nil : DocumentationText.safe(text)
        case .integer(let number)?: number == 0 && member.isRequired ? nil : String(number)
        case .double(let number)?: String(number)
        case .bool(let flag)?: flag || !member.isRequired ? String(flag) : nil
        default: nil
        }
    }

    private var shownPath: String { Self.shown(path) }

    /// A path, of a long one only the end.
    static func shown(_ path: String) -> String {
        if path.count <= 90 { return path }
        var parts = path.split(separator: ".")[...]
        while parts.count > 2, parts.joined(separator: ".").count > 80 { parts = parts.dropFirst() }
        return "…" + parts.joined(separator: ".")
    }
}
