// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.versions[]` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceDefinitionVersion: JSONModel {
    /// `spec.versions[].additionalPrinterColumns`.
    public var additionalPrinterColumns: [CustomResourceColumnDefinition]?
    /// `spec.versions[].deprecated`.
    public var deprecated: Bool?
    /// `spec.versions[].deprecationWarning`.
    public var deprecationWarning: String?
    /// `spec.versions[].name`: required.
    public var name: String
    /// `spec.versions[].schema`.
    public var schema: CustomResourceValidation? {
        unsafeAddress { _schema.address }
        _modify { yield &_schema.wrappedValue }
    }
    private var _schema = OptionalBoxed<CustomResourceValidation>()
    /// `spec.versions[].selectableFields`.
    public var selectableFields: [SelectableField]?
    /// `spec.versions[].served`: required.
    public var served: Bool
    /// `spec.versions[].storage`: required.
    public var storage: Bool
    /// `spec.versions[].subresources`.
    public var subresources: CustomResourceSubresources? {
        unsafeAddress { _subresources.address }
        _modify { yield &_subresources.wrappedValue }
    }
    private var _subresources = OptionalBoxed<CustomResourceSubresources>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        name: String, served: Bool, storage: Bool, additionalPrinterColumns: [CustomResourceColumnDefinition]? = nil,
        deprecated: Bool? = nil, deprecationWarning: String? = nil, schema: CustomResourceValidation? = nil,
        selectableFields: [SelectableField]? = nil, subresources: CustomResourceSubresources? = nil
    ) {
        self.name = name
        self.served = served
        self.storage = storage
        self.additionalPrinterColumns = additionalPrinterColumns
        self.deprecated = deprecated
        self.deprecationWarning = deprecationWarning
        _schema = OptionalBoxed(wrappedValue: schema)
        self.selectableFields = selectableFields
        _subresources = OptionalBoxed(wrappedValue: subresources)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceDefinitionVersion> = FieldTable(
        empty: CustomResourceDefinitionVersion(name: "", served: false, storage: false)
    ) {
        $0.field("additionalPrinterColumns", \.additionalPrinterColumns)
        $0.field("deprecated", \.deprecated)
        $0.field("deprecationWarning", \.deprecationWarning)
        $0.field("name", \.name)
        $0.field("schema", \._schema)
        $0.field("selectableFields", \.selectableFields)
        $0.field("served", \.served)
        $0.field("storage", \.storage)
        $0.field("subresources", \._subresources)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].additionalPrinterColumns[]` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceColumnDefinition: JSONModel {
    /// `spec.versions[].additionalPrinterColumns[].description`.
    public var description: String?
    /// `spec.versions[].additionalPrinterColumns[].format`.
    public var format: String?
    /// `spec.versions[].additionalPrinterColumns[].jsonPath`: required.
    public var jsonPath: String
    /// `spec.versions[].additionalPrinterColumns[].name`: required.
    public var name: String
    /// `spec.versions[].additionalPrinterColumns[].priority`.
    public var priority: Int32?
    /// `spec.versions[].additionalPrinterColumns[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        jsonPath: String, name: String, type: String, description: String? = nil, format: String? = nil, priority: Int32? = nil
    ) {
        self.jsonPath = jsonPath
        self.name = name
        self.type = type
        self.description = description
        self.format = format
        self.priority = priority
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceColumnDefinition> = FieldTable(
        empty: CustomResourceColumnDefinition(jsonPath: "", name: "", type: "")
    ) {
        $0.field("description", \.description)
        $0.field("format", \.format)
        $0.field("jsonPath", \.jsonPath)
        $0.field("name", \.name)
        $0.field("priority", \.priority)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].subresources` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceSubresources: JSONModel {
    /// `spec.versions[].subresources.scale`.
    public var scale: CustomResourceSubresourceScale? {
        unsafeAddress { _scale.address }
        _modify { yield &_scale.wrappedValue }
    }
    private var _scale = OptionalBoxed<CustomResourceSubresourceScale>()
    /// `spec.versions[].subresources.status`.
    public var status: CustomResourceSubresourceStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<CustomResourceSubresourceStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(scale: CustomResourceSubresourceScale? = nil, status: CustomResourceSubresourceStatus? = nil) {
        _scale = OptionalBoxed(wrappedValue: scale)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceSubresources> = FieldTable(empty: CustomResourceSubresources()) {
        $0.field("scale", \._scale)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].subresources.scale` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceSubresourceScale: JSONModel {
    /// `spec.versions[].subresources.scale.labelSelectorPath`.
    public var labelSelectorPath: String?
    /// `spec.versions[].subresources.scale.specReplicasPath`: required.
    public var specReplicasPath: String
    /// `spec.versions[].subresources.scale.statusReplicasPath`: required.
    public var statusReplicasPath: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(specReplicasPath: String, statusReplicasPath: String, labelSelectorPath: String? = nil) {
        self.specReplicasPath = specReplicasPath
        self.statusReplicasPath = statusReplicasPath
        self.labelSelectorPath = labelSelectorPath
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceSubresourceScale> = FieldTable(
        empty: CustomResourceSubresourceScale(specReplicasPath: "", statusReplicasPath: "")
    ) {
        $0.field("labelSelectorPath", \.labelSelectorPath)
        $0.field("specReplicasPath", \.specReplicasPath)
        $0.field("statusReplicasPath", \.statusReplicasPath)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].subresources.status` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceSubresourceStatus: JSONModel {
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// An empty value.
    public init() {}

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceSubresourceStatus> = FieldTable(empty: CustomResourceSubresourceStatus()) {
        $0.unknown(\.unknownFields)
    }
}

/// `spec.versions[].selectableFields[]` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct SelectableField: JSONModel {
    /// `spec.versions[].selectableFields[].jsonPath`: required.
    public var jsonPath: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(jsonPath: String) {
        self.jsonPath = jsonPath
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelectableField> = FieldTable(empty: SelectableField(jsonPath: "")) {
        $0.field("jsonPath", \.jsonPath)
        $0.unknown(\.unknownFields)
    }
}
