// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Role` of `rbac.authorization.k8s.io/v1`, in a namespace.
public struct Role: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "rbac.authorization.k8s.io", version: "v1", kind: "Role", plural: "roles", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `rules`.
    public var rules: [PolicyRule]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), rules: [PolicyRule]? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.rules = rules
    }

    /// How it is read and written.
    public static let fields: FieldTable<Role> = FieldTable(empty: Role()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("rules", \.rules)
        $0.unknown(\.unknownFields)
    }
}
