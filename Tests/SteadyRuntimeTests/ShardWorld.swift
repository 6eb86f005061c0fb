import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyElection
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// A replica that shares work: it can stand still and come to itself again.
final class ShardReplica: Sendable {
    let name: String
    let manager: Manager
    private let clock: HaltingClock

    /// - Parameters:
    ///   - floor: where reconciles are, which take a while.
    ///   - setUp: makes more of the controller.
    init(
        _ name: String, _ world: Simulation.World, _ cluster: Cluster, _ floor: ShardFloor, shards: Int = 8,
        _ setUp: (ControllerSetup<ConfigMap>) -> Void = { _ in }
    ) throws {
        self.name = name
        let clock = HaltingClock(base: world.platform.clock)
        self.clock = clock
        let platform = Platform(
            clock: MonotonicClock(clock), wallClock: { world.platform.wallTime },
            random: {
                var random = world.platform.random
                return random.next()
            }, isSimulated: true)
        let wire = ObservedWrites(base: cluster.transport, name: name, floor: floor)
        var configuration = Manager.Configuration(namespace: "default", drain: .seconds(5))
        configuration.sharding = .init(namespace: "default", name: "work", count: shards, identity: name)
        manager = try Manager(client: Client(transport: wire, platform: platform), configuration: configuration) { manager in
            let controller = manager.controller(
                for: ConfigMap.self,
                ReconcilingObjects { map, context in
                    let visit = floor.enter(map.name, name)
                    defer { floor.leave(map.name, visit) }
                    var random = context.platform.random
                    try await context.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 2000)))
                    // In another namespace, so that nothing is asked for by it.
                    let done = ConfigMap(metadata: ObjectMeta(name: "done-\(map.name)", namespace: "other"))
                    _ = try await context.client.apply(done)
                    floor.finish(map.name, name)
                    return .requeue(after: .seconds(10))
                })
            controller.concurrency(4)
            setUp(controller)
        }
    }

    /// Runs until the task is cancelled, as a process that is killed, or the manager is shut down.
    func run() async throws { try await manager.run() }

    /// Nothing wakes and nothing is sent for a while.
    func halt(for duration: Duration, on floor: ShardFloor) {
        floor.halted(name)
        clock.halt(for: duration)
    }

    var held: Set<Int> { manager.shards?.held ?? [] }
}

/// Where reconciles are, and what they did.
final class ShardFloor: Sendable {
    struct Visit: Hashable {
        let replica: String
        let number: Int
    }

    private struct State {
        var number = 0
        var inside: [String: Set<Visit>] = [:]
        /// Visits of replicas that have stood still in them.
        var excused: Set<Visit> = []
        var violations: [String] = []
        var last: [String: (replica: String, at: MonotonicClock.Instant)] = [:]
        /// Who wrote last for a key, of those who have written.
        var writers: [String: [String]] = [:]
    }

    let clock: MonotonicClock
    private let state = Mutex(State())

    init(_ clock: MonotonicClock) { self.clock = clock }

    var violations: [String] { state.withLock { $0.violations } }

    func enter(_ key: String, _ replica: String) -> Visit {
        state.withLock { state in
            state.number += 1
            let visit = Visit(replica: replica, number: state.number)
            let others = state.inside[key, default: []].subtracting(state.excused)
            if let other = others.first { state.violations.append("\(key): \(replica) enters while \(other.replica) is inside") }
            state.inside[key, default: []].insert(visit)
            return visit
        }
    }

    func leave(_ key: String, _ visit: Visit) { state.withLock { _ = $0.inside[key]?.remove(visit) } }

    func finish(_ key: String, _ replica: String) { state.withLock { $0.last[key] = (replica, clock.now) } }

    /// A replica stands still: whoever of it is inside is so for longer than anybody can know.
    func halted(_ replica: String) {
        state.withLock { state in
            for visits in state.inside.values { state.excused.formUnion(visits.filter { $0.replica == replica }) }
        }
    }

    /// A write has arrived.
    func wrote(_ key: String, by replica: String) {
        state.withLock { state in
            // Whoever wrote before, and was followed by somebody else, comes again only by entering again.
            state.writers[key, default: []].append(replica)
            let isInside = state.inside[key, default: []].contains { $0.replica == replica }
            let excused = state.inside[key, default: []].contains { $0.replica == replica && state.excused.contains($0) }
            let others = state.inside[key, default: []].filter { $0.replica != replica && !state.excused.contains($0) }
            if !isInside { state.violations.append("\(key): a write of \(replica) arrives after its reconcile") }
            if excused, let other = others.first {
                state.violations.append("\(key): a late write of \(replica) arrives while \(other.replica) is inside")
            }
        }
    }

    /// Who did a key last, and how long ago; `nil` if nobody has.
    func last(_ key: String) -> (replica: String, ago: Duration)? {
        state.withLock { $0.last[key] }.map { ($0.replica, $0.at.duration(to: clock.now)) }
    }
}

/// Tells the floor of writes that arrive.
private struct ObservedWrites: WrappingTransport {
    let base: any Transport
    let name: String
    let floor: ShardFloor

    func send(_ request: APIRequest) async throws -> APIResponse {
        if request.method != .get, let range = request.path.firstRange(of: "/configmaps/done-") {
            floor.wrote(String(request.path[range.upperBound...]), by: name)
        }
        return try await base.send(request)
    }
}

/// A clock on which nobody wakes for a while.
private struct HaltingClock: Clock {
    let base: MonotonicClock
    private let end = WaitableMutex(MonotonicClock.Instant(offset: .zero))

    init(base: MonotonicClock) { self.base = base }

    var now: MonotonicClock.Instant { base.now }
    var minimumResolution: Duration { .nanoseconds(1) }

    func halt(for duration: Duration) { end.withLock { $0 = base.now + duration } }

    func sleep(until deadline: MonotonicClock.Instant, tolerance: Duration?) async throws {
        var deadline = deadline
        while base.now < deadline {
            try await base.sleep(until: deadline, tolerance: nil)
            deadline = max(deadline, end.read { $0 })
        }
    }
}
