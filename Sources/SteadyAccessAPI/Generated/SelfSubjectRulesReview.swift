// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `SelfSubjectRulesReview` of `authorization.k8s.io/v1`, of the whole cluster.
public struct SelfSubjectRulesReview: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "authorization.k8s.io", version: "v1", kind: "SelfSubjectRulesReview", plural: "selfsubjectrulesreviews",
        scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: SelfSubjectRulesReviewSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<SelfSubjectRulesReviewSpec>()
    /// `status`.
    public var status: SubjectRulesReviewStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<SubjectRulesReviewStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: SelfSubjectRulesReviewSpec, status: SubjectRulesReviewStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectRulesReview> = FieldTable(
        empty: SelfSubjectRulesReview(spec: SelfSubjectRulesReviewSpec())
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `SelfSubjectRulesReview` (`authorization.k8s.io/v1`).
public struct SelfSubjectRulesReviewSpec: JSONModel {
    /// `spec.namespace`.
    public var namespace: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(namespace: String? = nil) {
        self.namespace = namespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectRulesReviewSpec> = FieldTable(empty: SelfSubjectRulesReviewSpec()) {
        $0.field("namespace", \.namespace)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `SelfSubjectRulesReview` (`authorization.k8s.io/v1`).
public struct SubjectRulesReviewStatus: StatusValue, JSONModel {
    /// `status.evaluationError`.
    public var evaluationError: String?
    /// `status.incomplete`: required.
    public var incomplete: Bool
    /// `status.nonResourceRules`: required.
    public var nonResourceRules: [NonResourceRule]
    /// `status.resourceRules`: required.
    public var resourceRules: [ResourceRule]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {
        self.incomplete = false
        self.nonResourceRules = []
        self.resourceRules = []
    }

    /// A value of these parts.
    public init(
        evaluationError: String? = nil, incomplete: Bool = false, nonResourceRules: [NonResourceRule] = [],
        resourceRules: [ResourceRule] = []
    ) {
        self.evaluationError = evaluationError
        self.incomplete = incomplete
        self.nonResourceRules = nonResourceRules
        self.resourceRules = resourceRules
    }

    /// How it is read and written.
    public static let fields: FieldTable<SubjectRulesReviewStatus> = FieldTable(empty: SubjectRulesReviewStatus()) {
        $0.field("evaluationError", \.evaluationError)
        $0.field("incomplete", \.incomplete)
        $0.field("nonResourceRules", \.nonResourceRules)
        $0.field("resourceRules", \.resourceRules)
        $0.unknown(\.unknownFields)
    }
}

/// `status.nonResourceRules[]` of `SelfSubjectRulesReview` (`authorization.k8s.io/v1`).
public struct NonResourceRule: JSONModel {
    /// `status.nonResourceRules[].nonResourceURLs`.
    public var nonResourceURLs: [String]?
    /// `status.nonResourceRules[].verbs`: required.
    public var verbs: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(verbs: [String], nonResourceURLs: [String]? = nil) {
        self.verbs = verbs
        self.nonResourceURLs = nonResourceURLs
    }

    /// How it is read and written.
    public static let fields: FieldTable<NonResourceRule> = FieldTable(empty: NonResourceRule(verbs: [])) {
        $0.field("nonResourceURLs", \.nonResourceURLs)
        $0.field("verbs", \.verbs)
        $0.unknown(\.unknownFields)
    }
}

/// `status.resourceRules[]` of `SelfSubjectRulesReview` (`authorization.k8s.io/v1`).
public struct ResourceRule: JSONModel {
    /// `status.resourceRules[].apiGroups`.
    public var apiGroups: [String]?
    /// `status.resourceRules[].resourceNames`.
    public var resourceNames: [String]?
    /// `status.resourceRules[].resources`.
    public var resources: [String]?
    /// `status.resourceRules[].verbs`: required.
    public var verbs: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(verbs: [String], apiGroups: [String]? = nil, resourceNames: [String]? = nil, resources: [String]? = nil) {
        self.verbs = verbs
        self.apiGroups = apiGroups
        self.resourceNames = resourceNames
        self.resources = resources
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceRule> = FieldTable(empty: ResourceRule(verbs: [])) {
        $0.field("apiGroups", \.apiGroups)
        $0.field("resourceNames", \.resourceNames)
        $0.field("resources", \.resources)
        $0.field("verbs", \.verbs)
        $0.unknown(\.unknownFields)
    }
}
