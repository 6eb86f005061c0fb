// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.fc` of `PersistentVolume` (`v1`).
public struct FCVolumeSource: JSONModel {
    /// `spec.fc.fsType`.
    public var fsType: String?
    /// `spec.fc.lun`.
    public var lun: Int32?
    /// `spec.fc.readOnly`.
    public var readOnly: Bool?
    /// `spec.fc.targetWWNs`.
    public var targetWWNs: [String]?
    /// `spec.fc.wwids`.
    public var wwids: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        fsType: String? = nil, lun: Int32? = nil, readOnly: Bool? = nil, targetWWNs: [String]? = nil, wwids: [String]? = nil
    ) {
        self.fsType = fsType
        self.lun = lun
        self.readOnly = readOnly
        self.targetWWNs = targetWWNs
        self.wwids = wwids
    }

    /// How it is read and written.
    public static let fields: FieldTable<FCVolumeSource> = FieldTable(empty: FCVolumeSource()) {
        $0.field("fsType", \.fsType)
        $0.field("lun", \.lun)
        $0.field("readOnly", \.readOnly)
        $0.field("targetWWNs", \.targetWWNs)
        $0.field("wwids", \.wwids)
        $0.unknown(\.unknownFields)
    }
}
