// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].livenessProbe` of `Pod` (`v1`).
public struct Probe: JSONModel {
    /// `spec.containers[].livenessProbe.exec`.
    public var exec: ExecAction? {
        unsafeAddress { _exec.address }
        _modify { yield &_exec.wrappedValue }
    }
    private var _exec = OptionalBoxed<ExecAction>()
    /// `spec.containers[].livenessProbe.failureThreshold`.
    public var failureThreshold: Int32?
    /// `spec.containers[].livenessProbe.grpc`.
    public var grpc: GRPCAction? {
        unsafeAddress { _grpc.address }
        _modify { yield &_grpc.wrappedValue }
    }
    private var _grpc = OptionalBoxed<GRPCAction>()
    /// `spec.containers[].livenessProbe.httpGet`.
    public var httpGet: HTTPGetAction? {
        unsafeAddress { _httpGet.address }
        _modify { yield &_httpGet.wrappedValue }
    }
    private var _httpGet = OptionalBoxed<HTTPGetAction>()
    /// `spec.containers[].livenessProbe.initialDelaySeconds`: seconds.
    public var initialDelaySeconds: Int32?
    /// `spec.containers[].livenessProbe.periodSeconds`: seconds.
    public var periodSeconds: Int32?
    /// `spec.containers[].livenessProbe.successThreshold`.
    public var successThreshold: Int32?
    /// `spec.containers[].livenessProbe.tcpSocket`.
    public var tcpSocket: TCPSocketAction? {
        unsafeAddress { _tcpSocket.address }
        _modify { yield &_tcpSocket.wrappedValue }
    }
    private var _tcpSocket = OptionalBoxed<TCPSocketAction>()
    /// `spec.containers[].livenessProbe.terminationGracePeriodSeconds`: seconds.
    public var terminationGracePeriodSeconds: Int64?
    /// `spec.containers[].livenessProbe.timeoutSeconds`: seconds.
    public var timeoutSeconds: Int32?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        exec: ExecAction? = nil, failureThreshold: Int32? = nil, grpc: GRPCAction? = nil, httpGet: HTTPGetAction? = nil,
        initialDelaySeconds: Int32? = nil, periodSeconds: Int32? = nil, successThreshold: Int32? = nil,
        tcpSocket: TCPSocketAction? = nil, terminationGracePeriodSeconds: Int64? = nil, timeoutSeconds: Int32? = nil
    ) {
        _exec = OptionalBoxed(wrappedValue: exec)
        self.failureThreshold = failureThreshold
        _grpc = OptionalBoxed(wrappedValue: grpc)
        _httpGet = OptionalBoxed(wrappedValue: httpGet)
        self.initialDelaySeconds = initialDelaySeconds
        self.periodSeconds = periodSeconds
        self.successThreshold = successThreshold
        _tcpSocket = OptionalBoxed(wrappedValue: tcpSocket)
        self.terminationGracePeriodSeconds = terminationGracePeriodSeconds
        self.timeoutSeconds = timeoutSeconds
    }

    /// How it is read and written.
    public static let fields: FieldTable<Probe> = FieldTable(empty: Probe()) {
        $0.field("exec", \._exec)
        $0.field("failureThreshold", \.failureThreshold)
        $0.field("grpc", \._grpc)
        $0.field("httpGet", \._httpGet)
        $0.field("initialDelaySeconds", \.initialDelaySeconds)
        $0.field("periodSeconds", \.periodSeconds)
        $0.field("successThreshold", \.successThreshold)
        $0.field("tcpSocket", \._tcpSocket)
        $0.field("terminationGracePeriodSeconds", \.terminationGracePeriodSeconds)
        $0.field("timeoutSeconds", \.timeoutSeconds)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].livenessProbe.grpc` of `Pod` (`v1`).
public struct GRPCAction: JSONModel {
    /// `spec.containers[].livenessProbe.grpc.port`: required.
    public var port: Int32
    /// `spec.containers[].livenessProbe.grpc.service`.
    public var service: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(port: Int32, service: String? = nil) {
        self.port = port
        self.service = service
    }

    /// How it is read and written.
    public static let fields: FieldTable<GRPCAction> = FieldTable(empty: GRPCAction(port: 0)) {
        $0.field("port", \.port)
        $0.field("service", \.service)
        $0.unknown(\.unknownFields)
    }
}
