// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `Service` of `v1`, in a namespace.
public struct Service: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "Service", plural: "services", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: ServiceSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ServiceSpec>()
    /// `status`.
    public var status: ServiceStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ServiceStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: ServiceSpec = ServiceSpec(), status: ServiceStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Service> = FieldTable(empty: Service()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `Service` (`v1`).
public struct ServiceSpec: JSONModel {
    /// `spec.allocateLoadBalancerNodePorts`.
    public var allocateLoadBalancerNodePorts: Bool?
    /// `spec.clusterIP`.
    public var clusterIP: String?
    /// `spec.clusterIPs`.
    public var clusterIPs: [String]?
    /// `spec.externalIPs`.
    public var externalIPs: [String]?
    /// `spec.externalName`.
    public var externalName: String?
    /// `spec.externalTrafficPolicy`.
    public var externalTrafficPolicy: String?
    /// `spec.healthCheckNodePort`.
    public var healthCheckNodePort: Int32?
    /// `spec.internalTrafficPolicy`.
    public var internalTrafficPolicy: String?
    /// `spec.ipFamilies`.
    public var ipFamilies: [String]?
    /// `spec.ipFamilyPolicy`.
    public var ipFamilyPolicy: String?
    /// `spec.loadBalancerClass`.
    public var loadBalancerClass: String?
    /// `spec.loadBalancerIP`.
    public var loadBalancerIP: String?
    /// `spec.loadBalancerSourceRanges`.
    public var loadBalancerSourceRanges: [String]?
    /// `spec.ports`: keyed by `port` and `protocol`.
    public var ports: [ServicePort]?
    /// `spec.publishNotReadyAddresses`.
    public var publishNotReadyAddresses: Bool?
    /// `spec.selector`.
    public var selector: StringMap<String>?
    /// `spec.sessionAffinity`.
    public var sessionAffinity: String?
    /// `spec.sessionAffinityConfig`.
    public var sessionAffinityConfig: SessionAffinityConfig? {
        unsafeAddress { _sessionAffinityConfig.address }
        _modify { yield &_sessionAffinityConfig.wrappedValue }
    }
    private var _sessionAffinityConfig = OptionalBoxed<SessionAffinityConfig>()
    /// `spec.trafficDistribution`.
    public var trafficDistribution: String?
    /// `spec.type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        allocateLoadBalancerNodePorts: Bool? = nil, clusterIP: String? = nil, clusterIPs: [String]? = nil,
        externalIPs: [String]? = nil, externalName: String? = nil, externalTrafficPolicy: String? = nil,
        healthCheckNodePort: Int32? = nil, internalTrafficPolicy: String? = nil, ipFamilies: [String]? = nil,
        ipFamilyPolicy: String? = nil, loadBalancerClass: String? = nil, loadBalancerIP: String? = nil,
        loadBalancerSourceRanges: [String]? = nil, ports: [ServicePort]? = nil, publishNotReadyAddresses: Bool? = nil,
        selector: StringMap<String>? = nil, sessionAffinity: String? = nil, sessionAffinityConfig: SessionAffinityConfig? = nil,
        trafficDistribution: String? = nil, type: String? = nil
    ) {
        self.allocateLoadBalancerNodePorts = allocateLoadBalancerNodePorts
        self.clusterIP = clusterIP
        self.clusterIPs = clusterIPs
        self.externalIPs = externalIPs
        self.externalName = externalName
        self.externalTrafficPolicy = externalTrafficPolicy
        self.healthCheckNodePort = healthCheckNodePort
        self.internalTrafficPolicy = internalTrafficPolicy
        self.ipFamilies = ipFamilies
        self.ipFamilyPolicy = ipFamilyPolicy
        self.loadBalancerClass = loadBalancerClass
        self.loadBalancerIP = loadBalancerIP
        self.loadBalancerSourceRanges = loadBalancerSourceRanges
        self.ports = ports
        self.publishNotReadyAddresses = publishNotReadyAddresses
        self.selector = selector
        self.sessionAffinity = sessionAffinity
        _sessionAffinityConfig = OptionalBoxed(wrappedValue: sessionAffinityConfig)
        self.trafficDistribution = trafficDistribution
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceSpec> = FieldTable(empty: ServiceSpec()) {
        $0.field("allocateLoadBalancerNodePorts", \.allocateLoadBalancerNodePorts)
        $0.field("clusterIP", \.clusterIP)
        $0.field("clusterIPs", \.clusterIPs)
        $0.field("externalIPs", \.externalIPs)
        $0.field("externalName", \.externalName)
        $0.field("externalTrafficPolicy", \.externalTrafficPolicy)
        $0.field("healthCheckNodePort", \.healthCheckNodePort)
        $0.field("internalTrafficPolicy", \.internalTrafficPolicy)
        $0.field("ipFamilies", \.ipFamilies)
        $0.field("ipFamilyPolicy", \.ipFamilyPolicy)
        $0.field("loadBalancerClass", \.loadBalancerClass)
        $0.field("loadBalancerIP", \.loadBalancerIP)
        $0.field("loadBalancerSourceRanges", \.loadBalancerSourceRanges)
        $0.field("ports", \.ports)
        $0.field("publishNotReadyAddresses", \.publishNotReadyAddresses)
        $0.field("selector", \.selector)
        $0.field("sessionAffinity", \.sessionAffinity)
        $0.field("sessionAffinityConfig", \._sessionAffinityConfig)
        $0.field("trafficDistribution", \.trafficDistribution)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.ports[]` of `Service` (`v1`).
public struct ServicePort: JSONModel {
    /// `spec.ports[].appProtocol`.
    public var appProtocol: String?
    /// `spec.ports[].name`.
    public var name: String?
    /// `spec.ports[].nodePort`.
    public var nodePort: Int32?
    /// `spec.ports[].port`: required.
    public var port: Int32
    /// `spec.ports[].protocol`: `TCP` by default.
    public var `protocol`: String?
    /// `spec.ports[].targetPort`.
    public var targetPort: IntOrString?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        port: Int32, appProtocol: String? = nil, name: String? = nil, nodePort: Int32? = nil, protocol: String? = nil,
        targetPort: IntOrString? = nil
    ) {
        self.port = port
        self.appProtocol = appProtocol
        self.name = name
        self.nodePort = nodePort
        self.`protocol` = `protocol`
        self.targetPort = targetPort
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServicePort> = FieldTable(empty: ServicePort(port: 0)) {
        $0.field("appProtocol", \.appProtocol)
        $0.field("name", \.name)
        $0.field("nodePort", \.nodePort)
        $0.field("port", \.port)
        $0.field("protocol", \.`protocol`)
        $0.field("targetPort", \.targetPort)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.sessionAffinityConfig` of `Service` (`v1`).
public struct SessionAffinityConfig: JSONModel {
    /// `spec.sessionAffinityConfig.clientIP`.
    public var clientIP: ClientIPConfig? {
        unsafeAddress { _clientIP.address }
        _modify { yield &_clientIP.wrappedValue }
    }
    private var _clientIP = OptionalBoxed<ClientIPConfig>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(clientIP: ClientIPConfig? = nil) {
        _clientIP = OptionalBoxed(wrappedValue: clientIP)
    }

    /// How it is read and written.
    public static let fields: FieldTable<SessionAffinityConfig> = FieldTable(empty: SessionAffinityConfig()) {
        $0.field("clientIP", \._clientIP)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.sessionAffinityConfig.clientIP` of `Service` (`v1`).
public struct ClientIPConfig: JSONModel {
    /// `spec.sessionAffinityConfig.clientIP.timeoutSeconds`: seconds.
    public var timeoutSeconds: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(timeoutSeconds: Int32? = nil) {
        self.timeoutSeconds = timeoutSeconds
    }

    /// How it is read and written.
    public static let fields: FieldTable<ClientIPConfig> = FieldTable(empty: ClientIPConfig()) {
        $0.field("timeoutSeconds", \.timeoutSeconds)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `Service` (`v1`).
public struct ServiceStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [Condition]?
    /// `status.loadBalancer`.
    public var loadBalancer: LoadBalancerStatus? {
        unsafeAddress { _loadBalancer.address }
        _modify { yield &_loadBalancer.wrappedValue }
    }
    private var _loadBalancer = OptionalBoxed<LoadBalancerStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(conditions: [Condition]? = nil, loadBalancer: LoadBalancerStatus? = nil) {
        self.conditions = conditions
        _loadBalancer = OptionalBoxed(wrappedValue: loadBalancer)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceStatus> = FieldTable(empty: ServiceStatus()) {
        $0.field("conditions", \.conditions)
        $0.field("loadBalancer", \._loadBalancer)
        $0.unknown(\.unknownFields)
    }
}

/// `status.loadBalancer` of `Service` (`v1`).
public struct LoadBalancerStatus: JSONModel {
    /// `status.loadBalancer.ingress`.
    public var ingress: [LoadBalancerIngress]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ingress: [LoadBalancerIngress]? = nil) {
        self.ingress = ingress
    }

    /// How it is read and written.
    public static let fields: FieldTable<LoadBalancerStatus> = FieldTable(empty: LoadBalancerStatus()) {
        $0.field("ingress", \.ingress)
        $0.unknown(\.unknownFields)
    }
}

/// `status.loadBalancer.ingress[]` of `Service` (`v1`).
public struct LoadBalancerIngress: JSONModel {
    /// `status.loadBalancer.ingress[].hostname`.
    public var hostname: String?
    /// `status.loadBalancer.ingress[].ip`.
    public var ip: String?
    /// `status.loadBalancer.ingress[].ipMode`.
    public var ipMode: String?
    /// `status.loadBalancer.ingress[].ports`.
    public var ports: [PortStatus]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(hostname: String? = nil, ip: String? = nil, ipMode: String? = nil, ports: [PortStatus]? = nil) {
        self.hostname = hostname
        self.ip = ip
        self.ipMode = ipMode
        self.ports = ports
    }

    /// How it is read and written.
    public static let fields: FieldTable<LoadBalancerIngress> = FieldTable(empty: LoadBalancerIngress()) {
        $0.field("hostname", \.hostname)
        $0.field("ip", \.ip)
        $0.field("ipMode", \.ipMode)
        $0.field("ports", \.ports)
        $0.unknown(\.unknownFields)
    }
}

/// `status.loadBalancer.ingress[].ports[]` of `Service` (`v1`).
public struct PortStatus: JSONModel {
    /// `status.loadBalancer.ingress[].ports[].error`.
    public var error: String?
    /// `status.loadBalancer.ingress[].ports[].port`: required.
    public var port: Int32
    /// `status.loadBalancer.ingress[].ports[].protocol`: required.
    public var `protocol`: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(port: Int32, protocol: String, error: String? = nil) {
        self.port = port
        self.`protocol` = `protocol`
        self.error = error
    }

    /// How it is read and written.
    public static let fields: FieldTable<PortStatus> = FieldTable(empty: PortStatus(port: 0, protocol: "")) {
        $0.field("error", \.error)
        $0.field("port", \.port)
        $0.field("protocol", \.`protocol`)
        $0.unknown(\.unknownFields)
    }
}
