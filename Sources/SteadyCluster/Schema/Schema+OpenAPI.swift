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

    /// The schema of a kind, under a name of its own.
    mutating func add(_ schema: Schema, named name: String, group: String, version: String, kind: String) {
        var json = inline(schema)
        json["x-kubernetes-group-version-kind"] = [
            ["group": .string(group), "version": .string(version), "kind": .string(kind)]
        ]
        components[name] = json
    }

    private mutating func json(of schema: Schema) -> JSONValue {
        guard let definition = schema.definition else { return inline(schema) }
        let name = Self.name(of: definition)
        if components[name] == nil {
            // In place before its members, which may contain it.
            components[name] = .emptyObject
            components[name] = inline(schema.resolved)
        }
        let reference: JSONValue = ["$ref": .string("#/components/schemas/\(name)")]
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
