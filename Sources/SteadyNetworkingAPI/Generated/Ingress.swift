// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// The kind `Ingress` of `networking.k8s.io/v1`, in a namespace.
public struct Ingress: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "networking.k8s.io", version: "v1", kind: "Ingress", plural: "ingresses", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: IngressSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<IngressSpec>()
    /// `status`.
    public var status: IngressStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<IngressStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: IngressSpec = IngressSpec(), status: IngressStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Ingress> = FieldTable(empty: Ingress()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressSpec: JSONModel {
    /// `spec.defaultBackend`.
    public var defaultBackend: IngressBackend? {
        unsafeAddress { _defaultBackend.address }
        _modify { yield &_defaultBackend.wrappedValue }
    }
    private var _defaultBackend = OptionalBoxed<IngressBackend>()
    /// `spec.ingressClassName`.
    public var ingressClassName: String?
    /// `spec.rules`.
    public var rules: [IngressRule]?
    /// `spec.tls`.
    public var tls: [IngressTLS]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        defaultBackend: IngressBackend? = nil, ingressClassName: String? = nil, rules: [IngressRule]? = nil,
        tls: [IngressTLS]? = nil
    ) {
        _defaultBackend = OptionalBoxed(wrappedValue: defaultBackend)
        self.ingressClassName = ingressClassName
        self.rules = rules
        self.tls = tls
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressSpec> = FieldTable(empty: IngressSpec()) {
        $0.field("defaultBackend", \._defaultBackend)
        $0.field("ingressClassName", \.ingressClassName)
        $0.field("rules", \.rules)
        $0.field("tls", \.tls)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.defaultBackend` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressBackend: JSONModel {
    /// `spec.defaultBackend.resource`.
    public var resource: TypedLocalObjectReference? {
        unsafeAddress { _resource.address }
        _modify { yield &_resource.wrappedValue }
    }
    private var _resource = OptionalBoxed<TypedLocalObjectReference>()
    /// `spec.defaultBackend.service`.
    public var service: IngressServiceBackend? {
        unsafeAddress { _service.address }
        _modify { yield &_service.wrappedValue }
    }
    private var _service = OptionalBoxed<IngressServiceBackend>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(resource: TypedLocalObjectReference? = nil, service: IngressServiceBackend? = nil) {
        _resource = OptionalBoxed(wrappedValue: resource)
        _service = OptionalBoxed(wrappedValue: service)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressBackend> = FieldTable(empty: IngressBackend()) {
        $0.field("resource", \._resource)
        $0.field("service", \._service)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.defaultBackend.service` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressServiceBackend: JSONModel {
    /// `spec.defaultBackend.service.name`: required.
    public var name: String
    /// `spec.defaultBackend.service.port`.
    public var port: ServiceBackendPort? {
        unsafeAddress { _port.address }
        _modify { yield &_port.wrappedValue }
    }
    private var _port = OptionalBoxed<ServiceBackendPort>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, port: ServiceBackendPort? = nil) {
        self.name = name
        _port = OptionalBoxed(wrappedValue: port)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressServiceBackend> = FieldTable(empty: IngressServiceBackend(name: "")) {
        $0.field("name", \.name)
        $0.field("port", \._port)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.defaultBackend.service.port` of `Ingress` (`networking.k8s.io/v1`).
public struct ServiceBackendPort: JSONModel {
    /// `spec.defaultBackend.service.port.name`.
    public var name: String?
    /// `spec.defaultBackend.service.port.number`.
    public var number: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String? = nil, number: Int32? = nil) {
        self.name = name
        self.number = number
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceBackendPort> = FieldTable(empty: ServiceBackendPort()) {
        $0.field("name", \.name)
        $0.field("number", \.number)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[]` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressRule: JSONModel {
    /// `spec.rules[].host`.
    public var host: String?
    /// `spec.rules[].http`.
    public var http: HTTPIngressRuleValue? {
        unsafeAddress { _http.address }
        _modify { yield &_http.wrappedValue }
    }
    private var _http = OptionalBoxed<HTTPIngressRuleValue>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(host: String? = nil, http: HTTPIngressRuleValue? = nil) {
        self.host = host
        _http = OptionalBoxed(wrappedValue: http)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressRule> = FieldTable(empty: IngressRule()) {
        $0.field("host", \.host)
        $0.field("http", \._http)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].http` of `Ingress` (`networking.k8s.io/v1`).
public struct HTTPIngressRuleValue: JSONModel {
    /// `spec.rules[].http.paths`: required.
    public var paths: [HTTPIngressPath]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(paths: [HTTPIngressPath]) {
        self.paths = paths
    }

    /// How it is read and written.
    public static let fields: FieldTable<HTTPIngressRuleValue> = FieldTable(empty: HTTPIngressRuleValue(paths: [])) {
        $0.field("paths", \.paths)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].http.paths[]` of `Ingress` (`networking.k8s.io/v1`).
public struct HTTPIngressPath: JSONModel {
    /// `spec.rules[].http.paths[].backend`: required.
    public var backend: IngressBackend
    /// `spec.rules[].http.paths[].path`.
    public var path: String?
    /// `spec.rules[].http.paths[].pathType`: required.
    public var pathType: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(backend: IngressBackend, pathType: String, path: String? = nil) {
        self.backend = backend
        self.pathType = pathType
        self.path = path
    }

    /// How it is read and written.
    public static let fields: FieldTable<HTTPIngressPath> = FieldTable(
        empty: HTTPIngressPath(backend: IngressBackend(), pathType: "")
    ) {
        $0.field("backend", \.backend)
        $0.field("path", \.path)
        $0.field("pathType", \.pathType)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.tls[]` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressTLS: JSONModel {
    /// `spec.tls[].hosts`.
    public var hosts: [String]?
    /// `spec.tls[].secretName`.
    public var secretName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(hosts: [String]? = nil, secretName: String? = nil) {
        self.hosts = hosts
        self.secretName = secretName
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressTLS> = FieldTable(empty: IngressTLS()) {
        $0.field("hosts", \.hosts)
        $0.field("secretName", \.secretName)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressStatus: StatusValue, JSONModel {
    /// `status.loadBalancer`.
    public var loadBalancer: IngressLoadBalancerStatus? {
        unsafeAddress { _loadBalancer.address }
        _modify { yield &_loadBalancer.wrappedValue }
    }
    private var _loadBalancer = OptionalBoxed<IngressLoadBalancerStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(loadBalancer: IngressLoadBalancerStatus? = nil) {
        _loadBalancer = OptionalBoxed(wrappedValue: loadBalancer)
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressStatus> = FieldTable(empty: IngressStatus()) {
        $0.field("loadBalancer", \._loadBalancer)
        $0.unknown(\.unknownFields)
    }
}

/// `status.loadBalancer` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressLoadBalancerStatus: JSONModel {
    /// `status.loadBalancer.ingress`.
    public var ingress: [IngressLoadBalancerIngress]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(ingress: [IngressLoadBalancerIngress]? = nil) {
        self.ingress = ingress
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressLoadBalancerStatus> = FieldTable(empty: IngressLoadBalancerStatus()) {
        $0.field("ingress", \.ingress)
        $0.unknown(\.unknownFields)
    }
}

/// `status.loadBalancer.ingress[]` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressLoadBalancerIngress: JSONModel {
    /// `status.loadBalancer.ingress[].hostname`.
    public var hostname: String?
    /// `status.loadBalancer.ingress[].ip`.
    public var ip: String?
    /// `status.loadBalancer.ingress[].ports`.
    public var ports: [IngressPortStatus]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(hostname: String? = nil, ip: String? = nil, ports: [IngressPortStatus]? = nil) {
        self.hostname = hostname
        self.ip = ip
        self.ports = ports
    }

    /// How it is read and written.
    public static let fields: FieldTable<IngressLoadBalancerIngress> = FieldTable(empty: IngressLoadBalancerIngress()) {
        $0.field("hostname", \.hostname)
        $0.field("ip", \.ip)
        $0.field("ports", \.ports)
        $0.unknown(\.unknownFields)
    }
}

/// `status.loadBalancer.ingress[].ports[]` of `Ingress` (`networking.k8s.io/v1`).
public struct IngressPortStatus: JSONModel {
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
    public static let fields: FieldTable<IngressPortStatus> = FieldTable(empty: IngressPortStatus(port: 0, protocol: "")) {
        $0.field("error", \.error)
        $0.field("port", \.port)
        $0.field("protocol", \.`protocol`)
        $0.unknown(\.unknownFields)
    }
}
