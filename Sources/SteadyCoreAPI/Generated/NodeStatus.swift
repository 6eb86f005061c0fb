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
    @OptionalBoxed public var config: NodeConfigStatus?
    /// `status.daemonEndpoints`.
    @OptionalBoxed public var daemonEndpoints: NodeDaemonEndpoints?
    /// `status.declaredFeatures`.
    public var declaredFeatures: [String]?
    /// `status.features`.
    @OptionalBoxed public var features: NodeFeatures?
    /// `status.images`.
    public var images: [ContainerImage]?
    /// `status.nodeInfo`.
    @OptionalBoxed public var nodeInfo: NodeSystemInfo?
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
        self.config = config
        self.daemonEndpoints = daemonEndpoints
        self.declaredFeatures = declaredFeatures
        self.features = features
        self.images = images
        self.nodeInfo = nodeInfo
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
    @OptionalBoxed public var active: NodeConfigSource?
    /// `status.config.assigned`.
    @OptionalBoxed public var assigned: NodeConfigSource?
    /// `status.config.error`.
    public var error: String?
    /// `status.config.lastKnownGood`.
    @OptionalBoxed public var lastKnownGood: NodeConfigSource?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        active: NodeConfigSource? = nil, assigned: NodeConfigSource? = nil, error: String? = nil,
        lastKnownGood: NodeConfigSource? = nil
    ) {
        self.active = active
        self.assigned = assigned
        self.error = error
        self.lastKnownGood = lastKnownGood
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
    @OptionalBoxed public var kubeletEndpoint: DaemonEndpoint?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(kubeletEndpoint: DaemonEndpoint? = nil) {
        self.kubeletEndpoint = kubeletEndpoint
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
    @OptionalBoxed public var features: NodeRuntimeHandlerFeatures?
    /// `status.runtimeHandlers[].name`.
    public var name: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(features: NodeRuntimeHandlerFeatures? = nil, name: String? = nil) {
        self.features = features
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

/// `status.nodeInfo` of `Node` (`v1`).
public struct NodeSystemInfo: JSONModel {
    /// `status.nodeInfo.architecture`: required.
    public var architecture: String
    /// `status.nodeInfo.bootID`: required.
    public var bootID: String
    /// `status.nodeInfo.containerRuntimeVersion`: required.
    public var containerRuntimeVersion: String
    /// `status.nodeInfo.kernelVersion`: required.
    public var kernelVersion: String
    /// `status.nodeInfo.kubeProxyVersion`: required.
    public var kubeProxyVersion: String
    /// `status.nodeInfo.kubeletVersion`: required.
    public var kubeletVersion: String
    /// `status.nodeInfo.machineID`: required.
    public var machineID: String
    /// `status.nodeInfo.operatingSystem`: required.
    public var operatingSystem: String
    /// `status.nodeInfo.osImage`: required.
    public var osImage: String
    /// `status.nodeInfo.swap`.
    @OptionalBoxed public var swap: NodeSwapStatus?
    /// `status.nodeInfo.systemUUID`: required.
    public var systemUUID: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        architecture: String, bootID: String, containerRuntimeVersion: String, kernelVersion: String, kubeProxyVersion: String,
        kubeletVersion: String, machineID: String, operatingSystem: String, osImage: String, systemUUID: String,
        swap: NodeSwapStatus? = nil
    ) {
        self.architecture = architecture
        self.bootID = bootID
        self.containerRuntimeVersion = containerRuntimeVersion
        self.kernelVersion = kernelVersion
        self.kubeProxyVersion = kubeProxyVersion
        self.kubeletVersion = kubeletVersion
        self.machineID = machineID
        self.operatingSystem = operatingSystem
        self.osImage = osImage
        self.systemUUID = systemUUID
        self.swap = swap
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSystemInfo> = FieldTable(
        empty: NodeSystemInfo(
            architecture: "", bootID: "", containerRuntimeVersion: "", kernelVersion: "", kubeProxyVersion: "",
            kubeletVersion: "", machineID: "", operatingSystem: "", osImage: "", systemUUID: ""
        )
    ) {
        $0.field("architecture", \.architecture)
        $0.field("bootID", \.bootID)
        $0.field("containerRuntimeVersion", \.containerRuntimeVersion)
        $0.field("kernelVersion", \.kernelVersion)
        $0.field("kubeProxyVersion", \.kubeProxyVersion)
        $0.field("kubeletVersion", \.kubeletVersion)
        $0.field("machineID", \.machineID)
        $0.field("operatingSystem", \.operatingSystem)
        $0.field("osImage", \.osImage)
        $0.field("swap", \._swap)
        $0.field("systemUUID", \.systemUUID)
        $0.unknown(\.unknownFields)
    }
}

/// `status.nodeInfo.swap` of `Node` (`v1`).
public struct NodeSwapStatus: JSONModel {
    /// `status.nodeInfo.swap.capacity`.
    public var capacity: Int64?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(capacity: Int64? = nil) {
        self.capacity = capacity
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeSwapStatus> = FieldTable(empty: NodeSwapStatus()) {
        $0.field("capacity", \.capacity)
        $0.unknown(\.unknownFields)
    }
}
