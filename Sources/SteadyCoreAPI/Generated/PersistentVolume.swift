// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `PersistentVolume` of `v1`, of the whole cluster.
public struct PersistentVolume: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "PersistentVolume", plural: "persistentvolumes", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: PersistentVolumeSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<PersistentVolumeSpec>()
    /// `status`.
    public var status: PersistentVolumeStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<PersistentVolumeStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: PersistentVolumeSpec = PersistentVolumeSpec(),
        status: PersistentVolumeStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolume> = FieldTable(empty: PersistentVolume()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `PersistentVolume` (`v1`).
public struct PersistentVolumeStatus: StatusValue, JSONModel {
    /// `status.lastPhaseTransitionTime`.
    public var lastPhaseTransitionTime: Timestamp?
    /// `status.message`.
    public var message: String?
    /// `status.phase`.
    public var phase: String?
    /// `status.reason`.
    public var reason: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(lastPhaseTransitionTime: Timestamp? = nil, message: String? = nil, phase: String? = nil, reason: String? = nil) {
        self.lastPhaseTransitionTime = lastPhaseTransitionTime
        self.message = message
        self.phase = phase
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeStatus> = FieldTable(empty: PersistentVolumeStatus()) {
        $0.field("lastPhaseTransitionTime", \.lastPhaseTransitionTime)
        $0.field("message", \.message)
        $0.field("phase", \.phase)
        $0.field("reason", \.reason)
        $0.unknown(\.unknownFields)
    }
}
