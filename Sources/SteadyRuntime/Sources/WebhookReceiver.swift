import Synchronization

/// What others call when something has happened outside the cluster: a push to a repository, a payment.
///
/// ```swift
/// let pushes = WebhookReceiver("pushes") { $0.carries(secret, in: "x-gitlab-token") }
/// manager.controller(for: Website.self, …)
///     .source(pushes) { call in sites(builtFrom: call.body) }
/// ```
///
/// It knows nothing of sockets: `ReceiverEndpoint` of `SteadyService` serves it, and a test calls ``receive(_:)``. A call says that it is time to
/// look, and may be lost when the process ends right after: beside it something has to look from time to time (`every(_:jitter:)`).
public final class WebhookReceiver: Sendable {
    /// A call, as it was made over HTTP.
    public struct Call: Sendable {
        /// Names and values, in the order in which they came.
        public var headers: [(name: String, value: String)]
        /// What was sent.
        public var body: [UInt8]

        /// A call.
        public init(headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
            self.headers = headers
            self.body = body
        }

        /// The value of a header, whatever the case of its name; the first, if there are several.
        public subscript(header: String) -> String? {
            let name = header.lowercased()
            return headers.first { $0.name.lowercased() == name }?.value
        }

        /// Whether a header's value is a secret. It takes the same time wherever they differ, so that nobody finds the secret out bit by bit.
        public func carries(_ secret: String, in header: String) -> Bool {
            guard let value = self[header], value.utf8.count == secret.utf8.count else { return false }
            return zip(value.utf8, secret.utf8).reduce(0 as UInt8) { $0 | $1.0 ^ $1.1 } == 0
        }
    }

    /// What became of a call.
    public enum Reception: Sendable, Hashable {
        /// What it names is in the queues of all that listen.
        case taken
        /// It is not from whom it should be.
        case refused
        /// Nobody listens: this replica is a standby, or has not begun. The caller should try again, and may find one that works.
        case unheard
    }

    private struct State {
        var listeners: [Int: @Sendable (Call) -> Void] = [:]
        var last = 0
    }

    /// What it is called in ``ReconcileReason``s, and in the path of an endpoint.
    public let name: String
    private let verify: @Sendable (Call) -> Bool
    private let state = Mutex(State())

    /// A receiver to which nobody listens yet.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - verify: whether a call is from whom it should be: by a token, by a signature. It is called on any thread.
    public init(_ name: String, verify: @escaping @Sendable (Call) -> Bool) {
        self.name = name
        self.verify = verify
    }

    /// Hands a call to all controllers that listen; when it returns, what the call names is in their queues.
    @discardableResult
    public func receive(_ call: Call) -> Reception {
        guard verify(call) else { return .refused }
        let listeners = state.withLock { $0.listeners.sorted { $0.key < $1.key }.map(\.value) }
        for listener in listeners { listener(call) }
        return listeners.isEmpty ? .unheard : .taken
    }

    /// Listens until the task is cancelled.
    func listen(_ body: @escaping @Sendable (Call) -> Void) async {
        let number = state.withLock { state in
            state.last += 1
            state.listeners[state.last] = body
            return state.last
        }
        defer { state.withLock { _ = $0.listeners.removeValue(forKey: number) } }
        let (never, end) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        end.finish()
    }
}

extension ControllerSource {
    /// What calls from outside name.
    static func receiver(
        _ receiver: WebhookReceiver, priority: Int, _ keys: @escaping @Sendable (WebhookReceiver.Call) -> [Request]
    ) -> ControllerSource {
        var source = ControllerSource()
        source.run = { inlet in
            await receiver.listen { call in
                for request in keys(call) { inlet.put(request, priority, .source(receiver.name), nil) }
            }
        }
        return source
    }
}
