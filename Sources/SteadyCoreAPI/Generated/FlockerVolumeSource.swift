// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.flocker` of `PersistentVolume` (`v1`).
public struct FlockerVolumeSource: JSONModel {
    /// `spec.flocker.datasetName`.
    public var datasetName: String?
    /// `spec.flocker.datasetUUID`.
    public var datasetUUID: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(datasetName: String? = nil, datasetUUID: String? = nil) {
        self.datasetName = datasetName
        self.datasetUUID = datasetUUID
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlockerVolumeSource> = FieldTable(empty: FlockerVolumeSource()) {
        $0.field("datasetName", \.datasetName)
        $0.field("datasetUUID", \.datasetUUID)
        $0.unknown(\.unknownFields)
    }
}
