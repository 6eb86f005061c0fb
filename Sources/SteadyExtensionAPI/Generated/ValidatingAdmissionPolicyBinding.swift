// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `ValidatingAdmissionPolicyBinding` of `admissionregistration.k8s.io/v1`, of the whole cluster.
public struct ValidatingAdmissionPolicyBinding: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "ValidatingAdmissionPolicyBinding",
        plural: "validatingadmissionpolicybindings", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: ValidatingAdmissionPolicyBindingSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<ValidatingAdmissionPolicyBindingSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: ValidatingAdmissionPolicyBindingSpec) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ValidatingAdmissionPolicyBinding> = FieldTable(
        empty: ValidatingAdmissionPolicyBinding(spec: ValidatingAdmissionPolicyBindingSpec.empty)
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `ValidatingAdmissionPolicyBinding` (`admissionregistration.k8s.io/v1`).
public struct ValidatingAdmissionPolicyBindingSpec: JSONModel {
    /// `spec.matchResources`.
    public var matchResources: MatchResources? {
        unsafeAddress { _matchResources.address }
        _modify { yield &_matchResources.wrappedValue }
    }
    private var _matchResources = OptionalBoxed<MatchResources>()
    /// `spec.paramRef`.
    public var paramRef: ParamRef? {
        unsafeAddress { _paramRef.address }
        _modify { yield &_paramRef.wrappedValue }
    }
    private var _paramRef = OptionalBoxed<ParamRef>()
    /// `spec.policyName`: required.
    public var policyName: String
    /// `spec.validationActions`: each element once, required.
    public var validationActions: [String]
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        policyName: String, validationActions: [String], matchResources: MatchResources? = nil, paramRef: ParamRef? = nil
    ) {
        self.policyName = policyName
        self.validationActions = validationActions
        _matchResources = OptionalBoxed(wrappedValue: matchResources)
        _paramRef = OptionalBoxed(wrappedValue: paramRef)
    }

    /// How it is read and written.
    public static let fields: FieldTable<ValidatingAdmissionPolicyBindingSpec> = FieldTable(
        empty: ValidatingAdmissionPolicyBindingSpec(policyName: "", validationActions: [])
    ) {
        $0.field("matchResources", \._matchResources)
        $0.field("paramRef", \._paramRef)
        $0.field("policyName", \.policyName)
        $0.field("validationActions", \.validationActions)
        $0.unknown(\.unknownFields)
    }
}
