public import Steady

/// A web site: an image that runs several times behind one address.
public struct Website: StatusResource {
    public static let resourceType = ResourceType(group: "demo.example", version: "v1", kind: "Website")
    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: Status?

    /// What is wanted.
    public struct Spec: Codable, Hashable, Sendable {
        public var image: String
        public var replicas: Int32?
        public var host: String?
    }

    /// What is there.
    public struct Status: StatusValue {
        public var readyReplicas: Int32?
        public var observedGeneration: Int64?
        public var conditions: [Condition]?

        public init() {}
    }
}

extension Website {
    var labels: StringMap<String> { ["app": name] }

    /// Runs the image.
    var deployment: Deployment {
        let pod = PodSpec(containers: [
            Container(name: "web", image: spec.image, ports: [ContainerPort(containerPort: 80, name: "http")])
        ])
        return Deployment(
            metadata: ObjectMeta(name: name, labels: labels),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: labels),
                template: PodTemplateSpec(metadata: ObjectMeta(labels: labels), spec: pod), replicas: spec.replicas ?? 1))
    }

    /// Leads to it.
    var service: Service {
        Service(
            metadata: ObjectMeta(name: name, labels: labels),
            spec: ServiceSpec(ports: [ServicePort(port: 80, targetPort: "http")], selector: labels))
    }
}
