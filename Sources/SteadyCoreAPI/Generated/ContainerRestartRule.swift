// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].restartPolicyRules[]` of `Pod` (`v1`).
public struct ContainerRestartRule: JSONModel {
    /// `spec.containers[].restartPolicyRules[].action`: required.
    public var action: String
    /// `spec.containers[].restartPolicyRules[].exitCodes`.
    public var exitCodes: ContainerRestartRuleOnExitCodes? {
        unsafeAddress { _exitCodes.address }
        _modify { yield &_exitCodes.wrappedValue }
    }
    private var _exitCodes = OptionalBoxed<ContainerRestartRuleOnExitCodes>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(action: String, exitCodes: ContainerRestartRuleOnExitCodes? = nil) {
        self.action = action
        _exitCodes = OptionalBoxed(wrappedValue: exitCodes)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerRestartRule> = FieldTable(empty: ContainerRestartRule(action: "")) {
        $0.field("action", \.action)
        $0.field("exitCodes", \._exitCodes)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].restartPolicyRules[].exitCodes` of `Pod` (`v1`).
public struct ContainerRestartRuleOnExitCodes: JSONModel {
    /// `spec.containers[].restartPolicyRules[].exitCodes.operator`: required.
    public var `operator`: String
    /// `spec.containers[].restartPolicyRules[].exitCodes.values`: each element once.
    public var values: [Int32]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(operator: String, values: [Int32]? = nil) {
        self.`operator` = `operator`
        self.values = values
    }

    /// How it is read and written.
    public static let fields: FieldTable<ContainerRestartRuleOnExitCodes> = FieldTable(
        empty: ContainerRestartRuleOnExitCodes(operator: "")
    ) {
        $0.field("operator", \.`operator`)
        $0.field("values", \.values)
        $0.unknown(\.unknownFields)
    }
}
