import SteadyCodec

/// Writes schemas as OpenAPI v3, each built-in struct once under its name.
struct OpenAPISchemas {
    /// `components.schemas`.
    private(set) var components = JSONObject()

    /// The name a built-in struct has in Kubernetes' own documents.
    static func name(of definition: String) -> String {
        if definition.hasPrefix("meta.") { return "io.k8s.apimachinery.pkg.apis.meta.v1." + definition.dropFirst(5) }
        return "io.k8s.api." + definition
    }

    /// A group, version and kind.
    struct Kind {
        var group: String
        var version: String
        var kind: String

        var json: JSONValue { ["group": .string(group), "version": .string(version), "kind": .string(kind)] }
    }

    /// The schema of a kind, under a name of its own.
    mutating func add(_ schema: Schema, named name: String, _ kind: Kind) {
        var json = inline(schema)
        json["x-kubernetes-group-version-kind"] = [kind.json]
        components[name] = json
    }

    /// The schema of a custom resource as its definition has it, with what all objects have.
    mutating func add(custom schema: JSONValue, named name: String, _ kind: Kind) {
        var json = schema
        var properties = json["properties"]?.objectValue ?? [:]
        properties["apiVersion"] = properties["apiVersion"] ?? ["type": "string"]
        properties["kind"] = properties["kind"] ?? ["type": "string"]
        properties["metadata"] = self.json(of: .objectMeta)
        json["properties"] = .object(properties)
        json["x-kubernetes-group-version-kind"] = [kind.json]
        components[name] = json
    }

    /// A built-in struct with all that it refers to.
    mutating func add(definition: String) {
        guard let schema = BuiltInSchemas.shared.definition(definition) else { return }
        _ = json(of: schema)
    }

    /// An object of which nothing is said.
    mutating func addObject(_ name: String, _ description: String) {
        components[name] = ["type": "object", "description": .string(description)]
    }

    mutating func addList(of name: String, listName: String, _ kind: Kind, listKind: String) {
        var listed = kind
        listed.kind = listKind
        components[listName] = [
            "type": "object", "required": ["items"],
            "properties": [
                "apiVersion": ["type": "string"], "kind": ["type": "string"],
                "metadata": ["$ref": .string("#/components/schemas/\(Self.name(of: "meta.ListMeta"))")],
                "items": ["type": "array", "items": ["$ref": .string("#/components/schemas/\(name)")]],
            ],
            "x-kubernetes-group-version-kind": [listed.json],
        ]
    }

    private static let quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity"
    private static let intOrString = "io.k8s.apimachinery.pkg.util.intstr.IntOrString"
    private static let time = "io.k8s.apimachinery.pkg.apis.meta.v1.Time"

    /// A reference to a built-in type that is written as a text or number.
    private mutating func reference(_ schema: Schema) -> JSONValue? {
        func reference(_ name: String, _ json: JSONValue) -> JSONValue {
            components[name] = json
            return ["$ref": .string("#/components/schemas/\(name)")]
        }
        switch schema.kind {
        case .quantity: return reference(Self.quantity, ["oneOf": [["type": "string"], ["type": "number"]]])
        case .intOrString where schema.rules == nil:
            return reference(
                Self.intOrString, ["format": "int-or-string", "oneOf": [["type": "integer"], ["type": "string"]]])
        case .string where schema.format == "date-time" && schema.rules == nil:
            return reference(Self.time, ["type": "string", "format": "date-time"])
        default: return nil
        }
    }

