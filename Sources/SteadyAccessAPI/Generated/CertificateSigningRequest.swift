// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `CertificateSigningRequest` of `certificates.k8s.io/v1`, of the whole cluster.
public struct CertificateSigningRequest: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "certificates.k8s.io", version: "v1", kind: "CertificateSigningRequest", plural: "certificatesigningrequests",
        scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`: required.
    public var spec: CertificateSigningRequestSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<CertificateSigningRequestSpec>()
    /// `status`.
    public var status: CertificateSigningRequestStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<CertificateSigningRequestStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: CertificateSigningRequestSpec, status: CertificateSigningRequestStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<CertificateSigningRequest> = FieldTable(
        empty: CertificateSigningRequest(spec: CertificateSigningRequestSpec.empty)
    ) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec, required: true)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `CertificateSigningRequest` (`certificates.k8s.io/v1`).
public struct CertificateSigningRequestSpec: JSONModel {
    /// `spec.expirationSeconds`: seconds.
    public var expirationSeconds: Int32?
    /// `spec.extra`.
    public var extra: StringMap<[String]>?
    /// `spec.groups`.
    public var groups: [String]?
    /// `spec.request`: bytes, required.
    public var request: Base64
    /// `spec.signerName`: required.
    public var signerName: String
    /// `spec.uid`.
    public var uid: String?
    /// `spec.usages`.
    public var usages: [String]?
    /// `spec.username`.
    public var username: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        request: Base64, signerName: String, expirationSeconds: Int32? = nil, extra: StringMap<[String]>? = nil,
        groups: [String]? = nil, uid: String? = nil, usages: [String]? = nil, username: String? = nil
    ) {
        self.request = request
        self.signerName = signerName
        self.expirationSeconds = expirationSeconds
        self.extra = extra
        self.groups = groups
        self.uid = uid
        self.usages = usages
        self.username = username
    }

    /// How it is read and written.
    public static let fields: FieldTable<CertificateSigningRequestSpec> = FieldTable(
        empty: CertificateSigningRequestSpec(request: Base64.empty, signerName: "")
    ) {
        $0.field("expirationSeconds", \.expirationSeconds)
        $0.field("extra", \.extra)
        $0.field("groups", \.groups)
        $0.field("request", \.request)
        $0.field("signerName", \.signerName)
        $0.field("uid", \.uid)
        $0.field("usages", \.usages)
        $0.field("username", \.username)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `CertificateSigningRequest` (`certificates.k8s.io/v1`).
public struct CertificateSigningRequestStatus: StatusValue, JSONModel {
    /// `status.certificate`: bytes.
    public var certificate: Base64?
    /// `status.conditions`: keyed by `type`.
    public var conditions: [CertificateSigningRequestCondition]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(certificate: Base64? = nil, conditions: [CertificateSigningRequestCondition]? = nil) {
        self.certificate = certificate
        self.conditions = conditions
    }

    /// How it is read and written.
    public static let fields: FieldTable<CertificateSigningRequestStatus> = FieldTable(empty: CertificateSigningRequestStatus()) {
        $0.field("certificate", \.certificate)
        $0.field("conditions", \.conditions)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `CertificateSigningRequest` (`certificates.k8s.io/v1`).
public struct CertificateSigningRequestCondition: JSONModel {
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
    /// `status.conditions[].lastUpdateTime`.
    public var lastUpdateTime: Timestamp?
    /// `status.conditions[].message`.
    public var message: String?
    /// `status.conditions[].reason`.
    public var reason: String?
    /// `status.conditions[].status`: required.
    public var status: String
    /// `status.conditions[].type`: required.
    public var type: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        status: String, type: String, lastTransitionTime: Timestamp? = nil, lastUpdateTime: Timestamp? = nil,
        message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastTransitionTime = lastTransitionTime
        self.lastUpdateTime = lastUpdateTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<CertificateSigningRequestCondition> = FieldTable(
        empty: CertificateSigningRequestCondition(status: "", type: "")
    ) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("lastUpdateTime", \.lastUpdateTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
