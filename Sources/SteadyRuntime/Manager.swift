public import SteadyCache
public import SteadyClient
public import SteadyElection
package import SteadyModel

/// Runs controllers: shares their caches, elects a leader, starts and stops them in order.
///
/// ```swift
/// try await Manager.run(client: client) { manager in
///     manager.controller(for: Website.self, WebsiteReconciler()).owns(Deployment.self)
/// }
/// ```
///
/// *Ends.* When its task is cancelled, everything stops where it is, as in a crash: reconciles are cancelled and a lease is left
/// to run out. ``shutDown()`` ends it in good order.
public final class Manager: Sendable {
    /// The settings of a manager.
    public struct Configuration: Sendable {
        /// The one namespace that is looked at; `nil` for all.
        public var namespace: String?
        /// How one of several replicas is chosen; `nil` if there is only one.
        public var election: Election?
        /// How several replicas share the work; `nil` if each does all of it, or one is chosen by ``election``.
        public var sharding: Sharding?
        /// How long reconciles may go on after ``Manager/shutDown()`` before they are cancelled. 30 s by default.
        public var drain: Duration
        /// How events are sent.
        public var events = EventConfiguration()
        /// When the manager is not healthy; see ``Manager/health(_:where:)``.
        public var health = HealthConfiguration()
        /// What is kept of reconciles, so that they can be explained.
        public var explain = ExplainConfiguration()
        /// What stands around every reconcile, such as `ReconcileTracing`.
        public var interceptor: (any ReconcileInterceptor)?
        /// When ``onProblem`` is told of reconciles that are too many, or never end.
        public var diagnostics = DiagnosticsConfiguration()
        /// Who hears what the controllers' queues do, if a controller does not name another one.
        public var queueObservers: (any ControllerQueueObservers)?
        /// Hears how every reconcile went.
        public var observe: @Sendable (ReconcileReport) -> Void
        /// Hears what goes wrong apart from single reconciles: a source that fails, a kind that is not served.
        public var onProblem: @Sendable (ControllerProblem) -> Void

        /// Settings; by default for one replica over all namespaces.
        public init(
            namespace: String? = nil, election: Election? = nil, drain: Duration = .seconds(30),
            observe: @escaping @Sendable (ReconcileReport) -> Void = { _ in },
            onProblem: @escaping @Sendable (ControllerProblem) -> Void = { _ in }
        ) {
            self.namespace = namespace
            self.election = election
            self.drain = drain
            self.observe = observe
            self.onProblem = onProblem
        }
    }

    /// The lease that replicas compete for.
    public struct Election: Sendable {
        /// The namespace of the Lease object.
        public var namespace: String
        /// Its name.
        public var name: String
        /// Who this replica is; a random UUID by default.
        public var identity: String?
        /// The times.
        public var times: ElectionConfiguration
        /// What is written with the leader's term on it, so that a `TermPolicy` can tell writes of an earlier one; `nil` for nothing.
        public var fence: TermFence?

        /// A lease.
        ///
        /// - Parameters:
        ///   - namespace: of the Lease object.
        ///   - name: of the Lease object.
        ///   - identity: who this replica is, unique for every start; a random UUID by default.
        ///   - times: the times.
        ///   - fence: what is written with the leader's term on it.
        public init(
            namespace: String, name: String, identity: String? = nil, times: ElectionConfiguration = ElectionConfiguration(),
            fence: TermFence? = nil
        ) {
            self.namespace = namespace
            self.name = name
            self.identity = identity
            self.times = times
            self.fence = fence
        }
    }

    package let platform: Platform
    let configuration: Configuration
    private let initial: [any RunnableController]
    /// Those that come and go.
    let scopes = WaitableMutex(ControllerScopes())
    let elector: LeaderElector?
    /// Who holds shards, if the work is shared.
    let sharding: ShardKeeper?
    /// The reconciles that run, and the last ones.
    let journal: ReconcileJournal
    let watchdog: Watchdog
    /// What everybody here has asked the server for.
    let access: AccessRecorder
    /// The program's own health checks.
    let addedChecks: [HealthCheck]
    /// The caches of all controllers; more may be asked for. What controllers write is in them when the write returns.
    public let caches: Caches
    /// Records what happens to objects, for all controllers. A manager that ends in good order sends what is not sent yet.
    public let events: EventRecorder
    let end = Signal()
    /// What controllers work with.
    private let client: Client
    private let hooks: ControllerHooks

