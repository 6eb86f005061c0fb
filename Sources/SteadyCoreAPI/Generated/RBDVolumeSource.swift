// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].rbd` of `Pod` (`v1`).
public struct RBDVolumeSource: JSONModel {
    /// `spec.volumes[].rbd.fsType`.
    public var fsType: String?
    /// `spec.volumes[].rbd.image`: required.
    public var image: String
    /// `spec.volumes[].rbd.keyring`: `/etc/ceph/keyring` by default.
    public var keyring: String?
    /// `spec.volumes[].rbd.monitors`: required.
    public var monitors: [String]
    /// `spec.volumes[].rbd.pool`: `rbd` by default.
    public var pool: String?
    /// `spec.volumes[].rbd.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].rbd.secretRef`.
    public var secretRef: LocalObjectReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<LocalObjectReference>()
    /// `spec.volumes[].rbd.user`: `admin` by default.
    public var user: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        image: String, monitors: [String], fsType: String? = nil, keyring: String? = nil, pool: String? = nil,
        readOnly: Bool? = nil, secretRef: LocalObjectReference? = nil, user: String? = nil
    ) {
        self.image = image
        self.monitors = monitors
        self.fsType = fsType
        self.keyring = keyring
        self.pool = pool
        self.readOnly = readOnly
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
        self.user = user
    }

    /// How it is read and written.
    public static let fields: FieldTable<RBDVolumeSource> = FieldTable(empty: RBDVolumeSource(image: "", monitors: [])) {
        $0.field("fsType", \.fsType)
        $0.field("image", \.image)
        $0.field("keyring", \.keyring)
        $0.field("monitors", \.monitors)
        $0.field("pool", \.pool)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
        $0.field("user", \.user)
        $0.unknown(\.unknownFields)
    }
}
