// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.flexVolume` of `PersistentVolume` (`v1`).
public struct FlexPersistentVolumeSource: JSONModel {
    /// `spec.flexVolume.driver`: required.
    public var driver: String
    /// `spec.flexVolume.fsType`.
    public var fsType: String?
    /// `spec.flexVolume.options`.
    public var options: StringMap<String>?
    /// `spec.flexVolume.readOnly`.
    public var readOnly: Bool?
    /// `spec.flexVolume.secretRef`.
    public var secretRef: SecretReference? {
        unsafeAddress { _secretRef.address }
        _modify { yield &_secretRef.wrappedValue }
    }
    private var _secretRef = OptionalBoxed<SecretReference>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        driver: String, fsType: String? = nil, options: StringMap<String>? = nil, readOnly: Bool? = nil,
        secretRef: SecretReference? = nil
    ) {
        self.driver = driver
        self.fsType = fsType
        self.options = options
        self.readOnly = readOnly
        _secretRef = OptionalBoxed(wrappedValue: secretRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlexPersistentVolumeSource> = FieldTable(empty: FlexPersistentVolumeSource(driver: "")) {
        $0.field("driver", \.driver)
        $0.field("fsType", \.fsType)
        $0.field("options", \.options)
        $0.field("readOnly", \.readOnly)
        $0.field("secretRef", \._secretRef)
        $0.unknown(\.unknownFields)
    }
}
