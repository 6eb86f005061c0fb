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
    var wallTime = Timestamp(seconds: 0) {
        didSet { if wallTime.wholeSeconds != oldValue.wholeSeconds { nowText = text(wallTime) } }
    }
    /// The date as objects show it.
    private(set) var nowText = Timestamp(seconds: 0).description
    /// The monotonic time at the request in hand.
    var now: Duration = .zero
    /// Continuations to resume when the lock is left.
    var woken: [WatchHub.Waiter] = []
    /// Changes since the last look of the garbage collector and the namespace controller, if they run.
    var changes: [StoreEvent] = []
    var isRecordingChanges = false
    /// Admission policies with their expressions compiled, by uid, and of which version they are.
    var compiledPolicies: [String: (version: UInt64, policy: CompiledPolicy)] = [:]
    /// Mutating policies, likewise.
    var compiledMutations: [String: (version: UInt64, policy: CompiledMutation)] = [:]
    /// What the users of the cluster have added.
    var extensions = ClusterExtensions()
    /// The webhooks of all configurations.
    var webhooks = WebhookSet()
    /// Whether some request may need answers from outside.
    var asksOutside = false
    /// Whether somebody besides the server's own plugins may change objects.
    var mutates = false
    /// Whether somebody besides the server's own plugins may refuse objects.
    var judges = false
    /// What the request in hand has been told by webhooks.
    var exchange: Exchange?
    /// What admission warns of in the request in hand.
    var admissionWarnings: [String] = []
    /// What admission leaves for the audit log of the request in hand.
    var audit: [(key: String, value: String)] = []
    var controllerWaiter: WatchHub.Waiter?
    /// The path that was read last.
    var lastPath: (text: String, path: RequestPath)?
    var quirks = StorageQuirks()
    /// Signs the tokens of service accounts.
    var tokenSigner: (any TokenSigner)?
    /// Host and port under which clients reach the server.
    var serverAddress = "kubernetes.default.svc:443"
    /// OpenAPI documents that were made.
    private(set) var openAPICache = OpenAPICache()
    /// Whether the cluster chooses the holders of leases that have candidates (feature gate `CoordinatedLeaderElection`).
    private(set) var coordinatesElections = false
    /// Why nothing can be written down; `nil` if it can.
    var storageProblem: (@Sendable () -> String?)?
    /// Hears of every change, in order.
    var onChange: (@Sendable (ContentsChange) -> Void)?

    /// Before this version nothing is known of changes, as before the start of a server.
    var historyStart: UInt64 = 0

    enum Answer {
        case response(APIAnswer)
        case watch(WatchStream)
        /// The connector of the pods is to answer.
        case pod(PodVisit)
        /// Nothing has changed, and webhooks are to be asked first.
        case unfinished(Exchange)
    }

    init(random: PlatformRandom, historyLimit: Int) {
        store = Store(historyLimit: historyLimit)
        registry = ResourceRegistry()
        self.random = random
    }

    /// Serves candidates of leases, and keeps what leases say of them.
    mutating func coordinateElections() {
        coordinatesElections = true
        registry.add(BuiltInResources.coordinatedElection)
    }

    /// What a kind's strategy may need besides the object.
    var setting: KindStrategy.Setting { KindStrategy.Setting(now: nowText, coordinatesElections: coordinatesElections) }

    /// Of a copy: shares nothing that changes with the original, and nobody waits for it.
    mutating func detach(random: PlatformRandom) {
        self.random = random
        store.detach()
        hub = WatchHub()
        openAPICache = OpenAPICache()
        (woken, changes, isRecordingChanges, controllerWaiter) = ([], [], false, nil)
    }

    /// Writes a change down and tells the watchers.
    mutating func commit(_ event: StoreEvent) {
        if let onChange { onChange(ContentsChange(event)) }
        if isRecordingChanges { changes.append(event) }
        if let waiter = controllerWaiter {
            controllerWaiter = nil
            woken.append(waiter)
        }
        hub.publish(event, at: wallTime, &woken)
        if event.collection == ResourceRegistry.crdCollection { customResourceDefinitionChanged(event) }
        if event.kind == .deleted {
            customResourceGone(event.collection)
            quirks.forget(event.object.uid)
        }
        noteOutside(event.collection)
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

    /// The same for one object of the collection.
    func with(_ key: ObjectKey) -> Target {
        var single = self
        single.namespace = key.namespace
        single.name = key.name
        return single
    }
}
