import SteadyCEL
import SteadyCodec

/// What is wrong with the schema of a CustomResourceDefinition.
struct DefinitionSchemaRules {
    /// What holds for a place because of what is around it.
    struct Context {
        /// Why there may be no default, if there may be none.
        var defaultsForbidden: String?
        var isInsideMetadata = false
        /// Below which path `oldSelf` has no meaning, if anywhere.
        var uncorrelatable: String?
        /// How often the place can occur; `nil` if that is not bounded.
        var cardinality: UInt64? = 1
        /// Whether expressions are compiled here.
        var compiles = true
    }

    private var errors: [FieldError] = []
    private var expressionErrors: [FieldError] = []
    private var costs: [(path: String, cost: UInt64)] = []
    private let isUnchanged: Bool

    /// - Parameters:
    ///   - path: where the schema's holder is, such as `spec.validation`.
    ///   - isUnchanged: whether the schema was accepted before, so that new limits of cost do not count.
    static func problems(of schema: JSONValue, at path: String, hasStatus: Bool, isUnchanged: Bool) -> [FieldError] {
        let place = path + ".openAPIV3Schema"
        var rules = DefinitionSchemaRules(isUnchanged: isUnchanged)
        if hasStatus { rules.root(schema, path) }
        if schema["nullable"] == true {
            rules.errors.append(.forbidden(place + ".nullable", "nullable cannot be true at the root"))
        }
        let unsupported = unsupported(schema)
        var structural = unsupported == nil ? StructuralRules.problems(of: schema, at: place) : []
        if structural.isEmpty, unsupported == nil { structural = DefaultRules.problems(of: schema, at: place) }
        rules.errors += structural
        var context = Context()
        context.compiles = structural.isEmpty && unsupported == nil
        rules.check(schema, place, context, isRoot: true)
        // What has no place in a structural schema is said only if nothing else is wrong.
        if let unsupported, rules.errors.isEmpty {
            rules.errors.append(.invalid(place, "", "OpenAPIV3Schema '\(unsupported)' is not supported"))
        }
        rules.total(place)
        return rules.errors + rules.expressionErrors
    }

    private init(isUnchanged: Bool) { self.isUnchanged = isUnchanged }

    /// The first member, anywhere in the schema, that no structural schema can have.
    private static func unsupported(_ schema: JSONValue) -> String? {
        let names = ["id", "$schema", "$ref", "patternProperties", "dependencies", "additionalItems", "definitions"]
        for name in names {
            if let value = schema[name], value != "", value != [:], !value.isNull { return name == "$schema" ? "schema" : name }
        }
        if schema["items"]?.arrayValue != nil { return "items" }
        var inner: [JSONValue] = (schema["properties"]?.objectValue ?? [:]).map(\.value)
        for name in ["items", "additionalProperties", "not"] { if let part = schema[name] { inner.append(part) } }
        for name in ["allOf", "anyOf", "oneOf"] { inner += schema[name]?.arrayValue ?? [] }
        for part in inner { if let found = unsupported(part) { return found } }
        return nil
    }

    private static let allowedAtRoot = [
        "description", "type", "format", "title", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
        "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "multipleOf", "required", "items", "properties",
        "externalDocs", "example", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations",
    ]

    private mutating func root(_ schema: JSONValue, _ path: String) {
        if schema["type"] != "object" {
            errors.append(
                .invalid(
                    path + ".openAPIV3Schema.type", schema["type"] ?? "",
                    "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled"))
            return
        }
        for (name, value) in schema.objectValue ?? [:] where !Self.allowedAtRoot.contains(name) && value != false {
            errors.append(
                .invalid(
                    path + ".openAPIV3Schema", schema,
                    "only [Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength "
                        + "Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example "
                        + "XPreserveUnknownFields XValidations] fields are allowed at the root of the schema if the status "
                        + "subresource is enabled"))
            return
        }
    }

    // MARK: One schema

    private mutating func check(_ schema: JSONValue, _ path: String, _ context: Context, isRoot: Bool = false) {
        plain(schema, path, context)
        if schema["uniqueItems"] == true {
            errors.append(
                .forbidden(
                    path + ".uniqueItems", "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"))
        }
        children(schema, path, context, isRoot)
        extensions(schema, path)
        listMap(schema, path)
        expressions(schema, path, context, isRoot)
    }

    private static let types = ["array", "boolean", "integer", "number", "object", "string"]

