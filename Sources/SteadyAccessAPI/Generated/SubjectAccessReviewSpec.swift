// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec` of `LocalSubjectAccessReview` (`authorization.k8s.io/v1`).
public struct SubjectAccessReviewSpec: JSONModel {
    /// `spec.extra`.
    public var extra: StringMap<[String]>?
    /// `spec.groups`.
    public var groups: [String]?
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
    /// `spec.uid`.
    public var uid: String?
    /// `spec.user`.
    public var user: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        extra: StringMap<[String]>? = nil, groups: [String]? = nil, nonResourceAttributes: NonResourceAttributes? = nil,
        resourceAttributes: ResourceAttributes? = nil, uid: String? = nil, user: String? = nil
    ) {
        self.extra = extra
        self.groups = groups
        _nonResourceAttributes = OptionalBoxed(wrappedValue: nonResourceAttributes)
        _resourceAttributes = OptionalBoxed(wrappedValue: resourceAttributes)
        self.uid = uid
        self.user = user
    }

    /// How it is read and written.
    public static let fields: FieldTable<SubjectAccessReviewSpec> = FieldTable(empty: SubjectAccessReviewSpec()) {
        $0.field("extra", \.extra)
        $0.field("groups", \.groups)
        $0.field("nonResourceAttributes", \._nonResourceAttributes)
        $0.field("resourceAttributes", \._resourceAttributes)
        $0.field("uid", \.uid)
        $0.field("user", \.user)
        $0.unknown(\.unknownFields)
    }
}
