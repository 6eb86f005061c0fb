// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `LocalSubjectAccessReview` of `authorization.k8s.io/v1`, in a namespace.
public struct LocalSubjectAccessReview: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "authorization.k8s.io", version: "v1", kind: "LocalSubjectAccessReview", plural: "localsubjectaccessreviews",
        scope: .namespaced
    )

    /// `metadata`.
    @Boxed public var metadata: ObjectMeta
    /// `spec`: required.
    @Boxed public var spec: SubjectAccessReviewSpec
    /// `status`.
    @OptionalBoxed public var status: SubjectAccessReviewStatus?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: SubjectAccessReviewSpec, status: SubjectAccessReviewStatus? = nil) {
        self.metadata = metadata
        self.spec = spec
        self.status = status
    }

    /// How it is read and written.
    public static let fields: FieldTable<LocalSubjectAccessReview> = FieldTable(
        empty: LocalSubjectAccessReview(spec: SubjectAccessReviewSpec())
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}
