// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ReplicationController` of `v1`, in a namespace.
public struct ReplicationController: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "ReplicationController", plural: "replicationcontrollers", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: ReplicationControllerSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ReplicationControllerSpec>()
    /// `status`.
    public var status: ReplicationControllerStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ReplicationControllerStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: ReplicationControllerSpec = ReplicationControllerSpec(),
        status: ReplicationControllerStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ReplicationController> = FieldTable(empty: ReplicationController()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `ReplicationController` (`v1`).
public struct ReplicationControllerSpec: JSONModel {
    /// `spec.minReadySeconds`: seconds, `0` by default.
    public var minReadySeconds: Int32?
    /// `spec.replicas`: a count, `1` by default.
    public var replicas: Int32?
    /// `spec.selector`.
    public var selector: StringMap<String>?
    /// `spec.template`.
    public var template: PodTemplateSpec? {
        unsafeAddress { _template.address }
        _modify { yield &_template.wrappedValue }
    }
    private var _template = OptionalBoxed<PodTemplateSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        minReadySeconds: Int32? = nil, replicas: Int32? = nil, selector: StringMap<String>? = nil,
        template: PodTemplateSpec? = nil
    ) {
        self.minReadySeconds = minReadySeconds
        self.replicas = replicas
        self.selector = selector
        _template = OptionalBoxed(wrappedValue: template)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ReplicationControllerSpec> = FieldTable(empty: ReplicationControllerSpec()) {
        $0.field("minReadySeconds", \.minReadySeconds)
        $0.field("replicas", \.replicas)
        $0.field("selector", \.selector)
        $0.field("template", \._template)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `ReplicationController` (`v1`).
public struct ReplicationControllerStatus: StatusValue, JSONModel {
    /// `status.availableReplicas`: a count.
    public var availableReplicas: Int32?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [ReplicationControllerCondition]?
    /// `status.fullyLabeledReplicas`: a count.
    public var fullyLabeledReplicas: Int32?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.readyReplicas`: a count.
    public var readyReplicas: Int32?
    /// `status.replicas`: a count, required.
    public var replicas: Int32
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.replicas = 0
    }

    /// A value of these parts.
    public init(
        availableReplicas: Int32? = nil, conditions: [ReplicationControllerCondition]? = nil, fullyLabeledReplicas: Int32? = nil,
        observedGeneration: Int64? = nil, readyReplicas: Int32? = nil, replicas: Int32 = 0
    ) {
        self.availableReplicas = availableReplicas
        self.conditions = conditions
        self.fullyLabeledReplicas = fullyLabeledReplicas
        self.observedGeneration = observedGeneration
        self.readyReplicas = readyReplicas
        self.replicas = replicas
    }

    /// How it is read and written.
    public static let fields: FieldTable<ReplicationControllerStatus> = FieldTable(empty: ReplicationControllerStatus()) {
        $0.field("availableReplicas", \.availableReplicas)
        $0.field("conditions", \.conditions)
        $0.field("fullyLabeledReplicas", \.fullyLabeledReplicas)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("readyReplicas", \.readyReplicas)
        $0.field("replicas", \.replicas)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `ReplicationController` (`v1`).
public struct ReplicationControllerCondition: JSONModel {
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
    public static let fields: FieldTable<ReplicationControllerCondition> = FieldTable(
        empty: ReplicationControllerCondition(status: "", type: "")
    ) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
