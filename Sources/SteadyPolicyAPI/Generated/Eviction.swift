// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Eviction` of `policy/v1`, sent to the subresource `eviction`.
public struct Eviction: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "policy", version: "v1", kind: "Eviction", plural: "eviction", scope: .namespaced
    )

    /// `deleteOptions`.
    public var deleteOptions: JSONValue?
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), deleteOptions: JSONValue? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.deleteOptions = deleteOptions
    }

    /// How it is read and written.
    public static let fields: FieldTable<Eviction> = FieldTable(empty: Eviction()) {
        $0.typeMeta()
        $0.field("deleteOptions", \.deleteOptions)
        $0.field("metadata", \._metadata)
        $0.unknown(\.unknownFields)
    }
}
