// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `imagePullSecrets[]` of `ServiceAccount` (`v1`).
public struct LocalObjectReference: JSONModel {
    /// `imagePullSecrets[].name`.
    public var name: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String? = nil) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<LocalObjectReference> = FieldTable(empty: LocalObjectReference()) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}
