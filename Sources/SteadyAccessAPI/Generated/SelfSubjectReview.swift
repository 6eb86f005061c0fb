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
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `status`.
    public var status: SelfSubjectReviewStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<SelfSubjectReviewStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), status: SelfSubjectReviewStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _status = OptionalBoxed(wrappedValue: status)
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
    public var userInfo: UserInfo? {
        unsafeAddress { _userInfo.address }
        _modify { yield &_userInfo.wrappedValue }
    }
    private var _userInfo = OptionalBoxed<UserInfo>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(userInfo: UserInfo? = nil) {
        _userInfo = OptionalBoxed(wrappedValue: userInfo)
    }

    /// How it is read and written.
    public static let fields: FieldTable<SelfSubjectReviewStatus> = FieldTable(empty: SelfSubjectReviewStatus()) {
        $0.field("userInfo", \._userInfo)
        $0.unknown(\.unknownFields)
    }
}
