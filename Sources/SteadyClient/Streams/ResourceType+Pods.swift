import SteadyModel

extension ResourceType {
    static let pods = ResourceType(group: "", version: "v1", kind: "Pod", plural: "pods", scope: .namespaced)
    static let services = ResourceType(group: "", version: "v1", kind: "Service", plural: "services", scope: .namespaced)
    static let nodes = ResourceType(group: "", version: "v1", kind: "Node", plural: "nodes", scope: .cluster)
}
