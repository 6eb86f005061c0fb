// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `FlowSchema` of `flowcontrol.apiserver.k8s.io/v1`, of the whole cluster.
public struct FlowSchema: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "flowcontrol.apiserver.k8s.io", version: "v1", kind: "FlowSchema", plural: "flowschemas", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: FlowSchemaSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<FlowSchemaSpec>()
    /// `status`.
    public var status: FlowSchemaStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<FlowSchemaStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: FlowSchemaSpec = FlowSchemaSpec.empty, status: FlowSchemaStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlowSchema> = FieldTable(empty: FlowSchema()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct FlowSchemaSpec: JSONModel {
    /// `spec.distinguisherMethod`.
    public var distinguisherMethod: FlowDistinguisherMethod? {
        unsafeAddress { _distinguisherMethod.address }
        _modify { yield &_distinguisherMethod.wrappedValue }
    }
    private var _distinguisherMethod = OptionalBoxed<FlowDistinguisherMethod>()
    /// `spec.matchingPrecedence`: `0` by default.
    public var matchingPrecedence: Int32?
    /// `spec.priorityLevelConfiguration`: required.
    public var priorityLevelConfiguration: PriorityLevelConfigurationReference
    /// `spec.rules`.
    public var rules: [PolicyRulesWithSubjects]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        priorityLevelConfiguration: PriorityLevelConfigurationReference, distinguisherMethod: FlowDistinguisherMethod? = nil,
        matchingPrecedence: Int32? = nil, rules: [PolicyRulesWithSubjects]? = nil
    ) {
        self.priorityLevelConfiguration = priorityLevelConfiguration
        _distinguisherMethod = OptionalBoxed(wrappedValue: distinguisherMethod)
        self.matchingPrecedence = matchingPrecedence
        self.rules = rules
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlowSchemaSpec> = FieldTable(
        empty: FlowSchemaSpec(priorityLevelConfiguration: PriorityLevelConfigurationReference.empty)
    ) {
        $0.field("distinguisherMethod", \._distinguisherMethod)
        $0.field("matchingPrecedence", \.matchingPrecedence)
        $0.field("priorityLevelConfiguration", \.priorityLevelConfiguration)
        $0.field("rules", \.rules)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.distinguisherMethod` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct FlowDistinguisherMethod: JSONModel {
    /// `spec.distinguisherMethod.type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(type: String) {
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlowDistinguisherMethod> = FieldTable(empty: FlowDistinguisherMethod(type: "")) {
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[]` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct PolicyRulesWithSubjects: JSONModel {
    /// `spec.rules[].nonResourceRules`.
    public var nonResourceRules: [NonResourcePolicyRule]?
    /// `spec.rules[].resourceRules`.
    public var resourceRules: [ResourcePolicyRule]?
    /// `spec.rules[].subjects`: required.
    public var subjects: [FlowControlSubject]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        subjects: [FlowControlSubject], nonResourceRules: [NonResourcePolicyRule]? = nil,
        resourceRules: [ResourcePolicyRule]? = nil
    ) {
        self.subjects = subjects
        self.nonResourceRules = nonResourceRules
        self.resourceRules = resourceRules
    }

    /// How it is read and written.
    public static let fields: FieldTable<PolicyRulesWithSubjects> = FieldTable(empty: PolicyRulesWithSubjects(subjects: [])) {
        $0.field("nonResourceRules", \.nonResourceRules)
        $0.field("resourceRules", \.resourceRules)
        $0.field("subjects", \.subjects)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].subjects[]` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct FlowControlSubject: JSONModel {
    /// `spec.rules[].subjects[].group`.
    public var group: GroupSubject? {
        unsafeAddress { _group.address }
        _modify { yield &_group.wrappedValue }
    }
    private var _group = OptionalBoxed<GroupSubject>()
    /// `spec.rules[].subjects[].kind`: required.
    public var kind: String
    /// `spec.rules[].subjects[].serviceAccount`.
    public var serviceAccount: ServiceAccountSubject? {
        unsafeAddress { _serviceAccount.address }
        _modify { yield &_serviceAccount.wrappedValue }
    }
    private var _serviceAccount = OptionalBoxed<ServiceAccountSubject>()
    /// `spec.rules[].subjects[].user`.
    public var user: UserSubject? {
        unsafeAddress { _user.address }
        _modify { yield &_user.wrappedValue }
    }
    private var _user = OptionalBoxed<UserSubject>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        kind: String, group: GroupSubject? = nil, serviceAccount: ServiceAccountSubject? = nil, user: UserSubject? = nil
    ) {
        self.kind = kind
        _group = OptionalBoxed(wrappedValue: group)
        _serviceAccount = OptionalBoxed(wrappedValue: serviceAccount)
        _user = OptionalBoxed(wrappedValue: user)
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlowControlSubject> = FieldTable(empty: FlowControlSubject(kind: "")) {
        $0.field("group", \._group)
        $0.field("kind", \.kind)
        $0.field("serviceAccount", \._serviceAccount)
        $0.field("user", \._user)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].subjects[].group` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct GroupSubject: JSONModel {
    /// `spec.rules[].subjects[].group.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<GroupSubject> = FieldTable(empty: GroupSubject(name: "")) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].subjects[].serviceAccount` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct ServiceAccountSubject: JSONModel {
    /// `spec.rules[].subjects[].serviceAccount.name`: required.
    public var name: String
    /// `spec.rules[].subjects[].serviceAccount.namespace`: required.
    public var namespace: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, namespace: String) {
        self.name = name
        self.namespace = namespace
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceAccountSubject> = FieldTable(
        empty: ServiceAccountSubject(name: "", namespace: "")
    ) {
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].subjects[].user` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct UserSubject: JSONModel {
    /// `spec.rules[].subjects[].user.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<UserSubject> = FieldTable(empty: UserSubject(name: "")) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].nonResourceRules[]` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct NonResourcePolicyRule: JSONModel {
    /// `spec.rules[].nonResourceRules[].nonResourceURLs`: each element once, required.
    public var nonResourceURLs: [String]
    /// `spec.rules[].nonResourceRules[].verbs`: each element once, required.
    public var verbs: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(nonResourceURLs: [String], verbs: [String]) {
        self.nonResourceURLs = nonResourceURLs
        self.verbs = verbs
    }

    /// How it is read and written.
    public static let fields: FieldTable<NonResourcePolicyRule> = FieldTable(
        empty: NonResourcePolicyRule(nonResourceURLs: [], verbs: [])
    ) {
        $0.field("nonResourceURLs", \.nonResourceURLs)
        $0.field("verbs", \.verbs)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.rules[].resourceRules[]` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct ResourcePolicyRule: JSONModel {
    /// `spec.rules[].resourceRules[].apiGroups`: each element once, required.
    public var apiGroups: [String]
    /// `spec.rules[].resourceRules[].clusterScope`.
    public var clusterScope: Bool?
    /// `spec.rules[].resourceRules[].namespaces`: each element once.
    public var namespaces: [String]?
    /// `spec.rules[].resourceRules[].resources`: each element once, required.
    public var resources: [String]
    /// `spec.rules[].resourceRules[].verbs`: each element once, required.
    public var verbs: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        apiGroups: [String], resources: [String], verbs: [String], clusterScope: Bool? = nil, namespaces: [String]? = nil
    ) {
        self.apiGroups = apiGroups
        self.resources = resources
        self.verbs = verbs
        self.clusterScope = clusterScope
        self.namespaces = namespaces
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourcePolicyRule> = FieldTable(
        empty: ResourcePolicyRule(apiGroups: [], resources: [], verbs: [])
    ) {
        $0.field("apiGroups", \.apiGroups)
        $0.field("clusterScope", \.clusterScope)
        $0.field("namespaces", \.namespaces)
        $0.field("resources", \.resources)
        $0.field("verbs", \.verbs)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.priorityLevelConfiguration` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct PriorityLevelConfigurationReference: JSONModel {
    /// `spec.priorityLevelConfiguration.name`: required.
    public var name: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String) {
        self.name = name
    }

    /// How it is read and written.
    public static let fields: FieldTable<PriorityLevelConfigurationReference> = FieldTable(
        empty: PriorityLevelConfigurationReference(name: "")
    ) {
        $0.field("name", \.name)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct FlowSchemaStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [FlowSchemaCondition]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(conditions: [FlowSchemaCondition]? = nil) {
        self.conditions = conditions
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlowSchemaStatus> = FieldTable(empty: FlowSchemaStatus()) {
        $0.field("conditions", \.conditions)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `FlowSchema` (`flowcontrol.apiserver.k8s.io/v1`).
public struct FlowSchemaCondition: JSONModel {
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
    /// `status.conditions[].reason`.
    public var reason: String?
    /// `status.conditions[].status`.
    public var status: String?
    /// `status.conditions[].type`.
    public var type: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        lastTransitionTime: Timestamp? = nil, message: String? = nil, reason: String? = nil, status: String? = nil,
        type: String? = nil
    ) {
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
        self.status = status
        self.type = type
    }

    /// How it is read and written.
    public static let fields: FieldTable<FlowSchemaCondition> = FieldTable(empty: FlowSchemaCondition()) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
