// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ServiceCIDR` of `networking.k8s.io/v1`, of the whole cluster.
public struct ServiceCIDR: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "networking.k8s.io", version: "v1", kind: "ServiceCIDR", plural: "servicecidrs", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: ServiceCIDRSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ServiceCIDRSpec>()
    /// `status`.
    public var status: ServiceCIDRStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ServiceCIDRStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: ServiceCIDRSpec = ServiceCIDRSpec(), status: ServiceCIDRStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceCIDR> = FieldTable(empty: ServiceCIDR()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `ServiceCIDR` (`networking.k8s.io/v1`).
public struct ServiceCIDRSpec: JSONModel {
    /// `spec.cidrs`.
    public var cidrs: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(cidrs: [String]? = nil) {
        self.cidrs = cidrs
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceCIDRSpec> = FieldTable(empty: ServiceCIDRSpec()) {
        $0.field("cidrs", \.cidrs)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `ServiceCIDR` (`networking.k8s.io/v1`).
public struct ServiceCIDRStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [Condition]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(conditions: [Condition]? = nil) {
        self.conditions = conditions
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceCIDRStatus> = FieldTable(empty: ServiceCIDRStatus()) {
        $0.field("conditions", \.conditions)
        $0.unknown(\.unknownFields)
    }
}
