// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `TokenReview` of `authentication.k8s.io/v1`, of the whole cluster.
public struct TokenReview: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "authentication.k8s.io", version: "v1", kind: "TokenReview", plural: "tokenreviews", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: TokenReviewSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<TokenReviewSpec>()
    /// `status`.
    public var status: TokenReviewStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<TokenReviewStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(metadata: ObjectMeta = ObjectMeta(), spec: TokenReviewSpec, status: TokenReviewStatus? = nil) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<TokenReview> = FieldTable(empty: TokenReview(spec: TokenReviewSpec.empty)) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `TokenReview` (`authentication.k8s.io/v1`).
public struct TokenReviewSpec: JSONModel {
    /// `spec.audiences`.
    public var audiences: [String]?
    /// `spec.token`: required.
    public var token: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(token: String, audiences: [String]? = nil) {
        self.token = token
        self.audiences = audiences
    }

    /// How it is read and written.
    public static let fields: FieldTable<TokenReviewSpec> = FieldTable(empty: TokenReviewSpec(token: "")) {
        $0.field("audiences", \.audiences)
        $0.field("token", \.token)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `TokenReview` (`authentication.k8s.io/v1`).
public struct TokenReviewStatus: StatusValue, JSONModel {
    /// `status.audiences`.
    public var audiences: [String]?
    /// `status.authenticated`.
    public var authenticated: Bool?
    /// `status.error`.
    public var error: String?
    /// `status.user`.
    public var user: UserInfo? {
        unsafeAddress { _user.address }
        _modify { yield &_user.wrappedValue }
    }
    private var _user = OptionalBoxed<UserInfo>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(audiences: [String]? = nil, authenticated: Bool? = nil, error: String? = nil, user: UserInfo? = nil) {
        self.audiences = audiences
        self.authenticated = authenticated
        self.error = error
        _user = OptionalBoxed(wrappedValue: user)
    }

    /// How it is read and written.
    public static let fields: FieldTable<TokenReviewStatus> = FieldTable(empty: TokenReviewStatus()) {
        $0.field("audiences", \.audiences)
        $0.field("authenticated", \.authenticated)
        $0.field("error", \.error)
        $0.field("user", \._user)
        $0.unknown(\.unknownFields)
    }
}
