// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.dataSource` of `PersistentVolumeClaim` (`v1`).
public struct TypedLocalObjectReference: JSONModel {
    /// `spec.dataSource.apiGroup`.
    public var apiGroup: String?
    /// `spec.dataSource.kind`: required.
    public var kind: String
    /// `spec.dataSource.name`: required.
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
    public static let fields: FieldTable<TypedLocalObjectReference> = FieldTable(
        empty: TypedLocalObjectReference(kind: "", name: "")
    ) {
        $0.field("apiGroup", \.apiGroup)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}
