// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].azureFile` of `Pod` (`v1`).
public struct AzureFileVolumeSource: JSONModel {
    /// `spec.volumes[].azureFile.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].azureFile.secretName`: required.
    public var secretName: String
    /// `spec.volumes[].azureFile.shareName`: required.
    public var shareName: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(secretName: String, shareName: String, readOnly: Bool? = nil) {
        self.secretName = secretName
        self.shareName = shareName
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<AzureFileVolumeSource> = FieldTable(
        empty: AzureFileVolumeSource(secretName: "", shareName: "")
    ) {
        $0.field("readOnly", \.readOnly)
        $0.field("secretName", \.secretName)
        $0.field("shareName", \.shareName)
        $0.unknown(\.unknownFields)
    }
}
