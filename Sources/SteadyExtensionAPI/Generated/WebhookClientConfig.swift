// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `webhooks[].clientConfig` of `MutatingWebhookConfiguration` (`admissionregistration.k8s.io/v1`).
public struct WebhookClientConfig: JSONModel {
    /// `webhooks[].clientConfig.caBundle`: bytes.
    public var caBundle: Base64?
    /// `webhooks[].clientConfig.service`.
    public var service: ServiceReference? {
        unsafeAddress { _service.address }
        _modify { yield &_service.wrappedValue }
    }
    private var _service = OptionalBoxed<ServiceReference>()
    /// `webhooks[].clientConfig.url`.
    public var url: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(caBundle: Base64? = nil, service: ServiceReference? = nil, url: String? = nil) {
        self.caBundle = caBundle
        _service = OptionalBoxed(wrappedValue: service)
        self.url = url
    }

    /// How it is read and written.
    public static let fields: FieldTable<WebhookClientConfig> = FieldTable(empty: WebhookClientConfig()) {
        $0.field("caBundle", \.caBundle)
        $0.field("service", \._service)
        $0.field("url", \.url)
        $0.unknown(\.unknownFields)
    }
}

/// `webhooks[].clientConfig.service` of `MutatingWebhookConfiguration` (`admissionregistration.k8s.io/v1`).
public struct ServiceReference: JSONModel {
    /// `webhooks[].clientConfig.service.name`: required.
    public var name: String
    /// `webhooks[].clientConfig.service.namespace`: required.
    public var namespace: String
    /// `webhooks[].clientConfig.service.path`.
    public var path: String?
    /// `webhooks[].clientConfig.service.port`.
    public var port: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, namespace: String, path: String? = nil, port: Int32? = nil) {
        self.name = name
        self.namespace = namespace
        self.path = path
        self.port = port
    }

    /// How it is read and written.
    public static let fields: FieldTable<ServiceReference> = FieldTable(empty: ServiceReference(name: "", namespace: "")) {
        $0.field("name", \.name)
        $0.field("namespace", \.namespace)
        $0.field("path", \.path)
        $0.field("port", \.port)
        $0.unknown(\.unknownFields)
    }
}
