// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Node` of `v1`, of the whole cluster.
public struct Node: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(version: "v1", kind: "Node", plural: "nodes", scope: .cluster)

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: NodeSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<NodeSpec>()
    /// `status`.
    public var status: NodeStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<NodeStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: NodeSpec = NodeSpec(), status: NodeStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Node> = FieldTable(empty: Node()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.configSource` of `Node` (`v1`).
public struct NodeConfigSource: JSONModel {
    /// `spec.configSource.configMap`.
    public var configMap: ConfigMapNodeConfigSource? {
        unsafeAddress { _configMap.address }
        _modify { yield &_configMap.wrappedValue }
    }
    private var _configMap = OptionalBoxed<ConfigMapNodeConfigSource>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(configMap: ConfigMapNodeConfigSource? = nil) {
        _configMap = OptionalBoxed(wrappedValue: configMap)
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeConfigSource> = FieldTable(empty: NodeConfigSource()) {
        $0.field("configMap", \._configMap)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.configSource.configMap` of `Node` (`v1`).
public struct ConfigMapNodeConfigSource: JSONModel {
    /// `spec.configSource.configMap.kubeletConfigKey`: required.
    public var kubeletConfigKey: String
    /// `spec.configSource.configMap.name`: required.
    public var name: String
    /// `spec.configSource.configMap.namespace`: required.
    public var namespace: String
    /// `spec.configSource.configMap.resourceVersion`.
    public var resourceVersion: String?
    /// `spec.configSource.configMap.uid`.
    public var uid: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kubeletConfigKey: String, name: String, namespace: String, resourceVersion: String? = nil, uid: String? = nil) {
        self.kubeletConfigKey = kubeletConfigKey
        self.name = name
        self.namespace = namespace
        self.resourceVersion = resourceVersion
        self.uid = uid
    }

    /// How it is read and written.
    public static let fields: FieldTable<ConfigMapNodeConfigSource> = FieldTable(
        empty: ConfigMapNodeConfigSource(kubeletConfigKey: "", name: "", namespace: "")
    ) {
        $0.field("kubeletConfigKey", \.kubeletConfigKey)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("resourceVersion", \.resourceVersion)
        $0.field("uid", \.uid)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `Node` (`v1`).
public struct NodeSpec: JSONModel {
    /// `spec.configSource`.
    public var configSource: NodeConfigSource? {
        unsafeAddress { _configSource.address }
        _modify { yield &_configSource.wrappedValue }
    }
    private var _configSource = OptionalBoxed<NodeConfigSource>()
    /// `spec.externalID`.
    public var externalID: String?
    /// `spec.podCIDR`.
    public var podCIDR: String?
    /// `spec.podCIDRs`: each element once.
    public var podCIDRs: [String]?
    /// `spec.providerID`.
    public var providerID: String?
    /// `spec.taints`.
    public var taints: [Taint]?
    /// `spec.unschedulable`.
    public var unschedulable: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        configSource: NodeConfigSource? = nil, externalID: String? = nil, podCIDR: String? = nil, podCIDRs: [String]? = nil,
        providerID: String? = nil, taints: [Taint]? = nil, unschedulable: Bool? = nil
    ) {
        _configSource = OptionalBoxed(wrappedValue: configSource)
        self.externalID = externalID
        self.podCIDR = podCIDR
        self.podCIDRs = podCIDRs
        self.providerID = providerID
        self.taints = taints
        self.unschedulable = unschedulable
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSpec> = FieldTable(empty: NodeSpec()) {
        $0.field("configSource", \._configSource)
        $0.field("externalID", \.externalID)
        $0.field("podCIDR", \.podCIDR)
        $0.field("podCIDRs", \.podCIDRs)
        $0.field("providerID", \.providerID)
        $0.field("taints", \.taints)
        $0.field("unschedulable", \.unschedulable)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.taints[]` of `Node` (`v1`).
public struct Taint: JSONModel {
    /// `spec.taints[].effect`: required.
    public var effect: String
    /// `spec.taints[].key`: required.
    public var key: String
    /// `spec.taints[].timeAdded`.
    public var timeAdded: Timestamp?
    /// `spec.taints[].value`.
    public var value: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(effect: String, key: String, timeAdded: Timestamp? = nil, value: String? = nil) {
        self.effect = effect
        self.key = key
        self.timeAdded = timeAdded
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<Taint> = FieldTable(empty: Taint(effect: "", key: "")) {
        $0.field("effect", \.effect)
        $0.field("key", \.key)
        $0.field("timeAdded", \.timeAdded)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}
