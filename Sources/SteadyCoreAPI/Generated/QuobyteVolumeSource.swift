// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.quobyte` of `PersistentVolume` (`v1`).
public struct QuobyteVolumeSource: JSONModel {
    /// `spec.quobyte.group`.
    public var group: String?
    /// `spec.quobyte.readOnly`.
    public var readOnly: Bool?
    /// `spec.quobyte.registry`: required.
    public var registry: String
    /// `spec.quobyte.tenant`.
    public var tenant: String?
    /// `spec.quobyte.user`.
    public var user: String?
    /// `spec.quobyte.volume`: required.
    public var volume: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        registry: String, volume: String, group: String? = nil, readOnly: Bool? = nil, tenant: String? = nil, user: String? = nil
    ) {
        self.registry = registry
        self.volume = volume
        self.group = group
        self.readOnly = readOnly
        self.tenant = tenant
        self.user = user
    }

    /// How it is read and written.
    public static let fields: FieldTable<QuobyteVolumeSource> = FieldTable(empty: QuobyteVolumeSource(registry: "", volume: "")) {
        $0.field("group", \.group)
        $0.field("readOnly", \.readOnly)
        $0.field("registry", \.registry)
        $0.field("tenant", \.tenant)
        $0.field("user", \.user)
        $0.field("volume", \.volume)
        $0.unknown(\.unknownFields)
    }
}
