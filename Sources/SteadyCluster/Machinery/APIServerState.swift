import SteadyClient
import SteadyCodec
import SteadyModel

/// The API server without its shell: a request and the time in, a response and the watchers to wake out.
///
/// No clock, no lock, no await. One file per verb extends it.
struct APIServerState {
    var store: Store
    var hub = WatchHub()
    var registry: ResourceRegistry
    var random: PlatformRandom
    /// The date at the request in hand.
    var wallTime = Timestamp(seconds: 0)
    /// The monotonic time at the request in hand.
    var now: Duration = .zero
    /// Continuations to resume when the lock is left.
    var woken: [WatchHub.Waiter] = []
    /// Changes since the last look of the garbage collector and the namespace controller, if they run.
    var changes: [StoreEvent] = []
    var isRecordingChanges = false
    /// Admission policies with their expressions compiled, by uid, and of which version they are.
    var compiledPolicies: [String: (version: UInt64, policy: CompiledPolicy)] = [:]
    var controllerWaiter: WatchHub.Waiter?
    /// Signs the tokens of service accounts.
    var tokenSigner: (any TokenSigner)?
    /// Hears of every change, in order.
    var onChange: (@Sendable (ContentsChange) -> Void)?

    /// Before this version nothing is known of changes, as before the start of a server.
    var historyStart: UInt64 = 0

    enum Answer {
        case response(APIAnswer)
        /// A watch: the number to read it under.
        case watch(Int)
    }

    init(random: PlatformRandom, historyLimit: Int) {
        store = Store(historyLimit: historyLimit)
        registry = ResourceRegistry()
        self.random = random
    }

    /// Writes a change down and tells the watchers.
    mutating func commit(_ event: StoreEvent) {
        onChange?(ContentsChange(event))
        if isRecordingChanges { changes.append(event) }
        if let waiter = controllerWaiter {
            controllerWaiter = nil
            woken.append(waiter)
        }
        woken += hub.publish(event, at: wallTime)
        if event.collection == ResourceRegistry.crdCollection { customResourceDefinitionChanged(event) }
        if event.kind == .deleted { customResourceGone(event.collection) }
    }
}

/// What a request is about.
struct Target {
    var definition: ResourceDefinition
    var namespace: String?
    var name: String
    var subresource: String?

    var collection: String { definition.collection }
    var key: ObjectKey { ObjectKey(namespace: definition.isNamespaced ? namespace : nil, name: name) }
}
