// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `MutatingWebhookConfiguration` of `admissionregistration.k8s.io/v1`, of the whole cluster.
public struct MutatingWebhookConfiguration: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "MutatingWebhookConfiguration",
        plural: "mutatingwebhookconfigurations", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `webhooks`: keyed by `name`.
    public var webhooks: [MutatingWebhook]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), webhooks: [MutatingWebhook]? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        self.webhooks = webhooks
    }

    /// How it is read and written.
    public static let fields: FieldTable<MutatingWebhookConfiguration> = FieldTable(empty: MutatingWebhookConfiguration()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("webhooks", \.webhooks)
        $0.unknown(\.unknownFields)
    }
}

/// `webhooks[]` of `MutatingWebhookConfiguration` (`admissionregistration.k8s.io/v1`).
public struct MutatingWebhook: JSONModel {
    /// `webhooks[].admissionReviewVersions`: required.
    public var admissionReviewVersions: [String]
    /// `webhooks[].clientConfig`: required.
    public var clientConfig: WebhookClientConfig
    /// `webhooks[].failurePolicy`.
    public var failurePolicy: String?
    /// `webhooks[].matchConditions`: keyed by `name`.
    public var matchConditions: [MatchCondition]?
    /// `webhooks[].matchPolicy`.
    public var matchPolicy: String?
    /// `webhooks[].name`: required.
    public var name: String
    /// `webhooks[].namespaceSelector`.
    public var namespaceSelector: LabelSelector? {
        unsafeAddress { _namespaceSelector.address }
        _modify { yield &_namespaceSelector.wrappedValue }
    }
    private var _namespaceSelector = OptionalBoxed<LabelSelector>()
    /// `webhooks[].objectSelector`.
    public var objectSelector: LabelSelector? {
        unsafeAddress { _objectSelector.address }
        _modify { yield &_objectSelector.wrappedValue }
    }
    private var _objectSelector = OptionalBoxed<LabelSelector>()
    /// `webhooks[].reinvocationPolicy`.
    public var reinvocationPolicy: String?
    /// `webhooks[].rules`.
    public var rules: [RuleWithOperations]?
    /// `webhooks[].sideEffects`: required.
    public var sideEffects: String
    /// `webhooks[].timeoutSeconds`: seconds.
    public var timeoutSeconds: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        admissionReviewVersions: [String], clientConfig: WebhookClientConfig, name: String, sideEffects: String,
        failurePolicy: String? = nil, matchConditions: [MatchCondition]? = nil, matchPolicy: String? = nil,
        namespaceSelector: LabelSelector? = nil, objectSelector: LabelSelector? = nil, reinvocationPolicy: String? = nil,
        rules: [RuleWithOperations]? = nil, timeoutSeconds: Int32? = nil
    ) {
        self.admissionReviewVersions = admissionReviewVersions
        self.clientConfig = clientConfig
        self.name = name
        self.sideEffects = sideEffects
        self.failurePolicy = failurePolicy
        self.matchConditions = matchConditions
        self.matchPolicy = matchPolicy
        _namespaceSelector = OptionalBoxed(wrappedValue: namespaceSelector)
        _objectSelector = OptionalBoxed(wrappedValue: objectSelector)
        self.reinvocationPolicy = reinvocationPolicy
        self.rules = rules
        self.timeoutSeconds = timeoutSeconds
    }

    /// How it is read and written.
    public static let fields: FieldTable<MutatingWebhook> = FieldTable(
        empty: MutatingWebhook(admissionReviewVersions: [], clientConfig: WebhookClientConfig(), name: "", sideEffects: "")
    ) {
        $0.field("admissionReviewVersions", \.admissionReviewVersions)
        $0.field("clientConfig", \.clientConfig)
        $0.field("failurePolicy", \.failurePolicy)
        $0.field("matchConditions", \.matchConditions)
        $0.field("matchPolicy", \.matchPolicy)
        $0.field("name", \.name)
        $0.field("namespaceSelector", \._namespaceSelector)
        $0.field("objectSelector", \._objectSelector)
        $0.field("reinvocationPolicy", \.reinvocationPolicy)
        $0.field("rules", \.rules)
        $0.field("sideEffects", \.sideEffects)
        $0.field("timeoutSeconds", \.timeoutSeconds)
        $0.unknown(\.unknownFields)
    }
}
