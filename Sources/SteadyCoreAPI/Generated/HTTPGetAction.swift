// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec
public import SteadyModel

/// `spec.containers[].livenessProbe.httpGet` of `Pod` (`v1`).
public struct HTTPGetAction: JSONModel {
    /// `spec.containers[].livenessProbe.httpGet.host`.
    public var host: String?
    /// `spec.containers[].livenessProbe.httpGet.httpHeaders`.
    public var httpHeaders: [HTTPHeader]?
    /// `spec.containers[].livenessProbe.httpGet.path`.
    public var path: String?
    /// `spec.containers[].livenessProbe.httpGet.port`: required.
    public var port: IntOrString
    /// `spec.containers[].livenessProbe.httpGet.scheme`.
    public var scheme: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        port: IntOrString, host: String? = nil, httpHeaders: [HTTPHeader]? = nil, path: String? = nil, scheme: String? = nil
    ) {
        self.port = port
        self.host = host
        self.httpHeaders = httpHeaders
        self.path = path
        self.scheme = scheme
    }

    /// How it is read and written.
    public static let fields: FieldTable<HTTPGetAction> = FieldTable(empty: HTTPGetAction(port: IntOrString.empty)) {
        $0.field("host", \.host)
        $0.field("httpHeaders", \.httpHeaders)
        $0.field("path", \.path)
        $0.field("port", \.port)
        $0.field("scheme", \.scheme)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].livenessProbe.httpGet.httpHeaders[]` of `Pod` (`v1`).
public struct HTTPHeader: JSONModel {
    /// `spec.containers[].livenessProbe.httpGet.httpHeaders[].name`: required.
    public var name: String
    /// `spec.containers[].livenessProbe.httpGet.httpHeaders[].value`: required.
    public var value: String
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// How it is read and written.
    public static let fields: FieldTable<HTTPHeader> = FieldTable(empty: HTTPHeader(name: "", value: "")) {
        $0.field("name", \.name)
        $0.field("value", \.value)
        $0.unknown(\.unknownFields)
    }
}
