// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].lifecycle` of `Pod` (`v1`).
public struct Lifecycle: JSONModel {
    /// `spec.containers[].lifecycle.postStart`.
    @OptionalBoxed public var postStart: LifecycleHandler?
    /// `spec.containers[].lifecycle.preStop`.
    @OptionalBoxed public var preStop: LifecycleHandler?
    /// `spec.containers[].lifecycle.stopSignal`.
    public var stopSignal: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(postStart: LifecycleHandler? = nil, preStop: LifecycleHandler? = nil, stopSignal: String? = nil) {
        self.postStart = postStart
        self.preStop = preStop
        self.stopSignal = stopSignal
    }

    /// How it is read and written.
    public static let fields: FieldTable<Lifecycle> = FieldTable(empty: Lifecycle()) {
        $0.field("postStart", \._postStart)
        $0.field("preStop", \._preStop)
        $0.field("stopSignal", \.stopSignal)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].lifecycle.postStart` of `Pod` (`v1`).
public struct LifecycleHandler: JSONModel {
    /// `spec.containers[].lifecycle.postStart.exec`.
    @OptionalBoxed public var exec: ExecAction?
    /// `spec.containers[].lifecycle.postStart.httpGet`.
    @OptionalBoxed public var httpGet: HTTPGetAction?
    /// `spec.containers[].lifecycle.postStart.sleep`.
    @OptionalBoxed public var sleep: SleepAction?
    /// `spec.containers[].lifecycle.postStart.tcpSocket`.
    @OptionalBoxed public var tcpSocket: TCPSocketAction?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        exec: ExecAction? = nil, httpGet: HTTPGetAction? = nil, sleep: SleepAction? = nil, tcpSocket: TCPSocketAction? = nil
    ) {
        self.exec = exec
        self.httpGet = httpGet
        self.sleep = sleep
        self.tcpSocket = tcpSocket
    }

    /// How it is read and written.
    public static let fields: FieldTable<LifecycleHandler> = FieldTable(empty: LifecycleHandler()) {
        $0.field("exec", \._exec)
        $0.field("httpGet", \._httpGet)
        $0.field("sleep", \._sleep)
        $0.field("tcpSocket", \._tcpSocket)
        $0.unknown(\.unknownFields)
    }
}

/// `spec.containers[].lifecycle.postStart.sleep` of `Pod` (`v1`).
public struct SleepAction: JSONModel {
    /// `spec.containers[].lifecycle.postStart.sleep.seconds`: seconds, required.
    public var seconds: Int64
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// How it is read and written.
    public static let fields: FieldTable<SleepAction> = FieldTable(empty: SleepAction(seconds: 0)) {
        $0.field("seconds", \.seconds)
        $0.unknown(\.unknownFields)
    }
}
