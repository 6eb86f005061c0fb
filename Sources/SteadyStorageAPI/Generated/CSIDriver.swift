// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `CSIDriver` of `storage.k8s.io/v1`, of the whole cluster.
public struct CSIDriver: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "storage.k8s.io", version: "v1", kind: "CSIDriver", plural: "csidrivers", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: CSIDriverSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<CSIDriverSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: CSIDriverSpec) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSIDriver> = FieldTable(empty: CSIDriver(spec: CSIDriverSpec())) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `CSIDriver` (`storage.k8s.io/v1`).
public struct CSIDriverSpec: JSONModel {
    /// `spec.attachRequired`.
    public var attachRequired: Bool?
    /// `spec.fsGroupPolicy`.
    public var fsGroupPolicy: String?
    /// `spec.nodeAllocatableUpdatePeriodSeconds`: seconds.
    public var nodeAllocatableUpdatePeriodSeconds: Int64?
    /// `spec.podInfoOnMount`.
    public var podInfoOnMount: Bool?
    /// `spec.preventPodSchedulingIfMissing`.
    public var preventPodSchedulingIfMissing: Bool?
    /// `spec.requiresRepublish`.
    public var requiresRepublish: Bool?
    /// `spec.seLinuxMount`.
    public var seLinuxMount: Bool?
    /// `spec.serviceAccountTokenInSecrets`.
    public var serviceAccountTokenInSecrets: Bool?
    /// `spec.storageCapacity`.
    public var storageCapacity: Bool?
    /// `spec.tokenRequests`.
    public var tokenRequests: [StorageTokenRequest]?
    /// `spec.volumeLifecycleModes`: each element once.
    public var volumeLifecycleModes: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        attachRequired: Bool? = nil, fsGroupPolicy: String? = nil, nodeAllocatableUpdatePeriodSeconds: Int64? = nil,
        podInfoOnMount: Bool? = nil, preventPodSchedulingIfMissing: Bool? = nil, requiresRepublish: Bool? = nil,
        seLinuxMount: Bool? = nil, serviceAccountTokenInSecrets: Bool? = nil, storageCapacity: Bool? = nil,
        tokenRequests: [StorageTokenRequest]? = nil, volumeLifecycleModes: [String]? = nil
    ) {
        self.attachRequired = attachRequired
        self.fsGroupPolicy = fsGroupPolicy
        self.nodeAllocatableUpdatePeriodSeconds = nodeAllocatableUpdatePeriodSeconds
        self.podInfoOnMount = podInfoOnMount
        self.preventPodSchedulingIfMissing = preventPodSchedulingIfMissing
        self.requiresRepublish = requiresRepublish
        self.seLinuxMount = seLinuxMount
        self.serviceAccountTokenInSecrets = serviceAccountTokenInSecrets
        self.storageCapacity = storageCapacity
        self.tokenRequests = tokenRequests
        self.volumeLifecycleModes = volumeLifecycleModes
    }

    /// How it is read and written.
    public static let fields: FieldTable<CSIDriverSpec> = FieldTable(empty: CSIDriverSpec()) {
        $0.field("attachRequired", \.attachRequired)
        $0.field("fsGroupPolicy", \.fsGroupPolicy)
        $0.field("nodeAllocatableUpdatePeriodSeconds", \.nodeAllocatableUpdatePeriodSeconds)
        $0.field("podInfoOnMount", \.podInfoOnMount)
        $0.field("preventPodSchedulingIfMissing", \.preventPodSchedulingIfMissing)
        $0.field("requiresRepublish", \.requiresRepublish)
        $0.field("seLinuxMount", \.seLinuxMount)
        $0.field("serviceAccountTokenInSecrets", \.serviceAccountTokenInSecrets)
        $0.field("storageCapacity", \.storageCapacity)
        $0.field("tokenRequests", \.tokenRequests)
        $0.field("volumeLifecycleModes", \.volumeLifecycleModes)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.tokenRequests[]` of `CSIDriver` (`storage.k8s.io/v1`).
public struct StorageTokenRequest: JSONModel {
    /// `spec.tokenRequests[].audience`: required.
    public var audience: String
    /// `spec.tokenRequests[].expirationSeconds`: seconds.
    public var expirationSeconds: Int64?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(audience: String, expirationSeconds: Int64? = nil) {
        self.audience = audience
        self.expirationSeconds = expirationSeconds
    }

    /// How it is read and written.
    public static let fields: FieldTable<StorageTokenRequest> = FieldTable(empty: StorageTokenRequest(audience: "")) {
        $0.field("audience", \.audience)
        $0.field("expirationSeconds", \.expirationSeconds)
        $0.unknown(\.unknownFields)
    }
}
