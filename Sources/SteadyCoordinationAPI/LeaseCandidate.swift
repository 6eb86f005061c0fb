public import SteadyCodec
public import SteadyModel

/// The kind `LeaseCandidate` of `coordination.k8s.io/v1beta1`, in a namespace: who would take a lease whose holder is chosen by the
/// cluster (KEP-4355). It is beta; a server serves it with the feature gate `CoordinatedLeaderElection` alone.
public struct LeaseCandidate: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "coordination.k8s.io", version: "v1beta1", kind: "LeaseCandidate", plural: "leasecandidates", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta
    /// `spec`.
    public var spec: LeaseCandidateSpec
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: LeaseCandidateSpec = LeaseCandidateSpec()) {
        self.metadata = metadata
        self.spec = spec
    }

    /// How it is read and written.
    public static let fields: FieldTable<LeaseCandidate> = FieldTable(empty: LeaseCandidate()) {
        $0.typeMeta()
        $0.field("metadata", \.metadata)
        $0.field("spec", \.spec)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `LeaseCandidate` (`coordination.k8s.io/v1beta1`).
public struct LeaseCandidateSpec: JSONModel {
    /// `spec.binaryVersion`.
    public var binaryVersion: String
    /// `spec.emulationVersion`.
    public var emulationVersion: String?
    /// `spec.leaseName`.
    public var leaseName: String
    /// `spec.pingTime`.
    public var pingTime: MicroTime?
    /// `spec.renewTime`.
    public var renewTime: MicroTime?
    /// `spec.strategy`.
    public var strategy: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        binaryVersion: String = "", emulationVersion: String? = nil, leaseName: String = "", pingTime: MicroTime? = nil,
        renewTime: MicroTime? = nil, strategy: String = ""
    ) {
        self.binaryVersion = binaryVersion
        self.emulationVersion = emulationVersion
        self.leaseName = leaseName
        self.pingTime = pingTime
        self.renewTime = renewTime
        self.strategy = strategy
    }

    /// How it is read and written.
    public static let fields: FieldTable<LeaseCandidateSpec> = FieldTable(empty: LeaseCandidateSpec()) {
        $0.field("binaryVersion", \.binaryVersion)
        $0.field("emulationVersion", \.emulationVersion)
        $0.field("leaseName", \.leaseName)
        $0.field("pingTime", \.pingTime)
        $0.field("renewTime", \.renewTime)
        $0.field("strategy", \.strategy)
        $0.unknown(\.unknownFields)
    }
}
