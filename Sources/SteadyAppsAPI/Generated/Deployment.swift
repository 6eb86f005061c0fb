// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `Deployment` of `apps/v1`, in a namespace.
public struct Deployment: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "apps", version: "v1", kind: "Deployment", plural: "deployments", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: DeploymentSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<DeploymentSpec>()
    /// `status`.
    public var status: DeploymentStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<DeploymentStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: DeploymentSpec = DeploymentSpec.empty, status: DeploymentStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Deployment> = FieldTable(empty: Deployment()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `Deployment` (`apps/v1`).
public struct DeploymentSpec: JSONModel {
    /// `spec.minReadySeconds`: seconds.
    public var minReadySeconds: Int32?
    /// `spec.paused`.
    public var paused: Bool?
    /// `spec.progressDeadlineSeconds`: seconds.
    public var progressDeadlineSeconds: Int32?
    /// `spec.replicas`: a count.
    public var replicas: Int32?
    /// `spec.revisionHistoryLimit`.
    public var revisionHistoryLimit: Int32?
    /// `spec.selector`: required.
    public var selector: LabelSelector
    /// `spec.strategy`.
    public var strategy: DeploymentStrategy? {
        unsafeAddress { _strategy.address }
        _modify { yield &_strategy.wrappedValue }
    }
    private var _strategy = OptionalBoxed<DeploymentStrategy>()
    /// `spec.template`: required.
    public var template: PodTemplateSpec
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        selector: LabelSelector, template: PodTemplateSpec, minReadySeconds: Int32? = nil, paused: Bool? = nil,
        progressDeadlineSeconds: Int32? = nil, replicas: Int32? = nil, revisionHistoryLimit: Int32? = nil,
        strategy: DeploymentStrategy? = nil
    ) {
        self.selector = selector
        self.template = template
        self.minReadySeconds = minReadySeconds
        self.paused = paused
        self.progressDeadlineSeconds = progressDeadlineSeconds
        self.replicas = replicas
        self.revisionHistoryLimit = revisionHistoryLimit
        _strategy = OptionalBoxed(wrappedValue: strategy)
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeploymentSpec> = FieldTable(
        empty: DeploymentSpec(selector: LabelSelector(), template: PodTemplateSpec())
    ) {
        $0.field("minReadySeconds", \.minReadySeconds)
        $0.field("paused", \.paused)
        $0.field("progressDeadlineSeconds", \.progressDeadlineSeconds)
        $0.field("replicas", \.replicas)
        $0.field("revisionHistoryLimit", \.revisionHistoryLimit)
        $0.field("selector", \.selector)
        $0.field("strategy", \._strategy)
        $0.field("template", \.template)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.strategy` of `Deployment` (`apps/v1`).
public struct DeploymentStrategy: JSONModel {
    /// `spec.strategy.rollingUpdate`.
    public var rollingUpdate: RollingUpdateDeployment? {
        unsafeAddress { _rollingUpdate.address }
        _modify { yield &_rollingUpdate.wrappedValue }
    }
    private var _rollingUpdate = OptionalBoxed<RollingUpdateDeployment>()
    /// `spec.strategy.type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(rollingUpdate: RollingUpdateDeployment? = nil, type: String? = nil) {
        _rollingUpdate = OptionalBoxed(wrappedValue: rollingUpdate)
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeploymentStrategy> = FieldTable(empty: DeploymentStrategy()) {
        $0.field("rollingUpdate", \._rollingUpdate)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.strategy.rollingUpdate` of `Deployment` (`apps/v1`).
public struct RollingUpdateDeployment: JSONModel {
    /// `spec.strategy.rollingUpdate.maxSurge`.
    public var maxSurge: IntOrString?
    /// `spec.strategy.rollingUpdate.maxUnavailable`.
    public var maxUnavailable: IntOrString?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(maxSurge: IntOrString? = nil, maxUnavailable: IntOrString? = nil) {
        self.maxSurge = maxSurge
        self.maxUnavailable = maxUnavailable
    }

    /// How it is read and written.
    public static let fields: FieldTable<RollingUpdateDeployment> = FieldTable(empty: RollingUpdateDeployment()) {
        $0.field("maxSurge", \.maxSurge)
        $0.field("maxUnavailable", \.maxUnavailable)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `Deployment` (`apps/v1`).
public struct DeploymentStatus: StatusValue, JSONModel {
    /// `status.availableReplicas`: a count.
    public var availableReplicas: Int32?
    /// `status.collisionCount`: a count.
    public var collisionCount: Int32?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [DeploymentCondition]?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.readyReplicas`: a count.
    public var readyReplicas: Int32?
    /// `status.replicas`: a count.
    public var replicas: Int32?
    /// `status.terminatingReplicas`: a count.
    public var terminatingReplicas: Int32?
    /// `status.unavailableReplicas`: a count.
    public var unavailableReplicas: Int32?
    /// `status.updatedReplicas`: a count.
    public var updatedReplicas: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        availableReplicas: Int32? = nil, collisionCount: Int32? = nil, conditions: [DeploymentCondition]? = nil,
        observedGeneration: Int64? = nil, readyReplicas: Int32? = nil, replicas: Int32? = nil, terminatingReplicas: Int32? = nil,
        unavailableReplicas: Int32? = nil, updatedReplicas: Int32? = nil
    ) {
        self.availableReplicas = availableReplicas
        self.collisionCount = collisionCount
        self.conditions = conditions
        self.observedGeneration = observedGeneration
        self.readyReplicas = readyReplicas
        self.replicas = replicas
        self.terminatingReplicas = terminatingReplicas
        self.unavailableReplicas = unavailableReplicas
        self.updatedReplicas = updatedReplicas
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeploymentStatus> = FieldTable(empty: DeploymentStatus()) {
        $0.field("availableReplicas", \.availableReplicas)
        $0.field("collisionCount", \.collisionCount)
        $0.field("conditions", \.conditions)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("readyReplicas", \.readyReplicas)
        $0.field("replicas", \.replicas)
        $0.field("terminatingReplicas", \.terminatingReplicas)
        $0.field("unavailableReplicas", \.unavailableReplicas)
        $0.field("updatedReplicas", \.updatedReplicas)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `Deployment` (`apps/v1`).
public struct DeploymentCondition: JSONModel {
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].lastUpdateTime`.
    public var lastUpdateTime: Timestamp?
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
        status: String, type: String, lastTransitionTime: Timestamp? = nil, lastUpdateTime: Timestamp? = nil,
        message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastTransitionTime = lastTransitionTime
        self.lastUpdateTime = lastUpdateTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<DeploymentCondition> = FieldTable(empty: DeploymentCondition(status: "", type: "")) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("lastUpdateTime", \.lastUpdateTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
