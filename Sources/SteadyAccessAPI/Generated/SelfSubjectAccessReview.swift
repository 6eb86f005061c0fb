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
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: SelfSubjectAccessReviewSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<SelfSubjectAccessReviewSpec>()
    /// `status`.
    public var status: SubjectAccessReviewStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<SubjectAccessReviewStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: SelfSubjectAccessReviewSpec, status: SubjectAccessReviewStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
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
    public var nonResourceAttributes: NonResourceAttributes? {
        unsafeAddress { _nonResourceAttributes.address }
        _modify { yield &_nonResourceAttributes.wrappedValue }
    }
    private var _nonResourceAttributes = OptionalBoxed<NonResourceAttributes>()
    /// `spec.resourceAttributes`.
    public var resourceAttributes: ResourceAttributes? {
        unsafeAddress { _resourceAttributes.address }
        _modify { yield &_resourceAttributes.wrappedValue }
    }
    private var _resourceAttributes = OptionalBoxed<ResourceAttributes>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(nonResourceAttributes: NonResourceAttributes? = nil, resourceAttributes: ResourceAttributes? = nil) {
        _nonResourceAttributes = OptionalBoxed(wrappedValue: nonResourceAttributes)
        _resourceAttributes = OptionalBoxed(wrappedValue: resourceAttributes)
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectAccessReviewSpec> = FieldTable(empty: SelfSubjectAccessReviewSpec()) {
        $0.field("nonResourceAttributes", \._nonResourceAttributes)
        $0.field("resourceAttributes", \._resourceAttributes)
        $0.unknown(\.unknownFields)
    }
}
