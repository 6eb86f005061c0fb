import SteadyCEL
package import SteadyCodec

extension Schema {
    /// Reads the `openAPIV3Schema` of a custom resource version; apiVersion, kind and metadata are added at the root.
    package convenience init(crd openAPIV3Schema: JSONValue) {
        self.init(Self.draft(openAPIV3Schema, place: .root, inheritsPreserve: false))
    }

    /// Reads a schema from within an `openAPIV3Schema`.
    convenience init(crdPart json: JSONValue) {
        self.init(Self.draft(json, place: .inside, inheritsPreserve: false))
    }

    private enum Place {
        case root
        case inside
        /// In allOf, anyOf, oneOf or not: nothing is deduced there.
        case rule
    }

    private static func make(_ json: JSONValue, _ inheritsPreserve: Bool, _ place: Place = .inside) -> Schema {
        Schema(draft(json, place: place, inheritsPreserve: inheritsPreserve))
    }

    private static func draft(_ json: JSONValue, place: Place, inheritsPreserve: Bool) -> SchemaDraft {
        var draft = SchemaDraft(kind: kind(of: json, place: place))
        draft.format = json["format"]?.stringValue
        draft.defaultValue = json["default"]
        draft.isNullable = json["nullable"]?.boolValue ?? false
        draft.preservesUnknownFields = json["x-kubernetes-preserve-unknown-fields"]?.boolValue ?? false
        draft.isEmbeddedResource = json["x-kubernetes-embedded-resource"]?.boolValue ?? false
        draft.isAtomicMap = json["x-kubernetes-map-type"]?.stringValue == "atomic"
        draft.listKind = listKind(of: json)
        draft.required = json["required"]?.arrayValue?.compactMap(\.stringValue) ?? []
        draft.rules = rules(of: json)
        // The option holds for everything below as far as ownership goes, though not for pruning.
        let preserve = inheritsPreserve || draft.preservesUnknownFields
        draft.items = json["items"].map { make($0, preserve, place == .rule ? .rule : .inside) }
        if let additional = json["additionalProperties"] {
            if additional.objectValue != nil {
                draft.additionalProperties = make(additional, preserve, place == .rule ? .rule : .inside)
            } else if additional.boolValue == true {
                draft.additionalProperties = .any
            }
        }
        var properties: [Property] = []
        for (name, value) in json["properties"]?.objectValue ?? JSONObject() {
            let inside = make(value, preserve, place == .rule ? .rule : .inside)
            properties.append(Property(name: name, element: "f:" + name, schema: inside))
        }
        if place == .root || draft.isEmbeddedResource { addObjectMembers(&properties, isRoot: place == .root) }
        draft.setProperties(properties)
        let isOpen = preserve || properties.isEmpty || (draft.isEmbeddedResource && preserve)
        draft.elementSchema = draft.additionalProperties ?? (isOpen ? .any : nil)
        return draft
    }

    private static func addObjectMembers(_ properties: inout [Property], isRoot: Bool) {
        let string = Schema(SchemaDraft(kind: .string))
        for name in ["apiVersion", "kind"] where isRoot || !properties.contains(where: { $0.name == name }) {
            properties.removeAll { $0.name == name }
            properties.append(Property(name: name, element: "f:" + name, schema: string))
        }
        guard let metadata = BuiltInSchemas.shared.definition("meta.ObjectMeta") else { return }
        var draft = SchemaDraft(metadata)
        if let declared = properties.first(where: { $0.name == "metadata" })?.schema {
            // Only rules for the name may be declared there.
            draft.rules = declared.rules
            draft.setProperties(
                metadata.properties.map { property in
                    guard let own = declared.property(property.name)?.schema else { return property }
                    var member = SchemaDraft(property.schema)
                    member.rules = own.rules
                    return Property(name: property.name, element: property.element, schema: Schema(member))
                })
        }
        properties.removeAll { $0.name == "metadata" }
        properties.append(Property(name: "metadata", element: "f:metadata", schema: Schema(draft)))
    }

    private static func kind(of json: JSONValue, place: Place) -> Kind {
        if json["x-kubernetes-int-or-string"]?.boolValue == true { return .intOrString }
        switch json["type"]?.stringValue {
        case "object": return .object
        case "array": return .array
        case "string": return .string
        case "integer": return .integer
        case "number": return .number
        case "boolean": return .boolean
        default: return place == .root ? .object : .any
        }
    }

    private static func listKind(of json: JSONValue) -> ListKind {
        switch json["x-kubernetes-list-type"]?.stringValue {
        case "set": .set
        case "map": .map(keys: json["x-kubernetes-list-map-keys"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        default: .atomic
        }
    }

    private static let ruleNames = [
        "allOf", "anyOf", "enum", "exclusiveMaximum", "exclusiveMinimum", "maxItems", "maxLength", "maxProperties", "maximum",
        "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern", "uniqueItems",
        "x-kubernetes-validations",
    ]

    private static func rules(of json: JSONValue) -> SchemaRules? {
        guard ruleNames.contains(where: { json[$0] != nil }) else { return nil }
        var rules = SchemaRules()
        rules.enumeration = json["enum"]?.arrayValue
        rules.minimum = json["minimum"]
        rules.maximum = json["maximum"]
        rules.exclusiveMinimum = json["exclusiveMinimum"]?.boolValue ?? false
        rules.exclusiveMaximum = json["exclusiveMaximum"]?.boolValue ?? false
        rules.multipleOf = json["multipleOf"]
        rules.minLength = json["minLength"]?.integerValue
        rules.maxLength = json["maxLength"]?.integerValue
        rules.pattern = json["pattern"]?.stringValue
        rules.regex = rules.pattern.flatMap { try? LinearRegex($0) }
        rules.minItems = json["minItems"]?.integerValue
        rules.maxItems = json["maxItems"]?.integerValue
        rules.uniqueItems = json["uniqueItems"]?.boolValue ?? false
        rules.minProperties = json["minProperties"]?.integerValue
        rules.maxProperties = json["maxProperties"]?.integerValue
        rules.allOf = json["allOf"]?.arrayValue?.map { make($0, false, .rule) } ?? []
        rules.anyOf = json["anyOf"]?.arrayValue?.map { make($0, false, .rule) } ?? []
        rules.oneOf = json["oneOf"]?.arrayValue?.map { make($0, false, .rule) } ?? []
        rules.not = json["not"].map { make($0, false, .rule) }
        rules.validations = json["x-kubernetes-validations"]?.arrayValue ?? []
        return rules
    }
}
