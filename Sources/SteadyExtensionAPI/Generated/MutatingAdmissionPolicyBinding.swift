// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `MutatingAdmissionPolicyBinding` of `admissionregistration.k8s.io/v1`, of the whole cluster.
public struct MutatingAdmissionPolicyBinding: Resource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "MutatingAdmissionPolicyBinding",
        plural: "mutatingadmissionpolicybindings", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: MutatingAdmissionPolicyBindingSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<MutatingAdmissionPolicyBindingSpec>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: MutatingAdmissionPolicyBindingSpec = MutatingAdmissionPolicyBindingSpec()
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
    }

    /// How it is read and written.
    public static let fields: FieldTable<MutatingAdmissionPolicyBinding> = FieldTable(empty: MutatingAdmissionPolicyBinding()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `MutatingAdmissionPolicyBinding` (`admissionregistration.k8s.io/v1`).
public struct MutatingAdmissionPolicyBindingSpec: JSONModel {
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
    /// `spec.policyName`.
    public var policyName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(matchResources: MatchResources? = nil, paramRef: ParamRef? = nil, policyName: String? = nil) {
        _matchResources = OptionalBoxed(wrappedValue: matchResources)
        _paramRef = OptionalBoxed(wrappedValue: paramRef)
        self.policyName = policyName
    }

    /// How it is read and written.
    public static let fields: FieldTable<MutatingAdmissionPolicyBindingSpec> = FieldTable(
        empty: MutatingAdmissionPolicyBindingSpec()
    ) {
        $0.field("matchResources", \._matchResources)
        $0.field("paramRef", \._paramRef)
        $0.field("policyName", \.policyName)
        $0.unknown(\.unknownFields)
    }
}
