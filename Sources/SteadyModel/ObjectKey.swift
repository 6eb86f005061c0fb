/// Namespace and name of an object; the namespace is `nil` for cluster-scoped ones.
public struct ObjectKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The namespace, `nil` for cluster-scoped objects.
    public var namespace: String?
    /// The name.
    public var name: String

    /// Names an object.
    public init(namespace: String?, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// `namespace/name`, or the name alone.
    public var description: String { namespace.map { "\($0)/\(name)" } ?? name }

    /// By namespace, then by name: the API server's list order.
    public static func < (a: Self, b: Self) -> Bool {
        (a.namespace ?? "", a.name) < (b.namespace ?? "", b.name)
    }
}
