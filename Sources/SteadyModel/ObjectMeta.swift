public import SteadyCodec

/// The `metadata` of every object (Kubernetes API conventions, "Metadata").
public struct ObjectMeta: JSONModel {
    /// Unique within kind and namespace.
    public var name: String?
    /// A prefix from which the server makes a name if ``name`` is absent.
    public var generateName: String?
    /// The namespace, absent for cluster-scoped objects.
    public var namespace: String?
    /// Identifying attributes, selectable.
    public var labels: StringMap<String>?
    /// Non-identifying attributes.
    public var annotations: StringMap<String>?
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
    /// A link to the object; no longer filled by the server.
    public var selfLink: String?
    /// Who owns which fields.
    public var managedFields: [ManagedFieldsEntry]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields = UnknownFields()

    /// Metadata of an object about to be created.
    public init(
        name: String? = nil, generateName: String? = nil, namespace: String? = nil, labels: StringMap<String>? = nil,
        annotations: StringMap<String>? = nil, finalizers: [String]? = nil, ownerReferences: [OwnerReference]? = nil
    ) {
        self.name = name
        self.generateName = generateName
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
        self.finalizers = finalizers
        self.ownerReferences = ownerReferences
    }

    public static let fields = FieldTable<ObjectMeta>(empty: ObjectMeta()) {
        $0.field("annotations", \.annotations)
        $0.field("creationTimestamp", \.creationTimestamp)
        $0.field("deletionGracePeriodSeconds", \.deletionGracePeriodSeconds)
        $0.field("deletionTimestamp", \.deletionTimestamp)
        $0.field("finalizers", \.finalizers)
        $0.field("generateName", \.generateName)
        $0.field("generation", \.generation)
        $0.field("labels", \.labels)
        $0.field("managedFields", \.managedFields)
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("ownerReferences", \.ownerReferences)
        $0.field("resourceVersion", \.resourceVersion)
        $0.field("selfLink", \.selfLink)
        $0.field("uid", \.uid)
        $0.unknown(\.unknownFields)
    }
}

/// Which fields one manager owns (Kubernetes API, "Server-Side Apply").
public struct ManagedFieldsEntry: JSONModel {
    /// The version of the fields' names.
    public var apiVersion: String?
    /// The format of ``fieldsV1``; always `FieldsV1`.
    public var fieldsType: String?
    /// The fields, as nested objects with names such as `f:spec`.
    public var fieldsV1: RawJSON?
    /// Who owns the fields.
    public var manager: String?
    /// `Apply` or `Update`.
    public var operation: String?
    /// The subresource through which they were written, absent for the main one.
    public var subresource: String?
    /// When the entry was made or its fields changed.
    public var time: Timestamp?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields = UnknownFields()

    /// An entry of these parts.
    public init(
        manager: String? = nil, operation: String? = nil, apiVersion: String? = nil, time: Timestamp? = nil,
        fieldsV1: RawJSON? = nil, subresource: String? = nil
    ) {
        self.manager = manager
        self.operation = operation
        self.apiVersion = apiVersion
        self.time = time
        self.fieldsV1 = fieldsV1
        self.subresource = subresource
        fieldsType = fieldsV1 == nil ? nil : "FieldsV1"
    }

    public static let fields = FieldTable<ManagedFieldsEntry>(empty: ManagedFieldsEntry()) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("fieldsType", \.fieldsType)
        $0.field("fieldsV1", \.fieldsV1)
        $0.field("manager", \.manager)
        $0.field("operation", \.operation)
        $0.field("subresource", \.subresource)
        $0.field("time", \.time)
        $0.unknown(\.unknownFields)
    }
}

/// A reference from a dependent to its owner (Kubernetes API, "Owners and Dependents").
public struct OwnerReference: JSONModel {
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
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields = UnknownFields()

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

    public static let fields = FieldTable<OwnerReference>(empty: OwnerReference(apiVersion: "", kind: "", name: "", uid: "")) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("blockOwnerDeletion", \.blockOwnerDeletion)
        $0.field("controller", \.controller)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.field("uid", \.uid)
        $0.unknown(\.unknownFields)
    }
}

extension APIObject {
    /// The reference to the object's one controller, if it has one.
    public var controllerReference: OwnerReference? {
        metadata.ownerReferences?.first { $0.controller == true }
    }
}
