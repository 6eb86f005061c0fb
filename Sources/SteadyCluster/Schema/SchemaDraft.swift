package import SteadyCEL
package import SteadyCodec

/// The parts of a ``Schema`` while it is put together.
package struct SchemaDraft {
    package var kind: Schema.Kind
    package var format: String?
    package var properties: [Schema.Property] = []
    package var additionalProperties: Schema?
    package var elementSchema: Schema?
    package var items: Schema?
    package var listKind: Schema.ListKind = .atomic
    package var isAtomicMap = false
    package var patchStrategy: Schema.PatchStrategy = []
    package var patchMergeKey: String?
    package var defaultValue: JSONValue?
    package var isNullable = false
    package var keepsEmpty = false
    package var omitsZero = false
    package var preservesUnknownFields = false
    package var isEmbeddedResource = false
    package var required: [String] = []
    package var rules: SchemaRules?
    package var typeName: String?
    package var definition: String?
    package var reference: String?
    package var zeroValue: JSONValue = .null

    package init(kind: Schema.Kind) { self.kind = kind }

    /// Starts from an existing schema.
    package init(_ schema: Schema) {
        kind = schema.kind
        format = schema.format
        additionalProperties = schema.additionalProperties
        elementSchema = schema.elementSchema
        items = schema.items
        listKind = schema.listKind
        isAtomicMap = schema.isAtomicMap
        patchStrategy = schema.patchStrategy
        patchMergeKey = schema.patchMergeKey
        defaultValue = schema.defaultValue
        isNullable = schema.isNullable
        keepsEmpty = schema.keepsEmpty
        omitsZero = schema.omitsZero
        preservesUnknownFields = schema.preservesUnknownFields
        isEmbeddedResource = schema.isEmbeddedResource
        required = schema.required
        rules = schema.rules
        typeName = schema.typeName
        definition = schema.definition
        reference = schema.reference
        zeroValue = schema.zeroValue
        setProperties(schema.properties)
    }

    /// Declares the members.
    package mutating func setProperties(_ unsorted: [Schema.Property]) {
        properties = unsorted.sorted { $0.name.precedes($1.name) }
    }
}

/// The rules of a custom resource's schema that go beyond types.
package struct SchemaRules: Sendable {
    package var enumeration: [JSONValue]?
    package var minimum: JSONValue?
    package var maximum: JSONValue?
    package var exclusiveMinimum = false
    package var exclusiveMaximum = false
    package var multipleOf: JSONValue?
    package var minLength: Int64?
    package var maxLength: Int64?
    package var pattern: String?
    /// The pattern, ready to be matched.
    package var regex: LinearRegex?
    package var minItems: Int64?
    package var maxItems: Int64?
    package var uniqueItems = false
    package var minProperties: Int64?
    package var maxProperties: Int64?
    package var allOf: [Schema] = []
    package var anyOf: [Schema] = []
    package var oneOf: [Schema] = []
    package var not: Schema?
    /// The expression rules (`x-kubernetes-validations`), as written.
    package var validations: [JSONValue] = []
}
