// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `status` of `Pod` (`v1`).
public struct PodStatus: StatusValue, JSONModel {
    /// `status.allocatedResources`.
    public var allocatedResources: StringMap<Quantity>?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [PodCondition]?
    /// `status.containerStatuses`.
    public var containerStatuses: [ContainerStatus]?
    /// `status.ephemeralContainerStatuses`.
    public var ephemeralContainerStatuses: [ContainerStatus]?
    /// `status.extendedResourceClaimStatus`.
    public var extendedResourceClaimStatus: PodExtendedResourceClaimStatus? {
        unsafeAddress { _extendedResourceClaimStatus.address }
        _modify { yield &_extendedResourceClaimStatus.wrappedValue }
    }
    private var _extendedResourceClaimStatus = OptionalBoxed<PodExtendedResourceClaimStatus>()
    /// `status.hostIP`.
    public var hostIP: String?
    /// `status.hostIPs`: keyed by `ip`.
    public var hostIPs: [HostIP]?
    /// `status.initContainerStatuses`.
    public var initContainerStatuses: [ContainerStatus]?
    /// `status.message`.
    public var message: String?
    /// `status.nodeAllocatableResourceClaimStatuses`.
    public var nodeAllocatableResourceClaimStatuses: [NodeAllocatableResourceClaimStatus]?
    /// `status.nominatedNodeName`.
    public var nominatedNodeName: String?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.phase`.
    public var phase: String?
    /// `status.podIP`.
    public var podIP: String?
    /// `status.podIPs`: keyed by `ip`.
    public var podIPs: [PodIP]?
    /// `status.qosClass`.
    public var qosClass: String?
    /// `status.reason`.
    public var reason: String?
    /// `status.resize`.
    public var resize: String?
    /// `status.resourceClaimStatuses`: keyed by `name`.
    public var resourceClaimStatuses: [PodResourceClaimStatus]?
    /// `status.resources`.
    public var resources: ResourceRequirements? {
        unsafeAddress { _resources.address }
        _modify { yield &_resources.wrappedValue }
    }
    private var _resources = OptionalBoxed<ResourceRequirements>()
    /// `status.startTime`.
    public var startTime: Timestamp?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(
        allocatedResources: StringMap<Quantity>? = nil, conditions: [PodCondition]? = nil,
        containerStatuses: [ContainerStatus]? = nil, ephemeralContainerStatuses: [ContainerStatus]? = nil,
        extendedResourceClaimStatus: PodExtendedResourceClaimStatus? = nil, hostIP: String? = nil, hostIPs: [HostIP]? = nil,
        initContainerStatuses: [ContainerStatus]? = nil, message: String? = nil,
        nodeAllocatableResourceClaimStatuses: [NodeAllocatableResourceClaimStatus]? = nil, nominatedNodeName: String? = nil,
        observedGeneration: Int64? = nil, phase: String? = nil, podIP: String? = nil, podIPs: [PodIP]? = nil,
        qosClass: String? = nil, reason: String? = nil, resize: String? = nil,
        resourceClaimStatuses: [PodResourceClaimStatus]? = nil, resources: ResourceRequirements? = nil,
        startTime: Timestamp? = nil
    ) {
        self.allocatedResources = allocatedResources
        self.conditions = conditions
        self.containerStatuses = containerStatuses
        self.ephemeralContainerStatuses = ephemeralContainerStatuses
        _extendedResourceClaimStatus = OptionalBoxed(wrappedValue: extendedResourceClaimStatus)
        self.hostIP = hostIP
        self.hostIPs = hostIPs
        self.initContainerStatuses = initContainerStatuses
        self.message = message
        self.nodeAllocatableResourceClaimStatuses = nodeAllocatableResourceClaimStatuses
        self.nominatedNodeName = nominatedNodeName
        self.observedGeneration = observedGeneration
        self.phase = phase
        self.podIP = podIP
        self.podIPs = podIPs
        self.qosClass = qosClass
        self.reason = reason
        self.resize = resize
        self.resourceClaimStatuses = resourceClaimStatuses
        _resources = OptionalBoxed(wrappedValue: resources)
        self.startTime = startTime
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodStatus> = FieldTable(empty: PodStatus()) {
        $0.field("allocatedResources", \.allocatedResources)
        $0.field("conditions", \.conditions)
        $0.field("containerStatuses", \.containerStatuses)
        $0.field("ephemeralContainerStatuses", \.ephemeralContainerStatuses)
        $0.field("extendedResourceClaimStatus", \._extendedResourceClaimStatus)
        $0.field("hostIP", \.hostIP)
        $0.field("hostIPs", \.hostIPs)
        $0.field("initContainerStatuses", \.initContainerStatuses)
        $0.field("message", \.message)
        $0.field("nodeAllocatableResourceClaimStatuses", \.nodeAllocatableResourceClaimStatuses)
        $0.field("nominatedNodeName", \.nominatedNodeName)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("phase", \.phase)
        $0.field("podIP", \.podIP)
        $0.field("podIPs", \.podIPs)
        $0.field("qosClass", \.qosClass)
        $0.field("reason", \.reason)
        $0.field("resize", \.resize)
        $0.field("resourceClaimStatuses", \.resourceClaimStatuses)
        $0.field("resources", \._resources)
        $0.field("startTime", \.startTime)
        $0.unknown(\.unknownFields)
    }
}

/// `status.hostIPs[]` of `Pod` (`v1`).
public struct HostIP: JSONModel {
    /// `status.hostIPs[].ip`: required.
    public var ip: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ip: String) {
        self.ip = ip
    }

    /// How it is read and written.
    public static let fields: FieldTable<HostIP> = FieldTable(empty: HostIP(ip: "")) {
        $0.field("ip", \.ip)
        $0.unknown(\.unknownFields)
    }
}

/// `status.nodeAllocatableResourceClaimStatuses[]` of `Pod` (`v1`).
public struct NodeAllocatableResourceClaimStatus: JSONModel {
    /// `status.nodeAllocatableResourceClaimStatuses[].containers`: each element once.
    public var containers: [String]?
    /// `status.nodeAllocatableResourceClaimStatuses[].resourceClaimName`: required.
    public var resourceClaimName: String
    /// `status.nodeAllocatableResourceClaimStatuses[].resources`: required.
    public var resources: StringMap<Quantity>
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(resourceClaimName: String, resources: StringMap<Quantity>, containers: [String]? = nil) {
        self.resourceClaimName = resourceClaimName
        self.resources = resources
        self.containers = containers
    }

    /// How it is read and written.
    public static let fields: FieldTable<NodeAllocatableResourceClaimStatus> = FieldTable(
        empty: NodeAllocatableResourceClaimStatus(resourceClaimName: "", resources: StringMap())
    ) {
        $0.field("containers", \.containers)
        $0.field("resourceClaimName", \.resourceClaimName)
        $0.field("resources", \.resources)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `Pod` (`v1`).
public struct PodCondition: JSONModel {
    /// `status.conditions[].lastProbeTime`.
    public var lastProbeTime: Timestamp?
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
    /// `status.conditions[].observedGeneration`.
    public var observedGeneration: Int64?
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
        status: String, type: String, lastProbeTime: Timestamp? = nil, lastTransitionTime: Timestamp? = nil,
        message: String? = nil, observedGeneration: Int64? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastProbeTime = lastProbeTime
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.observedGeneration = observedGeneration
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodCondition> = FieldTable(empty: PodCondition(status: "", type: "")) {
        $0.field("lastProbeTime", \.lastProbeTime)
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `status.extendedResourceClaimStatus` of `Pod` (`v1`).
public struct PodExtendedResourceClaimStatus: JSONModel {
    /// `status.extendedResourceClaimStatus.requestMappings`: required.
    public var requestMappings: [ContainerExtendedResourceRequest]
    /// `status.extendedResourceClaimStatus.resourceClaimName`: required.
    public var resourceClaimName: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(requestMappings: [ContainerExtendedResourceRequest], resourceClaimName: String) {
        self.requestMappings = requestMappings
        self.resourceClaimName = resourceClaimName
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodExtendedResourceClaimStatus> = FieldTable(
        empty: PodExtendedResourceClaimStatus(requestMappings: [], resourceClaimName: "")
    ) {
        $0.field("requestMappings", \.requestMappings)
        $0.field("resourceClaimName", \.resourceClaimName)
        $0.unknown(\.unknownFields)
    }
}

/// `status.extendedResourceClaimStatus.requestMappings[]` of `Pod` (`v1`).
public struct ContainerExtendedResourceRequest: JSONModel {
    /// `status.extendedResourceClaimStatus.requestMappings[].containerName`: required.
    public var containerName: String
    /// `status.extendedResourceClaimStatus.requestMappings[].requestName`: required.
    public var requestName: String
    /// `status.extendedResourceClaimStatus.requestMappings[].resourceName`: required.
    public var resourceName: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(containerName: String, requestName: String, resourceName: String) {
        self.containerName = containerName
        self.requestName = requestName
        self.resourceName = resourceName
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerExtendedResourceRequest> = FieldTable(
        empty: ContainerExtendedResourceRequest(containerName: "", requestName: "", resourceName: "")
    ) {
        $0.field("containerName", \.containerName)
        $0.field("requestName", \.requestName)
        $0.field("resourceName", \.resourceName)
        $0.unknown(\.unknownFields)
    }
}

/// `status.podIPs[]` of `Pod` (`v1`).
public struct PodIP: JSONModel {
    /// `status.podIPs[].ip`: required.
    public var ip: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ip: String) {
        self.ip = ip
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodIP> = FieldTable(empty: PodIP(ip: "")) {
        $0.field("ip", \.ip)
        $0.unknown(\.unknownFields)
    }
}

/// `status.resourceClaimStatuses[]` of `Pod` (`v1`).
public struct PodResourceClaimStatus: JSONModel {
    /// `status.resourceClaimStatuses[].name`: required.
    public var name: String
    /// `status.resourceClaimStatuses[].resourceClaimName`.
    public var resourceClaimName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, resourceClaimName: String? = nil) {
        self.name = name
        self.resourceClaimName = resourceClaimName
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodResourceClaimStatus> = FieldTable(empty: PodResourceClaimStatus(name: "")) {
        $0.field("name", \.name)
        $0.field("resourceClaimName", \.resourceClaimName)
        $0.unknown(\.unknownFields)
    }
}
