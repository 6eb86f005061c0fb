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
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `target`: required.
    public var target: ObjectReference {
        unsafeAddress { _target.address }
        _modify { yield &_target.wrappedValue }
    }
    private var _target = Boxed<ObjectReference>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), target: ObjectReference) {
        _metadata = Boxed(wrappedValue: metadata)
        _target = Boxed(wrappedValue: target)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Binding> = FieldTable(empty: Binding(target: ObjectReference())) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("target", \._target, required: true)
        $0.unknown(\.unknownFields)
    }
}
