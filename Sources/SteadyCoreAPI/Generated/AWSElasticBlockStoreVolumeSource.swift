// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.awsElasticBlockStore` of `PersistentVolume` (`v1`).
public struct AWSElasticBlockStoreVolumeSource: JSONModel {
    /// `spec.awsElasticBlockStore.fsType`.
    public var fsType: String?
    /// `spec.awsElasticBlockStore.partition`.
    public var partition: Int32?
    /// `spec.awsElasticBlockStore.readOnly`.
    public var readOnly: Bool?
    /// `spec.awsElasticBlockStore.volumeID`: required.
    public var volumeID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumeID: String, fsType: String? = nil, partition: Int32? = nil, readOnly: Bool? = nil) {
        self.volumeID = volumeID
        self.fsType = fsType
        self.partition = partition
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<AWSElasticBlockStoreVolumeSource> = FieldTable(
        empty: AWSElasticBlockStoreVolumeSource(volumeID: "")
    ) {
        $0.field("fsType", \.fsType)
        $0.field("partition", \.partition)
        $0.field("readOnly", \.readOnly)
        $0.field("volumeID", \.volumeID)
        $0.unknown(\.unknownFields)
    }
}
