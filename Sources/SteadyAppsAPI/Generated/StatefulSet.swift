// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `StatefulSet` of `apps/v1`, in a namespace.
public struct StatefulSet: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "apps", version: "v1", kind: "StatefulSet", plural: "statefulsets", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: StatefulSetSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<StatefulSetSpec>()
    /// `status`.
    public var status: StatefulSetStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<StatefulSetStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: StatefulSetSpec = StatefulSetSpec.empty, status: StatefulSetStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<StatefulSet> = FieldTable(empty: StatefulSet()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `StatefulSet` (`apps/v1`).
public struct StatefulSetSpec: JSONModel {
    /// `spec.minReadySeconds`: seconds.
    public var minReadySeconds: Int32?
    /// `spec.ordinals`.
    public var ordinals: StatefulSetOrdinals? {
        unsafeAddress { _ordinals.address }
        _modify { yield &_ordinals.wrappedValue }
    }
    private var _ordinals = OptionalBoxed<StatefulSetOrdinals>()
    /// `spec.persistentVolumeClaimRetentionPolicy`.
    public var persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy? {
        unsafeAddress { _persistentVolumeClaimRetentionPolicy.address }
        _modify { yield &_persistentVolumeClaimRetentionPolicy.wrappedValue }
    }
    private var _persistentVolumeClaimRetentionPolicy = OptionalBoxed<StatefulSetPersistentVolumeClaimRetentionPolicy>()
    /// `spec.podManagementPolicy`.
    public var podManagementPolicy: String?
    /// `spec.replicas`: a count.
    public var replicas: Int32?
    /// `spec.revisionHistoryLimit`.
    public var revisionHistoryLimit: Int32?
    /// `spec.selector`: required.
    public var selector: LabelSelector
    /// `spec.serviceName`.
    public var serviceName: String?
    /// `spec.template`: required.
    public var template: PodTemplateSpec
    /// `spec.updateStrategy`.
    public var updateStrategy: StatefulSetUpdateStrategy? {
        unsafeAddress { _updateStrategy.address }
        _modify { yield &_updateStrategy.wrappedValue }
    }
    private var _updateStrategy = OptionalBoxed<StatefulSetUpdateStrategy>()
    /// `spec.volumeClaimTemplates`.
    public var volumeClaimTemplates: [PersistentVolumeClaim]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        selector: LabelSelector, template: PodTemplateSpec, minReadySeconds: Int32? = nil, ordinals: StatefulSetOrdinals? = nil,
        persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy? = nil,
        podManagementPolicy: String? = nil, replicas: Int32? = nil, revisionHistoryLimit: Int32? = nil,
        serviceName: String? = nil, updateStrategy: StatefulSetUpdateStrategy? = nil,
        volumeClaimTemplates: [PersistentVolumeClaim]? = nil
    ) {
        self.selector = selector
        self.template = template
        self.minReadySeconds = minReadySeconds
        _ordinals = OptionalBoxed(wrappedValue: ordinals)
        _persistentVolumeClaimRetentionPolicy = OptionalBoxed(wrappedValue: persistentVolumeClaimRetentionPolicy)
        self.podManagementPolicy = podManagementPolicy
        self.replicas = replicas
        self.revisionHistoryLimit = revisionHistoryLimit
        self.serviceName = serviceName
        _updateStrategy = OptionalBoxed(wrappedValue: updateStrategy)
        self.volumeClaimTemplates = volumeClaimTemplates
    }

    /// How it is read and written.
    public static let fields: FieldTable<StatefulSetSpec> = FieldTable(
        empty: StatefulSetSpec(selector: LabelSelector(), template: PodTemplateSpec())
    ) {
        $0.field("minReadySeconds", \.minReadySeconds)
        $0.field("ordinals", \._ordinals)
        $0.field("persistentVolumeClaimRetentionPolicy", \._persistentVolumeClaimRetentionPolicy)
        $0.field("podManagementPolicy", \.podManagementPolicy)
        $0.field("replicas", \.replicas)
        $0.field("revisionHistoryLimit", \.revisionHistoryLimit)
        $0.field("selector", \.selector)
        $0.field("serviceName", \.serviceName)
        $0.field("template", \.template)
        $0.field("updateStrategy", \._updateStrategy)
        $0.field("volumeClaimTemplates", \.volumeClaimTemplates)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.ordinals` of `StatefulSet` (`apps/v1`).
public struct StatefulSetOrdinals: JSONModel {
    /// `spec.ordinals.start`: `0` by default.
    public var start: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(start: Int32? = nil) {
        self.start = start
    }

    /// How it is read and written.
    public static let fields: FieldTable<StatefulSetOrdinals> = FieldTable(empty: StatefulSetOrdinals()) {
        $0.field("start", \.start)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.persistentVolumeClaimRetentionPolicy` of `StatefulSet` (`apps/v1`).
public struct StatefulSetPersistentVolumeClaimRetentionPolicy: JSONModel {
    /// `spec.persistentVolumeClaimRetentionPolicy.whenDeleted`.
    public var whenDeleted: String?
    /// `spec.persistentVolumeClaimRetentionPolicy.whenScaled`.
    public var whenScaled: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(whenDeleted: String? = nil, whenScaled: String? = nil) {
        self.whenDeleted = whenDeleted
        self.whenScaled = whenScaled
    }

    /// How it is read and written.
    public static let fields: FieldTable<StatefulSetPersistentVolumeClaimRetentionPolicy> = FieldTable(
        empty: StatefulSetPersistentVolumeClaimRetentionPolicy()
    ) {
        $0.field("whenDeleted", \.whenDeleted)
        $0.field("whenScaled", \.whenScaled)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.updateStrategy` of `StatefulSet` (`apps/v1`).
public struct StatefulSetUpdateStrategy: JSONModel {
    /// `spec.updateStrategy.rollingUpdate`.
    public var rollingUpdate: RollingUpdateStatefulSetStrategy? {
        unsafeAddress { _rollingUpdate.address }
        _modify { yield &_rollingUpdate.wrappedValue }
    }
    private var _rollingUpdate = OptionalBoxed<RollingUpdateStatefulSetStrategy>()
    /// `spec.updateStrategy.type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(rollingUpdate: RollingUpdateStatefulSetStrategy? = nil, type: String? = nil) {
        _rollingUpdate = OptionalBoxed(wrappedValue: rollingUpdate)
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<StatefulSetUpdateStrategy> = FieldTable(empty: StatefulSetUpdateStrategy()) {
        $0.field("rollingUpdate", \._rollingUpdate)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.updateStrategy.rollingUpdate` of `StatefulSet` (`apps/v1`).
public struct RollingUpdateStatefulSetStrategy: JSONModel {
    /// `spec.updateStrategy.rollingUpdate.maxUnavailable`.
    public var maxUnavailable: IntOrString?
    /// `spec.updateStrategy.rollingUpdate.partition`.
    public var partition: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(maxUnavailable: IntOrString? = nil, partition: Int32? = nil) {
        self.maxUnavailable = maxUnavailable
        self.partition = partition
    }

    /// How it is read and written.
    public static let fields: FieldTable<RollingUpdateStatefulSetStrategy> = FieldTable(
        empty: RollingUpdateStatefulSetStrategy()
    ) {
        $0.field("maxUnavailable", \.maxUnavailable)
        $0.field("partition", \.partition)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `StatefulSet` (`apps/v1`).
public struct StatefulSetStatus: StatusValue, JSONModel {
    /// `status.availableReplicas`: a count, `0` by default.
    public var availableReplicas: Int32?
    /// `status.collisionCount`: a count.
    public var collisionCount: Int32?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [StatefulSetCondition]?
    /// `status.currentReplicas`: a count.
    public var currentReplicas: Int32?
    /// `status.currentRevision`.
    public var currentRevision: String?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.readyReplicas`: a count.
    public var readyReplicas: Int32?
    /// `status.replicas`: a count, required.
    public var replicas: Int32
    /// `status.updateRevision`.
    public var updateRevision: String?
    /// `status.updatedReplicas`: a count.
    public var updatedReplicas: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.replicas = 0
    }

    /// A value of these parts.
    public init(
        availableReplicas: Int32? = nil, collisionCount: Int32? = nil, conditions: [StatefulSetCondition]? = nil,
        currentReplicas: Int32? = nil, currentRevision: String? = nil, observedGeneration: Int64? = nil,
        readyReplicas: Int32? = nil, replicas: Int32 = 0, updateRevision: String? = nil, updatedReplicas: Int32? = nil
    ) {
        self.availableReplicas = availableReplicas
        self.collisionCount = collisionCount
        self.conditions = conditions
        self.currentReplicas = currentReplicas
        self.currentRevision = currentRevision
        self.observedGeneration = observedGeneration
        self.readyReplicas = readyReplicas
        self.replicas = replicas
        self.updateRevision = updateRevision
        self.updatedReplicas = updatedReplicas
    }

    /// How it is read and written.
    public static let fields: FieldTable<StatefulSetStatus> = FieldTable(empty: StatefulSetStatus()) {
        $0.field("availableReplicas", \.availableReplicas)
        $0.field("collisionCount", \.collisionCount)
        $0.field("conditions", \.conditions)
        $0.field("currentReplicas", \.currentReplicas)
        $0.field("currentRevision", \.currentRevision)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("readyReplicas", \.readyReplicas)
        $0.field("replicas", \.replicas)
        $0.field("updateRevision", \.updateRevision)
        $0.field("updatedReplicas", \.updatedReplicas)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `StatefulSet` (`apps/v1`).
public struct StatefulSetCondition: JSONModel {
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
    public static let fields: FieldTable<StatefulSetCondition> = FieldTable(empty: StatefulSetCondition(status: "", type: "")) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
