// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.vsphereVolume` of `PersistentVolume` (`v1`).
public struct VsphereVirtualDiskVolumeSource: JSONModel {
    /// `spec.vsphereVolume.fsType`.
    public var fsType: String?
    /// `spec.vsphereVolume.storagePolicyID`.
    public var storagePolicyID: String?
    /// `spec.vsphereVolume.storagePolicyName`.
    public var storagePolicyName: String?
    /// `spec.vsphereVolume.volumePath`: required.
    public var volumePath: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumePath: String, fsType: String? = nil, storagePolicyID: String? = nil, storagePolicyName: String? = nil) {
        self.volumePath = volumePath
        self.fsType = fsType
        self.storagePolicyID = storagePolicyID
        self.storagePolicyName = storagePolicyName
    }

    /// How it is read and written.
    public static let fields: FieldTable<VsphereVirtualDiskVolumeSource> = FieldTable(
        empty: VsphereVirtualDiskVolumeSource(volumePath: "")
    ) {
        $0.field("fsType", \.fsType)
        $0.field("storagePolicyID", \.storagePolicyID)
        $0.field("storagePolicyName", \.storagePolicyName)
        $0.field("volumePath", \.volumePath)
        $0.unknown(\.unknownFields)
    }
}
