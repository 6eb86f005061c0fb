// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `PersistentVolumeClaim` of `v1`, in a namespace.
public struct PersistentVolumeClaim: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "PersistentVolumeClaim", plural: "persistentvolumeclaims", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: PersistentVolumeClaimSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<PersistentVolumeClaimSpec>()
    /// `status`.
    public var status: PersistentVolumeClaimStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<PersistentVolumeClaimStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: PersistentVolumeClaimSpec = PersistentVolumeClaimSpec(),
        status: PersistentVolumeClaimStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeClaim> = FieldTable(empty: PersistentVolumeClaim()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `PersistentVolumeClaim` (`v1`).
public struct PersistentVolumeClaimStatus: StatusValue, JSONModel {
    /// `status.accessModes`.
    public var accessModes: [String]?
    /// `status.allocatedResourceStatuses`.
    public var allocatedResourceStatuses: StringMap<String>?
    /// `status.allocatedResources`.
    public var allocatedResources: StringMap<Quantity>?
    /// `status.capacity`.
    public var capacity: StringMap<Quantity>?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [PersistentVolumeClaimCondition]?
    /// `status.currentVolumeAttributesClassName`.
    public var currentVolumeAttributesClassName: String?
    /// `status.modifyVolumeStatus`.
    public var modifyVolumeStatus: ModifyVolumeStatus? {
        unsafeAddress { _modifyVolumeStatus.address }
        _modify { yield &_modifyVolumeStatus.wrappedValue }
    }
    private var _modifyVolumeStatus = OptionalBoxed<ModifyVolumeStatus>()
    /// `status.phase`.
    public var phase: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        accessModes: [String]? = nil, allocatedResourceStatuses: StringMap<String>? = nil,
        allocatedResources: StringMap<Quantity>? = nil, capacity: StringMap<Quantity>? = nil,
        conditions: [PersistentVolumeClaimCondition]? = nil, currentVolumeAttributesClassName: String? = nil,
        modifyVolumeStatus: ModifyVolumeStatus? = nil, phase: String? = nil
    ) {
        self.accessModes = accessModes
        self.allocatedResourceStatuses = allocatedResourceStatuses
        self.allocatedResources = allocatedResources
        self.capacity = capacity
        self.conditions = conditions
        self.currentVolumeAttributesClassName = currentVolumeAttributesClassName
        _modifyVolumeStatus = OptionalBoxed(wrappedValue: modifyVolumeStatus)
        self.phase = phase
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeClaimStatus> = FieldTable(empty: PersistentVolumeClaimStatus()) {
        $0.field("accessModes", \.accessModes)
        $0.field("allocatedResourceStatuses", \.allocatedResourceStatuses)
        $0.field("allocatedResources", \.allocatedResources)
        $0.field("capacity", \.capacity)
        $0.field("conditions", \.conditions)
        $0.field("currentVolumeAttributesClassName", \.currentVolumeAttributesClassName)
        $0.field("modifyVolumeStatus", \._modifyVolumeStatus)
        $0.field("phase", \.phase)
        $0.unknown(\.unknownFields)
    }
}

/// `status.modifyVolumeStatus` of `PersistentVolumeClaim` (`v1`).
public struct ModifyVolumeStatus: JSONModel {
    /// `status.modifyVolumeStatus.status`: required.
    public var status: String
    /// `status.modifyVolumeStatus.targetVolumeAttributesClassName`.
    public var targetVolumeAttributesClassName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(status: String, targetVolumeAttributesClassName: String? = nil) {
        self.status = status
        self.targetVolumeAttributesClassName = targetVolumeAttributesClassName
    }

    /// How it is read and written.
    public static let fields: FieldTable<ModifyVolumeStatus> = FieldTable(empty: ModifyVolumeStatus(status: "")) {
        $0.field("status", \.status)
        $0.field("targetVolumeAttributesClassName", \.targetVolumeAttributesClassName)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `PersistentVolumeClaim` (`v1`).
public struct PersistentVolumeClaimCondition: JSONModel {
    /// `status.conditions[].lastProbeTime`.
    public var lastProbeTime: Timestamp?
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
        status: String, type: String, lastProbeTime: Timestamp? = nil, lastTransitionTime: Timestamp? = nil,
        message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastProbeTime = lastProbeTime
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeClaimCondition> = FieldTable(
        empty: PersistentVolumeClaimCondition(status: "", type: "")
    ) {
        $0.field("lastProbeTime", \.lastProbeTime)
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
