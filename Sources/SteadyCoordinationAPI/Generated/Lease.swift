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
    @Boxed public var metadata: ObjectMeta
    /// `spec`.
    @Boxed public var spec: LeaseSpec
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: LeaseSpec = LeaseSpec()) {
        self.metadata = metadata
        self.spec = spec
    }

    /// How it is read and written.
    public static let fields: FieldTable<Lease> = FieldTable(empty: Lease()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}
