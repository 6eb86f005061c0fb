// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.cephfs` of `PersistentVolume` (`v1`).
public struct CephFSPersistentVolumeSource: JSONModel {
    /// `spec.cephfs.monitors`: required.
    public var monitors: [String]
    /// `spec.cephfs.path`.
    public var path: String?
    /// `spec.cephfs.readOnly`.
    public var readOnly: Bool?
    /// `spec.cephfs.secretFile`.
    public var secretFile: String?
    /// `spec.cephfs.secretRef`.
    public var secretRef: SecretReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<SecretReference>()
    /// `spec.cephfs.user`.
    public var user: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        monitors: [String], path: String? = nil, readOnly: Bool? = nil, secretFile: String? = nil,
        secretRef: SecretReference? = nil, user: String? = nil
    ) {
        self.monitors = monitors
        self.path = path
        self.readOnly = readOnly
        self.secretFile = secretFile
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
        self.user = user
    }

    /// How it is read and written.
    public static let fields: FieldTable<CephFSPersistentVolumeSource> = FieldTable(
        empty: CephFSPersistentVolumeSource(monitors: [])
    ) {
        $0.field("monitors", \.monitors)
        $0.field("path", \.path)
        $0.field("readOnly", \.readOnly)
        $0.field("secretFile", \.secretFile)
        $0.field("secretRef", \._secretRef)
        $0.field("user", \.user)
        $0.unknown(\.unknownFields)
    }
}
