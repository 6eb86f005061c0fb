// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `IngressClass` of `networking.k8s.io/v1`, of the whole cluster.
public struct IngressClass: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "networking.k8s.io", version: "v1", kind: "IngressClass", plural: "ingressclasses", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: IngressClassSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<IngressClassSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: IngressClassSpec = IngressClassSpec()) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressClass> = FieldTable(empty: IngressClass()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `IngressClass` (`networking.k8s.io/v1`).
public struct IngressClassSpec: JSONModel {
    /// `spec.controller`.
    public var controller: String?
    /// `spec.parameters`.
    public var parameters: IngressClassParametersReference? {
        unsafeAddress { _parameters.address }
        _modify { yield &_parameters.wrappedValue }
    }
    private var _parameters = OptionalBoxed<IngressClassParametersReference>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(controller: String? = nil, parameters: IngressClassParametersReference? = nil) {
        self.controller = controller
        _parameters = OptionalBoxed(wrappedValue: parameters)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressClassSpec> = FieldTable(empty: IngressClassSpec()) {
        $0.field("controller", \.controller)
        $0.field("parameters", \._parameters)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.parameters` of `IngressClass` (`networking.k8s.io/v1`).
public struct IngressClassParametersReference: JSONModel {
    /// `spec.parameters.apiGroup`.
    public var apiGroup: String?
    /// `spec.parameters.kind`: required.
    public var kind: String
    /// `spec.parameters.name`: required.
    public var name: String
    /// `spec.parameters.namespace`.
    public var namespace: String?
    /// `spec.parameters.scope`.
    public var scope: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kind: String, name: String, apiGroup: String? = nil, namespace: String? = nil, scope: String? = nil) {
        self.kind = kind
        self.name = name
        self.apiGroup = apiGroup
        self.namespace = namespace
        self.scope = scope
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressClassParametersReference> = FieldTable(
        empty: IngressClassParametersReference(kind: "", name: "")
    ) {
        $0.field("apiGroup", \.apiGroup)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("scope", \.scope)
        $0.unknown(\.unknownFields)
    }
}
