// Written by `steady-generate builtin`. Changes are overwritten; put yours in a folder beside.

public import SteadyCodec

/// `spec.containers[].lifecycle` of `Pod` (`v1`).
public struct Lifecycle: JSONModel {
    /// `spec.containers[].lifecycle.postStart`.
    public var postStart: LifecycleHandler? {
        unsafeAddress { _postStart.address }
        _modify { yield &_postStart.wrappedValue }
    }
    private var _postStart = OptionalBoxed<LifecycleHandler>()
    /// `spec.containers[].lifecycle.preStop`.
    public var preStop: LifecycleHandler? {
        unsafeAddress { _preStop.address }
        _modify { yield &_preStop.wrappedValue }
    }
    private var _preStop = OptionalBoxed<LifecycleHandler>()
    /// `spec.containers[].lifecycle.stopSignal`.
    public var stopSignal: String?
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(postStart: LifecycleHandler? = nil, preStop: LifecycleHandler? = nil, stopSignal: String? = nil) {
        _postStart = OptionalBoxed(wrappedValue: postStart)
        _preStop = OptionalBoxed(wrappedValue: preStop)
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
    public var exec: ExecAction? {
        unsafeAddress { _exec.address }
        _modify { yield &_exec.wrappedValue }
    }
    private var _exec = OptionalBoxed<ExecAction>()
    /// `spec.containers[].lifecycle.postStart.httpGet`.
    public var httpGet: HTTPGetAction? {
        unsafeAddress { _httpGet.address }
        _modify { yield &_httpGet.wrappedValue }
    }
    private var _httpGet = OptionalBoxed<HTTPGetAction>()
    /// `spec.containers[].lifecycle.postStart.sleep`.
    public var sleep: SleepAction? {
        unsafeAddress { _sleep.address }
        _modify { yield &_sleep.wrappedValue }
    }
    private var _sleep = OptionalBoxed<SleepAction>()
    /// `spec.containers[].lifecycle.postStart.tcpSocket`.
    public var tcpSocket: TCPSocketAction? {
        unsafeAddress { _tcpSocket.address }
        _modify { yield &_tcpSocket.wrappedValue }
    }
    private var _tcpSocket = OptionalBoxed<TCPSocketAction>()
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields: UnknownFields = UnknownFields()

    /// A value of these parts.
    public init(
        exec: ExecAction? = nil, httpGet: HTTPGetAction? = nil, sleep: SleepAction? = nil, tcpSocket: TCPSocketAction? = nil
    ) {
        _exec = OptionalBoxed(wrappedValue: exec)
        _httpGet = OptionalBoxed(wrappedValue: httpGet)
        _sleep = OptionalBoxed(wrappedValue: sleep)
        _tcpSocket = OptionalBoxed(wrappedValue: tcpSocket)
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
