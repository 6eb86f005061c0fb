// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ValidatingAdmissionPolicy` of `admissionregistration.k8s.io/v1`, of the whole cluster.
public struct ValidatingAdmissionPolicy: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "ValidatingAdmissionPolicy",
        plural: "validatingadmissionpolicies", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: ValidatingAdmissionPolicySpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ValidatingAdmissionPolicySpec>()
    /// `status`.
    public var status: ValidatingAdmissionPolicyStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<ValidatingAdmissionPolicyStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: ValidatingAdmissionPolicySpec = ValidatingAdmissionPolicySpec(),
        status: ValidatingAdmissionPolicyStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ValidatingAdmissionPolicy> = FieldTable(empty: ValidatingAdmissionPolicy()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `ValidatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct ValidatingAdmissionPolicySpec: JSONModel {
    /// `spec.auditAnnotations`.
    public var auditAnnotations: [AuditAnnotation]?
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
    /// `spec.paramKind`.
    public var paramKind: ParamKind? {
        unsafeAddress { _paramKind.address }
        _modify { yield &_paramKind.wrappedValue }
    }
    private var _paramKind = OptionalBoxed<ParamKind>()
    /// `spec.validations`.
    public var validations: [Validation]?
    /// `spec.variables`: keyed by `name`.
    public var variables: [Variable]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        auditAnnotations: [AuditAnnotation]? = nil, failurePolicy: String? = nil, matchConditions: [MatchCondition]? = nil,
        matchConstraints: MatchResources? = nil, paramKind: ParamKind? = nil, validations: [Validation]? = nil,
        variables: [Variable]? = nil
    ) {
        self.auditAnnotations = auditAnnotations
        self.failurePolicy = failurePolicy
        self.matchConditions = matchConditions
        _matchConstraints = OptionalBoxed(wrappedValue: matchConstraints)
        _paramKind = OptionalBoxed(wrappedValue: paramKind)
        self.validations = validations
        self.variables = variables
    }

    /// How it is read and written.
    public static let fields: FieldTable<ValidatingAdmissionPolicySpec> = FieldTable(empty: ValidatingAdmissionPolicySpec()) {
        $0.field("auditAnnotations", \.auditAnnotations)
        $0.field("failurePolicy", \.failurePolicy)
        $0.field("matchConditions", \.matchConditions)
        $0.field("matchConstraints", \._matchConstraints)
        $0.field("paramKind", \._paramKind)
        $0.field("validations", \.validations)
        $0.field("variables", \.variables)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.auditAnnotations[]` of `ValidatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct AuditAnnotation: JSONModel {
    /// `spec.auditAnnotations[].key`: required.
    public var key: String
    /// `spec.auditAnnotations[].valueExpression`: required.
    public var valueExpression: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(key: String, valueExpression: String) {
        self.key = key
        self.valueExpression = valueExpression
    }

    /// How it is read and written.
    public static let fields: FieldTable<AuditAnnotation> = FieldTable(empty: AuditAnnotation(key: "", valueExpression: "")) {
        $0.field("key", \.key)
        $0.field("valueExpression", \.valueExpression)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.validations[]` of `ValidatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct Validation: JSONModel {
    /// `spec.validations[].expression`: required.
    public var expression: String
    /// `spec.validations[].message`.
    public var message: String?
    /// `spec.validations[].messageExpression`.
    public var messageExpression: String?
    /// `spec.validations[].reason`.
    public var reason: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(expression: String, message: String? = nil, messageExpression: String? = nil, reason: String? = nil) {
        self.expression = expression
        self.message = message
        self.messageExpression = messageExpression
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<Validation> = FieldTable(empty: Validation(expression: "")) {
        $0.field("expression", \.expression)
        $0.field("message", \.message)
        $0.field("messageExpression", \.messageExpression)
        $0.field("reason", \.reason)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `ValidatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct ValidatingAdmissionPolicyStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [Condition]?
    /// `status.observedGeneration`.
    public var observedGeneration: Int64?
    /// `status.typeChecking`.
    public var typeChecking: TypeChecking? {
        unsafeAddress { _typeChecking.address }
        _modify { yield &_typeChecking.wrappedValue }
    }
    private var _typeChecking = OptionalBoxed<TypeChecking>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(conditions: [Condition]? = nil, observedGeneration: Int64? = nil, typeChecking: TypeChecking? = nil) {
        self.conditions = conditions
        self.observedGeneration = observedGeneration
        _typeChecking = OptionalBoxed(wrappedValue: typeChecking)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ValidatingAdmissionPolicyStatus> = FieldTable(empty: ValidatingAdmissionPolicyStatus()) {
        $0.field("conditions", \.conditions)
        $0.field("observedGeneration", \.observedGeneration)
        $0.field("typeChecking", \._typeChecking)
        $0.unknown(\.unknownFields)
    }
}

/// `status.typeChecking` of `ValidatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct TypeChecking: JSONModel {
    /// `status.typeChecking.expressionWarnings`.
    public var expressionWarnings: [ExpressionWarning]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(expressionWarnings: [ExpressionWarning]? = nil) {
        self.expressionWarnings = expressionWarnings
    }

    /// How it is read and written.
    public static let fields: FieldTable<TypeChecking> = FieldTable(empty: TypeChecking()) {
        $0.field("expressionWarnings", \.expressionWarnings)
        $0.unknown(\.unknownFields)
    }
}

/// `status.typeChecking.expressionWarnings[]` of `ValidatingAdmissionPolicy` (`admissionregistration.k8s.io/v1`).
public struct ExpressionWarning: JSONModel {
    /// `status.typeChecking.expressionWarnings[].fieldRef`: required.
    public var fieldRef: String
    /// `status.typeChecking.expressionWarnings[].warning`: required.
    public var warning: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(fieldRef: String, warning: String) {
        self.fieldRef = fieldRef
        self.warning = warning
    }

    /// How it is read and written.
    public static let fields: FieldTable<ExpressionWarning> = FieldTable(empty: ExpressionWarning(fieldRef: "", warning: "")) {
        $0.field("fieldRef", \.fieldRef)
        $0.field("warning", \.warning)
        $0.unknown(\.unknownFields)
    }
}
