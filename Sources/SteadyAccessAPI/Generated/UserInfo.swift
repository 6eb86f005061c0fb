// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `status.userInfo` of `SelfSubjectReview` (`authentication.k8s.io/v1`).
public struct UserInfo: JSONModel {
    /// `status.userInfo.extra`.
    public var extra: StringMap<[String]>?
    /// `status.userInfo.groups`.
    public var groups: [String]?
    /// `status.userInfo.uid`.
    public var uid: String?
    /// `status.userInfo.username`.
    public var username: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(extra: StringMap<[String]>? = nil, groups: [String]? = nil, uid: String? = nil, username: String? = nil) {
        self.extra = extra
        self.groups = groups
        self.uid = uid
        self.username = username
    }

    /// How it is read and written.
    public static let fields: FieldTable<UserInfo> = FieldTable(empty: UserInfo()) {
        $0.field("extra", \.extra)
        $0.field("groups", \.groups)
        $0.field("uid", \.uid)
        $0.field("username", \.username)
        $0.unknown(\.unknownFields)
    }
}
