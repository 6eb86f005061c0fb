// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `subjects[]` of `ClusterRoleBinding` (`rbac.authorization.k8s.io/v1`).
public struct Subject: JSONModel {
    /// `subjects[].apiGroup`.
    public var apiGroup: String?
    /// `subjects[].kind`: required.
    public var kind: String
    /// `subjects[].name`: required.
    public var name: String
    /// `subjects[].namespace`.
    public var namespace: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kind: String, name: String, apiGroup: String? = nil, namespace: String? = nil) {
        self.kind = kind
        self.name = name
        self.apiGroup = apiGroup
        self.namespace = namespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<Subject> = FieldTable(empty: Subject(kind: "", name: "")) {
        $0.field("apiGroup", \.apiGroup)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.unknown(\.unknownFields)
    }
}
