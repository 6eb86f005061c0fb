// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Pod` of `v1`, in a namespace.
public struct Pod: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(version: "v1", kind: "Pod", plural: "pods", scope: .namespaced)

    /// `metadata`.
    @Boxed public var metadata: ObjectMeta
    /// `spec`.
    @Boxed public var spec: PodSpec
    /// `status`.
    @OptionalBoxed public var status: PodStatus?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: PodSpec = PodSpec.empty, status: PodStatus? = nil) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }

    /// How it is read and written.
    public static let fields: FieldTable<Pod> = FieldTable(empty: Pod()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}
