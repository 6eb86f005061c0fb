// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `MutatingAdmissionPolicy` of `admissionregistration.k8s.io/v1`, of the whole cluster.
public struct MutatingAdmissionPolicy: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "MutatingAdmissionPolicy",
        plural: "mutatingadmissionpolicies", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: MutatingAdmissionPolicySpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<MutatingAdmissionPolicySpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: MutatingAdmissionPolicySpec = MutatingAdmissionPolicySpec()) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<MutatingAdmissionPolicy> = FieldTable(empty: MutatingAdmissionPolicy()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct MutatingAdmissionPolicySpec: JSONModel {
    /// `spec.failurePolicy`.
    public var failurePolicy: String?
    /// `spec.matchConditions`: keyed by `name`.
    public var matchConditions: [MatchCondition]?
    /// `spec.matchConstraints`.
    public var matchConstraints: MatchResources? {
        unsafeAddress { _matchConstraints.address }
        _modify { yield &_matchConstraints.wrappedValue }
    }
    private var _matchConstraints = OptionalBoxed<MatchResources>()
    /// `spec.mutations`.
    public var mutations: [Mutation]?
    /// `spec.paramKind`.
    public var paramKind: ParamKind? {
        unsafeAddress { _paramKind.address }
        _modify { yield &_paramKind.wrappedValue }
    }
    private var _paramKind = OptionalBoxed<ParamKind>()
    /// `spec.reinvocationPolicy`.
    public var reinvocationPolicy: String?
    /// `spec.variables`.
    public var variables: [Variable]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        failurePolicy: String? = nil, matchConditions: [MatchCondition]? = nil, matchConstraints: MatchResources? = nil,
        mutations: [Mutation]? = nil, paramKind: ParamKind? = nil, reinvocationPolicy: String? = nil, variables: [Variable]? = nil
    ) {
        self.failurePolicy = failurePolicy
        self.matchConditions = matchConditions
        _matchConstraints = OptionalBoxed(wrappedValue: matchConstraints)
        self.mutations = mutations
        _paramKind = OptionalBoxed(wrappedValue: paramKind)
        self.reinvocationPolicy = reinvocationPolicy
        self.variables = variables
    }

    /// How it is read and written.
    public static let fields: FieldTable<MutatingAdmissionPolicySpec> = FieldTable(empty: MutatingAdmissionPolicySpec()) {
        $0.field("failurePolicy", \.failurePolicy)
        $0.field("matchConditions", \.matchConditions)
        $0.field("matchConstraints", \._matchConstraints)
        $0.field("mutations", \.mutations)
        $0.field("paramKind", \._paramKind)
        $0.field("reinvocationPolicy", \.reinvocationPolicy)
        $0.field("variables", \.variables)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.mutations[]` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct Mutation: JSONModel {
    /// `spec.mutations[].applyConfiguration`.
    public var applyConfiguration: ApplyConfiguration? {
        unsafeAddress { _applyConfiguration.address }
        _modify { yield &_applyConfiguration.wrappedValue }
    }
    private var _applyConfiguration = OptionalBoxed<ApplyConfiguration>()
    /// `spec.mutations[].jsonPatch`.
    public var jsonPatch: JSONPatch? {
        unsafeAddress { _jsonPatch.address }
        _modify { yield &_jsonPatch.wrappedValue }
    }
    private var _jsonPatch = OptionalBoxed<JSONPatch>()
    /// `spec.mutations[].patchType`: required.
    public var patchType: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(patchType: String, applyConfiguration: ApplyConfiguration? = nil, jsonPatch: JSONPatch? = nil) {
        self.patchType = patchType
        _applyConfiguration = OptionalBoxed(wrappedValue: applyConfiguration)
        _jsonPatch = OptionalBoxed(wrappedValue: jsonPatch)
    }

    /// How it is read and written.
    public static let fields: FieldTable<Mutation> = FieldTable(empty: Mutation(patchType: "")) {
        $0.field("applyConfiguration", \._applyConfiguration)
        $0.field("jsonPatch", \._jsonPatch)
        $0.field("patchType", \.patchType)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.mutations[].applyConfiguration` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct ApplyConfiguration: JSONModel {
    /// `spec.mutations[].applyConfiguration.expression`.
    public var expression: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(expression: String? = nil) {
        self.expression = expression
    }

    /// How it is read and written.
    public static let fields: FieldTable<ApplyConfiguration> = FieldTable(empty: ApplyConfiguration()) {
        $0.field("expression", \.expression)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.mutations[].jsonPatch` of `MutatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct JSONPatch: JSONModel {
    /// `spec.mutations[].jsonPatch.expression`.
    public var expression: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(expression: String? = nil) {
        self.expression = expression
    }

    /// How it is read and written.
    public static let fields: FieldTable<JSONPatch> = FieldTable(empty: JSONPatch()) {
        $0.field("expression", \.expression)
        $0.unknown(\.unknownFields)
    }
}
