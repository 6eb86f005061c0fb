// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `SelfSubjectAccessReview` of `authorization.k8s.io/v1`, of the whole cluster.
public struct SelfSubjectAccessReview: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "authorization.k8s.io", version: "v1", kind: "SelfSubjectAccessReview", plural: "selfsubjectaccessreviews",
        scope: .cluster
    )

    /// `metadata`.
    @Boxed public var metadata: ObjectMeta
    /// `spec`: required.
    @Boxed public var spec: SelfSubjectAccessReviewSpec
    /// `status`.
    @OptionalBoxed public var status: SubjectAccessReviewStatus?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: SelfSubjectAccessReviewSpec, status: SubjectAccessReviewStatus? = nil
    ) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectAccessReview> = FieldTable(
        empty: SelfSubjectAccessReview(spec: SelfSubjectAccessReviewSpec())
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `SelfSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct SelfSubjectAccessReviewSpec: JSONModel {
    /// `spec.nonResourceAttributes`.
    @OptionalBoxed public var nonResourceAttributes: NonResourceAttributes?
    /// `spec.resourceAttributes`.
    @OptionalBoxed public var resourceAttributes: ResourceAttributes?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(nonResourceAttributes: NonResourceAttributes? = nil, resourceAttributes: ResourceAttributes? = nil) {
        self.nonResourceAttributes = nonResourceAttributes
        self.resourceAttributes = resourceAttributes
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectAccessReviewSpec> = FieldTable(empty: SelfSubjectAccessReviewSpec()) {
        $0.field("nonResourceAttributes", \._nonResourceAttributes)
        $0.field("resourceAttributes", \._resourceAttributes)
        $0.unknown(\.unknownFields)
    }
}