    private mutating func plain(_ schema: JSONValue, _ path: String, _ context: Context) {
        let type = schema["type"]?.stringValue ?? ""
        if !type.isEmpty, !Self.types.contains(type) { errors.append(.notSupported(path + ".type", .string(type), Self.types)) }
        if schema["default"] != nil, let reason = context.defaultsForbidden {
            errors.append(.forbidden(path + ".default", "must not be set" + (reason.isEmpty ? "" : " " + reason)))
        }
        for name in ["id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref"] {
            guard let value = schema[name], value != "", value != [:] else { continue }
            errors.append(.forbidden("\(path).\(name)", "\(name) is not supported"))
        }
        if type == "null" {
            errors.append(.forbidden(path + ".type", "type cannot be set to null, use nullable as an alternative"))
        }
        if schema["items"]?.arrayValue != nil {
            errors.append(.forbidden(path + ".items", "items must be a schema object and not an array"))
        }
        if context.isInsideMetadata, schema["x-kubernetes-embedded-resource"] == true {
            errors.append(.forbidden(path + ".x-kubernetes-embedded-resource", "must not be used inside of resource meta"))
        }
    }

    private mutating func children(_ schema: JSONValue, _ path: String, _ context: Context, _ isRoot: Bool) {
        let isResource = isRoot || schema["x-kubernetes-embedded-resource"] == true
        if let additional = schema["additionalProperties"] {
            if !(schema["properties"]?.objectValue ?? [:]).isEmpty, additional != true {
                errors.append(
                    .forbidden(path + ".additionalProperties", "additionalProperties and properties are mutual exclusive"))
            }
            if additional.objectValue != nil {
                var inner = context
                if context.isInsideMetadata {
                    inner.defaultsForbidden = "inside additionalProperties applying to object metadata"
                }
                inner.cardinality = Self.times(context.cardinality, schema["maxProperties"])
                check(additional, path + ".additionalProperties", inner)
            }
        }
        for (name, property) in schema["properties"]?.objectValue ?? [:] {
            var inner = context
            if isResource, ["metadata", "kind", "apiVersion"].contains(name) {
                inner.isInsideMetadata = true
                if isRoot { inner.defaultsForbidden = "in top-level \(name)" }
            }
            check(property, "\(path).properties[\(name)]", inner)
        }
        var plain = context
        plain.compiles = false
        if let not = schema["not"] { check(not, path + ".not", plain) }
        for name in ["allOf", "oneOf", "anyOf"] {
            for (index, part) in (schema[name]?.arrayValue ?? []).enumerated() { check(part, "\(path).\(name)[\(index)]", plain) }
        }
        if let items = schema["items"], items.objectValue != nil {
            var inner = context
            if schema["x-kubernetes-list-type"] != "map", inner.uncorrelatable == nil { inner.uncorrelatable = path }
            inner.cardinality = Self.times(context.cardinality, schema["maxItems"])
            check(items, path + ".items", inner)
        }
    }

    private static func times(_ cardinality: UInt64?, _ bound: JSONValue?) -> UInt64? {
        guard let cardinality, let bound = bound?.integerValue else { return nil }
        let (product, overflow) = cardinality.multipliedReportingOverflow(by: UInt64(max(0, bound)))
        return overflow ? .max : product
    }

    // MARK: Extensions

    private mutating func extensions(_ schema: JSONValue, _ path: String) {
        let type = schema["type"]?.stringValue ?? ""
        if schema["x-kubernetes-preserve-unknown-fields"] == false {
            errors.append(.invalid(path + ".x-kubernetes-preserve-unknown-fields", false, "must be true or undefined"))
        }
        for (name, wanted, allowed) in [
            ("x-kubernetes-map-type", "object", ["atomic", "granular"]),
            ("x-kubernetes-list-type", "array", ["atomic", "set", "map"]),
        ] {
            guard let value = schema[name] else { continue }
            if type != wanted {
                let detail = "must be \(wanted) if \(name) is specified"
                errors.append(type.isEmpty ? .required(path + ".type", detail) : .invalid(path + ".type", .string(type), detail))
            } else if name == "x-kubernetes-list-type", value == "set" {
                setItems(schema, path)
            }
            if !allowed.contains(value.stringValue ?? "") { errors.append(.notSupported("\(path).\(name)", value, allowed)) }
        }
    }

    private mutating func setItems(_ schema: JSONValue, _ path: String) {
        guard let items = schema["items"] else { return }
        let detail = "must be atomic as item of a list with x-kubernetes-list-type=set"
        let list = items["x-kubernetes-list-type"]
        if items["type"] == "array", let list, list != "atomic" {
            errors.append(.invalid(path + ".items.x-kubernetes-list-type", list, detail))
        }
        if items["type"] == "object", items["x-kubernetes-map-type"] != "atomic" {
            errors.append(.invalid(path + ".items.x-kubernetes-map-type", list ?? .null, detail))
        }
    }

