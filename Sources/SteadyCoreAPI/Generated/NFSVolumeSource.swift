// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.nfs` of `PersistentVolume` (`v1`).
public struct NFSVolumeSource: JSONModel {
    /// `spec.nfs.path`: required.
    public var path: String
    /// `spec.nfs.readOnly`.
    public var readOnly: Bool?
    /// `spec.nfs.server`: required.
    public var server: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(path: String, server: String, readOnly: Bool? = nil) {
        self.path = path
        self.server = server
        self.readOnly = readOnly
    }

    /// How it is read and written.
    public static let fields: FieldTable<NFSVolumeSource> = FieldTable(empty: NFSVolumeSource(path: "", server: "")) {
        $0.field("path", \.path)
        $0.field("readOnly", \.readOnly)
        $0.field("server", \.server)
        $0.unknown(\.unknownFields)
    }
}
