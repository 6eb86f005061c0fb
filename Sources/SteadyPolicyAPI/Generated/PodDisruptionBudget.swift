// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `PodDisruptionBudget` of `policy/v1`, in a namespace.
public struct PodDisruptionBudget: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "policy", version: "v1", kind: "PodDisruptionBudget", plural: "poddisruptionbudgets", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: PodDisruptionBudgetSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<PodDisruptionBudgetSpec>()
    /// `status`.
    public var status: PodDisruptionBudgetStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<PodDisruptionBudgetStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: PodDisruptionBudgetSpec = PodDisruptionBudgetSpec(),
        status: PodDisruptionBudgetStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodDisruptionBudget> = FieldTable(empty: PodDisruptionBudget()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `PodDisruptionBudget` (`policy/v1`).
public struct PodDisruptionBudgetSpec: JSONModel {
    /// `spec.maxUnavailable`.
    public var maxUnavailable: IntOrString?
    /// `spec.minAvailable`.
    public var minAvailable: IntOrString?
    /// `spec.selector`.
    public var selector: LabelSelector? {
        unsafeAddress { _selector.address }
        _modify { yield &_selector.wrappedValue }
    }
    private var _selector = OptionalBoxed<LabelSelector>()
    /// `spec.unhealthyPodEvictionPolicy`.
    public var unhealthyPodEvictionPolicy: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        maxUnavailable: IntOrString? = nil, minAvailable: IntOrString? = nil, selector: LabelSelector? = nil,
        unhealthyPodEvictionPolicy: String? = nil
    ) {
        self.maxUnavailable = maxUnavailable
        self.minAvailable = minAvailable
        _selector = OptionalBoxed(wrappedValue: selector)
        self.unhealthyPodEvictionPolicy = unhealthyPodEvictionPolicy
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodDisruptionBudgetSpec> = FieldTable(empty: PodDisruptionBudgetSpec()) {
        $0.field("maxUnavailable", \.maxUnavailable)
        $0.field("minAvailable", \.minAvailable)
        $0.field("selector", \._selector)
        $0.field("unhealthyPodEvictionPolicy", \.unhealthyPodEvictionPolicy)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `PodDisruptionBudget` (`policy/v1`).
public struct PodDisruptionBudgetStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [Condition]?
    /// `status.currentHealthy`: `0` by default.
    public var currentHealthy: Int32?
    /// `status.desiredHealthy`: `0` by default.
    public var desiredHealthy: Int32?
    /// `status.disruptedPods`.
    public var disruptedPods: StringMap<Timestamp>?
    /// `status.disruptionsAllowed`: `0` by default.
    public var disruptionsAllowed: Int32?
    /// `status.expectedPods`: `0` by default.
    public var expectedPods: Int32?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        conditions: [Condition]? = nil, currentHealthy: Int32? = nil, desiredHealthy: Int32? = nil,
        disruptedPods: StringMap<Timestamp>? = nil, disruptionsAllowed: Int32? = nil, expectedPods: Int32? = nil,
        observedGeneration: Int64? = nil
    ) {
        self.conditions = conditions
        self.currentHealthy = currentHealthy
        self.desiredHealthy = desiredHealthy
        self.disruptedPods = disruptedPods
        self.disruptionsAllowed = disruptionsAllowed
        self.expectedPods = expectedPods
        self.observedGeneration = observedGeneration
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodDisruptionBudgetStatus> = FieldTable(empty: PodDisruptionBudgetStatus()) {
        $0.field("conditions", \.conditions)
        $0.field("currentHealthy", \.currentHealthy)
        $0.field("desiredHealthy", \.desiredHealthy)
        $0.field("disruptedPods", \.disruptedPods)
        $0.field("disruptionsAllowed", \.disruptionsAllowed)
        $0.field("expectedPods", \.expectedPods)
        $0.field("observedGeneration", \.observedGeneration)
        $0.unknown(\.unknownFields)
    }
}
