// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.azureDisk` of `PersistentVolume` (`v1`).
public struct AzureDiskVolumeSource: JSONModel {
    /// `spec.azureDisk.cachingMode`: `ReadWrite` by default.
    public var cachingMode: String?
    /// `spec.azureDisk.diskName`: required.
    public var diskName: String
    /// `spec.azureDisk.diskURI`: required.
    public var diskURI: String
    /// `spec.azureDisk.fsType`: `ext4` by default.
    public var fsType: String?
    /// `spec.azureDisk.kind`: `Shared` by default.
    public var kind: String?
    /// `spec.azureDisk.readOnly`: `false` by default.
    public var readOnly: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        diskName: String, diskURI: String, cachingMode: String? = nil, fsType: String? = nil, kind: String? = nil,
        readOnly: Bool? = nil
    ) {
        self.diskName = diskName
        self.diskURI = diskURI
        self.cachingMode = cachingMode
        self.fsType = fsType
        self.kind = kind
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<AzureDiskVolumeSource> = FieldTable(
        empty: AzureDiskVolumeSource(diskName: "", diskURI: "")
    ) {
        $0.field("cachingMode", \.cachingMode)
        $0.field("diskName", \.diskName)
        $0.field("diskURI", \.diskURI)
        $0.field("fsType", \.fsType)
        $0.field("kind", \.kind)
        $0.field("readOnly", \.readOnly)
        $0.unknown(\.unknownFields)
    }
}
