// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `NetworkPolicy` of `networking.k8s.io/v1`, in a namespace.
public struct NetworkPolicy: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "networking.k8s.io", version: "v1", kind: "NetworkPolicy", plural: "networkpolicies", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: NetworkPolicySpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<NetworkPolicySpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: NetworkPolicySpec = NetworkPolicySpec()) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<NetworkPolicy> = FieldTable(empty: NetworkPolicy()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `NetworkPolicy` (`networking.k8s.io/v1`).
public struct NetworkPolicySpec: JSONModel {
    /// `spec.egress`.
    public var egress: [NetworkPolicyEgressRule]?
    /// `spec.ingress`.
    public var ingress: [NetworkPolicyIngressRule]?
    /// `spec.podSelector`.
    public var podSelector: LabelSelector? {
        unsafeAddress { _podSelector.address }
        _modify { yield &_podSelector.wrappedValue }
    }
    private var _podSelector = OptionalBoxed<LabelSelector>()
    /// `spec.policyTypes`.
    public var policyTypes: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        egress: [NetworkPolicyEgressRule]? = nil, ingress: [NetworkPolicyIngressRule]? = nil, podSelector: LabelSelector? = nil,
        policyTypes: [String]? = nil
    ) {
        self.egress = egress
        self.ingress = ingress
        _podSelector = OptionalBoxed(wrappedValue: podSelector)
        self.policyTypes = policyTypes
    }

    /// How it is read and written.
    public static let fields: FieldTable<NetworkPolicySpec> = FieldTable(empty: NetworkPolicySpec()) {
        $0.field("egress", \.egress)
        $0.field("ingress", \.ingress)
        $0.field("podSelector", \._podSelector)
        $0.field("policyTypes", \.policyTypes)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.egress[]` of `NetworkPolicy` (`networking.k8s.io/v1`).
public struct NetworkPolicyEgressRule: JSONModel {
    /// `spec.egress[].ports`.
    public var ports: [NetworkPolicyPort]?
    /// `spec.egress[].to`.
    public var to: [NetworkPolicyPeer]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ports: [NetworkPolicyPort]? = nil, to: [NetworkPolicyPeer]? = nil) {
        self.ports = ports
        self.to = to
    }

    /// How it is read and written.
    public static let fields: FieldTable<NetworkPolicyEgressRule> = FieldTable(empty: NetworkPolicyEgressRule()) {
        $0.field("ports", \.ports)
        $0.field("to", \.to)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.ingress[]` of `NetworkPolicy` (`networking.k8s.io/v1`).
public struct NetworkPolicyIngressRule: JSONModel {
    /// `spec.ingress[].from`.
    public var from: [NetworkPolicyPeer]?
    /// `spec.ingress[].ports`.
    public var ports: [NetworkPolicyPort]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(from: [NetworkPolicyPeer]? = nil, ports: [NetworkPolicyPort]? = nil) {
        self.from = from
        self.ports = ports
    }

    /// How it is read and written.
    public static let fields: FieldTable<NetworkPolicyIngressRule> = FieldTable(empty: NetworkPolicyIngressRule()) {
        $0.field("from", \.from)
        $0.field("ports", \.ports)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.egress[].to[]` of `NetworkPolicy` (`networking.k8s.io/v1`).
public struct NetworkPolicyPeer: JSONModel {
    /// `spec.egress[].to[].ipBlock`.
    public var ipBlock: IPBlock? {
        unsafeAddress { _ipBlock.address }
        _modify { yield &_ipBlock.wrappedValue }
    }
    private var _ipBlock = OptionalBoxed<IPBlock>()
    /// `spec.egress[].to[].namespaceSelector`.
    public var namespaceSelector: LabelSelector? {
        unsafeAddress { _namespaceSelector.address }
        _modify { yield &_namespaceSelector.wrappedValue }
    }
    private var _namespaceSelector = OptionalBoxed<LabelSelector>()
    /// `spec.egress[].to[].podSelector`.
    public var podSelector: LabelSelector? {
        unsafeAddress { _podSelector.address }
        _modify { yield &_podSelector.wrappedValue }
    }
    private var _podSelector = OptionalBoxed<LabelSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ipBlock: IPBlock? = nil, namespaceSelector: LabelSelector? = nil, podSelector: LabelSelector? = nil) {
        _ipBlock = OptionalBoxed(wrappedValue: ipBlock)
        _namespaceSelector = OptionalBoxed(wrappedValue: namespaceSelector)
        _podSelector = OptionalBoxed(wrappedValue: podSelector)
    }

    /// How it is read and written.
    public static let fields: FieldTable<NetworkPolicyPeer> = FieldTable(empty: NetworkPolicyPeer()) {
        $0.field("ipBlock", \._ipBlock)
        $0.field("namespaceSelector", \._namespaceSelector)
        $0.field("podSelector", \._podSelector)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.egress[].to[].ipBlock` of `NetworkPolicy` (`networking.k8s.io/v1`).
public struct IPBlock: JSONModel {
    /// `spec.egress[].to[].ipBlock.cidr`: required.
    public var cidr: String
    /// `spec.egress[].to[].ipBlock.except`.
    public var except: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(cidr: String, except: [String]? = nil) {
        self.cidr = cidr
        self.except = except
    }

    /// How it is read and written.
    public static let fields: FieldTable<IPBlock> = FieldTable(empty: IPBlock(cidr: "")) {
        $0.field("cidr", \.cidr)
        $0.field("except", \.except)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.egress[].ports[]` of `NetworkPolicy` (`networking.k8s.io/v1`).
public struct NetworkPolicyPort: JSONModel {
    /// `spec.egress[].ports[].endPort`.
    public var endPort: Int32?
    /// `spec.egress[].ports[].port`.
    public var port: IntOrString?
    /// `spec.egress[].ports[].protocol`.
    public var `protocol`: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(endPort: Int32? = nil, port: IntOrString? = nil, protocol: String? = nil) {
        self.endPort = endPort
        self.port = port
        self.`protocol` = `protocol`
    }

    /// How it is read and written.
    public static let fields: FieldTable<NetworkPolicyPort> = FieldTable(empty: NetworkPolicyPort()) {
        $0.field("endPort", \.endPort)
        $0.field("port", \.port)
        $0.field("protocol", \.`protocol`)
        $0.unknown(\.unknownFields)
    }
}
