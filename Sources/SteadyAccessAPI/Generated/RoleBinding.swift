// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `RoleBinding` of `rbac.authorization.k8s.io/v1`, in a namespace.
public struct RoleBinding: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "rbac.authorization.k8s.io", version: "v1", kind: "RoleBinding", plural: "rolebindings", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `roleRef`: required.
    public var roleRef: RoleRef
    /// `subjects`.
    public var subjects: [Subject]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), roleRef: RoleRef, subjects: [Subject]? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.roleRef = roleRef
        self.subjects = subjects
    }

    /// How it is read and written.
    public static let fields: FieldTable<RoleBinding> = FieldTable(empty: RoleBinding(roleRef: RoleRef.empty)) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("roleRef", \.roleRef)
        $0.field("subjects", \.subjects)
        $0.unknown(\.unknownFields)
    }
}