    /// A schema of version 3 in terms of version 2.
    static func version2(_ schema: JSONValue) -> JSONValue {
        switch schema {
        case .array(let items): return .array(items.map(version2))
        case .object(let object):
            if case .array(let choices)? = object["oneOf"], object["type"] == nil, choices.count == 2 {
                var text: JSONValue = ["type": "string"]
                if let format = object["format"] { text["format"] = format }
                return text
            }
            if case .array(let all)? = object["allOf"], all.count == 1, case .object(var only) = all[0], only["$ref"] != nil {
                for (name, value) in object where name != "allOf" { only[name] = value }
                return version2(.object(only))
            }
            let unknown: Set<String> = ["nullable", "oneOf", "anyOf", "not"]
            var members: [(name: String, value: JSONValue)] = []
            for (name, value) in object where !unknown.contains(name) {
                switch (name, value) {
                case ("$ref", .string(let target)):
                    members.append((name, .string(target.replacing("#/components/schemas/", with: "#/definitions/"))))
                case ("default", _), ("example", _), ("enum", _): members.append((name, value))
                case ("properties", .object(let properties)):
                    // Their names are not words of a schema.
                    members.append((name, .object(JSONObject(properties.map { (name: $0.name, value: version2($0.value)) }))))
                default: members.append((name, version2(value)))
                }
            }
            return .object(JSONObject(members))
        default: return schema
        }
    }

    private mutating func json(of schema: Schema) -> JSONValue {
        if let reference = reference(schema) { return withDefault(reference, schema) }
        guard let definition = schema.definition else { return inline(schema) }
        let name = Self.name(of: definition)
        if components[name] == nil {
            // In place before its members, which may contain it.
            components[name] = .emptyObject
            components[name] = inline(schema.resolved)
        }
        let reference: JSONValue = ["$ref": .string("#/components/schemas/\(name)")]
        return withDefault(reference, schema)
    }

    private func withDefault(_ reference: JSONValue, _ schema: Schema) -> JSONValue {
        guard let value = schema.defaultValue else { return reference }
        return ["allOf": [reference], "default": value]
    }

    private mutating func inline(_ schema: Schema) -> JSONValue {
        var json: JSONValue = [:]
        switch schema.kind {
        case .any: break
        case .object: json["type"] = "object"
        case .array: json["type"] = "array"
        case .string: json["type"] = "string"
        case .integer: json["type"] = "integer"
        case .number: json["type"] = "number"
        case .boolean: json["type"] = "boolean"
        case .intOrString: json["x-kubernetes-int-or-string"] = true
        case .quantity: json["oneOf"] = [["type": "string"], ["type": "number"]]
        }
        if let format = schema.format, format != "other" { json["format"] = .string(format) }
        if let value = schema.defaultValue, schema.definition == nil { json["default"] = value }
        if schema.isNullable { json["nullable"] = true }
        if !schema.required.isEmpty { json["required"] = .array(schema.required.map { .string($0) }) }
        if !schema.properties.isEmpty {
            var properties = JSONObject()
            for property in schema.properties { properties[property.name] = self.json(of: property.schema) }
            json["properties"] = .object(properties)
        }
        if let additional = schema.additionalProperties { json["additionalProperties"] = self.json(of: additional) }
        if let items = schema.items { json["items"] = self.json(of: items) }
        switch schema.listKind {
        case .map(let keys) where schema.kind == .array:
            json["x-kubernetes-list-type"] = "map"
            json["x-kubernetes-list-map-keys"] = .array(keys.map { .string($0) })
        case .set where schema.kind == .array: json["x-kubernetes-list-type"] = "set"
        case .atomic where schema.kind == .array: json["x-kubernetes-list-type"] = "atomic"
        default: break
        }
        if schema.isAtomicMap, schema.kind == .object { json["x-kubernetes-map-type"] = "atomic" }
        if schema.preservesUnknownFields { json["x-kubernetes-preserve-unknown-fields"] = true }
        if schema.isEmbeddedResource { json["x-kubernetes-embedded-resource"] = true }
        if schema.patchStrategy.contains(.merge) { json["x-kubernetes-patch-strategy"] = "merge" }
        if let key = schema.patchMergeKey { json["x-kubernetes-patch-merge-key"] = .string(key) }
        return json
    }
}
