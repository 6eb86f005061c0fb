// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `CSINode` of `storage.k8s.io/v1`, of the whole cluster.
public struct CSINode: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "CSINode", plural: "csinodes", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: CSINodeSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<CSINodeSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: CSINodeSpec) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSINode> = FieldTable(empty: CSINode(spec: CSINodeSpec.empty)) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `CSINode` (`storage.k8s.io/v1`).
public struct CSINodeSpec: JSONModel {
    /// `spec.drivers`: keyed by `name`, required.
    public var drivers: [CSINodeDriver]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(drivers: [CSINodeDriver]) {
        self.drivers = drivers
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSINodeSpec> = FieldTable(empty: CSINodeSpec(drivers: [])) {
        $0.field("drivers", \.drivers)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.drivers[]` of `CSINode` (`storage.k8s.io/v1`).
public struct CSINodeDriver: JSONModel {
    /// `spec.drivers[].allocatable`.
    public var allocatable: VolumeNodeResources? {
        unsafeAddress { _allocatable.address }
        _modify { yield &_allocatable.wrappedValue }
    }
    private var _allocatable = OptionalBoxed<VolumeNodeResources>()
    /// `spec.drivers[].name`: required.
    public var name: String
    /// `spec.drivers[].nodeID`: required.
    public var nodeID: String
    /// `spec.drivers[].topologyKeys`.
    public var topologyKeys: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, nodeID: String, allocatable: VolumeNodeResources? = nil, topologyKeys: [String]? = nil) {
        self.name = name
        self.nodeID = nodeID
        _allocatable = OptionalBoxed(wrappedValue: allocatable)
        self.topologyKeys = topologyKeys
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSINodeDriver> = FieldTable(empty: CSINodeDriver(name: "", nodeID: "")) {
        $0.field("allocatable", \._allocatable)
        $0.field("name", \.name)
        $0.field("nodeID", \.nodeID)
        $0.field("topologyKeys", \.topologyKeys)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.drivers[].allocatable` of `CSINode` (`storage.k8s.io/v1`).
public struct VolumeNodeResources: JSONModel {
    /// `spec.drivers[].allocatable.count`: a count.
    public var count: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(count: Int32? = nil) {
        self.count = count
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeNodeResources> = FieldTable(empty: VolumeNodeResources()) {
        $0.field("count", \.count)
        $0.unknown(\.unknownFields)
    }
}
