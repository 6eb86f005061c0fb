// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `IPAddress` of `networking.k8s.io/v1`, of the whole cluster.
public struct IPAddress: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "networking.k8s.io", version: "v1", kind: "IPAddress", plural: "ipaddresses", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: IPAddressSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<IPAddressSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: IPAddressSpec) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IPAddress> = FieldTable(empty: IPAddress(spec: IPAddressSpec.empty)) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `IPAddress` (`networking.k8s.io/v1`).
public struct IPAddressSpec: JSONModel {
    /// `spec.parentRef`: required.
    public var parentRef: ParentReference {
        unsafeAddress { _parentRef.address }
        _modify { yield &_parentRef.wrappedValue }
    }
    private var _parentRef = Boxed<ParentReference>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(parentRef: ParentReference) {
        _parentRef = Boxed(wrappedValue: parentRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IPAddressSpec> = FieldTable(empty: IPAddressSpec(parentRef: ParentReference.empty)) {
        $0.field("parentRef", \._parentRef, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.parentRef` of `IPAddress` (`networking.k8s.io/v1`).
public struct ParentReference: JSONModel {
    /// `spec.parentRef.group`.
    public var group: String?
    /// `spec.parentRef.name`: required.
    public var name: String
    /// `spec.parentRef.namespace`.
    public var namespace: String?
    /// `spec.parentRef.resource`: required.
    public var resource: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, resource: String, group: String? = nil, namespace: String? = nil) {
        self.name = name
        self.resource = resource
        self.group = group
        self.namespace = namespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<ParentReference> = FieldTable(empty: ParentReference(name: "", resource: "")) {
        $0.field("group", \.group)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("resource", \.resource)
        $0.unknown(\.unknownFields)
    }
}
