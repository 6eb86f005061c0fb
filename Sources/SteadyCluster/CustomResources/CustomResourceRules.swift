import SteadyCodec

extension APIServerState {
    /// What is wrong with a custom resource, a definition of one or an admission policy.
    func customProblems(of object: JSONValue, live: JSONValue?, _ target: Target) -> [FieldError] {
        let definition = target.definition
        if definition.collection == ResourceRegistry.crdCollection {
            // The status is for controllers to answer for.
            if target.subresource != nil { return [] }
            return DefinitionRules.problems(of: object, live: live)
        }
        switch definition.isCustom ? "" : definition.kind {
        case "ValidatingAdmissionPolicy": return AdmissionPolicyRules.problems(ofPolicy: object)
        case "MutatingAdmissionPolicy": return AdmissionPolicyRules.problems(ofMutation: object)
        case "MutatingAdmissionPolicyBinding": return AdmissionPolicyRules.problems(ofMutationBinding: object)
        case "ValidatingAdmissionPolicyBinding": return AdmissionPolicyRules.problems(ofBinding: object)
        default: break
        }
        guard definition.isCustom else { return [] }
        return CustomResourceRules.problems(of: object, live: live, definition, isStatus: target.subresource == "status")
    }
}

/// What is wrong with a custom resource.
enum CustomResourceRules {
    /// - Parameter isStatus: whether only the status is written, and so only the status is checked against the schema.
    static func problems(
        of object: JSONValue, live: JSONValue?, _ definition: ResourceDefinition, isStatus: Bool
    ) -> [FieldError] {
        var errors: [FieldError] = []
        if !isStatus {
            errors = definition.schema?.validate(object, old: live) ?? []
        } else if let status = object["status"], let schema = definition.schema?.property("status")?.schema {
            errors = schema.validate(status, at: "status", old: live?["status"])
        }
        errors += scaleProblems(object, definition)
        guard let rules = definition.expressionRules else { return errors }
        let blocking: Set<FieldError.Reason> = [.required, .tooLong, .tooMany, .typeInvalid]
        if errors.contains(where: { blocking.contains($0.reason) }) {
            errors.append(
                .invalid(
                    "<nil>", .null,
                    "some validation rules were not checked because the object was invalid; correct the existing errors to "
                        + "complete validation"))
            return errors
        }
        return errors + rules.errors(object, old: live)
    }

    /// Replica counts that the scale subresource shows have to be numbers it can show.
    private static func scaleProblems(_ object: JSONValue, _ definition: ResourceDefinition) -> [FieldError] {
        guard let scale = definition.scale else { return [] }
        return [scale.spec, scale.status].flatMap { path -> [FieldError] in
            guard let count = path.reduce(Optional(object), { $0?[$1] })?.integerValue else { return [] }
            let place = "." + path.joined(separator: ".")
            if count < 0 { return [.invalid(place, .integer(count), "should be a non-negative integer")] }
            guard count > Int64(Int32.max) else { return [] }
            return [.invalid(place, .integer(count), "should be less than or equal to \(Int32.max)")]
        }
    }
}

extension ResourceDefinition {
    /// Whether an object was written before the schema in force, so that it has to be brought in line when it is read.
    func isOutdated(_ value: JSONValue) -> Bool {
        guard isCustom, schemaVersion > 0 else { return false }
        return isOutdated((value[path: "metadata", "resourceVersion"]?.stringValue).flatMap { UInt64($0) } ?? 0)
    }

    /// Whether an object of that version was written before the schema in force.
    func isOutdated(_ version: UInt64) -> Bool { isCustom && schemaVersion > 0 && version <= schemaVersion }

    /// A stored object as this version shows it: with the defaults of the version it is stored in, and the fields of this one.
    func coerced(_ value: JSONValue) -> JSONValue {
        var value = value
        if let storageSchema { value = storageSchema.applyDefaults(storageSchema.prune(value)) }
        value["apiVersion"] = .string(apiVersion)
        return customSchema?.prune(value) ?? value
    }

    /// An object of this version as it is stored.
    func coercedForStorage(_ value: JSONValue) -> JSONValue {
        var value = value
        value["apiVersion"] = .string(storageAPIVersion)
        // What is read of it in the storage version has that version's defaults.
        return storageSchema.map { $0.applyDefaults($0.prune(value)) } ?? value
    }
}

/// Warnings about a definition: formats of strings that the server does not know are accepted and not checked.
enum DefinitionWarnings {
    private static let names: Set<String> = [
        "bsonobjectid", "uri", "email", "hostname", "ipv4", "ipv6", "cidr", "mac", "uuid", "uuid3", "uuid4", "uuid5", "isbn",
        "isbn10", "isbn13", "creditcard", "ssn", "hexcolor", "rgbcolor", "byte", "password", "date", "duration", "datetime",
        "date-time", "k8s-short-name", "k8s-long-name",
    ]
    private static let numbers: [String: Set<String>] = ["integer": ["int32", "int64"], "number": ["float", "double"]]

    /// The warnings about an object, if it is a definition: what was there before is not warned of again.
    static func of(_ object: JSONValue, live: JSONValue?, _ target: Target) -> [String] {
        guard target.collection == ResourceRegistry.crdCollection, target.subresource == nil else { return [] }
        let before = live.map(unknown) ?? []
        return unknown(object).subtracting(before).sorted().map { "unrecognized format \(GoFormat.quoted($0))" }
    }

    private static func unknown(_ definition: JSONValue) -> Set<String> {
        var unknown: Set<String> = []
        for schema in DefinitionForm(definition).allSchemas { collect(schema, &unknown) }
        return unknown
    }

    private static func collect(_ schema: JSONValue, _ unknown: inout Set<String>) {
        if let format = schema["format"]?.stringValue, !format.isEmpty, !names.contains(format),
            numbers[schema["type"]?.stringValue ?? ""]?.contains(format) != true
        {
            unknown.insert(format)
        }
        for (_, property) in schema["properties"]?.objectValue ?? [:] { collect(property, &unknown) }
        for name in ["items", "additionalProperties", "not"] { if let inner = schema[name] { collect(inner, &unknown) } }
        for name in ["allOf", "anyOf", "oneOf"] { for part in schema[name]?.arrayValue ?? [] { collect(part, &unknown) } }
    }
}
