// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `CSIStorageCapacity` of `storage.k8s.io/v1`, in a namespace.
public struct CSIStorageCapacity: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "CSIStorageCapacity", plural: "csistoragecapacities", scope: .namespaced
    )

    /// `capacity`: a quantity.
    public var capacity: Quantity?
    /// `maximumVolumeSize`: a quantity.
    public var maximumVolumeSize: Quantity?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `nodeTopology`.
    public var nodeTopology: LabelSelector? {
        unsafeAddress { _nodeTopology.address }
        _modify { yield &_nodeTopology.wrappedValue }
    }
    private var _nodeTopology = OptionalBoxed<LabelSelector>()
    /// `storageClassName`: required.
    public var storageClassName: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), storageClassName: String, capacity: Quantity? = nil,
        maximumVolumeSize: Quantity? = nil, nodeTopology: LabelSelector? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        self.storageClassName = storageClassName
        self.capacity = capacity
        self.maximumVolumeSize = maximumVolumeSize
        _nodeTopology = OptionalBoxed(wrappedValue: nodeTopology)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSIStorageCapacity> = FieldTable(empty: CSIStorageCapacity(storageClassName: "")) {
        $0.typeMeta()
        $0.field("capacity", \.capacity)
        $0.field("maximumVolumeSize", \.maximumVolumeSize)
        $0.field("metadata", \._metadata)
        $0.field("nodeTopology", \._nodeTopology)
        $0.field("storageClassName", \.storageClassName)
        $0.unknown(\.unknownFields)
    }
}
