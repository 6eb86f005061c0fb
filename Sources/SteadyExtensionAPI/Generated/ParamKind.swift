// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.paramKind` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct ParamKind: JSONModel {
    /// `spec.paramKind.apiVersion`.
    public var apiVersion: String?
    /// `spec.paramKind.kind`.
    public var kind: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(apiVersion: String? = nil, kind: String? = nil) {
        self.apiVersion = apiVersion
        self.kind = kind
    }

    /// How it is read and written.
    public static let fields: FieldTable<ParamKind> = FieldTable(empty: ParamKind()) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("kind", \.kind)
        $0.unknown(\.unknownFields)
    }
}
