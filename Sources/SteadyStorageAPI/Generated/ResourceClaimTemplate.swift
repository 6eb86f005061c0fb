// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ResourceClaimTemplate` of `resource.k8s.io/v1`, in a namespace.
public struct ResourceClaimTemplate: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "resource.k8s.io", version: "v1", kind: "ResourceClaimTemplate", plural: "resourceclaimtemplates",
        scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: ResourceClaimTemplateSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ResourceClaimTemplateSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: ResourceClaimTemplateSpec) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceClaimTemplate> = FieldTable(
        empty: ResourceClaimTemplate(spec: ResourceClaimTemplateSpec.empty)
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `ResourceClaimTemplate` (`resource.k8s.io/v1`).
public struct ResourceClaimTemplateSpec: JSONModel {
    /// `spec.metadata`.
    public var metadata: ObjectMeta? {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = OptionalBoxed<ObjectMeta>()
    /// `spec.spec`: required.
    public var spec: ResourceClaimSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ResourceClaimSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(spec: ResourceClaimSpec, metadata: ObjectMeta? = nil) {
        _spec = Boxed(wrappedValue: spec)
        _metadata = OptionalBoxed(wrappedValue: metadata)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceClaimTemplateSpec> = FieldTable(
        empty: ResourceClaimTemplateSpec(spec: ResourceClaimSpec())
    ) {
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}
