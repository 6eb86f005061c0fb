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
    @Boxed public var metadata: ObjectMeta
    /// `spec`: required.
    @Boxed public var spec: IPAddressSpec
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: IPAddressSpec) {
        self.metadata = metadata
        self.spec = spec
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
    @Boxed public var parentRef: ParentReference
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(parentRef: ParentReference) {
        self.parentRef = parentRef
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
