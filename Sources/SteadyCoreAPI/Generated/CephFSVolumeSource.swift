// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].cephfs` of `Pod` (`v1`).
public struct CephFSVolumeSource: JSONModel {
    /// `spec.volumes[].cephfs.monitors`: required.
    public var monitors: [String]
    /// `spec.volumes[].cephfs.path`.
    public var path: String?
    /// `spec.volumes[].cephfs.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].cephfs.secretFile`.
    public var secretFile: String?
    /// `spec.volumes[].cephfs.secretRef`.
    public var secretRef: LocalObjectReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<LocalObjectReference>()
    /// `spec.volumes[].cephfs.user`.
    public var user: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        monitors: [String], path: String? = nil, readOnly: Bool? = nil, secretFile: String? = nil,
        secretRef: LocalObjectReference? = nil, user: String? = nil
    ) {
        self.monitors = monitors
        self.path = path
        self.readOnly = readOnly
        self.secretFile = secretFile
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
        self.user = user
    }

    /// How it is read and written.
    public static let fields: FieldTable<CephFSVolumeSource> = FieldTable(empty: CephFSVolumeSource(monitors: [])) {
        $0.field("monitors", \.monitors)
        $0.field("path", \.path)
        $0.field("readOnly", \.readOnly)
        $0.field("secretFile", \.secretFile)
        $0.field("secretRef", \._secretRef)
        $0.field("user", \.user)
        $0.unknown(\.unknownFields)
    }
}
