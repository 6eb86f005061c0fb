// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyCoreAPI
public import SteadyModel

/// `spec` of `Job` (`batch/v1`).
public struct JobSpec: JSONModel {
    /// `spec.activeDeadlineSeconds`: seconds.
    public var activeDeadlineSeconds: Int64?
    /// `spec.backoffLimit`.
    public var backoffLimit: Int32?
    /// `spec.backoffLimitPerIndex`.
    public var backoffLimitPerIndex: Int32?
    /// `spec.completionMode`.
    public var completionMode: String?
    /// `spec.completions`.
    public var completions: Int32?
    /// `spec.managedBy`.
    public var managedBy: String?
    /// `spec.manualSelector`.
    public var manualSelector: Bool?
    /// `spec.maxFailedIndexes`.
    public var maxFailedIndexes: Int32?
    /// `spec.parallelism`.
    public var parallelism: Int32?
    /// `spec.podFailurePolicy`.
    public var podFailurePolicy: PodFailurePolicy? {
        unsafeAddress { _podFailurePolicy.address }
        _modify { yield &_podFailurePolicy.wrappedValue }
    }
    private var _podFailurePolicy = OptionalBoxed<PodFailurePolicy>()
    /// `spec.podReplacementPolicy`.
    public var podReplacementPolicy: String?
    /// `spec.selector`.
    public var selector: LabelSelector? {
        unsafeAddress { _selector.address }
        _modify { yield &_selector.wrappedValue }
    }
    private var _selector = OptionalBoxed<LabelSelector>()
    /// `spec.successPolicy`.
    public var successPolicy: SuccessPolicy? {
        unsafeAddress { _successPolicy.address }
        _modify { yield &_successPolicy.wrappedValue }
    }
    private var _successPolicy = OptionalBoxed<SuccessPolicy>()
    /// `spec.suspend`.
    public var suspend: Bool?
    /// `spec.template`: required.
    public var template: PodTemplateSpec
    /// `spec.ttlSecondsAfterFinished`.
    public var ttlSecondsAfterFinished: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        template: PodTemplateSpec, activeDeadlineSeconds: Int64? = nil, backoffLimit: Int32? = nil,
        backoffLimitPerIndex: Int32? = nil, completionMode: String? = nil, completions: Int32? = nil, managedBy: String? = nil,
        manualSelector: Bool? = nil, maxFailedIndexes: Int32? = nil, parallelism: Int32? = nil,
        podFailurePolicy: PodFailurePolicy? = nil, podReplacementPolicy: String? = nil, selector: LabelSelector? = nil,
        successPolicy: SuccessPolicy? = nil, suspend: Bool? = nil, ttlSecondsAfterFinished: Int32? = nil
    ) {
        self.template = template
        self.activeDeadlineSeconds = activeDeadlineSeconds
        self.backoffLimit = backoffLimit
        self.backoffLimitPerIndex = backoffLimitPerIndex
        self.completionMode = completionMode
        self.completions = completions
        self.managedBy = managedBy
        self.manualSelector = manualSelector
        self.maxFailedIndexes = maxFailedIndexes
        self.parallelism = parallelism
        _podFailurePolicy = OptionalBoxed(wrappedValue: podFailurePolicy)
        self.podReplacementPolicy = podReplacementPolicy
        _selector = OptionalBoxed(wrappedValue: selector)
        _successPolicy = OptionalBoxed(wrappedValue: successPolicy)
        self.suspend = suspend
        self.ttlSecondsAfterFinished = ttlSecondsAfterFinished
    }

    /// How it is read and written.
    public static let fields: FieldTable<JobSpec> = FieldTable(empty: JobSpec(template: PodTemplateSpec())) {
        $0.field("activeDeadlineSeconds", \.activeDeadlineSeconds)
        $0.field("backoffLimit", \.backoffLimit)
        $0.field("backoffLimitPerIndex", \.backoffLimitPerIndex)
        $0.field("completionMode", \.completionMode)
        $0.field("completions", \.completions)
        $0.field("managedBy", \.managedBy)
        $0.field("manualSelector", \.manualSelector)
        $0.field("maxFailedIndexes", \.maxFailedIndexes)
        $0.field("parallelism", \.parallelism)
        $0.field("podFailurePolicy", \._podFailurePolicy)
        $0.field("podReplacementPolicy", \.podReplacementPolicy)
        $0.field("selector", \._selector)
        $0.field("successPolicy", \._successPolicy)
        $0.field("suspend", \.suspend)
        $0.field("template", \.template)
        $0.field("ttlSecondsAfterFinished", \.ttlSecondsAfterFinished)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.podFailurePolicy` of `Job` (`batch/v1`).
public struct PodFailurePolicy: JSONModel {
    /// `spec.podFailurePolicy.rules`: required.
    public var rules: [PodFailurePolicyRule]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(rules: [PodFailurePolicyRule]) {
        self.rules = rules
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodFailurePolicy> = FieldTable(empty: PodFailurePolicy(rules: [])) {
        $0.field("rules", \.rules)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.podFailurePolicy.rules[]` of `Job` (`batch/v1`).
public struct PodFailurePolicyRule: JSONModel {
    /// `spec.podFailurePolicy.rules[].action`: required.
    public var action: String
    /// `spec.podFailurePolicy.rules[].onExitCodes`.
    public var onExitCodes: PodFailurePolicyOnExitCodesRequirement? {
        unsafeAddress { _onExitCodes.address }
        _modify { yield &_onExitCodes.wrappedValue }
    }
    private var _onExitCodes = OptionalBoxed<PodFailurePolicyOnExitCodesRequirement>()
    /// `spec.podFailurePolicy.rules[].onPodConditions`.
    public var onPodConditions: [PodFailurePolicyOnPodConditionsPattern]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        action: String, onExitCodes: PodFailurePolicyOnExitCodesRequirement? = nil,
        onPodConditions: [PodFailurePolicyOnPodConditionsPattern]? = nil
    ) {
        self.action = action
        _onExitCodes = OptionalBoxed(wrappedValue: onExitCodes)
        self.onPodConditions = onPodConditions
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodFailurePolicyRule> = FieldTable(empty: PodFailurePolicyRule(action: "")) {
        $0.field("action", \.action)
        $0.field("onExitCodes", \._onExitCodes)
        $0.field("onPodConditions", \.onPodConditions)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.podFailurePolicy.rules[].onExitCodes` of `Job` (`batch/v1`).
public struct PodFailurePolicyOnExitCodesRequirement: JSONModel {
    /// `spec.podFailurePolicy.rules[].onExitCodes.containerName`.
    public var containerName: String?
    /// `spec.podFailurePolicy.rules[].onExitCodes.operator`: required.
    public var `operator`: String
    /// `spec.podFailurePolicy.rules[].onExitCodes.values`: each element once, required.
    public var values: [Int32]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(operator: String, values: [Int32], containerName: String? = nil) {
        self.`operator` = `operator`
        self.values = values
        self.containerName = containerName
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodFailurePolicyOnExitCodesRequirement> = FieldTable(
        empty: PodFailurePolicyOnExitCodesRequirement(operator: "", values: [])
    ) {
        $0.field("containerName", \.containerName)
        $0.field("operator", \.`operator`)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.podFailurePolicy.rules[].onPodConditions[]` of `Job` (`batch/v1`).
public struct PodFailurePolicyOnPodConditionsPattern: JSONModel {
    /// `spec.podFailurePolicy.rules[].onPodConditions[].status`.
    public var status: String?
    /// `spec.podFailurePolicy.rules[].onPodConditions[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(type: String, status: String? = nil) {
        self.type = type
        self.status = status
    }

    /// How it is read and written.
    public static let fields: FieldTable<PodFailurePolicyOnPodConditionsPattern> = FieldTable(
        empty: PodFailurePolicyOnPodConditionsPattern(type: "")
    ) {
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.successPolicy` of `Job` (`batch/v1`).
public struct SuccessPolicy: JSONModel {
    /// `spec.successPolicy.rules`: required.
    public var rules: [SuccessPolicyRule]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(rules: [SuccessPolicyRule]) {
        self.rules = rules
    }

    /// How it is read and written.
    public static let fields: FieldTable<SuccessPolicy> = FieldTable(empty: SuccessPolicy(rules: [])) {
        $0.field("rules", \.rules)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.successPolicy.rules[]` of `Job` (`batch/v1`).
public struct SuccessPolicyRule: JSONModel {
    /// `spec.successPolicy.rules[].succeededCount`: a count.
    public var succeededCount: Int32?
    /// `spec.successPolicy.rules[].succeededIndexes`.
    public var succeededIndexes: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(succeededCount: Int32? = nil, succeededIndexes: String? = nil) {
        self.succeededCount = succeededCount
        self.succeededIndexes = succeededIndexes
    }

    /// How it is read and written.
    public static let fields: FieldTable<SuccessPolicyRule> = FieldTable(empty: SuccessPolicyRule()) {
        $0.field("succeededCount", \.succeededCount)
        $0.field("succeededIndexes", \.succeededIndexes)
        $0.unknown(\.unknownFields)
    }
}