    /// A manager and its controllers; nothing runs before ``run()``.
    ///
    /// - Throws: ``ConfigurationError`` if controllers get in each other's way; `ElectionError` if the times are not safe; what
    ///   `setUp` throws.
    public init(
        client: Client, configuration: Configuration = Configuration(), _ setUp: (ManagerSetup) throws -> Void
    ) throws {
        platform = client.platform
        self.configuration = configuration
        access = AccessRecorder(client.transport)
        let client = client.recorded(by: access)
        caches = Caches(client: client)
        let setup = ManagerSetup(informers: InformerSet(caches: caches, namespace: configuration.namespace))
        try setUp(setup)
        try setup.check()
        var working = client
        if let election = configuration.election {
            let elector = try LeaderElector(
                // The elector has times of its own for giving up and trying again.
                store: ObjectLeaseStore(
                    client: client.with(priority: .high, retry: RetryPolicy.none), namespace: election.namespace,
                    name: election.name),
                identity: election.identity, configuration: election.times, platform: client.platform)
            self.elector = elector
            let transport = GatedTransport(
                client.transport, gate: elector.gate, clock: client.platform.clock, requestTimeout: election.times.requestTimeout)
            if let fence = election.fence {
                working = client.over(FencedTransport(transport, fence: fence) { elector.term })
            } else {
                working = client.over(transport)
            }
        } else {
            elector = nil
        }
        sharding = try configuration.sharding.map { sharding in
            guard configuration.election == nil else {
                throw ConfigurationError("there can be an election or shards: replicas that share the work have no leader")
            }
            return try ShardKeeper(sharding, client: client, drain: configuration.drain, problem: configuration.onProblem)
        }
        self.client = working.listening(caches)
        events = EventRecorder(client: working, instance: elector?.identity, configuration: configuration.events)
        journal = ReconcileJournal(configuration.explain, countsTurns: configuration.diagnostics.hotLoop != nil)
        watchdog = Watchdog(
            configuration.diagnostics, journal, clock: client.platform.clock, problem: configuration.onProblem)
        addedChecks = setup.healthChecks
        let elector = elector
        hooks = ControllerHooks(
            events: events, report: configuration.observe, problem: configuration.onProblem, journal: journal,
            term: { elector?.term }, interceptor: configuration.interceptor, queueObservers: configuration.queueObservers,
            shards: sharding)
        // Not the client that was given: what controllers write passes the gate, and the caches hear of it.
        let (gated, hooks) = (self.client, hooks)
        initial = setup.parts.map { $0.build(client: gated, informers: setup.informers, hooks: hooks) }
    }

    /// Makes what was set up.
    func build(_ setup: ManagerSetup) -> [any RunnableController] {
        setup.parts.map { $0.build(client: client, informers: setup.informers, hooks: hooks) }
    }

    /// All controllers: those it was made with, and those that have come since.
    var controllers: [any RunnableController] { initial + scopes.read { $0.controllers } }

    /// Puts a manager together and runs it; see ``run()``.
    public static func run(
        client: Client, configuration: Configuration = Configuration(), _ setUp: (ManagerSetup) throws -> Void
    ) async throws {
        try await Manager(client: client, configuration: configuration, setUp).run()
    }

    /// Whether this replica works: always without an election, with shards if it holds one.
    public var isLeading: Bool { elector?.isLeader ?? shards.map { !$0.held.isEmpty } ?? true }

    /// Whether no object waits for its reconcile or is being reconciled; some may come again later.
    public var isIdle: Bool { controllers.allSatisfy(\.isIdle) }

    /// How each controller stands, in the order in which they were put together.
    public var standing: [ControllerStanding] { controllers.map(\.standing) }

    /// Runs all controllers until ``shutDown()``.
    ///
    /// A controller whose kinds the server does not serve yet waits for them, and the others work; see ``ControllerStanding/missing``.
    ///
    /// Caches fill first; a standby keeps them warm. A new leader's caches catch up with the server before its first reconcile,
    /// so that it knows all its predecessor did.
    ///
    /// - Throws: `CancellationError` if the task is cancelled.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.caches.run() }
            if configuration.diagnostics.isOn { group.addTask { try await self.watchdog.run() } }
            group.addTask { try await self.warmUpAndCampaign() }
            // The caches never end by themselves: whoever ends first is the work, or an error.
            try await group.next()
            group.cancelAll()
        }
    }

    /// Stops in good order: nothing new is begun, reconciles under way are waited for (``Configuration/drain``), then the lease
    /// is given back and ``run()`` returns.
    public func shutDown() {
        for controller in controllers { controller.shutDown() }
        scopes.withLock { $0.isOver = true }
        end.fire()
    }

    private func warmUpAndCampaign() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for controller in initial { group.addTask { await controller.warmUp() } }
            defer { group.cancelAll() }
            try await campaign()
        }
    }

    private func campaign() async throws {
        if let sharding { return try await share(by: sharding) }
        guard let elector else { return try await work(isTakingOver: false) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await elector.run { _ in try await self.work(isTakingOver: true) } }
            group.addTask {
                // A candidate has nothing to end; a leader ends its work first.
                await self.end.wait()
                while self.isLeading { try await self.platform.clock.sleep(for: .milliseconds(50)) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Runs the controllers on the shards of this replica.
    private func share(by sharding: ShardKeeper) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sharding.run { self.controllers } }
            group.addTask { try await self.work(isTakingOver: true) }
            group.addTask {
                await self.end.wait()
                // Each shard is given back when nothing goes on in it.
                sharding.end()
            }
            try await group.waitForAll()
        }
    }

    /// Runs the controllers until they are shut down or cancelled, and sends what they record.
    private func work(isTakingOver: Bool) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.events.run() }
            defer { group.cancelAll() }
            try await self.runControllers(isTakingOver: isTakingOver)
            await self.events.end()
        }
    }

    private func runControllers(isTakingOver: Bool) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for controller in initial {
                group.addTask {
                    try await controller.run(isTakingOver: isTakingOver)
                    return true
                }
            }
            group.addTask {
                try await self.runScopes(isTakingOver: isTakingOver)
                return true
            }
            group.addTask {
                await self.end.wait()
                try await self.platform.clock.sleep(for: self.configuration.drain)
                return false
            }
            var running = initial.count + 1
            while running > 0, let hasEnded = try await group.next(), hasEnded { running -= 1 }
            group.cancelAll()
            // What was cut off by the end of the drain is no failure of the manager.
            while let _ = await group.nextResult() {}
        }
        try Task.checkCancellation()
    }
}
