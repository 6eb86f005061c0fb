/// What an API server sends as one object: typed, projected, of any kind, or its metadata alone.
public protocol APIObject: Codable, Hashable, Sendable {
    /// Name, namespace, labels, versions.
    var metadata: ObjectMeta { get set }
}

/// An object that can be sent to an API server: more is known of it than its metadata.
public protocol WritableObject: APIObject {}

/// A Kubernetes object type: a Codable value with metadata.
///
/// `apiVersion` and `kind` are not stored: they follow from ``resourceType`` and are written by the client.
public protocol Resource: WritableObject {
    /// Which resource of the API server this type stands for.
    static var resourceType: ResourceType { get }
}

/// A resource whose state is reported in `status`, written through the status subresource.
public protocol StatusResource: Resource {
    /// What is reported.
    associatedtype Status: StatusValue
    /// What was reported last, if anything.
    var status: Status? { get set }
}

/// What a resource reports; there is an empty report to start from.
public protocol StatusValue: Codable, Hashable, Sendable {
    /// Nothing reported yet.
    init()
}

extension APIObject {
    /// The object's name, empty if it has none yet.
    @inlinable
    public var name: String { metadata.name ?? "" }
    /// Namespace and name.
    @inlinable
    public var key: ObjectKey { ObjectKey(namespace: metadata.namespace, name: name) }
    /// Whether deletion was asked for and finalizers hold it up.
    @inlinable
    public var isBeingDeleted: Bool { metadata.deletionTimestamp != nil }
}
