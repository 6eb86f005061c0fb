// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `status` of `Node` (`v1`).
public struct NodeStatus: StatusValue, JSONModel {
    /// `status.addresses`: keyed by `type`.
    public var addresses: [NodeAddress]?
    /// `status.allocatable`.
    public var allocatable: StringMap<Quantity>?
    /// `status.capacity`.
    public var capacity: StringMap<Quantity>?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [NodeCondition]?
    /// `status.config`.
    public var config: NodeConfigStatus? {
        unsafeAddress { _config.address }
        _modify { yield &_config.wrappedValue }
    }
    private var _config = OptionalBoxed<NodeConfigStatus>()
    /// `status.daemonEndpoints`.
    public var daemonEndpoints: NodeDaemonEndpoints? {
        unsafeAddress { _daemonEndpoints.address }
        _modify { yield &_daemonEndpoints.wrappedValue }
    }
    private var _daemonEndpoints = OptionalBoxed<NodeDaemonEndpoints>()
    /// `status.declaredFeatures`.
    public var declaredFeatures: [String]?
    /// `status.features`.
    public var features: NodeFeatures? {
        unsafeAddress { _features.address }
        _modify { yield &_features.wrappedValue }
    }
    private var _features = OptionalBoxed<NodeFeatures>()
    /// `status.images`.
    public var images: [ContainerImage]?
    /// `status.nodeInfo`.
    public var nodeInfo: NodeSystemInfo? {
        unsafeAddress { _nodeInfo.address }
        _modify { yield &_nodeInfo.wrappedValue }
    }
    private var _nodeInfo = OptionalBoxed<NodeSystemInfo>()
    /// `status.phase`.
    public var phase: String?
    /// `status.runtimeHandlers`.
    public var runtimeHandlers: [NodeRuntimeHandler]?
    /// `status.volumesAttached`.
    public var volumesAttached: [AttachedVolume]?
    /// `status.volumesInUse`.
    public var volumesInUse: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        addresses: [NodeAddress]? = nil, allocatable: StringMap<Quantity>? = nil, capacity: StringMap<Quantity>? = nil,
        conditions: [NodeCondition]? = nil, config: NodeConfigStatus? = nil, daemonEndpoints: NodeDaemonEndpoints? = nil,
        declaredFeatures: [String]? = nil, features: NodeFeatures? = nil, images: [ContainerImage]? = nil,
        nodeInfo: NodeSystemInfo? = nil, phase: String? = nil, runtimeHandlers: [NodeRuntimeHandler]? = nil,
        volumesAttached: [AttachedVolume]? = nil, volumesInUse: [String]? = nil
    ) {
        self.addresses = addresses
        self.allocatable = allocatable
        self.capacity = capacity
        self.conditions = conditions
        _config = OptionalBoxed(wrappedValue: config)
        _daemonEndpoints = OptionalBoxed(wrappedValue: daemonEndpoints)
        self.declaredFeatures = declaredFeatures
        _features = OptionalBoxed(wrappedValue: features)
        self.images = images
        _nodeInfo = OptionalBoxed(wrappedValue: nodeInfo)
        self.phase = phase
        self.runtimeHandlers = runtimeHandlers
        self.volumesAttached = volumesAttached
        self.volumesInUse = volumesInUse
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeStatus> = FieldTable(empty: NodeStatus()) {
        $0.field("addresses", \.addresses)
        $0.field("allocatable", \.allocatable)
        $0.field("capacity", \.capacity)
        $0.field("conditions", \.conditions)
        $0.field("config", \._config)
        $0.field("daemonEndpoints", \._daemonEndpoints)
        $0.field("declaredFeatures", \.declaredFeatures)
        $0.field("features", \._features)
        $0.field("images", \.images)
        $0.field("nodeInfo", \._nodeInfo)
        $0.field("phase", \.phase)
        $0.field("runtimeHandlers", \.runtimeHandlers)
        $0.field("volumesAttached", \.volumesAttached)
        $0.field("volumesInUse", \.volumesInUse)
        $0.unknown(\.unknownFields)
    }
}

