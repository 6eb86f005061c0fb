// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ResourceQuota` of `v1`, in a namespace.
public struct ResourceQuota: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        version: "v1", kind: "ResourceQuota", plural: "resourcequotas", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: ResourceQuotaSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ResourceQuotaSpec>()
    /// `status`.
    public var status: ResourceQuotaStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ResourceQuotaStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: ResourceQuotaSpec = ResourceQuotaSpec(), status: ResourceQuotaStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceQuota> = FieldTable(empty: ResourceQuota()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `ResourceQuota` (`v1`).
public struct ResourceQuotaSpec: JSONModel {
    /// `spec.hard`.
    public var hard: StringMap<Quantity>?
    /// `spec.scopeSelector`.
    public var scopeSelector: ScopeSelector? {
        unsafeAddress { _scopeSelector.address }
        _modify { yield &_scopeSelector.wrappedValue }
    }
    private var _scopeSelector = OptionalBoxed<ScopeSelector>()
    /// `spec.scopes`.
    public var scopes: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(hard: StringMap<Quantity>? = nil, scopeSelector: ScopeSelector? = nil, scopes: [String]? = nil) {
        self.hard = hard
        _scopeSelector = OptionalBoxed(wrappedValue: scopeSelector)
        self.scopes = scopes
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceQuotaSpec> = FieldTable(empty: ResourceQuotaSpec()) {
        $0.field("hard", \.hard)
        $0.field("scopeSelector", \._scopeSelector)
        $0.field("scopes", \.scopes)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.scopeSelector` of `ResourceQuota` (`v1`).
public struct ScopeSelector: JSONModel {
    /// `spec.scopeSelector.matchExpressions`.
    public var matchExpressions: [ScopedResourceSelectorRequirement]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(matchExpressions: [ScopedResourceSelectorRequirement]? = nil) {
        self.matchExpressions = matchExpressions
    }

    /// How it is read and written.
    public static let fields: FieldTable<ScopeSelector> = FieldTable(empty: ScopeSelector()) {
        $0.field("matchExpressions", \.matchExpressions)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.scopeSelector.matchExpressions[]` of `ResourceQuota` (`v1`).
public struct ScopedResourceSelectorRequirement: JSONModel {
    /// `spec.scopeSelector.matchExpressions[].operator`: required.
    public var `operator`: String
    /// `spec.scopeSelector.matchExpressions[].scopeName`: required.
    public var scopeName: String
    /// `spec.scopeSelector.matchExpressions[].values`.
    public var values: [String]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(operator: String, scopeName: String, values: [String]? = nil) {
        self.`operator` = `operator`
        self.scopeName = scopeName
        self.values = values
    }

    /// How it is read and written.
    public static let fields: FieldTable<ScopedResourceSelectorRequirement> = FieldTable(
        empty: ScopedResourceSelectorRequirement(operator: "", scopeName: "")
    ) {
        $0.field("operator", \.`operator`)
        $0.field("scopeName", \.scopeName)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `ResourceQuota` (`v1`).
public struct ResourceQuotaStatus: StatusValue, JSONModel {
    /// `status.hard`.
    public var hard: StringMap<Quantity>?
    /// `status.used`.
    public var used: StringMap<Quantity>?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(hard: StringMap<Quantity>? = nil, used: StringMap<Quantity>? = nil) {
        self.hard = hard
        self.used = used
    }

    /// How it is read and written.
    public static let fields: FieldTable<ResourceQuotaStatus> = FieldTable(empty: ResourceQuotaStatus()) {
        $0.field("hard", \.hard)
        $0.field("used", \.used)
        $0.unknown(\.unknownFields)
    }
}
