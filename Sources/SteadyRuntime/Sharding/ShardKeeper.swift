import SteadyClient
import SteadyElection
import SteadyModel
import Synchronization

/// Holds the shards that fall to this replica, and hands over those that do not any more.
///
/// Who should have a shard is what the members say, who may work on it what its Lease says: a replica campaigns for the shards that it
/// should have, and gives a shard back when its work has ended.
final class ShardKeeper: Sendable {
    private let sharding: Manager.Sharding
    private let identity: String
    private let client: Client
    private let drain: Duration
    private let problem: @Sendable (ControllerProblem) -> Void
    private let membership: Membership
    private let held = Mutex<[Int: ShardHold]>([:])
    private let isOver = Signal()

    /// - Parameters:
    ///   - client: how the Leases are reached.
    ///   - drain: how long reconciles may go on in a shard that is handed over.
    ///   - problem: hears of reconciles that do not end although their shard was lost.
    /// - Throws: ``ConfigurationError`` or `ElectionError` if the shards cannot be.
    init(
        _ sharding: Manager.Sharding, client: Client, drain: Duration, problem: @escaping @Sendable (ControllerProblem) -> Void
    ) throws {
        try sharding.validate()
        var random = client.platform.random
        self.sharding = sharding
        self.drain = drain
        self.problem = problem
        identity = sharding.identity ?? random.uuid()
        self.client = client.with(priority: .high, retry: RetryPolicy.none)
        membership = Membership(
            client: client, namespace: sharding.namespace, group: sharding.name, identity: identity,
            configuration: sharding.times)
    }

    var standing: Manager.ShardStanding {
        Manager.ShardStanding(
            identity: identity, count: sharding.count, held: held.withLock { Set($0.filter { $0.value.isOpen }.keys) },
            members: membership.members.read { $0 })
    }

    /// The shard of something, by its name.
    func shard(of text: String) -> Int { Rendezvous.shard(of: text, count: sharding.count) }

    /// Whether this replica works on what has that name.
    func holds(_ text: String) -> Bool { held.withLock { $0[shard(of: text)] }?.isOpen ?? false }

    /// A reconcile of what has that name begins; `nil` if it is not for this replica.
    func begin(_ text: String) -> ShardHold? {
        guard let hold = held.withLock({ $0[shard(of: text)] }), hold.begin() else { return nil }
        return hold
    }

    /// Is a member and holds shards, until ``end()`` was called and all of them are given back, or the task is cancelled.
    ///
    /// - Parameter controllers: those that work, as they come and go.
    func run(_ controllers: @escaping @Sendable () -> [any RunnableController]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.beMember() }
            for shard in 0..<sharding.count { group.addTask { try await self.keep(shard, controllers) } }
            try await group.waitForAll()
        }
    }

    /// Hands everything over.
    func end() { isOver.fire() }

    private func beMember() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.membership.run() }
            group.addTask { await self.isOver.wait() }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
        await membership.leave()
    }

    /// Waits until a shard falls to this replica (`true`), or does not (`false`).
    private func wait(for shard: Int, toBeOurs isOurs: Bool) async throws {
        let identity = identity
        try await membership.members.wait { (Rendezvous.owner(of: shard, among: $0) == identity) == isOurs }
    }

    /// Holds a shard whenever it falls to this replica.
    private func keep(_ shard: Int, _ controllers: @escaping @Sendable () -> [any RunnableController]) async throws {
        while !isOver.hasFired {
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    try await self.wait(for: shard, toBeOurs: true)
                    return true
                }
                group.addTask {
                    await self.isOver.wait()
                    return false
                }
                defer { group.cancelAll() }
                _ = try await group.next()
            }
            try Task.checkCancellation()
            if !isOver.hasFired { try await campaign(for: shard, controllers) }
        }
    }

    private func campaign(for shard: Int, _ controllers: @escaping @Sendable () -> [any RunnableController]) async throws {
        let elector = try LeaderElector(
            store: ObjectLeaseStore(
                client: client, namespace: sharding.namespace, name: "\(sharding.name)-shard-\(shard)"),
            identity: identity, configuration: sharding.times, platform: client.platform,
            onDrainOverrun: { [problem] in
                problem(
                    ControllerProblem(
                        controller: "shard \(shard)",
                        what: "was lost, and reconciles in it have not ended in time although they were cancelled"))
            })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await elector.run { term in try await self.work(shard, elector, term, controllers()) } }
            group.addTask {
                try await self.wait(for: shard, toBeOurs: false)
                // A candidate has nothing to end; a holder ends its work first.
                while elector.isLeader || self.held.withLock({ $0[shard] != nil }) {
                    try await self.client.platform.clock.sleep(for: .milliseconds(50))
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Works on a shard until it falls to somebody else or is lost; then nothing of the work is left.
    private func work(
        _ shard: Int, _ elector: LeaderElector, _ term: Term, _ controllers: [any RunnableController]
    ) async throws {
        // All that the one before has written.
        for controller in controllers { try await controller.catchUp() }
        let hold = ShardHold(elector, term)
        held.withLock { $0[shard] = hold }
        defer { held.withLock { $0[shard] = nil } }
        for controller in controllers { controller.begin(inShard: shard) }
        // Ends early if the lease is lost.
        try? await wait(for: shard, toBeOurs: false)
        hold.close()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Over at once if the lease is lost.
                try? await self.client.platform.clock.sleep(for: self.drain)
                hold.abort.fire()
            }
            await hold.idle.waitUntilFired()
            group.cancelAll()
        }
    }
}
