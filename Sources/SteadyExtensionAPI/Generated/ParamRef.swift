// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.paramRef` of `MutatingAdmissionPolicyBinding` (`admissionregistration.k8s.io/v1`).
public struct ParamRef: JSONModel {
    /// `spec.paramRef.name`.
    public var name: String?
    /// `spec.paramRef.namespace`.
    public var namespace: String?
    /// `spec.paramRef.parameterNotFoundAction`.
    public var parameterNotFoundAction: String?
    /// `spec.paramRef.selector`.
    public var selector: LabelSelector? {
        unsafeAddress { _selector.address }
        _modify { yield &_selector.wrappedValue }
    }
    private var _selector = OptionalBoxed<LabelSelector>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        name: String? = nil, namespace: String? = nil, parameterNotFoundAction: String? = nil, selector: LabelSelector? = nil
    ) {
        self.name = name
        self.namespace = namespace
        self.parameterNotFoundAction = parameterNotFoundAction
        _selector = OptionalBoxed(wrappedValue: selector)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ParamRef> = FieldTable(empty: ParamRef()) {
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("parameterNotFoundAction", \.parameterNotFoundAction)
        $0.field("selector", \._selector)
        $0.unknown(\.unknownFields)
    }
}
