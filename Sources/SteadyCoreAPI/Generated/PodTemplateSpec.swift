// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `template` of `PodTemplate` (`v1`).
public struct PodTemplateSpec: JSONModel {
    /// `template.metadata`.
    public var metadata: ObjectMeta? {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = OptionalBoxed<ObjectMeta>()
    /// `template.spec`.
    public var spec: PodSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<PodSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta? = nil, spec: PodSpec = PodSpec.empty) {
        _metadata = OptionalBoxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodTemplateSpec> = FieldTable(empty: PodTemplateSpec()) {
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}
