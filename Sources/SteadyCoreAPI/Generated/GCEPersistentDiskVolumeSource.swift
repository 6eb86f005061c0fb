// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.gcePersistentDisk` of `PersistentVolume` (`v1`).
public struct GCEPersistentDiskVolumeSource: JSONModel {
    /// `spec.gcePersistentDisk.fsType`.
    public var fsType: String?
    /// `spec.gcePersistentDisk.partition`.
    public var partition: Int32?
    /// `spec.gcePersistentDisk.pdName`: required.
    public var pdName: String
    /// `spec.gcePersistentDisk.readOnly`.
    public var readOnly: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(pdName: String, fsType: String? = nil, partition: Int32? = nil, readOnly: Bool? = nil) {
        self.pdName = pdName
        self.fsType = fsType
        self.partition = partition
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<GCEPersistentDiskVolumeSource> = FieldTable(
        empty: GCEPersistentDiskVolumeSource(pdName: "")
    ) {
        $0.field("fsType", \.fsType)
        $0.field("partition", \.partition)
        $0.field("pdName", \.pdName)
        $0.field("readOnly", \.readOnly)
        $0.unknown(\.unknownFields)
    }
}
