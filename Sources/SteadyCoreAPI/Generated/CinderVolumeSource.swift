// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.volumes[].cinder` of `Pod` (`v1`).
public struct CinderVolumeSource: JSONModel {
    /// `spec.volumes[].cinder.fsType`.
    public var fsType: String?
    /// `spec.volumes[].cinder.readOnly`.
    public var readOnly: Bool?
    /// `spec.volumes[].cinder.secretRef`.
    public var secretRef: LocalObjectReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<LocalObjectReference>()
    /// `spec.volumes[].cinder.volumeID`: required.
    public var volumeID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumeID: String, fsType: String? = nil, readOnly: Bool? = nil, secretRef: LocalObjectReference? = nil) {
        self.volumeID = volumeID
        self.fsType = fsType
        self.readOnly = readOnly
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CinderVolumeSource> = FieldTable(empty: CinderVolumeSource(volumeID: "")) {
        $0.field("fsType", \.fsType)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
        $0.field("volumeID", \.volumeID)
        $0.unknown(\.unknownFields)
    }
}
