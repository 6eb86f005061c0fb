// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.volumes[].ephemeral` of `Pod` (`v1`).
public struct EphemeralVolumeSource: JSONModel {
    /// `spec.volumes[].ephemeral.volumeClaimTemplate`.
    public var volumeClaimTemplate: PersistentVolumeClaimTemplate? {
        unsafeAddress { _volumeClaimTemplate.address }
        _modify { yield &_volumeClaimTemplate.wrappedValue }
    }
    private var _volumeClaimTemplate = OptionalBoxed<PersistentVolumeClaimTemplate>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(volumeClaimTemplate: PersistentVolumeClaimTemplate? = nil) {
        _volumeClaimTemplate = OptionalBoxed(wrappedValue: volumeClaimTemplate)
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
    public var metadata: ObjectMeta? {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = OptionalBoxed<ObjectMeta>()
    /// `spec.volumes[].ephemeral.volumeClaimTemplate.spec`: required.
    public var spec: PersistentVolumeClaimSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<PersistentVolumeClaimSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(spec: PersistentVolumeClaimSpec, metadata: ObjectMeta? = nil) {
        _spec = Boxed(wrappedValue: spec)
        _metadata = OptionalBoxed(wrappedValue: metadata)
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
