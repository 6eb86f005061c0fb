// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `CustomResourceDefinition` of `apiextensions.k8s.io/v1`, of the whole cluster.
public struct CustomResourceDefinition: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", plural: "customresourcedefinitions",
        scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: CustomResourceDefinitionSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<CustomResourceDefinitionSpec>()
    /// `status`.
    public var status: CustomResourceDefinitionStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<CustomResourceDefinitionStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: CustomResourceDefinitionSpec, status: CustomResourceDefinitionStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceDefinition> = FieldTable(
        empty: CustomResourceDefinition(spec: CustomResourceDefinitionSpec.empty)
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.names` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceDefinitionNames: JSONModel {
    /// `spec.names.categories`.
    public var categories: [String]?
    /// `spec.names.kind`: required.
    public var kind: String
    /// `spec.names.listKind`.
    public var listKind: String?
    /// `spec.names.plural`: required.
    public var plural: String
    /// `spec.names.shortNames`.
    public var shortNames: [String]?
    /// `spec.names.singular`.
    public var singular: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        kind: String, plural: String, categories: [String]? = nil, listKind: String? = nil, shortNames: [String]? = nil,
        singular: String? = nil
    ) {
        self.kind = kind
        self.plural = plural
        self.categories = categories
        self.listKind = listKind
        self.shortNames = shortNames
        self.singular = singular
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceDefinitionNames> = FieldTable(
        empty: CustomResourceDefinitionNames(kind: "", plural: "")
    ) {
        $0.field("categories", \.categories)
        $0.field("kind", \.kind)
        $0.field("listKind", \.listKind)
        $0.field("plural", \.plural)
        $0.field("shortNames", \.shortNames)
        $0.field("singular", \.singular)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceDefinitionStatus: StatusValue, JSONModel {
    /// `status.acceptedNames`.
    public var acceptedNames: CustomResourceDefinitionNames? {
        unsafeAddress { _acceptedNames.address }
        _modify { yield &_acceptedNames.wrappedValue }
    }
    private var _acceptedNames = OptionalBoxed<CustomResourceDefinitionNames>()
    /// `status.conditions`: keyed by `type`.
    public var conditions: [CustomResourceDefinitionCondition]?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.storedVersions`.
    public var storedVersions: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        acceptedNames: CustomResourceDefinitionNames? = nil, conditions: [CustomResourceDefinitionCondition]? = nil,
        observedGeneration: Int64? = nil, storedVersions: [String]? = nil
    ) {
        _acceptedNames = OptionalBoxed(wrappedValue: acceptedNames)
        self.conditions = conditions
        self.observedGeneration = observedGeneration
        self.storedVersions = storedVersions
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceDefinitionStatus> = FieldTable(empty: CustomResourceDefinitionStatus()) {
        $0.field("acceptedNames", \._acceptedNames)
        $0.field("conditions", \.conditions)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("storedVersions", \.storedVersions)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`).
public struct CustomResourceDefinitionCondition: JSONModel {
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
    /// `status.conditions[].observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.conditions[].reason`.
    public var reason: String?
    /// `status.conditions[].status`: required.
    public var status: String
    /// `status.conditions[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        status: String, type: String, lastTransitionTime: Timestamp? = nil, message: String? = nil,
        observedGeneration: Int64? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.observedGeneration = observedGeneration
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<CustomResourceDefinitionCondition> = FieldTable(
        empty: CustomResourceDefinitionCondition(status: "", type: "")
    ) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
