// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.rbd` of `PersistentVolume` (`v1`).
public struct RBDPersistentVolumeSource: JSONModel {
    /// `spec.rbd.fsType`.
    public var fsType: String?
    /// `spec.rbd.image`: required.
    public var image: String
    /// `spec.rbd.keyring`: `/etc/ceph/keyring` by default.
    public var keyring: String?
    /// `spec.rbd.monitors`: required.
    public var monitors: [String]
    /// `spec.rbd.pool`: `rbd` by default.
    public var pool: String?
    /// `spec.rbd.readOnly`.
    public var readOnly: Bool?
    /// `spec.rbd.secretRef`.
    public var secretRef: SecretReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<SecretReference>()
    /// `spec.rbd.user`: `admin` by default.
    public var user: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        image: String, monitors: [String], fsType: String? = nil, keyring: String? = nil, pool: String? = nil,
        readOnly: Bool? = nil, secretRef: SecretReference? = nil, user: String? = nil
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
    public static let fields: FieldTable<RBDPersistentVolumeSource> = FieldTable(
        empty: RBDPersistentVolumeSource(image: "", monitors: [])
    ) {
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
