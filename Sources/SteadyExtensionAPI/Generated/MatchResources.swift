// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.matchConstraints` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct MatchResources: JSONModel {
    /// `spec.matchConstraints.excludeResourceRules`.
    public var excludeResourceRules: [NamedRuleWithOperations]?
    /// `spec.matchConstraints.matchPolicy`.
    public var matchPolicy: String?
    /// `spec.matchConstraints.namespaceSelector`.
    public var namespaceSelector: LabelSelector? {
        unsafeAddress { _namespaceSelector.address }
        _modify { yield &_namespaceSelector.wrappedValue }
    }
    private var _namespaceSelector = OptionalBoxed<LabelSelector>()
    /// `spec.matchConstraints.objectSelector`.
    public var objectSelector: LabelSelector? {
        unsafeAddress { _objectSelector.address }
        _modify { yield &_objectSelector.wrappedValue }
    }
    private var _objectSelector = OptionalBoxed<LabelSelector>()
    /// `spec.matchConstraints.resourceRules`.
    public var resourceRules: [NamedRuleWithOperations]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        excludeResourceRules: [NamedRuleWithOperations]? = nil, matchPolicy: String? = nil,
        namespaceSelector: LabelSelector? = nil, objectSelector: LabelSelector? = nil,
        resourceRules: [NamedRuleWithOperations]? = nil
    ) {
        self.excludeResourceRules = excludeResourceRules
        self.matchPolicy = matchPolicy
        _namespaceSelector = OptionalBoxed(wrappedValue: namespaceSelector)
        _objectSelector = OptionalBoxed(wrappedValue: objectSelector)
        self.resourceRules = resourceRules
    }

    /// How it is read and written.
    public static let fields: FieldTable<MatchResources> = FieldTable(empty: MatchResources()) {
        $0.field("excludeResourceRules", \.excludeResourceRules)
        $0.field("matchPolicy", \.matchPolicy)
        $0.field("namespaceSelector", \._namespaceSelector)
        $0.field("objectSelector", \._objectSelector)
        $0.field("resourceRules", \.resourceRules)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.matchConstraints.excludeResourceRules[]` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct NamedRuleWithOperations: JSONModel {
    /// `spec.matchConstraints.excludeResourceRules[].apiGroups`.
    public var apiGroups: [String]?
    /// `spec.matchConstraints.excludeResourceRules[].apiVersions`.
    public var apiVersions: [String]?
    /// `spec.matchConstraints.excludeResourceRules[].operations`.
    public var operations: [String]?
    /// `spec.matchConstraints.excludeResourceRules[].resourceNames`.
    public var resourceNames: [String]?
    /// `spec.matchConstraints.excludeResourceRules[].resources`.
    public var resources: [String]?
    /// `spec.matchConstraints.excludeResourceRules[].scope`.
    public var scope: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        apiGroups: [String]? = nil, apiVersions: [String]? = nil, operations: [String]? = nil, resourceNames: [String]? = nil,
        resources: [String]? = nil, scope: String? = nil
    ) {
        self.apiGroups = apiGroups
        self.apiVersions = apiVersions
        self.operations = operations
        self.resourceNames = resourceNames
        self.resources = resources
        self.scope = scope
    }

    /// How it is read and written.
    public static let fields: FieldTable<NamedRuleWithOperations> = FieldTable(empty: NamedRuleWithOperations()) {
        $0.field("apiGroups", \.apiGroups)
        $0.field("apiVersions", \.apiVersions)
        $0.field("operations", \.operations)
        $0.field("resourceNames", \.resourceNames)
        $0.field("resources", \.resources)
        $0.field("scope", \.scope)
        $0.unknown(\.unknownFields)
    }
}