/// `status.volumesAttached[]` of `Node` (`v1`).
public struct AttachedVolume: JSONModel {
    /// `status.volumesAttached[].devicePath`: required.
    public var devicePath: String
    /// `status.volumesAttached[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(devicePath: String, name: String) {
        self.devicePath = devicePath
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<AttachedVolume> = FieldTable(empty: AttachedVolume(devicePath: "", name: "")) {
        $0.field("devicePath", \.devicePath)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `status.images[]` of `Node` (`v1`).
public struct ContainerImage: JSONModel {
    /// `status.images[].names`.
    public var names: [String]?
    /// `status.images[].sizeBytes`: bytes.
    public var sizeBytes: Int64?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(names: [String]? = nil, sizeBytes: Int64? = nil) {
        self.names = names
        self.sizeBytes = sizeBytes
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerImage> = FieldTable(empty: ContainerImage()) {
        $0.field("names", \.names)
        $0.field("sizeBytes", \.sizeBytes)
        $0.unknown(\.unknownFields)
    }
}

/// `status.addresses[]` of `Node` (`v1`).
public struct NodeAddress: JSONModel {
    /// `status.addresses[].address`: required.
    public var address: String
    /// `status.addresses[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(address: String, type: String) {
        self.address = address
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeAddress> = FieldTable(empty: NodeAddress(address: "", type: "")) {
        $0.field("address", \.address)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `Node` (`v1`).
public struct NodeCondition: JSONModel {
    /// `status.conditions[].lastHeartbeatTime`.
    public var lastHeartbeatTime: Timestamp?
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
    /// `status.conditions[].reason`.
    public var reason: String?
    /// `status.conditions[].status`: required.
    public var status: String
    /// `status.conditions[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        status: String, type: String, lastHeartbeatTime: Timestamp? = nil, lastTransitionTime: Timestamp? = nil,
        message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastHeartbeatTime = lastHeartbeatTime
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeCondition> = FieldTable(empty: NodeCondition(status: "", type: "")) {
        $0.field("lastHeartbeatTime", \.lastHeartbeatTime)
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `status.config` of `Node` (`v1`).
public struct NodeConfigStatus: JSONModel {
    /// `status.config.active`.
    public var active: NodeConfigSource? {
        unsafeAddress { _active.address }
        _modify { yield &_active.wrappedValue }
    }
    private var _active = OptionalBoxed<NodeConfigSource>()
    /// `status.config.assigned`.
    public var assigned: NodeConfigSource? {
        unsafeAddress { _assigned.address }
        _modify { yield &_assigned.wrappedValue }
    }
    private var _assigned = OptionalBoxed<NodeConfigSource>()
    /// `status.config.error`.
    public var error: String?
    /// `status.config.lastKnownGood`.
    public var lastKnownGood: NodeConfigSource? {
        unsafeAddress { _lastKnownGood.address }
        _modify { yield &_lastKnownGood.wrappedValue }
    }
    private var _lastKnownGood = OptionalBoxed<NodeConfigSource>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        active: NodeConfigSource? = nil, assigned: NodeConfigSource? = nil, error: String? = nil,
        lastKnownGood: NodeConfigSource? = nil
    ) {
        _active = OptionalBoxed(wrappedValue: active)
        _assigned = OptionalBoxed(wrappedValue: assigned)
        self.error = error
        _lastKnownGood = OptionalBoxed(wrappedValue: lastKnownGood)
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeConfigStatus> = FieldTable(empty: NodeConfigStatus()) {
        $0.field("active", \._active)
        $0.field("assigned", \._assigned)
        $0.field("error", \.error)
        $0.field("lastKnownGood", \._lastKnownGood)
        $0.unknown(\.unknownFields)
    }
}

/// `status.daemonEndpoints` of `Node` (`v1`).
public struct NodeDaemonEndpoints: JSONModel {
    /// `status.daemonEndpoints.kubeletEndpoint`.
    public var kubeletEndpoint: DaemonEndpoint? {
        unsafeAddress { _kubeletEndpoint.address }
        _modify { yield &_kubeletEndpoint.wrappedValue }
    }
    private var _kubeletEndpoint = OptionalBoxed<DaemonEndpoint>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kubeletEndpoint: DaemonEndpoint? = nil) {
        _kubeletEndpoint = OptionalBoxed(wrappedValue: kubeletEndpoint)
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeDaemonEndpoints> = FieldTable(empty: NodeDaemonEndpoints()) {
        $0.field("kubeletEndpoint", \._kubeletEndpoint)
        $0.unknown(\.unknownFields)
    }
}

/// `status.daemonEndpoints.kubeletEndpoint` of `Node` (`v1`).
public struct DaemonEndpoint: JSONModel {
    /// `status.daemonEndpoints.kubeletEndpoint.Port`: required.
    public var Port: Int32
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(Port: Int32) {
        self.Port = Port
    }

    /// How it is read and written.
    public static let fields: FieldTable<DaemonEndpoint> = FieldTable(empty: DaemonEndpoint(Port: 0)) {
        $0.field("Port", \.Port)
        $0.unknown(\.unknownFields)
    }
}

/// `status.features` of `Node` (`v1`).
public struct NodeFeatures: JSONModel {
    /// `status.features.supplementalGroupsPolicy`.
    public var supplementalGroupsPolicy: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(supplementalGroupsPolicy: Bool? = nil) {
        self.supplementalGroupsPolicy = supplementalGroupsPolicy
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeFeatures> = FieldTable(empty: NodeFeatures()) {
        $0.field("supplementalGroupsPolicy", \.supplementalGroupsPolicy)
        $0.unknown(\.unknownFields)
    }
}

/// `status.runtimeHandlers[]` of `Node` (`v1`).
public struct NodeRuntimeHandler: JSONModel {
    /// `status.runtimeHandlers[].features`.
    public var features: NodeRuntimeHandlerFeatures? {
        unsafeAddress { _features.address }
        _modify { yield &_features.wrappedValue }
    }
    private var _features = OptionalBoxed<NodeRuntimeHandlerFeatures>()
    /// `status.runtimeHandlers[].name`.
    public var name: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(features: NodeRuntimeHandlerFeatures? = nil, name: String? = nil) {
        _features = OptionalBoxed(wrappedValue: features)
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeRuntimeHandler> = FieldTable(empty: NodeRuntimeHandler()) {
        $0.field("features", \._features)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `status.runtimeHandlers[].features` of `Node` (`v1`).
public struct NodeRuntimeHandlerFeatures: JSONModel {
    /// `status.runtimeHandlers[].features.recursiveReadOnlyMounts`.
    public var recursiveReadOnlyMounts: Bool?
    /// `status.runtimeHandlers[].features.userNamespaces`.
    public var userNamespaces: Bool?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(recursiveReadOnlyMounts: Bool? = nil, userNamespaces: Bool? = nil) {
        self.recursiveReadOnlyMounts = recursiveReadOnlyMounts
        self.userNamespaces = userNamespaces
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeRuntimeHandlerFeatures> = FieldTable(empty: NodeRuntimeHandlerFeatures()) {
        $0.field("recursiveReadOnlyMounts", \.recursiveReadOnlyMounts)
        $0.field("userNamespaces", \.userNamespaces)
        $0.unknown(\.unknownFields)
    }
}
