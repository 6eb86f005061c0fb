import SteadyCEL
import SteadyCodec

/// Whether a schema is structural: every place has a type, and combinations only restrict what is declared outside of them.
struct StructuralRules {
    private var errors: [FieldError] = []

    private enum Level { case root, item, field }

    /// Sorted by path and message.
    static func problems(of schema: JSONValue, at path: String) -> [FieldError] {
        var rules = StructuralRules()
        rules.invariants(schema, .root, path)
        rules.completeness(schema, outside: schema, path)
        return rules.errors.sorted { $0.description < $1.description }
    }

    private static let intOrString: JSONValue = [["type": "integer"], ["type": "string"]]

    private mutating func invariants(_ schema: JSONValue, _ level: Level, _ path: String) {
        let type = schema["type"]?.stringValue ?? ""
        let isEmbedded = schema["x-kubernetes-embedded-resource"] == true
        let preserves = schema["x-kubernetes-preserve-unknown-fields"] == true
        if type == "array", schema["items"] == nil { errors.append(.required(path + ".items", "must be specified")) }
        if let items = schema["items"] { invariants(items, .item, path + ".items") }
        for (name, property) in schema["properties"]?.objectValue ?? [:] {
            invariants(property, .field, "\(path).properties[\(name)]")
        }
        if let additional = schema["additionalProperties"] {
            if level == .root { errors.append(.forbidden(path + ".additionalProperties", "must not be used at the root")) }
            if additional.objectValue != nil { invariants(additional, .field, path + ".additionalProperties") }
        }
        if schema["x-kubernetes-int-or-string"] == true {
            for name in ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] where schema[name] == true {
                errors.append(.invalid("\(path).\(name)", true, "must be false if x-kubernetes-int-or-string is true"))
            }
        }
        combinations(schema, level, path)
        let detail = "must be object if x-kubernetes-embedded-resource is true"
        if isEmbedded, type != "object" {
            errors.append(type.isEmpty ? .required(path + ".type", detail) : .invalid(path + ".type", .string(type), detail))
        } else if type.isEmpty, schema["x-kubernetes-int-or-string"] != true, !preserves {
            let place =
                level == .root ? "at the root" : level == .item ? "for specified array items" : "for specified object fields"
            errors.append(.required(path + ".type", "must not be empty " + place))
        }
        if isEmbedded, schema["additionalProperties"] != nil {
            errors.append(
                .forbidden(path + ".additionalProperties", "must not be used if x-kubernetes-embedded-resource is set"))
        }
        if level == .root, !type.isEmpty, type != "object" {
            errors.append(.invalid(path + ".type", .string(type), "must be object at the root"))
        }
        resource(schema, level, path, isResource: level == .root || isEmbedded)
        if isEmbedded, !preserves, (schema["properties"]?.objectValue ?? [:]).isEmpty {
            errors.append(
                .required(
                    path + ".properties",
                    "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields"))
        }
    }

    private mutating func resource(_ schema: JSONValue, _ level: Level, _ path: String, isResource: Bool) {
        guard isResource else { return }
        for name in ["kind", "apiVersion"] {
            guard let property = schema["properties"]?[name], property["type"] != "string" else { continue }
            errors.append(.invalid("\(path).properties[\(name)].type", property["type"] ?? "", "must be string"))
        }
        guard let metadata = schema["properties"]?["metadata"] else { return }
        let place = path + ".properties[metadata]"
        if metadata["type"] != "object" { errors.append(.invalid(place + ".type", metadata["type"] ?? "", "must be object")) }
        guard level == .root else { return }
        let names = metadata["properties"]?.objectValue?.keys ?? []
        let members = metadata.objectValue?.keys ?? []
        let isPlain = members.allSatisfy { ["type", "properties", "description"].contains($0) }
        if !isPlain && metadata["default"] == nil || !names.allSatisfy({ $0 == "name" || $0 == "generateName" })
            || metadata["description"] != nil
        {
            errors.append(
                .forbidden(
                    place, "must not specify anything other than name and generateName, but metadata is implicitly specified"))
        }
    }

    // MARK: Combinations

    private mutating func combinations(_ schema: JSONValue, _ level: Level, _ path: String) {
        let skipsAny = schema["anyOf"] == Self.intOrString
        let skipsFirst = schema["allOf"]?.arrayValue?.first?["anyOf"] == Self.intOrString
        if !skipsAny { nested(list: schema, "anyOf", level, path) }
        for (index, part) in (schema["allOf"]?.arrayValue ?? []).enumerated() {
            nested(part, level, "\(path).allOf[\(index)]", skipsAny: skipsFirst && index == 0)
        }
        nested(list: schema, "oneOf", level, path)
        if let not = schema["not"] { nested(not, level, path + ".not") }
        if let pattern = schema["pattern"]?.stringValue, !pattern.isEmpty {
            do {
                _ = try LinearRegex(pattern)
            } catch {
                errors.append(
                    .invalid(path + ".pattern", .string(pattern), "must be a valid regular expression, but isn't: \(error)"))
            }
        }
    }

    private mutating func nested(list schema: JSONValue, _ name: String, _ level: Level, _ path: String) {
        for (index, part) in (schema[name]?.arrayValue ?? []).enumerated() { nested(part, level, "\(path).\(name)[\(index)]") }
    }

    private static let forbidden: [(name: String, detail: String)] = [
        ("type", "must be empty to be structural"), ("additionalProperties", "must be undefined to be structural"),
        ("default", "must be undefined to be structural"), ("title", "must be empty to be structural"),
        ("description", "must be empty to be structural"), ("nullable", "must be false to be structural"),
        ("x-kubernetes-preserve-unknown-fields", "must be false to be structural"),
        ("x-kubernetes-embedded-resource", "must be false to be structural"),
        ("x-kubernetes-int-or-string", "must be false to be structural"),
        ("x-kubernetes-list-map-keys", "must be empty to be structural"),
        ("x-kubernetes-list-type", "must be undefined to be structural"),
        ("x-kubernetes-map-type", "must be undefined to be structural"),
        ("x-kubernetes-validations", "must be empty to be structural"),
    ]

    private mutating func nested(_ schema: JSONValue, _ level: Level, _ path: String, skipsAny: Bool = false) {
        var plain = schema
        if skipsAny { plain["anyOf"] = nil }
        combinations(plain, level, path)
        if let items = schema["items"] { nested(items, level, path + ".items") }
        for (name, property) in schema["properties"]?.objectValue ?? [:] {
            nested(property, .field, "\(path).properties[\(name)]")
        }
        for (name, detail) in Self.forbidden {
            guard let value = schema[name], value != "", value != false, value != [] else { continue }
            errors.append(.forbidden("\(path).\(name)", detail))
        }
        if schema["properties"]?["metadata"] != nil {
            errors.append(.forbidden(path + ".properties[metadata]", "must not be specified in a nested context"))
        }
    }

    // MARK: Completeness

    /// What combinations at the root mention has to be declared outside of them.
    private mutating func completeness(_ schema: JSONValue, outside: JSONValue, _ path: String) {
        for name in ["allOf", "anyOf", "oneOf"] {
            for (index, part) in (schema[name]?.arrayValue ?? []).enumerated() {
                mentioned(part, outside, "\(path).\(name)[\(index)]", declared: path)
            }
        }
        if let not = schema["not"] { mentioned(not, outside, path + ".not", declared: path) }
    }

    private mutating func mentioned(_ schema: JSONValue, _ outside: JSONValue?, _ path: String, declared: String) {
        for name in ["allOf", "anyOf", "oneOf"] {
            for (index, part) in (schema[name]?.arrayValue ?? []).enumerated() {
                mentioned(part, outside, "\(path).\(name)[\(index)]", declared: declared)
            }
        }
        if let not = schema["not"] { mentioned(not, outside, path + ".not", declared: declared) }
        if let items = schema["items"] {
            if let outer = outside?["items"] {
                mentioned(items, outer, path + ".items", declared: declared + ".items")
            } else {
                errors.append(.required(declared + ".items", "because it is defined in \(path).items"))
            }
        }
        for (name, property) in schema["properties"]?.objectValue ?? [:] {
            let place = "\(declared).properties[\(name)]"
            if let outer = outside?["properties"]?[name] {
                mentioned(property, outer, "\(path).properties[\(name)]", declared: place)
            } else if let outer = outside?["additionalProperties"], outer.objectValue != nil {
                mentioned(property, outer, "\(path).properties[\(name)]", declared: declared + ".additionalProperties")
            } else {
                errors.append(.required(place, "because it is defined in \(path).properties[\(name)]"))
            }
        }
    }
}

