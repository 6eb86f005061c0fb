// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `TokenRequest` of `authentication.k8s.io/v1`, sent to the subresource `token`.
public struct TokenRequest: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "authentication.k8s.io", version: "v1", kind: "TokenRequest", plural: "token", scope: .namespaced
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: TokenRequestSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<TokenRequestSpec>()
    /// `status`.
    public var status: TokenRequestStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<TokenRequestStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: TokenRequestSpec = TokenRequestSpec(), status: TokenRequestStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<TokenRequest> = FieldTable(empty: TokenRequest()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `TokenRequest` (`authentication.k8s.io/v1`).
public struct TokenRequestSpec: JSONModel {
    /// `spec.audiences`.
    public var audiences: [String]?
    /// `spec.boundObjectRef`.
    public var boundObjectRef: BoundObjectReference? {
        unsafeAddress { _boundObjectRef.address }
        _modify { yield &_boundObjectRef.wrappedValue }
    }
    private var _boundObjectRef = OptionalBoxed<BoundObjectReference>()
    /// `spec.expirationSeconds`: seconds.
    public var expirationSeconds: Int64?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(audiences: [String]? = nil, boundObjectRef: BoundObjectReference? = nil, expirationSeconds: Int64? = nil) {
        self.audiences = audiences
        _boundObjectRef = OptionalBoxed(wrappedValue: boundObjectRef)
        self.expirationSeconds = expirationSeconds
    }

    /// How it is read and written.
    public static let fields: FieldTable<TokenRequestSpec> = FieldTable(empty: TokenRequestSpec()) {
        $0.field("audiences", \.audiences)
        $0.field("boundObjectRef", \._boundObjectRef)
        $0.field("expirationSeconds", \.expirationSeconds)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.boundObjectRef` of `TokenRequest` (`authentication.k8s.io/v1`).
public struct BoundObjectReference: JSONModel {
    /// `spec.boundObjectRef.apiVersion`.
    public var apiVersion: String?
    /// `spec.boundObjectRef.kind`.
    public var kind: String?
    /// `spec.boundObjectRef.name`.
    public var name: String?
    /// `spec.boundObjectRef.uid`.
    public var uid: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(apiVersion: String? = nil, kind: String? = nil, name: String? = nil, uid: String? = nil) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
        self.uid = uid
    }

    /// How it is read and written.
    public static let fields: FieldTable<BoundObjectReference> = FieldTable(empty: BoundObjectReference()) {
        $0.field("apiVersion", \.apiVersion)
        $0.field("kind", \.kind)
        $0.field("name", \.name)
        $0.field("uid", \.uid)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `TokenRequest` (`authentication.k8s.io/v1`).
public struct TokenRequestStatus: StatusValue, JSONModel {
    /// `status.expirationTimestamp`.
    public var expirationTimestamp: Timestamp?
    /// `status.token`.
    public var token: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(expirationTimestamp: Timestamp? = nil, token: String? = nil) {
        self.expirationTimestamp = expirationTimestamp
        self.token = token
    }

    /// How it is read and written.
    public static let fields: FieldTable<TokenRequestStatus> = FieldTable(empty: TokenRequestStatus()) {
        $0.field("expirationTimestamp", \.expirationTimestamp)
        $0.field("token", \.token)
        $0.unknown(\.unknownFields)
    }
}
