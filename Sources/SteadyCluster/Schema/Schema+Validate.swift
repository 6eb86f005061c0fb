import SteadyCEL
package import SteadyCodec
import SteadyModel

extension Schema {
    /// What is wrong with a custom resource: types, required members, rules, ambiguous lists. Expression rules are not run.
    ///
    /// - Parameters:
    ///   - path: where the value stands, such as `spec`; empty for the whole object.
    ///   - old: the value before: what has not changed since is not blamed.
    package func validate(_ value: JSONValue, at path: String = "", old: JSONValue? = nil) -> [FieldError] {
        // Messages name fields from the value on; only the fields of causes say where the value is.
        var validator = SchemaValidator(isWhole: path.isEmpty)
        validator.validate(value, self, "", old)
        var errors = validator.errors
        if !validator.duplicates.isEmpty {
            var before = SchemaValidator(isWhole: path.isEmpty)
            if let old { before.validate(old, self, "", nil) }
            if before.duplicates.isEmpty { errors += validator.duplicates }
        }
        guard !path.isEmpty else { return errors }
        for index in errors.indices {
            let inside = errors[index].path
            errors[index].path = inside.isEmpty || inside == "<nil>" ? path : "\(path).\(inside)"
        }
        return errors
    }
}

private struct SchemaValidator {
    /// Whether the value is a whole object, whose metadata others check.
    var isWhole = false
    var errors: [FieldError] = []
    /// Elements of lists that are there twice.
    var duplicates: [FieldError] = []

    private mutating func fail(_ message: String) {
        errors.append(.invalid("<nil>", "", message))
    }

    mutating func validate(_ value: JSONValue, _ schema: Schema, _ path: String, _ old: JSONValue?) {
        if let old, old == value {
            // Only what is said of it as part of a list still counts.
            let count = errors.count
            check(value, schema, path, nil)
            errors.removeSubrange(count...)
            return
        }
        check(value, schema, path, old)
    }

    private mutating func check(_ value: JSONValue, _ schema: Schema, _ path: String, _ old: JSONValue?) {
        if value.isNull {
            guard schema.isNullable || schema.kind == .any else { return typeError(value, schema, path) }
            // No value of an enumeration is null, whatever it lists.
            if let allowed = schema.rules?.enumeration { outside(allowed, value, path) }
            return
        }
        if !schema.accepts(value) { typeError(value, schema, path) }
        if let rules = schema.rules { combined(value, rules, path) }
        switch value {
        case .string(let string): text(string, schema, path)
        case .integer, .double: number(value, schema, path)
        case .array(let elements): list(elements, schema, path, old)
        case .object(let members): object(members, schema, path, old)
        default: break
        }
        if let allowed = schema.rules?.enumeration, !allowed.contains(where: { TypedShape.areEqual($0, value) }) {
            outside(allowed, value, path)
        }
    }

    private mutating func outside(_ allowed: [JSONValue], _ value: JSONValue, _ path: String) {
        errors.append(.notSupported(path, value, allowed.map { $0.stringValue ?? PathElement.json($0) }))
    }

    private mutating func typeError(_ value: JSONValue, _ schema: Schema, _ path: String) {
        let actual = value.typeName
        errors.append(
            .typeInvalid(path, .string(actual), "\(path) in body must be of type \(schema.typeText): \"\(actual)\""))
    }

    // MARK: Scalars

    private mutating func text(_ string: String, _ schema: Schema, _ path: String) {
        let value = JSONValue.string(string)
        if let rules = schema.rules {
            if let maximum = rules.maxLength, Int64(string.unicodeScalars.count) > maximum {
                errors.append(.tooLong(path, value, maximum: maximum))
            } else if let minimum = rules.minLength, Int64(string.unicodeScalars.count) < minimum {
                errors.append(.invalid(path, value, "\(path) in body should be at least \(minimum) chars long"))
            } else if let pattern = rules.pattern, let regex = rules.regex, !regex.matches(string) {
                errors.append(.invalid(path, value, "\(path) in body should match '\(pattern)'"))
            }
        }
        if let format = schema.format, schema.kind == .string, !StringFormat.accepts(string, format) {
            let message = "\(path) in body must be of type \(format): \(PathElement.quoted(string))"
            errors.append(.typeInvalid(path, value, message))
        }
    }

