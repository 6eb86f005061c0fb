// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].configMap` of `Pod` (`v1`).
public struct ConfigMapVolumeSource: JSONModel {
    /// `spec.volumes[].configMap.defaultMode`.
    public var defaultMode: Int32?
    /// `spec.volumes[].configMap.items`.
    public var items: [KeyToPath]?
    /// `spec.volumes[].configMap.name`.
    public var name: String?
    /// `spec.volumes[].configMap.optional`.
    public var optional: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(defaultMode: Int32? = nil, items: [KeyToPath]? = nil, name: String? = nil, optional: Bool? = nil) {
        self.defaultMode = defaultMode
        self.items = items
        self.name = name
        self.optional = optional
    }

    /// How it is read and written.
    public static let fields: FieldTable<ConfigMapVolumeSource> = FieldTable(empty: ConfigMapVolumeSource()) {
        $0.field("defaultMode", \.defaultMode)
        $0.field("items", \.items)
        $0.field("name", \.name)
        $0.field("optional", \.optional)
        $0.unknown(\.unknownFields)
    }
}
