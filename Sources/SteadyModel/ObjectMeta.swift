public import SteadyCodec

/// The `metadata` of every object (Kubernetes API conventions, "Metadata").
public struct ObjectMeta: Codable, Hashable, Sendable {
    /// Unique within kind and namespace.
    public var name: String?
    /// A prefix from which the server makes a name if ``name`` is absent.
    public var generateName: String?
    /// The namespace, absent for cluster-scoped objects.
    public var namespace: String?
    /// Identifying attributes, selectable.
    public var labels: [String: String]?
    /// Non-identifying attributes.
    public var annotations: [String: String]?
    /// Names of the cleanups still to be done before the object goes away.
    public var finalizers: [String]?
    /// Whom the object belongs to.
    public var ownerReferences: [OwnerReference]?
    /// Given by the server; distinguishes objects that had the same name one after another.
    public var uid: String?
    /// Changes with every write; compared for equality, and for order within one resource.
    public var resourceVersion: String?
    /// Counts changes of the desired state.
    public var generation: Int64?
    /// When the object was made.
    public var creationTimestamp: Timestamp?
    /// When deletion takes effect; present means "is being deleted".
    public var deletionTimestamp: Timestamp?
    /// Seconds granted for a graceful end.
    public var deletionGracePeriodSeconds: Int64?
    /// Who owns which fields; kept as it came.
    public var managedFields: JSONValue?

    /// Metadata of an object about to be created.
    public init(
        name: String? = nil, generateName: String? = nil, namespace: String? = nil, labels: [String: String]? = nil,
        annotations: [String: String]? = nil, finalizers: [String]? = nil, ownerReferences: [OwnerReference]? = nil
    ) {
        self.name = name
        self.generateName = generateName
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
        self.finalizers = finalizers
        self.ownerReferences = ownerReferences
    }
}

/// A reference from a dependent to its owner (Kubernetes API, "Owners and Dependents").
public struct OwnerReference: Codable, Hashable, Sendable {
    /// The owner's `apiVersion`.
    public var apiVersion: String
    /// The owner's kind.
    public var kind: String
    /// The owner's name.
    public var name: String
    /// The owner's uid.
    public var uid: String
    /// Whether the owner is the one controller of the object.
    public var controller: Bool?
    /// Whether a foreground deletion of the owner waits for this object.
    public var blockOwnerDeletion: Bool?

    /// Makes a reference from its parts.
    public init(
        apiVersion: String, kind: String, name: String, uid: String, controller: Bool? = nil, blockOwnerDeletion: Bool? = nil
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
        self.uid = uid
        self.controller = controller
        self.blockOwnerDeletion = blockOwnerDeletion
    }

    /// A controller reference to an object that exists on the server.
    public init<Owner: Resource>(controller owner: Owner) {
        self.init(
            apiVersion: Owner.resourceType.apiVersion, kind: Owner.resourceType.kind, name: owner.name,
            uid: owner.metadata.uid ?? "", controller: true, blockOwnerDeletion: true)
    }
}

extension Resource {
    /// The reference to the object's one controller, if it has one.
    public var controllerReference: OwnerReference? {
        metadata.ownerReferences?.first { $0.controller == true }
    }
}