    private mutating func listMap(_ schema: JSONValue, _ path: String) {
        let listType = schema["x-kubernetes-list-type"]?.stringValue
        let keys = (schema["x-kubernetes-list-map-keys"]?.arrayValue ?? []).compactMap(\.stringValue)
        let items = schema["items"]
        if !keys.isEmpty, listType != "map" {
            let detail = "must be map if x-kubernetes-list-map-keys is non-empty"
            let place = path + ".x-kubernetes-list-type"
            errors.append(listType.map { .invalid(place, .string($0), detail) } ?? .required(place, detail))
        }
        if listType == "map" {
            if keys.isEmpty {
                errors.append(
                    .required(path + ".x-kubernetes-list-map-keys", "must not be empty if x-kubernetes-list-type is map"))
            }
            if items == nil {
                errors.append(.required(path + ".items", "must have a schema if x-kubernetes-list-type is map"))
            } else if items?["type"] != "object" {
                errors.append(
                    .invalid(
                        path + ".items.type", items?["type"] ?? "",
                        "must be object if parent array's x-kubernetes-list-type is map"))
            } else {
                self.keys(keys, items ?? [:], path)
            }
        }
        guard listType == "map" || listType == "set", let items, items.objectValue != nil else { return }
        if items["nullable"] == true {
            errors.append(
                .forbidden(path + ".items.nullable", "cannot be nullable when x-kubernetes-list-type is \(listType ?? "")"))
        }
        guard listType == "map" else { return }
        let required = (items["required"]?.arrayValue ?? []).compactMap(\.stringValue)
        for key in keys {
            guard let property = items[path: "properties"]?[key] else { continue }
            let place = "\(path).items.properties[\(key)]"
            if !required.contains(key), property["default"] == nil {
                errors.append(
                    .required(
                        place + ".default",
                        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"))
            }
            if property["nullable"] == true {
                errors.append(
                    .forbidden(place + ".nullable", "this property is in x-kubernetes-list-map-keys, so it cannot be nullable"))
            }
        }
    }

    private mutating func keys(_ keys: [String], _ items: JSONValue, _ path: String) {
        let place = path + ".x-kubernetes-list-map-keys"
        let list = JSONValue.array(keys.map { .string($0) })
        var seen: Set<String> = []
        for key in keys {
            if let property = items["properties"]?[key] {
                if property["type"] == "array" || property["type"] == "object" {
                    errors.append(
                        .invalid(
                            "\(path).items.properties[\(key)].type", items["type"] ?? "",
                            "must be a scalar type if parent array's x-kubernetes-list-type is map"))
                }
            } else {
                errors.append(.invalid(place, list, "entries must all be names of item properties"))
            }
            if !seen.insert(key).inserted { errors.append(.invalid(place, list, "must not contain duplicate entries")) }
        }
    }

    // MARK: Expressions

    private mutating func expressions(_ schema: JSONValue, _ path: String, _ context: Context, _ isRoot: Bool) {
        let rules = schema["x-kubernetes-validations"]?.arrayValue ?? []
        guard !rules.isEmpty else { return }
        let before = errors.count
        for (index, rule) in rules.enumerated() {
            errors += ExpressionRuleText.problems(of: rule, in: schema, at: "\(path).x-kubernetes-validations[\(index)]")
        }
        // As the server does, only where nothing else is wrong with the schema at hand.
        guard errors.count == before, context.compiles else { return }
        let type = CELSchema(openAPI: schema, isResourceRoot: isRoot || schema["x-kubernetes-embedded-resource"] == true)
        for (index, json) in rules.enumerated() {
            compile(json, "\(path).x-kubernetes-validations[\(index)]", schema, type, context)
        }
    }

    private mutating func compile(_ json: JSONValue, _ path: String, _ schema: JSONValue, _ type: CELSchema, _ context: Context) {
        let rule = ExpressionRule(json, schema: type, of: schema)
        let count = context.cardinality ?? type.maximumCardinality
        if let program = rule.program {
            charge(program.estimatedCost(for: type).maximum, count, path + ".rule", "estimated rule cost")
        }
        let text = Self.text(of: json)
        if let problem = rule.problem { expressionErrors.append(.invalid(path + ".rule", text: text, problem)) }
        if let problem = rule.messageProblem {
            expressionErrors.append(.invalid(path + ".messageExpression", text: text, problem))
        } else if let message = rule.messageExpression {
            charge(message.estimatedCost(for: type).maximum, 1, path + ".messageExpression", "estimated messageExpression cost")
        }
        if rule.usesOldSelf {
            if let place = context.uncorrelatable {
                expressionErrors.append(
                    .invalid(
                        path + ".rule", .string(rule.rule),
                        "oldSelf cannot be used on the uncorrelatable portion of the schema within \(place)"))
            }
        } else if let optional = json["optionalOldSelf"] {
            expressionErrors.append(
                .invalid(path + ".optionalOldSelf", optional, "may not be set if oldSelf is not used in rule"))
        }
    }

    /// A rule as messages show it.
    private static func text(of rule: JSONValue) -> String {
        func value(_ name: String, _ missing: JSONValue) -> String { PathElement.json(rule[name] ?? missing) }
        return "{\"Rule\":\(value("rule", "")),\"Message\":\(value("message", "")),"
            + "\"MessageExpression\":\(value("messageExpression", "")),\"Reason\":\(value("reason", .null)),"
            + "\"FieldPath\":\(value("fieldPath", "")),\"OptionalOldSelf\":\(value("optionalOldSelf", .null))}"
    }

    private static let ruleLimit: UInt64 = 10_000_000
    private static let totalLimit: UInt64 = 100_000_000

    private mutating func charge(_ cost: UInt64, _ count: UInt64, _ path: String, _ what: String) {
        let (product, overflow) = cost.multipliedReportingOverflow(by: count)
        let total = overflow ? .max : product
        costs.append((path, total))
        if !isUnchanged, total > Self.ruleLimit {
            expressionErrors.append(.forbidden(path, Self.excess(what, total, Self.ruleLimit)))
        }
    }

    private mutating func total(_ path: String) {
        var sum: UInt64 = 0
        for (_, cost) in costs {
            let (next, overflow) = sum.addingReportingOverflow(cost)
            sum = overflow ? .max : next
        }
        guard sum > Self.totalLimit else { return }
        for (place, _) in costs.sorted(by: { $0.cost > $1.cost }).prefix(4) {
            expressionErrors.append(
                .forbidden(place, "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema"))
        }
        let what = "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema"
        expressionErrors.append(.forbidden(path, Self.excess(what, sum, Self.totalLimit)))
    }

    private static func excess(_ what: String, _ cost: UInt64, _ limit: UInt64) -> String {
        let factor = Double(cost) / Double(limit)
        func rounded(_ digits: Int) -> String {
            var scale = 1.0
            for _ in 0..<digits { scale *= 10 }
            let text = String(Int64((factor * scale).rounded(.toNearestOrEven)))
            return text.dropLast(digits) + "." + text.suffix(digits)
        }
        let shown = factor > 100 ? "more than 100x" : factor < 1.5 ? rounded(6) + "x" : rounded(1) + "x"
        return "\(what) exceeds budget by factor of \(shown) (try simplifying the rule, or adding maxItems, maxProperties, and "
            + "maxLength where arrays, maps, and strings are declared)"
    }
}

/// What is wrong with the texts of an expression rule, before it is compiled.
enum ExpressionRuleText {
    static func problems(of rule: JSONValue, in schema: JSONValue, at path: String) -> [FieldError] {
        var errors: [FieldError] = []
        func text(_ name: String) -> String { rule[name]?.stringValue ?? "" }
        func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
        func hasLines(_ text: String) -> Bool {
            let start = text.drop(while: \.isWhitespace)
            return start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count).contains(where: \.isNewline)
        }
        if isBlank(text("rule")) {
            errors.append(.required(path + ".rule", "rule is not specified"))
        } else if !text("message").isEmpty, isBlank(text("message")) {
            errors.append(.invalid(path + ".message", .string(text("message")), "must be non-empty if specified"))
        } else if hasLines(text("message")) {
            errors.append(.invalid(path + ".message", .string(text("message")), "must not contain line breaks"))
        } else if hasLines(text("rule")), isBlank(text("message")) {
            errors.append(.required(path + ".message", "message must be specified if rule contains line breaks"))
        }
        if !text("messageExpression").isEmpty, isBlank(text("messageExpression")) {
            errors.append(.required(path + ".messageExpression", "messageExpression must be non-empty if specified"))
        }
        let reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"]
        if let reason = rule["reason"], !reasons.contains(reason.stringValue ?? "") {
            errors.append(.notSupported(path + ".reason", reason, reasons))
        }
        let place = text("fieldPath")
        guard !place.isEmpty else { return errors }
        if isBlank(place) { errors.append(.invalid(path + ".fieldPath", .string(place), "must be non-empty if specified")) }
        if place.contains(where: \.isNewline) {
            errors.append(.invalid(path + ".fieldPath", .string(place), "must not contain line breaks"))
        }
        if (try? SchemaFieldPath(place, in: schema)) == nil {
            errors.append(.invalid(path + ".fieldPath", .string(place), "must be a valid path"))
        }
        return errors
    }
}
