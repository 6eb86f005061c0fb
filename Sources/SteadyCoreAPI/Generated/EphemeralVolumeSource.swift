// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.volumes[].ephemeral` of `Pod` (`v1`).
public struct EphemeralVolumeSource: JSONModel {
    /// `spec.volumes[].ephemeral.volumeClaimTemplate`.
    @OptionalBoxed public var volumeClaimTemplate: PersistentVolumeClaimTemplate?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumeClaimTemplate: PersistentVolumeClaimTemplate? = nil) {
        self.volumeClaimTemplate = volumeClaimTemplate
    }

    /// How it is read and written.
    public static let fields: FieldTable<EphemeralVolumeSource> = FieldTable(empty: EphemeralVolumeSource()) {
        $0.field("volumeClaimTemplate", \._volumeClaimTemplate)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.volumes[].ephemeral.volumeClaimTemplate` of `Pod` (`v1`).
public struct PersistentVolumeClaimTemplate: JSONModel {
    /// `spec.volumes[].ephemeral.volumeClaimTemplate.metadata`.
    @OptionalBoxed public var metadata: ObjectMeta?
    /// `spec.volumes[].ephemeral.volumeClaimTemplate.spec`: required.
    @Boxed public var spec: PersistentVolumeClaimSpec
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(spec: PersistentVolumeClaimSpec, metadata: ObjectMeta? = nil) {
        self.spec = spec
        self.metadata = metadata
    }

    /// How it is read and written.
    public static let fields: FieldTable<PersistentVolumeClaimTemplate> = FieldTable(
        empty: PersistentVolumeClaimTemplate(spec: PersistentVolumeClaimSpec())
    ) {
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}
