// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `SubjectAccessReview` of `authorization.k8s.io/v1`, of the whole cluster.
public struct SubjectAccessReview: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "authorization.k8s.io", version: "v1", kind: "SubjectAccessReview", plural: "subjectaccessreviews", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: SubjectAccessReviewSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<SubjectAccessReviewSpec>()
    /// `status`.
    public var status: SubjectAccessReviewStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<SubjectAccessReviewStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: SubjectAccessReviewSpec, status: SubjectAccessReviewStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<SubjectAccessReview> = FieldTable(
        empty: SubjectAccessReview(spec: SubjectAccessReviewSpec())
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}
