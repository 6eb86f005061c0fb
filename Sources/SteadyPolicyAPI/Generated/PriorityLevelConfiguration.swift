// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `PriorityLevelConfiguration` of `flowcontrol.apiserver.k8s.io/v1`, of the whole cluster.
public struct PriorityLevelConfiguration: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "flowcontrol.apiserver.k8s.io", version: "v1", kind: "PriorityLevelConfiguration",
        plural: "prioritylevelconfigurations", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: PriorityLevelConfigurationSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<PriorityLevelConfigurationSpec>()
    /// `status`.
    public var status: PriorityLevelConfigurationStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<PriorityLevelConfigurationStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: PriorityLevelConfigurationSpec = PriorityLevelConfigurationSpec.empty,
        status: PriorityLevelConfigurationStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PriorityLevelConfiguration> = FieldTable(empty: PriorityLevelConfiguration()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `PriorityLevelConfiguration` (`flowcontrol.apiserver.k8s.io/v1`).
public struct PriorityLevelConfigurationSpec: JSONModel {
    /// `spec.exempt`.
    public var exempt: ExemptPriorityLevelConfiguration? {
        unsafeAddress { _exempt.address }
        _modify { yield &_exempt.wrappedValue }
    }
    private var _exempt = OptionalBoxed<ExemptPriorityLevelConfiguration>()
    /// `spec.limited`.
    public var limited: LimitedPriorityLevelConfiguration? {
        unsafeAddress { _limited.address }
        _modify { yield &_limited.wrappedValue }
    }
    private var _limited = OptionalBoxed<LimitedPriorityLevelConfiguration>()
    /// `spec.type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        type: String, exempt: ExemptPriorityLevelConfiguration? = nil, limited: LimitedPriorityLevelConfiguration? = nil
    ) {
        self.type = type
        _exempt = OptionalBoxed(wrappedValue: exempt)
        _limited = OptionalBoxed(wrappedValue: limited)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PriorityLevelConfigurationSpec> = FieldTable(
        empty: PriorityLevelConfigurationSpec(type: "")
    ) {
        $0.field("exempt", \._exempt)
        $0.field("limited", \._limited)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.exempt` of `PriorityLevelConfiguration` (`flowcontrol.apiserver.k8s.io/v1`).
public struct ExemptPriorityLevelConfiguration: JSONModel {
    /// `spec.exempt.lendablePercent`: percent.
    public var lendablePercent: Int32?
    /// `spec.exempt.nominalConcurrencyShares`.
    public var nominalConcurrencyShares: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(lendablePercent: Int32? = nil, nominalConcurrencyShares: Int32? = nil) {
        self.lendablePercent = lendablePercent
        self.nominalConcurrencyShares = nominalConcurrencyShares
    }

    /// How it is read and written.
    public static let fields: FieldTable<ExemptPriorityLevelConfiguration> = FieldTable(
        empty: ExemptPriorityLevelConfiguration()
    ) {
        $0.field("lendablePercent", \.lendablePercent)
        $0.field("nominalConcurrencyShares", \.nominalConcurrencyShares)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.limited` of `PriorityLevelConfiguration` (`flowcontrol.apiserver.k8s.io/v1`).
public struct LimitedPriorityLevelConfiguration: JSONModel {
    /// `spec.limited.borrowingLimitPercent`: percent.
    public var borrowingLimitPercent: Int32?
    /// `spec.limited.lendablePercent`: percent.
    public var lendablePercent: Int32?
    /// `spec.limited.limitResponse`.
    public var limitResponse: LimitResponse? {
        unsafeAddress { _limitResponse.address }
        _modify { yield &_limitResponse.wrappedValue }
    }
    private var _limitResponse = OptionalBoxed<LimitResponse>()
    /// `spec.limited.nominalConcurrencyShares`.
    public var nominalConcurrencyShares: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        borrowingLimitPercent: Int32? = nil, lendablePercent: Int32? = nil, limitResponse: LimitResponse? = nil,
        nominalConcurrencyShares: Int32? = nil
    ) {
        self.borrowingLimitPercent = borrowingLimitPercent
        self.lendablePercent = lendablePercent
        _limitResponse = OptionalBoxed(wrappedValue: limitResponse)
        self.nominalConcurrencyShares = nominalConcurrencyShares
    }

    /// How it is read and written.
    public static let fields: FieldTable<LimitedPriorityLevelConfiguration> = FieldTable(
        empty: LimitedPriorityLevelConfiguration()
    ) {
        $0.field("borrowingLimitPercent", \.borrowingLimitPercent)
        $0.field("lendablePercent", \.lendablePercent)
        $0.field("limitResponse", \._limitResponse)
        $0.field("nominalConcurrencyShares", \.nominalConcurrencyShares)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.limited.limitResponse` of `PriorityLevelConfiguration` (`flowcontrol.apiserver.k8s.io/v1`).
public struct LimitResponse: JSONModel {
    /// `spec.limited.limitResponse.queuing`.
    public var queuing: QueuingConfiguration? {
        unsafeAddress { _queuing.address }
        _modify { yield &_queuing.wrappedValue }
    }
    private var _queuing = OptionalBoxed<QueuingConfiguration>()
    /// `spec.limited.limitResponse.type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(type: String, queuing: QueuingConfiguration? = nil) {
        self.type = type
        _queuing = OptionalBoxed(wrappedValue: queuing)
    }

    /// How it is read and written.
    public static let fields: FieldTable<LimitResponse> = FieldTable(empty: LimitResponse(type: "")) {
        $0.field("queuing", \._queuing)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.limited.limitResponse.queuing` of `PriorityLevelConfiguration` (`flowcontrol.apiserver.k8s.io/v1`).
public struct QueuingConfiguration: JSONModel {
    /// `spec.limited.limitResponse.queuing.handSize`: `0` by default.
    public var handSize: Int32?
    /// `spec.limited.limitResponse.queuing.queueLengthLimit`: `0` by default.
    public var queueLengthLimit: Int32?
    /// `spec.limited.limitResponse.queuing.queues`: `0` by default.
    public var queues: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(handSize: Int32? = nil, queueLengthLimit: Int32? = nil, queues: Int32? = nil) {
        self.handSize = handSize
        self.queueLengthLimit = queueLengthLimit
        self.queues = queues
    }

    /// How it is read and written.
    public static let fields: FieldTable<QueuingConfiguration> = FieldTable(empty: QueuingConfiguration()) {
        $0.field("handSize", \.handSize)
        $0.field("queueLengthLimit", \.queueLengthLimit)
        $0.field("queues", \.queues)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `PriorityLevelConfiguration` (`flowcontrol.apiserver.k8s.io/v1`).
public struct PriorityLevelConfigurationStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [PriorityLevelConfigurationCondition]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(conditions: [PriorityLevelConfigurationCondition]? = nil) {
        self.conditions = conditions
    }

    /// How it is read and written.
    public static let fields: FieldTable<PriorityLevelConfigurationStatus> = FieldTable(
        empty: PriorityLevelConfigurationStatus()
    ) {
        $0.field("conditions", \.conditions)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `PriorityLevelConfiguration` (`flowcontrol.apiserver.k8s.io/v1`).
public struct PriorityLevelConfigurationCondition: JSONModel {
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
    /// `status.conditions[].reason`.
    public var reason: String?
    /// `status.conditions[].status`.
    public var status: String?
    /// `status.conditions[].type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        lastTransitionTime: Timestamp? = nil, message: String? = nil, reason: String? = nil, status: String? = nil,
        type: String? = nil
    ) {
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
        self.status = status
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<PriorityLevelConfigurationCondition> = FieldTable(
        empty: PriorityLevelConfigurationCondition()
    ) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
