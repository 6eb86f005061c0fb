// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].storageos` of `Pod` (`v1`).
public struct StorageOSVolumeSource: JSONModel {
    /// `spec.volumes[].storageos.fsType`.
    public var fsType: String?
    /// `spec.volumes[].storageos.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].storageos.secretRef`.
    public var secretRef: LocalObjectReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<LocalObjectReference>()
    /// `spec.volumes[].storageos.volumeName`.
    public var volumeName: String?
    /// `spec.volumes[].storageos.volumeNamespace`.
    public var volumeNamespace: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        fsType: String? = nil, readOnly: Bool? = nil, secretRef: LocalObjectReference? = nil, volumeName: String? = nil,
        volumeNamespace: String? = nil
    ) {
        self.fsType = fsType
        self.readOnly = readOnly
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
        self.volumeName = volumeName
        self.volumeNamespace = volumeNamespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<StorageOSVolumeSource> = FieldTable(empty: StorageOSVolumeSource()) {
        $0.field("fsType", \.fsType)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
        $0.field("volumeName", \.volumeName)
        $0.field("volumeNamespace", \.volumeNamespace)
        $0.unknown(\.unknownFields)
    }
}
