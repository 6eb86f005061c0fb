public import SteadyModel

/// A stable address for a set of pods (`v1 Service`).
public struct Service: Resource {
    public static let resourceType = ResourceType(version: "v1", kind: "Service")
    public var metadata: ObjectMeta
    /// What is wanted.
    public var spec: ServiceSpec?

    /// A service of these parts.
    public init(metadata: ObjectMeta, spec: ServiceSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

/// What a service is to be (`v1 ServiceSpec`).
public struct ServiceSpec: Codable, Hashable, Sendable {
    /// Labels of the pods it leads to.
    public var selector: [String: String]?
    /// The ports it listens on.
    public var ports: [ServicePort]?
    /// `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`.
    public var type: String?
    /// Its address in the cluster.
    public var clusterIP: String?

    /// A spec of these parts.
    public init(selector: [String: String]? = nil, ports: [ServicePort]? = nil, type: String? = nil) {
        self.selector = selector
        self.ports = ports
        self.type = type
    }
}

/// A port of a service (`v1 ServicePort`).
public struct ServicePort: Codable, Hashable, Sendable {
    /// A name, needed if there are several.
    public var name: String?
    /// The number, 1 ... 65535.
    public var port: Int32
    /// The pods' port, by number or name.
    public var targetPort: IntOrString?
    /// `TCP`, `UDP` or `SCTP`.
    public var `protocol`: String?

    /// A port.
    public init(_ port: Int32, targetPort: IntOrString? = nil, name: String? = nil) {
        self.port = port
        self.targetPort = targetPort
        self.name = name
    }
}
