// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ResourceSlice` of `resource.k8s.io/v1`, of the whole cluster.
public struct ResourceSlice: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "resource.k8s.io", version: "v1", kind: "ResourceSlice", plural: "resourceslices", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: ResourceSliceSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ResourceSliceSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: ResourceSliceSpec) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceSlice> = FieldTable(empty: ResourceSlice(spec: ResourceSliceSpec.empty)) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}
