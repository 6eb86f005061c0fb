// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ClusterRole` of `rbac.authorization.k8s.io/v1`, of the whole cluster.
public struct ClusterRole: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "rbac.authorization.k8s.io", version: "v1", kind: "ClusterRole", plural: "clusterroles", scope: .cluster
    )

    /// `aggregationRule`.
    public var aggregationRule: AggregationRule? {
        unsafeAddress { _aggregationRule.address }
        _modify { yield &_aggregationRule.wrappedValue }
    }
    private var _aggregationRule = OptionalBoxed<AggregationRule>()
    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `rules`.
    public var rules: [PolicyRule]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), aggregationRule: AggregationRule? = nil, rules: [PolicyRule]? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _aggregationRule = OptionalBoxed(wrappedValue: aggregationRule)
        self.rules = rules
    }

    /// How it is read and written.
    public static let fields: FieldTable<ClusterRole> = FieldTable(empty: ClusterRole()) {
        $0.typeMeta()
        $0.field("aggregationRule", \._aggregationRule)
        $0.field("metadata", \._metadata)
        $0.field("rules", \.rules)
        $0.unknown(\.unknownFields)
    }
}

/// `aggregationRule` of `ClusterRole` (`rbac.authorization.k8s.io/v1`).
public struct AggregationRule: JSONModel {
    /// `aggregationRule.clusterRoleSelectors`.
    public var clusterRoleSelectors: [LabelSelector]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(clusterRoleSelectors: [LabelSelector]? = nil) {
        self.clusterRoleSelectors = clusterRoleSelectors
    }

    /// How it is read and written.
    public static let fields: FieldTable<AggregationRule> = FieldTable(empty: AggregationRule()) {
        $0.field("clusterRoleSelectors", \.clusterRoleSelectors)
        $0.unknown(\.unknownFields)
    }
}
