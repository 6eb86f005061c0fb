// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec` of `Pod` (`v1`).
public struct PodSpec: JSONModel {
    /// `spec.activeDeadlineSeconds`: seconds.
    public var activeDeadlineSeconds: Int64?
    /// `spec.affinity`.
    public var affinity: Affinity? {
        unsafeAddress { _affinity.address }
        _modify { yield &_affinity.wrappedValue }
    }
    private var _affinity = OptionalBoxed<Affinity>()
    /// `spec.automountServiceAccountToken`.
    public var automountServiceAccountToken: Bool?
    /// `spec.containers`: keyed by `name`, required.
    public var containers: [Container]
    /// `spec.dnsConfig`.
    public var dnsConfig: PodDNSConfig? {
        unsafeAddress { _dnsConfig.address }
        _modify { yield &_dnsConfig.wrappedValue }
    }
    private var _dnsConfig = OptionalBoxed<PodDNSConfig>()
    /// `spec.dnsPolicy`.
    public var dnsPolicy: String?
    /// `spec.enableServiceLinks`.
    public var enableServiceLinks: Bool?
    /// `spec.ephemeralContainers`: keyed by `name`.
    public var ephemeralContainers: [EphemeralContainer]?
    /// `spec.hostAliases`: keyed by `ip`.
    public var hostAliases: [HostAlias]?
    /// `spec.hostIPC`.
    public var hostIPC: Bool?
    /// `spec.hostNetwork`.
    public var hostNetwork: Bool?
    /// `spec.hostPID`.
    public var hostPID: Bool?
    /// `spec.hostUsers`.
    public var hostUsers: Bool?
    /// `spec.hostname`.
    public var hostname: String?
    /// `spec.hostnameOverride`.
    public var hostnameOverride: String?
    /// `spec.imagePullSecrets`: keyed by `name`.
    public var imagePullSecrets: [LocalObjectReference]?
    /// `spec.initContainers`: keyed by `name`.
    public var initContainers: [Container]?
    /// `spec.nodeName`.
    public var nodeName: String?
    /// `spec.nodeSelector`.
    public var nodeSelector: StringMap<String>?
    /// `spec.os`.
    public var os: PodOS? {
        unsafeAddress { _os.address }
        _modify { yield &_os.wrappedValue }
    }
    private var _os = OptionalBoxed<PodOS>()
    /// `spec.overhead`.
    public var overhead: StringMap<Quantity>?
    /// `spec.preemptionPolicy`.
    public var preemptionPolicy: String?
    /// `spec.priority`.
    public var priority: Int32?
    /// `spec.priorityClassName`.
    public var priorityClassName: String?
    /// `spec.readinessGates`.
    public var readinessGates: [PodReadinessGate]?
    /// `spec.resourceClaims`: keyed by `name`.
    public var resourceClaims: [PodResourceClaim]?
    /// `spec.resources`.
    public var resources: ResourceRequirements? {
        unsafeAddress { _resources.address }
        _modify { yield &_resources.wrappedValue }
    }
    private var _resources = OptionalBoxed<ResourceRequirements>()
    /// `spec.restartPolicy`.
    public var restartPolicy: String?
    /// `spec.runtimeClassName`.
    public var runtimeClassName: String?
    /// `spec.schedulerName`.
    public var schedulerName: String?
    /// `spec.schedulingGates`: keyed by `name`.
    public var schedulingGates: [PodSchedulingGate]?
    /// `spec.schedulingGroup`.
    public var schedulingGroup: PodSchedulingGroup? {
        unsafeAddress { _schedulingGroup.address }
        _modify { yield &_schedulingGroup.wrappedValue }
    }
    private var _schedulingGroup = OptionalBoxed<PodSchedulingGroup>()
    /// `spec.securityContext`.
    public var securityContext: PodSecurityContext? {
        unsafeAddress { _securityContext.address }
        _modify { yield &_securityContext.wrappedValue }
    }
    private var _securityContext = OptionalBoxed<PodSecurityContext>()
    /// `spec.serviceAccount`.
    public var serviceAccount: String?
    /// `spec.serviceAccountName`.
    public var serviceAccountName: String?
    /// `spec.setHostnameAsFQDN`.
    public var setHostnameAsFQDN: Bool?
    /// `spec.shareProcessNamespace`.
    public var shareProcessNamespace: Bool?
    /// `spec.subdomain`.
    public var subdomain: String?
    /// `spec.terminationGracePeriodSeconds`: seconds.
    public var terminationGracePeriodSeconds: Int64?
    /// `spec.tolerations`.
    public var tolerations: [Toleration]?
    /// `spec.topologySpreadConstraints`: keyed by `topologyKey` and `whenUnsatisfiable`.
    public var topologySpreadConstraints: [TopologySpreadConstraint]?
    /// `spec.volumes`: keyed by `name`.
    public var volumes: [Volume]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        containers: [Container], activeDeadlineSeconds: Int64? = nil, affinity: Affinity? = nil,
        automountServiceAccountToken: Bool? = nil, dnsConfig: PodDNSConfig? = nil, dnsPolicy: String? = nil,
        enableServiceLinks: Bool? = nil, ephemeralContainers: [EphemeralContainer]? = nil, hostAliases: [HostAlias]? = nil,
        hostIPC: Bool? = nil, hostNetwork: Bool? = nil, hostPID: Bool? = nil, hostUsers: Bool? = nil, hostname: String? = nil,
        hostnameOverride: String? = nil, imagePullSecrets: [LocalObjectReference]? = nil, initContainers: [Container]? = nil,
        nodeName: String? = nil, nodeSelector: StringMap<String>? = nil, os: PodOS? = nil, overhead: StringMap<Quantity>? = nil,
        preemptionPolicy: String? = nil, priority: Int32? = nil, priorityClassName: String? = nil,
        readinessGates: [PodReadinessGate]? = nil, resourceClaims: [PodResourceClaim]? = nil,
        resources: ResourceRequirements? = nil, restartPolicy: String? = nil, runtimeClassName: String? = nil,
        schedulerName: String? = nil, schedulingGates: [PodSchedulingGate]? = nil, schedulingGroup: PodSchedulingGroup? = nil,
        securityContext: PodSecurityContext? = nil, serviceAccount: String? = nil, serviceAccountName: String? = nil,
        setHostnameAsFQDN: Bool? = nil, shareProcessNamespace: Bool? = nil, subdomain: String? = nil,
        terminationGracePeriodSeconds: Int64? = nil, tolerations: [Toleration]? = nil,
        topologySpreadConstraints: [TopologySpreadConstraint]? = nil, volumes: [Volume]? = nil
    ) {
        self.containers = containers
        self.activeDeadlineSeconds = activeDeadlineSeconds
        _affinity = OptionalBoxed(wrappedValue: affinity)
        self.automountServiceAccountToken = automountServiceAccountToken
        _dnsConfig = OptionalBoxed(wrappedValue: dnsConfig)
        self.dnsPolicy = dnsPolicy
        self.enableServiceLinks = enableServiceLinks
        self.ephemeralContainers = ephemeralContainers
        self.hostAliases = hostAliases
        self.hostIPC = hostIPC
        self.hostNetwork = hostNetwork
        self.hostPID = hostPID
        self.hostUsers = hostUsers
        self.hostname = hostname
        self.hostnameOverride = hostnameOverride
        self.imagePullSecrets = imagePullSecrets
        self.initContainers = initContainers
        self.nodeName = nodeName
        self.nodeSelector = nodeSelector
        _os = OptionalBoxed(wrappedValue: os)
        self.overhead = overhead
        self.preemptionPolicy = preemptionPolicy
        self.priority = priority
        self.priorityClassName = priorityClassName
        self.readinessGates = readinessGates
        self.resourceClaims = resourceClaims
        _resources = OptionalBoxed(wrappedValue: resources)
        self.restartPolicy = restartPolicy
        self.runtimeClassName = runtimeClassName
        self.schedulerName = schedulerName
        self.schedulingGates = schedulingGates
        _schedulingGroup = OptionalBoxed(wrappedValue: schedulingGroup)
        _securityContext = OptionalBoxed(wrappedValue: securityContext)
        self.serviceAccount = serviceAccount
        self.serviceAccountName = serviceAccountName
        self.setHostnameAsFQDN = setHostnameAsFQDN
        self.shareProcessNamespace = shareProcessNamespace
        self.subdomain = subdomain
        self.terminationGracePeriodSeconds = terminationGracePeriodSeconds
        self.tolerations = tolerations
        self.topologySpreadConstraints = topologySpreadConstraints
        self.volumes = volumes
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodSpec> = FieldTable(empty: PodSpec(containers: [])) {
        $0.field("activeDeadlineSeconds", \.activeDeadlineSeconds)
        $0.field("affinity", \._affinity)
        $0.field("automountServiceAccountToken", \.automountServiceAccountToken)
        $0.field("containers", \.containers)
        $0.field("dnsConfig", \._dnsConfig)
        $0.field("dnsPolicy", \.dnsPolicy)
        $0.field("enableServiceLinks", \.enableServiceLinks)
        $0.field("ephemeralContainers", \.ephemeralContainers)
        $0.field("hostAliases", \.hostAliases)
        $0.field("hostIPC", \.hostIPC)
        $0.field("hostNetwork", \.hostNetwork)
        $0.field("hostPID", \.hostPID)
        $0.field("hostUsers", \.hostUsers)
        $0.field("hostname", \.hostname)
        $0.field("hostnameOverride", \.hostnameOverride)
        $0.field("imagePullSecrets", \.imagePullSecrets)
        $0.field("initContainers", \.initContainers)
        $0.field("nodeName", \.nodeName)
        $0.field("nodeSelector", \.nodeSelector)
        $0.field("os", \._os)
        $0.field("overhead", \.overhead)
        $0.field("preemptionPolicy", \.preemptionPolicy)
        $0.field("priority", \.priority)
        $0.field("priorityClassName", \.priorityClassName)
        $0.field("readinessGates", \.readinessGates)
        $0.field("resourceClaims", \.resourceClaims)
        $0.field("resources", \._resources)
        $0.field("restartPolicy", \.restartPolicy)
        $0.field("runtimeClassName", \.runtimeClassName)
        $0.field("schedulerName", \.schedulerName)
        $0.field("schedulingGates", \.schedulingGates)
        $0.field("schedulingGroup", \._schedulingGroup)
        $0.field("securityContext", \._securityContext)
        $0.field("serviceAccount", \.serviceAccount)
        $0.field("serviceAccountName", \.serviceAccountName)
        $0.field("setHostnameAsFQDN", \.setHostnameAsFQDN)
        $0.field("shareProcessNamespace", \.shareProcessNamespace)
        $0.field("subdomain", \.subdomain)
        $0.field("terminationGracePeriodSeconds", \.terminationGracePeriodSeconds)
        $0.field("tolerations", \.tolerations)
        $0.field("topologySpreadConstraints", \.topologySpreadConstraints)
        $0.field("volumes", \.volumes)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].livenessProbe.exec` of `Pod` (`v1`).
public struct ExecAction: JSONModel {
    /// `spec.containers[].livenessProbe.exec.command`.
    public var command: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(command: [String]? = nil) {
        self.command = command
    }

    /// How it is read and written.
    public static let fields: FieldTable<ExecAction> = FieldTable(empty: ExecAction()) {
        $0.field("command", \.command)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.hostAliases[]` of `Pod` (`v1`).
public struct HostAlias: JSONModel {
    /// `spec.hostAliases[].hostnames`.
    public var hostnames: [String]?
    /// `spec.hostAliases[].ip`: required.
    public var ip: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ip: String, hostnames: [String]? = nil) {
        self.ip = ip
        self.hostnames = hostnames
    }

    /// How it is read and written.
    public static let fields: FieldTable<HostAlias> = FieldTable(empty: HostAlias(ip: "")) {
        $0.field("hostnames", \.hostnames)
        $0.field("ip", \.ip)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].env[].valueFrom.fieldRef` of `Pod` (`v1`).
public struct ObjectFieldSelector: JSONModel {
    /// `spec.containers[].env[].valueFrom.fieldRef.apiVersion`.
    public var apiVersion: String?
    /// `spec.containers[].env[].valueFrom.fieldRef.fieldPath`: required.
    public var fieldPath: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(fieldPath: String, apiVersion: String? = nil) {
        self.fieldPath = fieldPath
        self.apiVersion = apiVersion
    }

    /// How it is read and written.
    public static let fields: FieldTable<ObjectFieldSelector> = FieldTable(empty: ObjectFieldSelector(fieldPath: "")) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("fieldPath", \.fieldPath)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.os` of `Pod` (`v1`).
public struct PodOS: JSONModel {
    /// `spec.os.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodOS> = FieldTable(empty: PodOS(name: "")) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.readinessGates[]` of `Pod` (`v1`).
public struct PodReadinessGate: JSONModel {
    /// `spec.readinessGates[].conditionType`: required.
    public var conditionType: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(conditionType: String) {
        self.conditionType = conditionType
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodReadinessGate> = FieldTable(empty: PodReadinessGate(conditionType: "")) {
        $0.field("conditionType", \.conditionType)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.schedulingGates[]` of `Pod` (`v1`).
public struct PodSchedulingGate: JSONModel {
    /// `spec.schedulingGates[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodSchedulingGate> = FieldTable(empty: PodSchedulingGate(name: "")) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.schedulingGroup` of `Pod` (`v1`).
public struct PodSchedulingGroup: JSONModel {
    /// `spec.schedulingGroup.podGroupName`.
    public var podGroupName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(podGroupName: String? = nil) {
        self.podGroupName = podGroupName
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodSchedulingGroup> = FieldTable(empty: PodSchedulingGroup()) {
        $0.field("podGroupName", \.podGroupName)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.securityContext.seccompProfile` of `Pod` (`v1`).
public struct SeccompProfile: JSONModel {
    /// `spec.securityContext.seccompProfile.localhostProfile`.
    public var localhostProfile: String?
    /// `spec.securityContext.seccompProfile.type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(type: String, localhostProfile: String? = nil) {
        self.type = type
        self.localhostProfile = localhostProfile
    }

    /// How it is read and written.
    public static let fields: FieldTable<SeccompProfile> = FieldTable(empty: SeccompProfile(type: "")) {
        $0.field("localhostProfile", \.localhostProfile)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].livenessProbe.tcpSocket` of `Pod` (`v1`).
public struct TCPSocketAction: JSONModel {
    /// `spec.containers[].livenessProbe.tcpSocket.host`.
    public var host: String?
    /// `spec.containers[].livenessProbe.tcpSocket.port`: required.
    public var port: IntOrString
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(port: IntOrString, host: String? = nil) {
        self.port = port
        self.host = host
    }

    /// How it is read and written.
    public static let fields: FieldTable<TCPSocketAction> = FieldTable(empty: TCPSocketAction(port: IntOrString.empty)) {
        $0.field("host", \.host)
        $0.field("port", \.port)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].volumeDevices[]` of `Pod` (`v1`).
public struct VolumeDevice: JSONModel {
    /// `spec.containers[].volumeDevices[].devicePath`: required.
    public var devicePath: String
    /// `spec.containers[].volumeDevices[].name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(devicePath: String, name: String) {
        self.devicePath = devicePath
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<VolumeDevice> = FieldTable(empty: VolumeDevice(devicePath: "", name: "")) {
        $0.field("devicePath", \.devicePath)
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}
