// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Binding` of `v1`, in a namespace.
public struct Binding: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "Binding", plural: "bindings", scope: .namespaced
    )

    /// `metadata`.
    @Boxed public var metadata: ObjectMeta
    /// `target`: required.
    @Boxed public var target: ObjectReference
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), target: ObjectReference) {
        self.metadata = metadata
        self.target = target
    }

    /// How it is read and written.
    public static let fields: FieldTable<Binding> = FieldTable(empty: Binding(target: ObjectReference())) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("target", \._target, required: true)
        $0.unknown(\.unknownFields)
    }
}
