// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Lease` of `coordination.k8s.io/v1`, in a namespace.
public struct Lease: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "coordination.k8s.io", version: "v1", kind: "Lease", plural: "leases", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: LeaseSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<LeaseSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: LeaseSpec = LeaseSpec()) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Lease> = FieldTable(empty: Lease()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `Lease` (`coordination.k8s.io/v1`).
public struct LeaseSpec: JSONModel {
    /// `spec.acquireTime`.
    public var acquireTime: MicroTime?
    /// `spec.holderIdentity`.
    public var holderIdentity: String?
    /// `spec.leaseDurationSeconds`: seconds.
    public var leaseDurationSeconds: Int32?
    /// `spec.leaseTransitions`.
    public var leaseTransitions: Int32?
    /// `spec.preferredHolder`.
    public var preferredHolder: String?
    /// `spec.renewTime`.
    public var renewTime: MicroTime?
    /// `spec.strategy`.
    public var strategy: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        acquireTime: MicroTime? = nil, holderIdentity: String? = nil, leaseDurationSeconds: Int32? = nil,
        leaseTransitions: Int32? = nil, preferredHolder: String? = nil, renewTime: MicroTime? = nil, strategy: String? = nil
    ) {
        self.acquireTime = acquireTime
        self.holderIdentity = holderIdentity
        self.leaseDurationSeconds = leaseDurationSeconds
        self.leaseTransitions = leaseTransitions
        self.preferredHolder = preferredHolder
        self.renewTime = renewTime
        self.strategy = strategy
    }

    /// How it is read and written.
    public static let fields: FieldTable<LeaseSpec> = FieldTable(empty: LeaseSpec()) {
        $0.field("acquireTime", \.acquireTime)
        $0.field("holderIdentity", \.holderIdentity)
        $0.field("leaseDurationSeconds", \.leaseDurationSeconds)
        $0.field("leaseTransitions", \.leaseTransitions)
        $0.field("preferredHolder", \.preferredHolder)
        $0.field("renewTime", \.renewTime)
        $0.field("strategy", \.strategy)
        $0.unknown(\.unknownFields)
    }
}
