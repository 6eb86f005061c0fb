// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].secret` of `Pod` (`v1`).
public struct SecretVolumeSource: JSONModel {
    /// `spec.volumes[].secret.defaultMode`.
    public var defaultMode: Int32?
    /// `spec.volumes[].secret.items`.
    public var items: [KeyToPath]?
    /// `spec.volumes[].secret.optional`.
    public var optional: Bool?
    /// `spec.volumes[].secret.secretName`.
    public var secretName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(defaultMode: Int32? = nil, items: [KeyToPath]? = nil, optional: Bool? = nil, secretName: String? = nil) {
        self.defaultMode = defaultMode
        self.items = items
        self.optional = optional
        self.secretName = secretName
    }

    /// How it is read and written.
    public static let fields: FieldTable<SecretVolumeSource> = FieldTable(empty: SecretVolumeSource()) {
        $0.field("defaultMode", \.defaultMode)
        $0.field("items", \.items)
        $0.field("optional", \.optional)
        $0.field("secretName", \.secretName)
        $0.unknown(\.unknownFields)
    }
}
