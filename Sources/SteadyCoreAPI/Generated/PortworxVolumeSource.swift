// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.portworxVolume` of `PersistentVolume` (`v1`).
public struct PortworxVolumeSource: JSONModel {
    /// `spec.portworxVolume.fsType`.
    public var fsType: String?
    /// `spec.portworxVolume.readOnly`.
    public var readOnly: Bool?
    /// `spec.portworxVolume.volumeID`: required.
    public var volumeID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumeID: String, fsType: String? = nil, readOnly: Bool? = nil) {
        self.volumeID = volumeID
        self.fsType = fsType
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<PortworxVolumeSource> = FieldTable(empty: PortworxVolumeSource(volumeID: "")) {
        $0.field("fsType", \.fsType)
        $0.field("readOnly", \.readOnly)
        $0.field("volumeID", \.volumeID)
        $0.unknown(\.unknownFields)
    }
}
