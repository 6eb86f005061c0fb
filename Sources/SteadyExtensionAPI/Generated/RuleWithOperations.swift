// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `webhooks[].rules[]` of `MutatingWebhookConfiguration` (`admissionregistration.k8s.io/v1`).
public struct RuleWithOperations: JSONModel {
    /// `webhooks[].rules[].apiGroups`.
    public var apiGroups: [String]?
    /// `webhooks[].rules[].apiVersions`.
    public var apiVersions: [String]?
    /// `webhooks[].rules[].operations`.
    public var operations: [String]?
    /// `webhooks[].rules[].resources`.
    public var resources: [String]?
    /// `webhooks[].rules[].scope`.
    public var scope: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        apiGroups: [String]? = nil, apiVersions: [String]? = nil, operations: [String]? = nil, resources: [String]? = nil,
        scope: String? = nil
    ) {
        self.apiGroups = apiGroups
        self.apiVersions = apiVersions
        self.operations = operations
        self.resources = resources
        self.scope = scope
    }

    /// How it is read and written.
    public static let fields: FieldTable<RuleWithOperations> = FieldTable(empty: RuleWithOperations()) {
        $0.field("apiGroups", \.apiGroups)
        $0.field("apiVersions", \.apiVersions)
        $0.field("operations", \.operations)
        $0.field("resources", \.resources)
        $0.field("scope", \.scope)
        $0.unknown(\.unknownFields)
    }
}
