// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `rules[]` of `ClusterRole` (`rbac.authorization.k8s.io/v1`).
public struct PolicyRule: JSONModel {
    /// `rules[].apiGroups`.
    public var apiGroups: [String]?
    /// `rules[].nonResourceURLs`.
    public var nonResourceURLs: [String]?
    /// `rules[].resourceNames`.
    public var resourceNames: [String]?
    /// `rules[].resources`.
    public var resources: [String]?
    /// `rules[].verbs`: required.
    public var verbs: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        verbs: [String], apiGroups: [String]? = nil, nonResourceURLs: [String]? = nil, resourceNames: [String]? = nil,
        resources: [String]? = nil
    ) {
        self.verbs = verbs
        self.apiGroups = apiGroups
        self.nonResourceURLs = nonResourceURLs
        self.resourceNames = resourceNames
        self.resources = resources
    }

    /// How it is read and written.
    public static let fields: FieldTable<PolicyRule> = FieldTable(empty: PolicyRule(verbs: [])) {
        $0.field("apiGroups", \.apiGroups)
        $0.field("nonResourceURLs", \.nonResourceURLs)
        $0.field("resourceNames", \.resourceNames)
        $0.field("resources", \.resources)
        $0.field("verbs", \.verbs)
        $0.unknown(\.unknownFields)
    }
}
