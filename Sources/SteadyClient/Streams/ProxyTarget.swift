public import SteadyModel

/// What the API server passes requests on to.
public struct ProxyTarget: Sendable, Hashable {
    let base: String

    /// A port of a pod.
    ///
    /// - Parameters:
    ///   - pod: namespace and name.
    ///   - port: its number; `nil` for the first one of the pod, or 80.
    ///   - isSecure: whether the pod speaks HTTPS; its certificate is not verified.
    public static func pod(_ pod: ObjectKey, port: UInt16? = nil, isSecure: Bool = false) -> ProxyTarget {
        ProxyTarget(.pods, pod, port: port.map { String($0) }, isSecure)
    }

    /// A port of a service, which is one of its ready pods.
    ///
    /// - Parameters:
    ///   - service: namespace and name.
    ///   - port: its name or number; `nil` for the only one.
    ///   - isSecure: whether the pods speak HTTPS; their certificates are not verified.
    public static func service(_ service: ObjectKey, port: String? = nil, isSecure: Bool = false) -> ProxyTarget {
        ProxyTarget(.services, service, port: port, isSecure)
    }

    /// The agent of a node, or another port of it.
    ///
    /// - Parameters:
    ///   - node: its name.
    ///   - port: its number; `nil` for the agent's.
    public static func node(_ node: String, port: UInt16? = nil) -> ProxyTarget {
        ProxyTarget(.nodes, ObjectKey(namespace: nil, name: node), port: port.map { String($0) }, false)
    }

    private init(_ type: ResourceType, _ key: ObjectKey, port: String?, _ isSecure: Bool) {
        var name = isSecure ? "https:\(key.name):" : key.name
        if let port { name += isSecure ? port : ":\(port)" }
        base = Client.path(of: type, in: key.namespace, name: name, subresource: "proxy")
    }
}
