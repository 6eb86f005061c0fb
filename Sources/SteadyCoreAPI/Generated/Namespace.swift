// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Namespace` of `v1`, of the whole cluster.
public struct Namespace: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "Namespace", plural: "namespaces", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: NamespaceSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<NamespaceSpec>()
    /// `status`.
    public var status: NamespaceStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<NamespaceStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: NamespaceSpec = NamespaceSpec(), status: NamespaceStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Namespace> = FieldTable(empty: Namespace()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `Namespace` (`v1`).
public struct NamespaceSpec: JSONModel {
    /// `spec.finalizers`.
    public var finalizers: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(finalizers: [String]? = nil) {
        self.finalizers = finalizers
    }

    /// How it is read and written.
    public static let fields: FieldTable<NamespaceSpec> = FieldTable(empty: NamespaceSpec()) {
        $0.field("finalizers", \.finalizers)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `Namespace` (`v1`).
public struct NamespaceStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [NamespaceCondition]?
    /// `status.phase`.
    public var phase: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(conditions: [NamespaceCondition]? = nil, phase: String? = nil) {
        self.conditions = conditions
        self.phase = phase
    }

    /// How it is read and written.
    public static let fields: FieldTable<NamespaceStatus> = FieldTable(empty: NamespaceStatus()) {
        $0.field("conditions", \.conditions)
        $0.field("phase", \.phase)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `Namespace` (`v1`).
public struct NamespaceCondition: JSONModel {
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
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
        status: String, type: String, lastTransitionTime: Timestamp? = nil, message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<NamespaceCondition> = FieldTable(empty: NamespaceCondition(status: "", type: "")) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
