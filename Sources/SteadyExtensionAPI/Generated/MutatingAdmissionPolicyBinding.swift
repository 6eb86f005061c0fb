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
    @Boxed public var metadata: ObjectMeta
    /// `spec`.
    @Boxed public var spec: MutatingAdmissionPolicyBindingSpec
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: MutatingAdmissionPolicyBindingSpec = MutatingAdmissionPolicyBindingSpec()
    ) {
        self.metadata = metadata
        self.spec = spec
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
    @OptionalBoxed public var matchResources: MatchResources?
    /// `spec.paramRef`.
    @OptionalBoxed public var paramRef: ParamRef?
    /// `spec.policyName`.
    public var policyName: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(matchResources: MatchResources? = nil, paramRef: ParamRef? = nil, policyName: String? = nil) {
        self.matchResources = matchResources
        self.paramRef = paramRef
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
