// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.hostPath` of `PersistentVolume` (`v1`).
public struct HostPathVolumeSource: JSONModel {
    /// `spec.hostPath.path`: required.
    public var path: String
    /// `spec.hostPath.type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(path: String, type: String? = nil) {
        self.path = path
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<HostPathVolumeSource> = FieldTable(empty: HostPathVolumeSource(path: "")) {
        $0.field("path", \.path)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
