public import SteadyClient
public import SteadyModel
import Synchronization

/// A Kubernetes API server in this process: started in no time, reached through its ``transport``, made to be run under a
/// virtual clock as well as a real one.
///
/// ```swift
/// let cluster = Cluster()
/// try await withThrowingTaskGroup(of: Void.self) { group in
///     group.addTask { try await cluster.run() }          // garbage collection, namespaces, bookmarks
///     let site = try await cluster.client().create(Website(…))
///     …
///     group.cancelAll()
/// }
/// ```
///
/// Requests are answered whether or not ``run()`` is under way; what a real cluster leaves to controllers is not done without it.
public final class Cluster: Sendable {
    /// Where time and randomness come from.
    public let platform: Platform
    let state: Mutex<APIServerState>
    private let requests = Atomic<Int>(0)
    /// The webhooks in this process.
    let handlers = WebhookHandlers()
    /// The way to all others.
    let caller: (any WebhookCaller)?

    /// A cluster with the namespaces `default`, `kube-system`, `kube-public` and `kube-node-lease`.
    ///
    /// - Parameters:
    ///   - platform: clocks and random numbers, from which uids, generated names and times are made.
    ///   - historyLimit: how many changes of each resource are kept, so that watches can resume from them; older ones get
    ///     410 Expired.
    ///   - contents: what the cluster begins with, in any order; the last change of an object counts.
    ///   - history: the changes after `contents`, in the order of their versions; watches can resume from them.
    ///   - hasBootstrapPolicy: whether the roles and bindings are there that a real server begins with. Without them nobody but
    ///     administrators may do anything.
    ///   - coordinatesElections: whether the cluster chooses the holders of leases that have candidates (KEP-4355): `LeaseCandidate` is
    ///     served in `coordination.k8s.io/v1beta1`, and ``run()`` holds the elections. It is beta and off by default, as in a real server.
    ///   - tokenSigner: signs the tokens of service accounts; without one, a secret of this cluster does.
    ///   - webhookCaller: the way to webhooks outside this process; without it, only those that are answered here can be
    ///     called, see ``answerAdmission(at:_:)``.
    ///   - onChange: hears of every change in the order of their versions, before the request that made it is answered. It must
    ///     return quickly, for everybody waits, and must not call the cluster.
    ///   - storageProblem: why changes cannot be kept just now; `nil` if they can. Asked before and after each request that writes,
    ///     which is then refused: 500. It must be as quick as `onChange`.
    public init(
        platform: Platform = .system, historyLimit: Int = 10_000, contents: [ContentsChange] = [],
        history: [ContentsChange] = [],
        hasBootstrapPolicy: Bool = false, coordinatesElections: Bool = false, tokenSigner: (any TokenSigner)? = nil,
        webhookCaller: (any WebhookCaller)? = nil,
        onChange: (@Sendable (ContentsChange) -> Void)? = nil,
        storageProblem: (@Sendable () -> String?)? = nil
    ) {
        self.platform = platform
        caller = webhookCaller
        var state = APIServerState(random: platform.random, historyLimit: historyLimit)
        state.wallTime = platform.wallTime
        if coordinatesElections { state.coordinateElections() }
        state.restore(contents, history: history)
        state.onChange = onChange
        state.storageProblem = storageProblem
        for name in ["default", "kube-system", "kube-public", "kube-node-lease"]
        where state.store.object(ObjectKey(namespace: nil, name: name), in: "namespaces") == nil {
            state.bootstrapNamespace(name)
        }
        state.tokenSigner = tokenSigner
        if hasBootstrapPolicy { state.bootstrapPolicy() }
        state.bootstrapPriorityClasses()
        state.historyStart = history.isEmpty ? state.store.version : contents.map(\.version).max() ?? 0
        self.state = Mutex(state)
    }

    /// A cluster that begins as another one is now, which takes no time: with its kinds, its objects and their history, and without its
    /// watches. From then on they have nothing to do with each other.
    ///
    /// - Parameters:
    ///   - original: what to begin with.
    ///   - platform: where time and randomness come from.
    ///   - onChange: hears of every change from now on, as that of a new cluster does.
    package init(copying original: Cluster, platform: Platform, onChange: (@Sendable (ContentsChange) -> Void)? = nil) {
        self.platform = platform
        caller = original.caller
        var state = original.state.withLock { $0 }
        state.detach(random: platform.random)
        state.wallTime = platform.wallTime
        state.onChange = onChange
        self.state = Mutex(state)
    }

