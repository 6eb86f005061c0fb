public import SteadyCodec
public import SteadyModel

/// Containers that run together on one node (`v1 Pod`).
public struct Pod: StatusResource {
    public static let resourceType = ResourceType(version: "v1", kind: "Pod")
    public var metadata: ObjectMeta
    /// What is to run.
    public var spec: PodSpec
    /// What runs.
    public var status: PodStatus?

    /// A pod to be created.
    public init(metadata: ObjectMeta, spec: PodSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

/// What a pod is to run (`v1 PodSpec`).
public struct PodSpec: Codable, Hashable, Sendable {
    /// The containers, at least one.
    public var containers: [Container]
    /// Volumes that containers can mount, as JSON.
    public var volumes: [JSONValue]?
    /// The node the pod is bound to; empty until it is scheduled.
    public var nodeName: String?
    /// Labels a node has to have.
    public var nodeSelector: [String: String]?
    /// `Always`, `OnFailure` or `Never`.
    public var restartPolicy: String?
    /// Under which service account the pod runs.
    public var serviceAccountName: String?
    /// Seconds between the request to stop and the kill.
    public var terminationGracePeriodSeconds: Int64?

    /// A spec of these containers.
    public init(containers: [Container]) { self.containers = containers }
}

/// One container of a pod (`v1 Container`).
public struct Container: Codable, Hashable, Sendable {
    /// A name, unique in the pod.
    public var name: String
    /// The image.
    public var image: String?
    /// The command, instead of the image's.
    public var command: [String]?
    /// The arguments, instead of the image's.
    public var args: [String]?
    /// Environment variables.
    public var env: [EnvVar]?
    /// Ports the container listens on.
    public var ports: [ContainerPort]?
    /// Requests and limits, as JSON.
    public var resources: JSONValue?

    /// A container of these parts.
    public init(name: String, image: String, args: [String]? = nil, env: [EnvVar]? = nil, ports: [ContainerPort]? = nil) {
        self.name = name
        self.image = image
        self.args = args
        self.env = env
        self.ports = ports
    }
}

/// An environment variable (`v1 EnvVar`).
public struct EnvVar: Codable, Hashable, Sendable {
    /// The variable's name.
    public var name: String
    /// Its value.
    public var value: String?

    /// A variable.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A port of a container (`v1 ContainerPort`).
public struct ContainerPort: Codable, Hashable, Sendable {
    /// A name, unique in the pod.
    public var name: String?
    /// The number, 1 ... 65535.
    public var containerPort: Int32
    /// `TCP`, `UDP` or `SCTP`.
    public var `protocol`: String?

    /// A port.
    public init(_ containerPort: Int32, name: String? = nil) {
        self.containerPort = containerPort
        self.name = name
    }
}

/// What is known of a running pod (`v1 PodStatus`).
public struct PodStatus: StatusValue {
    /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
    public var phase: String?
    /// `PodScheduled`, `Ready`, ….
    public var conditions: [Condition]?
    /// The pod's address.
    public var podIP: String?
    /// When the node took the pod on.
    public var startTime: Timestamp?
    /// One for each container.
    public var containerStatuses: [ContainerStatus]?

    /// An empty status.
    public init() {}

    /// A status of a phase.
    public init(phase: String) { self.phase = phase }
}

/// What is known of a running container (`v1 ContainerStatus`).
public struct ContainerStatus: Codable, Hashable, Sendable {
    /// The container's name.
    public var name: String
    /// Whether it passes its readiness check.
    public var ready: Bool
    /// How often it was started again.
    public var restartCount: Int32
    /// The image it runs.
    public var image: String
    /// The image's digest.
    public var imageID: String

    /// A status of these parts.
    public init(name: String, ready: Bool, restartCount: Int32 = 0, image: String, imageID: String = "") {
        self.name = name
        self.ready = ready
        self.restartCount = restartCount
        self.image = image
        self.imageID = imageID
    }
}

/// How pods are made (`v1 PodTemplateSpec`).
public struct PodTemplate: Codable, Hashable, Sendable {
    /// Labels and annotations of the pods.
    public var metadata: ObjectMeta?
    /// What the pods run.
    public var spec: PodSpec

    /// A template of these parts.
    public init(labels: [String: String], spec: PodSpec) {
        metadata = ObjectMeta(labels: labels)
        self.spec = spec
    }
}

extension Pod {
    /// Whether the condition `Ready` is true.
    public var isReady: Bool { status?.conditions?.isTrue("Ready") ?? false }
}