    private mutating func number(_ value: JSONValue, _ schema: Schema, _ path: String) {
        if schema.kind == .integer {
            guard let integer = value.wholeNumber else {
                if schema.accepts(value) { return }
                return fail("Checked value must be of type integer (default format) in \(path)")
            }
            if schema.format == "int32", Int32(exactly: integer) == nil {
                fail("Checked value must be of type integer with format int32 in \(path)")
            }
        }
        if schema.kind == .number, schema.format == "float", let number = value.doubleValue,
            number.isFinite, abs(number) > Double(Float.greatestFiniteMagnitude)
        {
            fail("Checked value must be of type number with format float in \(path)")
        }
        guard let rules = schema.rules, let number = value.doubleValue else { return }
        // Whole numbers are compared with what is whole of a limit.
        let isWhole = value.integerValue != nil
        func limited(_ limit: Double) -> Double { isWhole ? limit.rounded(.towardZero) : limit }
        if let step = rules.multipleOf, let factor = step.doubleValue.map(limited) {
            let quotient = factor > 0 ? number / factor : 0
            if factor <= 0 {
                errors.append(.invalid(path, 0, "factor MultipleOf declared for \(path) must be positive: 0"))
            } else if quotient != quotient.rounded() {
                errors.append(.invalid(path, value, "\(path) in body should be a multiple of \(PathElement.json(step))"))
            }
        }
        if let maximum = rules.maximum, let limit = maximum.doubleValue.map(limited),
            rules.exclusiveMaximum ? number >= limit : number > limit
        {
            let relation = rules.exclusiveMaximum ? "less than" : "less than or equal to"
            errors.append(.invalid(path, value, "\(path) in body should be \(relation) \(PathElement.json(maximum))"))
        }
        if let minimum = rules.minimum, let limit = minimum.doubleValue.map(limited),
            rules.exclusiveMinimum ? number <= limit : number < limit
        {
            let relation = rules.exclusiveMinimum ? "greater than" : "greater than or equal to"
            errors.append(.invalid(path, value, "\(path) in body should be \(relation) \(PathElement.json(minimum))"))
        }
    }

    // MARK: Lists and objects

    private mutating func list(_ elements: [JSONValue], _ schema: Schema, _ path: String, _ old: JSONValue?) {
        if let items = schema.items?.resolved {
            for (index, element) in elements.enumerated() {
                validate(element, items, "\(path)[\(index)]", Self.counterpart(of: element, schema, old))
            }
        }
        if let rules = schema.rules {
            let count = Int64(elements.count)
            if let minimum = rules.minItems, count < minimum {
                errors.append(.invalid(path, .integer(count), "\(path) in body should have at least \(minimum) items"))
            }
            if let maximum = rules.maxItems, count > maximum { errors.append(.tooMany(path, count, maximum: maximum)) }
            if rules.uniqueItems, Set(elements).count < elements.count {
                errors.append(.invalid(path, "", "\(path) in body shouldn't contain duplicates"))
            }
        }
        if !schema.isAtomicList { findDuplicates(elements, schema, path) }
    }

    /// The element with the same keys before.
    private static func counterpart(of element: JSONValue, _ schema: Schema, _ old: JSONValue?) -> JSONValue? {
        guard case .map(let keys) = schema.listKind, let before = old?.arrayValue else { return nil }
        return before.first { other in keys.allSatisfy { other[$0] == element[$0] } }
    }

    private mutating func findDuplicates(_ elements: [JSONValue], _ schema: Schema, _ path: String) {
        var seen: Set<JSONValue> = []
        for (index, element) in elements.enumerated() {
            var key = element
            if case .map(let names) = schema.listKind {
                guard case .object(let members) = element else { continue }
                key = .object(
                    JSONObject(names.compactMap { name in members[name].map { (name: name, value: $0) } }))
            }
            if !seen.insert(key).inserted { duplicates.append(.duplicate("\(path)[\(index)]", key)) }
        }
    }