/// Whether the defaults of a schema are values of it.
struct DefaultRules {
    private var errors: [FieldError] = []

    static func problems(of schema: JSONValue, at path: String) -> [FieldError] {
        var rules = DefaultRules()
        rules.check(schema, path, isRoot: true)
        return rules.errors
    }

    private mutating func check(_ schema: JSONValue, _ path: String, isRoot: Bool) {
        if let value = schema["default"] {
            check(value, schema, path + ".default")
            // A default for a whole object has to say what it is.
            for name in ["apiVersion", "kind"] where isRoot && (value[name]?.stringValue ?? "").isEmpty {
                errors.append(.required("\(path).default.\(name)"))
            }
        }
        if let items = schema["items"] { check(items, path + ".items", isRoot: false) }
        for (name, property) in schema["properties"]?.objectValue ?? [:] {
            check(property, "\(path).properties[\(name)]", isRoot: false)
        }
    }

    private mutating func check(_ value: JSONValue, _ json: JSONValue, _ path: String) {
        let schema = Schema(crdPart: json)
        if schema.prune(value) != value { errors.append(.invalid(path, value, "must not have unknown fields")) }
        // Whether elements of sets are unique is found out only when objects are written, and so is what is a number or a text.
        let isEither = json["x-kubernetes-int-or-string"] == true
        let found = schema.validate(value, at: path).filter {
            $0.reason != .duplicate && !(isEither && $0.reason == .typeInvalid)
        }
        errors += found
        guard found.isEmpty, let rules = ExpressionRules(json, isRoot: false) else { return }
        let failures = rules.errors(value, old: value, at: path)
        errors += failures.isEmpty ? rules.errors(value, old: nil, at: path) : failures
    }
}
