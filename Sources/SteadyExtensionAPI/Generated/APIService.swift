// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// The kind `APIService` of `apiregistration.k8s.io/v1`, of the whole cluster.
public struct APIService: StatusResource, JSONModel {
    /// What the API calls it.
    public static let resourceType: ResourceType = ResourceType(
        group: "apiregistration.k8s.io", version: "v1", kind: "APIService", plural: "apiservices", scope: .cluster
    )

    /// `metadata`.
    public var metadata: ObjectMeta {
        unsafeAddress { _metadata.address }
        _modify { yield &_metadata.wrappedValue }
    }
    private var _metadata = Boxed<ObjectMeta>()
    /// `spec`.
    public var spec: APIServiceSpec {
        unsafeAddress { _spec.address }
        _modify { yield &_spec.wrappedValue }
    }
    private var _spec = Boxed<APIServiceSpec>()
    /// `status`.
    public var status: APIServiceStatus? {
        unsafeAddress { _status.address }
        _modify { yield &_status.wrappedValue }
    }
    private var _status = OptionalBoxed<APIServiceStatus>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        metadata: ObjectMeta = ObjectMeta(), spec: APIServiceSpec = APIServiceSpec.empty, status: APIServiceStatus? = nil
    ) {
        _metadata = Boxed(wrappedValue: metadata)
        _spec = Boxed(wrappedValue: spec)
        _status = OptionalBoxed(wrappedValue: status)
    }

    /// How it is read and written.
    public static let fields: FieldTable<APIService> = FieldTable(empty: APIService()) {
        $0.typeMeta()
        $0.field("metadata", \._metadata)
        $0.field("spec", \._spec)
        $0.field("status", \._status)
        $0.unknown(\.unknownFields)
    }
}

/// `spec` of `APIService` (`apiregistration.k8s.io/v1`).
public struct APIServiceSpec: JSONModel {
    /// `spec.caBundle`: bytes.
    public var caBundle: Base64?
    /// `spec.group`.
    public var group: String?
    /// `spec.groupPriorityMinimum`: required.
    public var groupPriorityMinimum: Int32
    /// `spec.insecureSkipTLSVerify`.
    public var insecureSkipTLSVerify: Bool?
    /// `spec.service`.
    public var service: APIServiceReference? {
        unsafeAddress { _service.address }
        _modify { yield &_service.wrappedValue }
    }
    private var _service = OptionalBoxed<APIServiceReference>()
    /// `spec.version`.
    public var version: String?
    /// `spec.versionPriority`: required.
    public var versionPriority: Int32
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        groupPriorityMinimum: Int32, versionPriority: Int32, caBundle: Base64? = nil, group: String? = nil,
        insecureSkipTLSVerify: Bool? = nil, service: APIServiceReference? = nil, version: String? = nil
    ) {
        self.groupPriorityMinimum = groupPriorityMinimum
        self.versionPriority = versionPriority
        self.caBundle = caBundle
        self.group = group
        self.insecureSkipTLSVerify = insecureSkipTLSVerify
        _service = OptionalBoxed(wrappedValue: service)
        self.version = version
    }

    /// How it is read and written.
    public static let fields: FieldTable<APIServiceSpec> = FieldTable(
        empty: APIServiceSpec(groupPriorityMinimum: 0, versionPriority: 0)
    ) {
        $0.field("caBundle", \.caBundle)
        $0.field("group", \.group)
        $0.field("groupPriorityMinimum", \.groupPriorityMinimum)
        $0.field("insecureSkipTLSVerify", \.insecureSkipTLSVerify)
        $0.field("service", \._service)
        $0.field("version", \.version)
        $0.field("versionPriority", \.versionPriority)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.service` of `APIService` (`apiregistration.k8s.io/v1`).
public struct APIServiceReference: JSONModel {
    /// `spec.service.name`.
    public var name: String?
    /// `spec.service.namespace`.
    public var namespace: String?
    /// `spec.service.port`.
    public var port: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String? = nil, namespace: String? = nil, port: Int32? = nil) {
        self.name = name
        self.namespace = namespace
        self.port = port
    }

    /// How it is read and written.
    public static let fields: FieldTable<APIServiceReference> = FieldTable(empty: APIServiceReference()) {
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("port", \.port)
        $0.unknown(\.unknownFields)
    }
}

/// `status` of `APIService` (`apiregistration.k8s.io/v1`).
public struct APIServiceStatus: StatusValue, JSONModel {
    /// `status.conditions`: keyed by `type`.
    public var conditions: [APIServiceCondition]?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// Nothing reported yet.
    public init() {}

    /// A value of these parts.
    public init(conditions: [APIServiceCondition]? = nil) {
        self.conditions = conditions
    }

    /// How it is read and written.
    public static let fields: FieldTable<APIServiceStatus> = FieldTable(empty: APIServiceStatus()) {
        $0.field("conditions", \.conditions)
        $0.unknown(\.unknownFields)
    }
}

/// `status.conditions[]` of `APIService` (`apiregistration.k8s.io/v1`).
public struct APIServiceCondition: JSONModel {
    /// `status.conditions[].lastTransitionTime`.
    public var lastTransitionTime: Timestamp?
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
        status: String, type: String, lastTransitionTime: Timestamp? = nil, message: String? = nil, reason: String? = nil
    ) {
        self.status = status
        self.type = type
        self.lastTransitionTime = lastTransitionTime
        self.message = message
        self.reason = reason
    }

    /// How it is read and written.
    public static let fields: FieldTable<APIServiceCondition> = FieldTable(empty: APIServiceCondition(status: "", type: "")) {
        $0.field("lastTransitionTime", \.lastTransitionTime)
        $0.field("message", \.message)
        $0.field("reason", \.reason)
        $0.field("status", \.status)
        $0.field("type", \.type)
        $0.unknown(\.unknownFields)
    }
}
