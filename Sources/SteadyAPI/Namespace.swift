public import SteadyModel

/// A scope for names (`v1 Namespace`).
public struct Namespace: StatusResource {
    public static let resourceType = ResourceType(version: "v1", kind: "Namespace", scope: .cluster)
    public var metadata: ObjectMeta
    /// Who has to empty it before it goes.
    public var spec: NamespaceSpec?
    /// `Active` or `Terminating`.
    public var status: NamespaceStatus?

    /// A namespace of that name.
    public init(_ name: String) { metadata = ObjectMeta(name: name) }
}

/// What holds a namespace (`v1 NamespaceSpec`).
public struct NamespaceSpec: Codable, Hashable, Sendable {
    /// Who has to empty the namespace before it goes.
    public var finalizers: [String]?
}

/// The phase of a namespace (`v1 NamespaceStatus`).
public struct NamespaceStatus: StatusValue {
    /// `Active` or `Terminating`.
    public var phase: String?

    /// An empty status.
    public init() {}
}
