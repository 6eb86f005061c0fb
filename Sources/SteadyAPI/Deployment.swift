public import SteadyCodec
public import SteadyModel

/// Pods that are kept running and rolled over to new templates (`apps/v1 Deployment`).
public struct Deployment: StatusResource {
    public static let resourceType = ResourceType(group: "apps", version: "v1", kind: "Deployment")
    public var metadata: ObjectMeta
    /// What is wanted.
    public var spec: DeploymentSpec
    /// What is there.
    public var status: DeploymentStatus?

    /// A deployment of these parts.
    public init(metadata: ObjectMeta, spec: DeploymentSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

/// What a deployment is to hold (`apps/v1 DeploymentSpec`).
public struct DeploymentSpec: Codable, Hashable, Sendable {
    /// How many pods; 1 if absent.
    public var replicas: Int32?
    /// Which pods belong to it.
    public var selector: LabelSelector
    /// How pods are made.
    public var template: PodTemplate
    /// How old pods are replaced, as JSON.
    public var strategy: JSONValue?

    /// A spec of these parts.
    public init(replicas: Int32? = nil, selector: LabelSelector, template: PodTemplate) {
        self.replicas = replicas
        self.selector = selector
        self.template = template
    }
}

/// What a deployment has (`apps/v1 DeploymentStatus`).
public struct DeploymentStatus: StatusValue {
    /// Up to which generation the controller has acted.
    public var observedGeneration: Int64?
    /// How many pods there are.
    public var replicas: Int32?
    /// How many of them have the present template.
    public var updatedReplicas: Int32?
    /// How many of them are ready.
    public var readyReplicas: Int32?
    /// How many of them are available.
    public var availableReplicas: Int32?
    /// `Available`, `Progressing`.
    public var conditions: [Condition]?

    /// An empty status.
    public init() {}
}

/// A number of equal pods (`apps/v1 ReplicaSet`).
public struct ReplicaSet: StatusResource {
    public static let resourceType = ResourceType(group: "apps", version: "v1", kind: "ReplicaSet")
    public var metadata: ObjectMeta
    /// What is wanted.
    public var spec: ReplicaSetSpec
    /// What is there.
    public var status: ReplicaSetStatus?

    /// A replica set of these parts.
    public init(metadata: ObjectMeta, spec: ReplicaSetSpec) {
        self.metadata = metadata
        self.spec = spec
    }
}

/// What a replica set is to hold (`apps/v1 ReplicaSetSpec`).
public struct ReplicaSetSpec: Codable, Hashable, Sendable {
    /// How many pods; 1 if absent.
    public var replicas: Int32?
    /// Which pods belong to it.
    public var selector: LabelSelector
    /// How pods are made.
    public var template: PodTemplate?

    /// A spec of these parts.
    public init(replicas: Int32? = nil, selector: LabelSelector, template: PodTemplate? = nil) {
        self.replicas = replicas
        self.selector = selector
        self.template = template
    }
}

/// What a replica set has (`apps/v1 ReplicaSetStatus`).
public struct ReplicaSetStatus: StatusValue {
    /// How many pods there are.
    public var replicas: Int32
    /// How many of them are ready.
    public var readyReplicas: Int32?
    /// How many of them are available.
    public var availableReplicas: Int32?
    /// Up to which generation the controller has acted.
    public var observedGeneration: Int64?

    /// A status without pods.
    public init() { self.init(replicas: 0) }

    /// A status of these parts.
    public init(
        replicas: Int32, readyReplicas: Int32? = nil, availableReplicas: Int32? = nil, observedGeneration: Int64? = nil
    ) {
        self.replicas = replicas
        self.readyReplicas = readyReplicas
        self.availableReplicas = availableReplicas
        self.observedGeneration = observedGeneration
    }
}
