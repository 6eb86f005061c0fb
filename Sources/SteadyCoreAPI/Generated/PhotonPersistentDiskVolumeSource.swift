// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.photonPersistentDisk` of `PersistentVolume` (`v1`).
public struct PhotonPersistentDiskVolumeSource: JSONModel {
    /// `spec.photonPersistentDisk.fsType`.
    public var fsType: String?
    /// `spec.photonPersistentDisk.pdID`: required.
    public var pdID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(pdID: String, fsType: String? = nil) {
        self.pdID = pdID
        self.fsType = fsType
    }

    /// How it is read and written.
    public static let fields: FieldTable<PhotonPersistentDiskVolumeSource> = FieldTable(
        empty: PhotonPersistentDiskVolumeSource(pdID: "")
    ) {
        $0.field("fsType", \.fsType)
        $0.field("pdID", \.pdID)
        $0.unknown(\.unknownFields)
    }
}