    /// All objects as they are kept now.
    package var contents: [ContentsChange] {
        state.withLock { state in
            state.registry.all.filter { $0.version == $0.storageVersion }.flatMap { definition in
                state.store.objects(in: definition.qualifiedPlural).map { key, object in
                    ContentsChange(
                        collection: definition.qualifiedPlural, key: key, version: object.version, object: object.value)
                }
            }
        }
    }

    /// Does at once what ``run()`` would do now: of what belongs to every cluster, whatever needs no time to pass.
    package func settle() {
        var controllers = ClusterControllers(cluster: self)
        controllers.settle()
    }

    /// The way in: as `system:masters`, without sockets.
    public var transport: any Transport { ClusterTransport(cluster: self, requester: .administrator) }

    /// The way in for somebody else, who may do what roles and bindings allow.
    public func transport(as requester: Requester) -> any Transport { ClusterTransport(cluster: self, requester: requester) }

    /// Who a token belongs to that this cluster has issued to a service account; `nil` if it is not good.
    public func requester(ofToken token: String) -> Requester? {
        let wallTime = platform.wallTime
        return state.withLock { state in
            state.wallTime = wallTime
            return state.authenticate(token: token).requester
        }
    }

    /// A client of this cluster.
    ///
    /// - Parameter fieldManager: under which name it owns the fields it writes.
    public func client(fieldManager: String = "steady") -> Client {
        Client(transport: transport, platform: platform, fieldManager: fieldManager)
    }

    /// Tells clients under which host and port they reach the server: `127.0.0.1:6443`.
    public func announce(address: String) { state.withLock { $0.serverAddress = address } }

    /// The version of the last change. It stands still as long as nothing is written.
    public var resourceVersion: UInt64 { state.withLock { $0.store.version } }

    /// Runs what belongs to every cluster besides its API server: garbage collection, the life cycle of namespaces, the
    /// service account `default`, bookmarks and the ends of watches, and elections if it coordinates them. Runs until it is cancelled.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                var controllers = ClusterControllers(cluster: self)
                try await controllers.run()
            }
            group.addTask { try await self.tick() }
            if state.withLock({ $0.coordinatesElections }) { group.addTask { try await self.holdElections() } }
            try await group.waitForAll()
        }
    }

    private func tick() async throws {
        var count = 0
        while true {
            try await platform.clock.sleep(for: .seconds(10))
            count += 1
            let sendsBookmarks = count % 6 == 0
            let now = platform.clock.now.offset
            let woken = state.withLock { [wallTime = platform.wallTime] in
                $0.hub.tick(now: now, version: $0.store.version, sendsBookmarks: sendsBookmarks, at: wallTime)
            }
            for waiter in woken { waiter.resume() }
        }
    }

    /// Answers one request.
    ///
    /// - Parameters:
    ///   - request: what is asked for.
    ///   - requester: who asks.
    ///   - exchange: what the request has been told by webhooks, if this is not its first run.
    func handle(
        _ request: APIRequest, as requester: Requester = .administrator, _ exchange: Exchange? = nil
    ) -> APIServerState.Answer {
        let wallTime = platform.wallTime
        let now = platform.clock.now.offset
        let (answer, woken) = state.withLock { state in
            state.wallTime = wallTime
            state.now = now
            let answer = state.handle(APICall(request: request, requester: requester), exchange, platform)
            let woken = state.woken
            state.woken = []
            return (answer, woken)
        }
        for waiter in woken { waiter.resume() }
        // What can be made from a copy of the contents is made while others are served.
        guard case .response(var response) = answer else { return answer }
        response.settle()
        return .response(response)
    }

    /// Suspends the task of a request: in a simulation always, so that others get their turn as over a network, else now and then.
    func letOthersGo() async {
        if platform.isSimulated || requests.wrappingAdd(1, ordering: .relaxed).newValue % 64 == 0 { await Task.yield() }
    }

    /// How many watches are open; of one whose client has gone, until the server notices.
    public var watchCount: Int { state.withLock { $0.hub.count } }

    /// Ends all watches, as a restart of the server does; clients resume from the version they have.
    public func closeWatches() {
        let woken = state.withLock { $0.hub.close(nil) }
        for waiter in woken { waiter.resume() }
    }

    /// Forgets the history of changes, as compaction does; watches that resume from before now get 410 Expired.
    public func compact() {
        state.withLock { state in
            for definition in state.registry.all { state.store.compact(definition.qualifiedPlural, keeping: 0) }
        }
    }
}
