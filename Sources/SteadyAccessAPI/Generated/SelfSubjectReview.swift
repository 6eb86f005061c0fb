// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `SelfSubjectReview` of `authentication.k8s.io/v1`, of the whole cluster.
public struct SelfSubjectReview: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "authentication.k8s.io", version: "v1", kind: "SelfSubjectReview", plural: "selfsubjectreviews", scope: .cluster
    )

    /// `metadata`.
    @Boxed public var metadata: ObjectMeta
    /// `status`.
    @OptionalBoxed public var status: SelfSubjectReviewStatus?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), status: SelfSubjectReviewStatus? = nil) {
        self.metadata = metadata
        self.status = status
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectReview> = FieldTable(empty: SelfSubjectReview()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `SelfSubjectReview` (`authentication.k8s.io/v1`).
public struct SelfSubjectReviewStatus: StatusValue, JSONModel {
    /// `status.userInfo`.
    @OptionalBoxed public var userInfo: UserInfo?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(userInfo: UserInfo? = nil) {
        self.userInfo = userInfo
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectReviewStatus> = FieldTable(empty: SelfSubjectReviewStatus()) {
        $0.field("userInfo", \._userInfo)
        $0.unknown(\.unknownFields)
    }
}
