// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `ReplicaSet` of `apps/v1`, in a namespace.
public struct ReplicaSet: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "apps", version: "v1", kind: "ReplicaSet", plural: "replicasets", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: ReplicaSetSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ReplicaSetSpec>()
    /// `status`.
    public var status: ReplicaSetStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ReplicaSetStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: ReplicaSetSpec = ReplicaSetSpec.empty, status: ReplicaSetStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ReplicaSet> = FieldTable(empty: ReplicaSet()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `ReplicaSet` (`apps/v1`).
public struct ReplicaSetSpec: JSONModel {
    /// `spec.minReadySeconds`: seconds.
    public var minReadySeconds: Int32?
    /// `spec.replicas`: a count.
    public var replicas: Int32?
    /// `spec.selector`: required.
    public var selector: LabelSelector
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
        selector: LabelSelector, minReadySeconds: Int32? = nil, replicas: Int32? = nil, template: PodTemplateSpec? = nil
    ) {
        self.selector = selector
        self.minReadySeconds = minReadySeconds
        self.replicas = replicas
        _template = OptionalBoxed(wrappedValue: template)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ReplicaSetSpec> = FieldTable(empty: ReplicaSetSpec(selector: LabelSelector())) {
        $0.field("minReadySeconds", \.minReadySeconds)
        $0.field("replicas", \.replicas)
        $0.field("selector", \.selector)
        $0.field("template", \._template)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `ReplicaSet` (`apps/v1`).
public struct ReplicaSetStatus: StatusValue, JSONModel {
    /// `status.availableReplicas`: a count.
    public var availableReplicas: Int32?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [ReplicaSetCondition]?
    /// `status.fullyLabeledReplicas`: a count.
    public var fullyLabeledReplicas: Int32?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.readyReplicas`: a count.
    public var readyReplicas: Int32?
    /// `status.replicas`: a count, required.
    public var replicas: Int32
    /// `status.terminatingReplicas`: a count.
    public var terminatingReplicas: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.replicas = 0
    }

    /// A value of these parts.
    public init(
        availableReplicas: Int32? = nil, conditions: [ReplicaSetCondition]? = nil, fullyLabeledReplicas: Int32? = nil,
        observedGeneration: Int64? = nil, readyReplicas: Int32? = nil, replicas: Int32 = 0, terminatingReplicas: Int32? = nil
    ) {
        self.availableReplicas = availableReplicas
        self.conditions = conditions
        self.fullyLabeledReplicas = fullyLabeledReplicas
        self.observedGeneration = observedGeneration
        self.readyReplicas = readyReplicas
        self.replicas = replicas
        self.terminatingReplicas = terminatingReplicas
    }

    /// How it is read and written.
    public static let fields: FieldTable<ReplicaSetStatus> = FieldTable(empty: ReplicaSetStatus()) {
        $0.field("availableReplicas", \.availableReplicas)
        $0.field("conditions", \.conditions)
        $0.field("fullyLabeledReplicas", \.fullyLabeledReplicas)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("readyReplicas", \.readyReplicas)
        $0.field("replicas", \.replicas)
        $0.field("terminatingReplicas", \.terminatingReplicas)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `ReplicaSet` (`apps/v1`).
public struct ReplicaSetCondition: JSONModel {
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
    public static let fields: FieldTable<ReplicaSetCondition> = FieldTable(empty: ReplicaSetCondition(status: "", type: "")) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
