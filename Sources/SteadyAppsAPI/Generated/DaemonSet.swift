// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `DaemonSet` of `apps/v1`, in a namespace.
public struct DaemonSet: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "apps", version: "v1", kind: "DaemonSet", plural: "daemonsets", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: DaemonSetSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<DaemonSetSpec>()
    /// `status`.
    public var status: DaemonSetStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<DaemonSetStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: DaemonSetSpec = DaemonSetSpec.empty, status: DaemonSetStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DaemonSet> = FieldTable(empty: DaemonSet()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `DaemonSet` (`apps/v1`).
public struct DaemonSetSpec: JSONModel {
    /// `spec.minReadySeconds`: seconds.
    public var minReadySeconds: Int32?
    /// `spec.revisionHistoryLimit`.
    public var revisionHistoryLimit: Int32?
    /// `spec.selector`: required.
    public var selector: LabelSelector
    /// `spec.template`: required.
    public var template: PodTemplateSpec
    /// `spec.updateStrategy`.
    public var updateStrategy: DaemonSetUpdateStrategy? {
        unsafeAddress { _updateStrategy.address }
        _modify { yield &_updateStrategy.wrappedValue }
    }
    private var _updateStrategy = OptionalBoxed<DaemonSetUpdateStrategy>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        selector: LabelSelector, template: PodTemplateSpec, minReadySeconds: Int32? = nil, revisionHistoryLimit: Int32? = nil,
        updateStrategy: DaemonSetUpdateStrategy? = nil
    ) {
        self.selector = selector
        self.template = template
        self.minReadySeconds = minReadySeconds
        self.revisionHistoryLimit = revisionHistoryLimit
        _updateStrategy = OptionalBoxed(wrappedValue: updateStrategy)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DaemonSetSpec> = FieldTable(
        empty: DaemonSetSpec(selector: LabelSelector(), template: PodTemplateSpec())
    ) {
        $0.field("minReadySeconds", \.minReadySeconds)
        $0.field("revisionHistoryLimit", \.revisionHistoryLimit)
        $0.field("selector", \.selector)
        $0.field("template", \.template)
        $0.field("updateStrategy", \._updateStrategy)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.updateStrategy` of `DaemonSet` (`apps/v1`).
public struct DaemonSetUpdateStrategy: JSONModel {
    /// `spec.updateStrategy.rollingUpdate`.
    public var rollingUpdate: RollingUpdateDaemonSet? {
        unsafeAddress { _rollingUpdate.address }
        _modify { yield &_rollingUpdate.wrappedValue }
    }
    private var _rollingUpdate = OptionalBoxed<RollingUpdateDaemonSet>()
    /// `spec.updateStrategy.type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(rollingUpdate: RollingUpdateDaemonSet? = nil, type: String? = nil) {
        _rollingUpdate = OptionalBoxed(wrappedValue: rollingUpdate)
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<DaemonSetUpdateStrategy> = FieldTable(empty: DaemonSetUpdateStrategy()) {
        $0.field("rollingUpdate", \._rollingUpdate)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.updateStrategy.rollingUpdate` of `DaemonSet` (`apps/v1`).
public struct RollingUpdateDaemonSet: JSONModel {
    /// `spec.updateStrategy.rollingUpdate.maxSurge`.
    public var maxSurge: IntOrString?
    /// `spec.updateStrategy.rollingUpdate.maxUnavailable`.
    public var maxUnavailable: IntOrString?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(maxSurge: IntOrString? = nil, maxUnavailable: IntOrString? = nil) {
        self.maxSurge = maxSurge
        self.maxUnavailable = maxUnavailable
    }

    /// How it is read and written.
    public static let fields: FieldTable<RollingUpdateDaemonSet> = FieldTable(empty: RollingUpdateDaemonSet()) {
        $0.field("maxSurge", \.maxSurge)
        $0.field("maxUnavailable", \.maxUnavailable)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `DaemonSet` (`apps/v1`).
public struct DaemonSetStatus: StatusValue, JSONModel {
    /// `status.collisionCount`: a count.
    public var collisionCount: Int32?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [DaemonSetCondition]?
    /// `status.currentNumberScheduled`: required.
    public var currentNumberScheduled: Int32
    /// `status.desiredNumberScheduled`: required.
    public var desiredNumberScheduled: Int32
    /// `status.numberAvailable`.
    public var numberAvailable: Int32?
    /// `status.numberMisscheduled`: required.
    public var numberMisscheduled: Int32
    /// `status.numberReady`: required.
    public var numberReady: Int32
    /// `status.numberUnavailable`.
    public var numberUnavailable: Int32?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.updatedNumberScheduled`.
    public var updatedNumberScheduled: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.currentNumberScheduled = 0
        self.desiredNumberScheduled = 0
        self.numberMisscheduled = 0
        self.numberReady = 0
    }

    /// A value of these parts.
    public init(
        collisionCount: Int32? = nil, conditions: [DaemonSetCondition]? = nil, currentNumberScheduled: Int32 = 0,
        desiredNumberScheduled: Int32 = 0, numberAvailable: Int32? = nil, numberMisscheduled: Int32 = 0, numberReady: Int32 = 0,
        numberUnavailable: Int32? = nil, observedGeneration: Int64? = nil, updatedNumberScheduled: Int32? = nil
    ) {
        self.collisionCount = collisionCount
        self.conditions = conditions
        self.currentNumberScheduled = currentNumberScheduled
        self.desiredNumberScheduled = desiredNumberScheduled
        self.numberAvailable = numberAvailable
        self.numberMisscheduled = numberMisscheduled
        self.numberReady = numberReady
        self.numberUnavailable = numberUnavailable
        self.observedGeneration = observedGeneration
        self.updatedNumberScheduled = updatedNumberScheduled
    }

    /// How it is read and written.
    public static let fields: FieldTable<DaemonSetStatus> = FieldTable(empty: DaemonSetStatus()) {
        $0.field("collisionCount", \.collisionCount)
        $0.field("conditions", \.conditions)
        $0.field("currentNumberScheduled", \.currentNumberScheduled)
        $0.field("desiredNumberScheduled", \.desiredNumberScheduled)
        $0.field("numberAvailable", \.numberAvailable)
        $0.field("numberMisscheduled", \.numberMisscheduled)
        $0.field("numberReady", \.numberReady)
        $0.field("numberUnavailable", \.numberUnavailable)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("updatedNumberScheduled", \.updatedNumberScheduled)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `DaemonSet` (`apps/v1`).
public struct DaemonSetCondition: JSONModel {
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
    public static let fields: FieldTable<DaemonSetCondition> = FieldTable(empty: DaemonSetCondition(status: "", type: "")) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
