// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `roleRef` of `ClusterRoleBinding` (`rbac.authorization.k8s.io/v1`).
public struct RoleRef: JSONModel {
    /// `roleRef.apiGroup`.
    public var apiGroup: String?
    /// `roleRef.kind`: required.
    public var kind: String
    /// `roleRef.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kind: String, name: String, apiGroup: String? = nil) {
        self.kind = kind
        self.name = name
        self.apiGroup = apiGroup
    }

    /// How it is read and written.
    public static let fields: FieldTable<RoleRef> = FieldTable(empty: RoleRef(kind: "", name: "")) {
        $0.field("apiGroup", \.apiGroup)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}
