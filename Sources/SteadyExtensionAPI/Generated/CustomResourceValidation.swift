// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.versions[].schema` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceValidation: JSONModel {
    /// `spec.versions[].schema.openAPIV3Schema`.
    public var openAPIV3Schema: JSONSchemaProps? {
        unsafeAddress { _openAPIV3Schema.address }
        _modify { yield &_openAPIV3Schema.wrappedValue }
    }
    private var _openAPIV3Schema = OptionalBoxed<JSONSchemaProps>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(openAPIV3Schema: JSONSchemaProps? = nil) {
        _openAPIV3Schema = OptionalBoxed(wrappedValue: openAPIV3Schema)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceValidation> = FieldTable(empty: CustomResourceValidation()) {
        $0.field("openAPIV3Schema", \._openAPIV3Schema)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].schema.openAPIV3Schema` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct JSONSchemaProps: JSONModel {
    /// `spec.versions[].schema.openAPIV3Schema.$ref`.
    public var ref: String?
    /// `spec.versions[].schema.openAPIV3Schema.$schema`.
    public var schema: String?
    /// `spec.versions[].schema.openAPIV3Schema.additionalItems`.
    public var additionalItems: JSONValue?
    /// `spec.versions[].schema.openAPIV3Schema.additionalProperties`.
    public var additionalProperties: JSONValue?
    /// `spec.versions[].schema.openAPIV3Schema.allOf`.
    public var allOf: [JSONSchemaProps]?
    /// `spec.versions[].schema.openAPIV3Schema.anyOf`.
    public var anyOf: [JSONSchemaProps]?
    /// `spec.versions[].schema.openAPIV3Schema.default`.
    public var `default`: RawJSON?
    /// `spec.versions[].schema.openAPIV3Schema.definitions`.
    public var definitions: StringMap<JSONSchemaProps>?
    /// `spec.versions[].schema.openAPIV3Schema.dependencies`.
    public var dependencies: StringMap<JSONValue>?
    /// `spec.versions[].schema.openAPIV3Schema.description`.
    public var description: String?
    /// `spec.versions[].schema.openAPIV3Schema.enum`.
    public var `enum`: [RawJSON]?
    /// `spec.versions[].schema.openAPIV3Schema.example`.
    public var example: RawJSON?
    /// `spec.versions[].schema.openAPIV3Schema.exclusiveMaximum`.
    public var exclusiveMaximum: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.exclusiveMinimum`.
    public var exclusiveMinimum: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.externalDocs`.
    public var externalDocs: ExternalDocumentation? {
        unsafeAddress { _externalDocs.address }
        _modify { yield &_externalDocs.wrappedValue }
    }
    private var _externalDocs = OptionalBoxed<ExternalDocumentation>()
    /// `spec.versions[].schema.openAPIV3Schema.format`.
    public var format: String?
    /// `spec.versions[].schema.openAPIV3Schema.id`.
    public var id: String?
    /// `spec.versions[].schema.openAPIV3Schema.items`.
    public var items: JSONValue?
    /// `spec.versions[].schema.openAPIV3Schema.maxItems`.
    public var maxItems: Int64?
    /// `spec.versions[].schema.openAPIV3Schema.maxLength`.
    public var maxLength: Int64?
    /// `spec.versions[].schema.openAPIV3Schema.maxProperties`.
    public var maxProperties: Int64?
    /// `spec.versions[].schema.openAPIV3Schema.maximum`.
    public var maximum: Double?
    /// `spec.versions[].schema.openAPIV3Schema.minItems`.
    public var minItems: Int64?
    /// `spec.versions[].schema.openAPIV3Schema.minLength`.
    public var minLength: Int64?
    /// `spec.versions[].schema.openAPIV3Schema.minProperties`.
    public var minProperties: Int64?
    /// `spec.versions[].schema.openAPIV3Schema.minimum`.
    public var minimum: Double?
    /// `spec.versions[].schema.openAPIV3Schema.multipleOf`.
    public var multipleOf: Double?
    /// `spec.versions[].schema.openAPIV3Schema.not`.
    public var not: JSONSchemaProps? {
        unsafeAddress { _not.address }
        _modify { yield &_not.wrappedValue }
    }
    private var _not = OptionalBoxed<JSONSchemaProps>()
    /// `spec.versions[].schema.openAPIV3Schema.nullable`.
    public var nullable: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.oneOf`.
    public var oneOf: [JSONSchemaProps]?
    /// `spec.versions[].schema.openAPIV3Schema.pattern`.
    public var pattern: String?
    /// `spec.versions[].schema.openAPIV3Schema.patternProperties`.
    public var patternProperties: StringMap<JSONSchemaProps>?
    /// `spec.versions[].schema.openAPIV3Schema.properties`.
    public var properties: StringMap<JSONSchemaProps>?
    /// `spec.versions[].schema.openAPIV3Schema.required`.
    public var required: [String]?
    /// `spec.versions[].schema.openAPIV3Schema.title`.
    public var title: String?
    /// `spec.versions[].schema.openAPIV3Schema.type`.
    public var type: String?
    /// `spec.versions[].schema.openAPIV3Schema.uniqueItems`.
    public var uniqueItems: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-embedded-resource`.
    public var xKubernetesEmbeddedResource: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-int-or-string`.
    public var xKubernetesIntOrString: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-list-map-keys`.
    public var xKubernetesListMapKeys: [String]?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-list-type`.
    public var xKubernetesListType: String?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-map-type`.
    public var xKubernetesMapType: String?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-preserve-unknown-fields`.
    public var xKubernetesPreserveUnknownFields: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations`: keyed by `rule`.
    public var xKubernetesValidations: [ValidationRule]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        additionalItems: JSONValue? = nil, additionalProperties: JSONValue? = nil, allOf: [JSONSchemaProps]? = nil,
        anyOf: [JSONSchemaProps]? = nil, default: RawJSON? = nil, definitions: StringMap<JSONSchemaProps>? = nil,
        dependencies: StringMap<JSONValue>? = nil, description: String? = nil, enum: [RawJSON]? = nil, example: RawJSON? = nil,
        exclusiveMaximum: Bool? = nil, exclusiveMinimum: Bool? = nil, externalDocs: ExternalDocumentation? = nil,
        format: String? = nil, id: String? = nil, items: JSONValue? = nil, maxItems: Int64? = nil, maxLength: Int64? = nil,
        maxProperties: Int64? = nil, maximum: Double? = nil, minItems: Int64? = nil, minLength: Int64? = nil,
        minProperties: Int64? = nil, minimum: Double? = nil, multipleOf: Double? = nil, not: JSONSchemaProps? = nil,
        nullable: Bool? = nil, oneOf: [JSONSchemaProps]? = nil, pattern: String? = nil,
        patternProperties: StringMap<JSONSchemaProps>? = nil, properties: StringMap<JSONSchemaProps>? = nil, ref: String? = nil,
        required: [String]? = nil, schema: String? = nil, title: String? = nil, type: String? = nil, uniqueItems: Bool? = nil,
        xKubernetesEmbeddedResource: Bool? = nil, xKubernetesIntOrString: Bool? = nil, xKubernetesListMapKeys: [String]? = nil,
        xKubernetesListType: String? = nil, xKubernetesMapType: String? = nil, xKubernetesPreserveUnknownFields: Bool? = nil,
        xKubernetesValidations: [ValidationRule]? = nil
    ) {
        self.additionalItems = additionalItems
        self.additionalProperties = additionalProperties
        self.allOf = allOf
        self.anyOf = anyOf
        self.`default` = `default`
        self.definitions = definitions
        self.dependencies = dependencies
        self.description = description
        self.`enum` = `enum`
        self.example = example
        self.exclusiveMaximum = exclusiveMaximum
        self.exclusiveMinimum = exclusiveMinimum
        _externalDocs = OptionalBoxed(wrappedValue: externalDocs)
        self.format = format
        self.id = id
        self.items = items
        self.maxItems = maxItems
        self.maxLength = maxLength
        self.maxProperties = maxProperties
        self.maximum = maximum
        self.minItems = minItems
        self.minLength = minLength
        self.minProperties = minProperties
        self.minimum = minimum
        self.multipleOf = multipleOf
        _not = OptionalBoxed(wrappedValue: not)
        self.nullable = nullable
        self.oneOf = oneOf
        self.pattern = pattern
        self.patternProperties = patternProperties
        self.properties = properties
        self.ref = ref
        self.required = required
        self.schema = schema
        self.title = title
        self.type = type
        self.uniqueItems = uniqueItems
        self.xKubernetesEmbeddedResource = xKubernetesEmbeddedResource
        self.xKubernetesIntOrString = xKubernetesIntOrString
        self.xKubernetesListMapKeys = xKubernetesListMapKeys
        self.xKubernetesListType = xKubernetesListType
        self.xKubernetesMapType = xKubernetesMapType
        self.xKubernetesPreserveUnknownFields = xKubernetesPreserveUnknownFields
        self.xKubernetesValidations = xKubernetesValidations
    }

    /// How it is read and written.
    public static let fields: FieldTable<JSONSchemaProps> = FieldTable(empty: JSONSchemaProps()) {
        $0.field("$ref", \.ref)
        $0.field("$schema", \.schema)
        $0.field("additionalItems", \.additionalItems)
        $0.field("additionalProperties", \.additionalProperties)
        $0.field("allOf", \.allOf)
        $0.field("anyOf", \.anyOf)
        $0.field("default", \.`default`)
        $0.field("definitions", \.definitions)
        $0.field("dependencies", \.dependencies)
        $0.field("description", \.description)
        $0.field("enum", \.`enum`)
        $0.field("example", \.example)
        $0.field("exclusiveMaximum", \.exclusiveMaximum)
        $0.field("exclusiveMinimum", \.exclusiveMinimum)
        $0.field("externalDocs", \._externalDocs)
        $0.field("format", \.format)
        $0.field("id", \.id)
        $0.field("items", \.items)
        $0.field("maxItems", \.maxItems)
        $0.field("maxLength", \.maxLength)
        $0.field("maxProperties", \.maxProperties)
        $0.field("maximum", \.maximum)
        $0.field("minItems", \.minItems)
        $0.field("minLength", \.minLength)
        $0.field("minProperties", \.minProperties)
        $0.field("minimum", \.minimum)
        $0.field("multipleOf", \.multipleOf)
        $0.field("not", \._not)
        $0.field("nullable", \.nullable)
        $0.field("oneOf", \.oneOf)
        $0.field("pattern", \.pattern)
        $0.field("patternProperties", \.patternProperties)
        $0.field("properties", \.properties)
        $0.field("required", \.required)
        $0.field("title", \.title)
        $0.field("type", \.type)
        $0.field("uniqueItems", \.uniqueItems)
        $0.field("x-kubernetes-embedded-resource", \.xKubernetesEmbeddedResource)
        $0.field("x-kubernetes-int-or-string", \.xKubernetesIntOrString)
        $0.field("x-kubernetes-list-map-keys", \.xKubernetesListMapKeys)
        $0.field("x-kubernetes-list-type", \.xKubernetesListType)
        $0.field("x-kubernetes-map-type", \.xKubernetesMapType)
        $0.field("x-kubernetes-preserve-unknown-fields", \.xKubernetesPreserveUnknownFields)
        $0.field("x-kubernetes-validations", \.xKubernetesValidations)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].schema.openAPIV3Schema.externalDocs` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct ExternalDocumentation: JSONModel {
    /// `spec.versions[].schema.openAPIV3Schema.externalDocs.description`.
    public var description: String?
    /// `spec.versions[].schema.openAPIV3Schema.externalDocs.url`.
    public var url: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(description: String? = nil, url: String? = nil) {
        self.description = description
        self.url = url
    }

    /// How it is read and written.
    public static let fields: FieldTable<ExternalDocumentation> = FieldTable(empty: ExternalDocumentation()) {
        $0.field("description", \.description)
        $0.field("url", \.url)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations[]` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct ValidationRule: JSONModel {
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations[].fieldPath`.
    public var fieldPath: String?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations[].message`.
    public var message: String?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations[].messageExpression`.
    public var messageExpression: String?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations[].optionalOldSelf`.
    public var optionalOldSelf: Bool?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations[].reason`.
    public var reason: String?
    /// `spec.versions[].schema.openAPIV3Schema.x-kubernetes-validations[].rule`: required.
    public var rule: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        rule: String, fieldPath: String? = nil, message: String? = nil, messageExpression: String? = nil,
        optionalOldSelf: Bool? = nil, reason: String? = nil
    ) {
        self.rule = rule
        self.fieldPath = fieldPath
        self.message = message
        self.messageExpression = messageExpression
        self.optionalOldSelf = optionalOldSelf
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<ValidationRule> = FieldTable(empty: ValidationRule(rule: "")) {
        $0.field("fieldPath", \.fieldPath)
        $0.field("message", \.message)
        $0.field("messageExpression", \.messageExpression)
        $0.field("optionalOldSelf", \.optionalOldSelf)
        $0.field("reason", \.reason)
        $0.field("rule", \.rule)
        $0.unknown(\.unknownFields)
    }
}
