// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `VolumeAttributesClass` of `storage.k8s.io/v1`, of the whole cluster.
public struct VolumeAttributesClass: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "VolumeAttributesClass", plural: "volumeattributesclasses", scope: .cluster
    )

    /// `driverName`: required.
    public var driverName: String
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `parameters`.
    public var parameters: StringMap<String>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), driverName: String, parameters: StringMap<String>? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.driverName = driverName
        self.parameters = parameters
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeAttributesClass> = FieldTable(empty: VolumeAttributesClass(driverName: "")) {
        $0.typeMeta()
        $0.field("driverName", \.driverName)
        $0.field("metadata", \._metadata)
        $0.field("parameters", \.parameters)
        $0.unknown(\.unknownFields)
    }
}