    private mutating func object(_ members: JSONObject, _ schema: Schema, _ path: String, _ old: JSONValue?) {
        func child(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
        if let rules = schema.rules {
            let count = Int64(members.count)
            if let minimum = rules.minProperties, count < minimum {
                errors.append(.invalid(path, .integer(count), "\(path) in body should have at least \(minimum) properties"))
            }
            if let maximum = rules.maxProperties, count > maximum { errors.append(.tooMany(path, count, maximum: maximum)) }
        }
        for name in schema.required where !members.contains(name) { errors.append(.required(child(name))) }
        // Metadata is checked by those who know names and owners.
        for (name, member) in members where !(isWhole && path.isEmpty && name == "metadata") {
            guard let inside = (schema.property(name)?.schema ?? schema.additionalProperties)?.resolved else { continue }
            validate(member, inside, child(name), old?[name])
        }
        if schema.isEmbeddedResource { embedded(members, path) }
    }

    /// Objects within objects have to say what they are.
    private mutating func embedded(_ members: JSONObject, _ path: String) {
        for name in ["apiVersion", "kind"] where (members[name]?.stringValue ?? "").isEmpty {
            errors.append(.required(path.isEmpty ? name : "\(path).\(name)", "must not be empty"))
        }
        if let metadata = members["metadata"] { self.metadata(metadata, path.isEmpty ? "metadata" : path + ".metadata") }
        if let version = members["apiVersion"]?.stringValue,
            version.split(separator: "/", omittingEmptySubsequences: false).count > 2
        {
            errors.append(
                .invalid("\(path).apiVersion", .string(version), "unexpected GroupVersion string: \(version)"))
        }
    }

    /// What names and labels of objects within objects have to be.
    private mutating func metadata(_ metadata: JSONValue, _ path: String) {
        for (key, value) in metadata["labels"]?.objectValue ?? [:] {
            for detail in Validation.qualifiedName(key) + Validation.labelValue(value.stringValue ?? "") {
                errors.append(.invalid(path + ".labels", .string(key), detail))
            }
        }
        for (key, _) in metadata["annotations"]?.objectValue ?? [:] {
            for detail in Validation.qualifiedName(key.lowercased()) {
                errors.append(.invalid(path + ".annotations", .string(key), detail))
            }
        }
        for (name, rule) in [("name", Validation.pathSegment), ("namespace", Validation.dns1123Label)] {
            let text = metadata[name]?.stringValue ?? ""
            if text.isEmpty { continue }
            for detail in rule(text) { errors.append(.invalid("\(path).\(name)", .string(text), detail)) }
        }
    }

    // MARK: Combinations

    private func errors(_ value: JSONValue, _ schema: Schema, _ path: String) -> [FieldError] {
        var validator = SchemaValidator()
        validator.validate(value, schema, path, nil)
        return validator.errors
    }

    private mutating func combined(_ value: JSONValue, _ rules: SchemaRules, _ path: String) {
        if !rules.anyOf.isEmpty {
            let failures = rules.anyOf.map { errors(value, $0, path) }
            if !failures.contains(where: \.isEmpty) {
                fail("\"\(path)\" must validate at least one schema (anyOf)")
                errors += failures[0]
            }
        }
        if !rules.oneOf.isEmpty {
            let failures = rules.oneOf.map { errors(value, $0, path) }
            let valid = failures.count(where: \.isEmpty)
            if valid != 1 {
                let found = valid == 0 ? "Found none valid" : "Found \(valid) valid alternatives"
                fail("\"\(path)\" must validate one and only one schema (oneOf). \(found)")
                if valid == 0 { errors += failures[0] }
            }
        }
        if !rules.allOf.isEmpty {
            let failures = rules.allOf.flatMap { errors(value, $0, path) }
            if !failures.isEmpty {
                errors += failures
                fail("\"\(path)\" must validate all the schemas (allOf)")
            }
        }
        if let not = rules.not, errors(value, not, path).isEmpty {
            fail("\"\(path)\" must not validate the schema (not)")
        }
    }
}

extension Schema {
    /// Whether a value that is not `null` has the right type.
    fileprivate func accepts(_ value: JSONValue) -> Bool {
        switch (kind, value) {
        case (.any, _), (.object, .object), (.array, .array), (.string, .string), (.boolean, .bool): true
        case (.number, .integer), (.number, .double), (.integer, .integer): true
        case (.integer, .double), (.intOrString, .double): value.wholeNumber != nil
        case (.intOrString, .integer), (.intOrString, .string): true
        case (.quantity, .string), (.quantity, .integer), (.quantity, .double): true
        default: false
        }
    }

    fileprivate var typeText: String {
        switch kind {
        case .any: ""
        case .object: "object"
        case .array: "array"
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .intOrString: "integer,string"
        case .quantity: "string"
        }
    }
}

extension JSONValue {
    /// The number if it is whole and fits 64 bits, however it is written.
    var wholeNumber: Int64? {
        switch self {
        case .integer(let integer): integer
        case .double(let double): Int64(exactly: double)
        default: nil
        }
    }
}
