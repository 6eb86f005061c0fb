// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `PodTemplate` of `v1`, in a namespace.
public struct PodTemplate: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "PodTemplate", plural: "podtemplates", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `template`.
    public var template: PodTemplateSpec? {
        unsafeAddress { _template.address }
        _modify { yield &_template.wrappedValue }
    }
    private var _template = OptionalBoxed<PodTemplateSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), template: PodTemplateSpec? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _template = OptionalBoxed(wrappedValue: template)
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodTemplate> = FieldTable(empty: PodTemplate()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("template", \._template)
        $0.unknown(\.unknownFields)
    }
}
