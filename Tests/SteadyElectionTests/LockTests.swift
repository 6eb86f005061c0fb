import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyElection
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

@Suite struct LockTests {
    @Test func `who comes first is served first, in a process and between processes`() throws {
        try Simulation.run(seed: 1) { world in
            let (cluster, clock, room) = (Cluster(platform: world.platform), world.platform.clock, Room())
            try await withThrowingTaskGroup(of: Void.self) { group in
                let machines = ["a", "b", "c"].map { LockMachine(world, $0, cluster.transport) }
                let locks = try machines.map { try $0.locks() }
                for turn in 0..<9 {
                    let own = locks[turn * 2 % 3]
                    group.addTask {
                        try await own.withLock("work") { token in
                            #expect(token.isHeld && token.term.number == Int32(turn))
                            room.enter("\(turn)")
                            try await clock.sleep(for: .seconds(8))
                            room.leave("\(turn)")
                        }
                    }
                    try await clock.sleep(for: .seconds(2))
                }
                try await group.waitForAll()
            }
            #expect(room.most == 1)
            // In a process one campaigns for all, so that those behind it are in the queue of the cluster when it is done.
            #expect(room.entries.first == "0" && Set(room.entries).count == 9)
            let order = room.entries.compactMap(Int.init)
            for machine in 0..<3 {
                let own = order.filter { $0 * 2 % 3 == machine }
                #expect(own == own.sorted(), "\(order)")
            }
            #expect(Array(order.prefix(3)) == [0, 1, 2], "\(order)")
            // Little more than nine times eight seconds.
            #expect(clock.now.offset < .seconds(85), "\(clock.now.offset)")
        }
    }

    @Test func `who holds a lock may take it again, and so may its children`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform)
            let (locks, other) = (
                try LockMachine(world, "a", cluster.transport).locks(), try LockMachine(world, "b", cluster.transport).locks()
            )
            let sum = try await locks.withLock("work", within: .seconds(1)) { outer in
                async let one = locks.withLock("work", within: .seconds(1)) { inner in
                    #expect(inner.term == outer.term)
                    return try await locks.withLock("work") { _ in 1 }
                }
                async let two = locks.withLock("other") { _ in 2 }
                // Other locks of the same name are strangers.
                do {
                    try await other.withLock("work", within: .seconds(3)) { _ in _ = Issue.record("two are inside") }
                } catch let error as LockError {
                    #expect(error.code == .timedOut && error.description.contains("a#1 holds it"), "\(error)")
                }
                return try await one + two
            }
            #expect(sum == 3)
            #expect(try await locks.holder(of: "work") == nil)
        }
    }

    @Test func `a lock that cannot be, or is out of reach, is an error that says so`() throws {
        try Simulation.run(seed: 6) { world in
            let machine = LockMachine(world, "a", Cluster(platform: world.platform).transport)
            let locks = try machine.locks()
            do {
                try await locks.withLock("other work") { _ in _ = Issue.record("no such lock") }
            } catch let error as LockError {
                #expect(error.code == .badName && error.description.contains("lowercase RFC 1123"), "\(error)")
            }
            do {
                try await locks.withLock("work", in: "nowhere", within: .seconds(3)) { _ in _ = Issue.record("no such namespace")
                }
            } catch let error as LockError {
                #expect(error.description.contains("namespaces \"nowhere\" not found"), "\(error)")
            }
        }
    }

    @Test func `waiting ends in time, and nobody waits for who has given up`() throws {
        try Simulation.run(seed: 3) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            let locks = try ["a", "b", "c"].map { try LockMachine(world, $0, cluster.transport).locks() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await locks[0].withLock("work") { _ in try await clock.sleep(for: .seconds(20)) } }
                try await clock.sleep(for: .seconds(1))
                group.addTask {
                    let error = await #expect(throws: LockError.self) {
                        try await locks[1].withLock("work", within: .seconds(10)) { _ in _ = Issue.record("has begun after all") }
                    }
                    #expect(error?.code == .timedOut)
                    #expect(clock.now.offset < .seconds(12))
                }
                try await clock.sleep(for: .seconds(1))
                group.addTask {
                    try await locks[2].withLock("work") { _ in #expect(clock.now.offset < .seconds(22), "\(clock.now.offset)") }
                }
                try await group.waitForAll()
            }
        }
    }

    /// The client may not watch: then it looks twice a second, as it does while the watch is out of order.
    @Test func `a waiter hears that the lock is free, and asks for nothing meanwhile`() throws {
        for mayWatch in [true, false] {
            try Simulation.run(seed: 7) { world in
                let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
                let (asked, freed) = (Mutexed(0), Mutexed(clock.now))
                let network = WatchFilter(base: cluster.transport, mayWatch: mayWatch) { asked.value.withLock { $0 += 1 } }
                let holder = try LockMachine(world, "a", cluster.transport).locks()
                let waiter = try LockMachine(world, "b", network).locks()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await holder.withLock("work") { _ in try await clock.sleep(for: .seconds(120)) }
                        freed.value.withLock { $0 = clock.now }
                    }
                    try await clock.sleep(for: .seconds(1))
                    group.addTask {
                        try await waiter.withLock("work") { _ in
                            let (requests, late) = (
                                asked.value.withLock { $0 }, freed.value.withLock { $0 }.duration(to: clock.now)
                            )
                            if mayWatch {
                                #expect(requests < 40 && late <= .milliseconds(10), "\(requests) requests, \(late) late")
                            } else {
                                #expect(requests > 150 && late <= .seconds(1), "\(requests) requests, \(late) late")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func `what a cancelled task held or waited for is free at once if the locks run`() throws {
        for isRunning in [true, false] {
            try Simulation.run(seed: 4) { world in
                let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
                let locks = try ["a", "b", "c"].map { try LockMachine(world, $0, cluster.transport).locks() }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    if isRunning { for own in locks { group.addTask { await own.run() } } }
                    await withThrowingTaskGroup(of: Void.self) { workers in
                        workers.addTask {
                            try await locks[0].withLock("work") { _ in try await clock.sleep(for: .seconds(3600)) }
                        }
                        try? await clock.sleep(for: .seconds(1))
                        workers.addTask { try await locks[1].withLock("work") { _ in } }
                        try? await clock.sleep(for: .seconds(5))
                        workers.cancelAll()
                    }
                    let began = clock.now
                    try await locks[2].withLock("work") { _ in }
                    let waited = began.duration(to: clock.now)
                    if isRunning {
                        #expect(waited < .seconds(2), "\(waited)")
                    } else {
                        // The lease of the holder, and the turn of who was first in the queue.
                        #expect(waited > .seconds(8) && waited < .seconds(25), "\(waited)")
                    }
                    group.cancelAll()
                }
            }
        }
    }

    @Test func `a lock that is taken away cancels its body, and says so`() throws {
        try Simulation.run(seed: 5) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            let machine = LockMachine(world, "a", cluster.transport)
            let locks = try machine.locks()
            let lease = ResourceType(
                group: "coordination.k8s.io", version: "v1", kind: "Lease", plural: "leases", scope: .namespaced)
            let map = APIRequest(
                .post, "/api/v1/namespaces/default/configmaps", body: Array(#"{"metadata":{"generateName":"x-"}}"#.utf8))
            let error = await #expect(throws: LockError.self) {
                try await locks.withLock("work") { token in
                    let guarded = token.guarding(machine.client)
                    _ = try await guarded.send(map)
                    try await cluster.client().resources(lease, in: "default").delete("work")
                    try? await clock.sleep(for: .seconds(3600))
                    #expect(!token.isHeld)
                    #expect(throws: LockError.self) { try token.check() }
                    #expect((try? await guarded.send(map)) == nil)
                    throw CancellationError()
                }
            }
            #expect(error?.code == .lost)
            #expect(clock.now.offset < .seconds(10))
            #expect(
                try await cluster.client().resources(
                    ResourceType(group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", scope: .namespaced),
                    in: "default"
                ).list().items.count == 1)
        }
    }

    /// Clocks up to 1 % wrong, requests late and lost, processes that die and come again, waits that end: never two inside, and after
    /// healing everybody gets in.
    @Test func `never two are inside at once under faults`() throws {
        var (entries, deaths, timeouts, losses) = (0, 0, 0, 0)
        for seed in 0..<Seeds.count(4) {
            let counts = try Simulation.run(seed: seed) { world in
                let (cluster, clock, room) = (Cluster(platform: world.platform), world.platform.clock, Room())
                let counts = Mutexed((deaths: 0, timeouts: 0, losses: 0))
                let end = clock.now + .seconds(150)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for index in 0..<4 {
                        group.addTask {
                            var life = 0
                            while clock.now < end {
                                life += 1
                                var random = world.platform.random
                                let rate = 0.99 + 0.02 * Double(random.next() % 1000) / 1000
                                let machine = LockMachine(
                                    world, "m\(index)-\(life)", cluster.transport, rate: rate,
                                    .init(losses: 12, delay: .milliseconds(Int64(random.next() % 900))))
                                let lifetime = Duration.seconds(20 + Double(random.next() % 100))
                                try await Self.live(machine, for: lifetime, room, counts)
                                counts.value.withLock { $0.deaths += 1 }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(room.most == 1, "seed \(seed): \(room.most) inside at once")
                // Healed: everybody gets in, in a time that those before bound.
                let before = room.entries.count
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for index in 0..<4 {
                        group.addTask {
                            let machine = LockMachine(world, "healed-\(index)", cluster.transport)
                            try await machine.locks().withLock("work", within: .seconds(90)) { _ in
                                room.enter(machine.name)
                                try await clock.sleep(for: .seconds(1))
                                room.leave(machine.name)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(room.entries.count == before + 4, "seed \(seed)")
                let seen = counts.value.withLock { $0 }
                return (before, seen.deaths, seen.timeouts, seen.losses)
            }
            entries += counts.0
            deaths += counts.1
            timeouts += counts.2
            losses += counts.3
        }
        let seeds = Int(Seeds.count(4))
        print(
            "locks under faults: \(entries) entries, \(deaths) deaths, \(timeouts) time-outs, \(losses) losses in \(seeds) seeds")
        #expect(
            entries > 8 * seeds && deaths > 3 * seeds && timeouts > seeds,
            "\(entries) entries, \(deaths) deaths, \(timeouts) time-outs")
    }

    /// One life of a process: two of its tasks want the lock time and again, and then it dies, perhaps inside.
    private static func live(
        _ machine: LockMachine, for lifetime: Duration, _ room: Room, _ counts: Mutexed<(deaths: Int, timeouts: Int, losses: Int)>
    ) async throws {
        let (clock, world, locks) = (machine.world.platform.clock, machine.world, try machine.locks())
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<2 {
                group.addTask {
                    while !Task.isCancelled {
                        do {
                            var random = world.platform.random
                            let patience = Duration.seconds(5 + Double(random.next() % 40))
                            try await locks.withLock("work", within: patience) { token in
                                let name = "\(machine.name)/\(task)"
                                room.enter(name)
                                defer { room.leave(name) }
                                var random = world.platform.random
                                try await clock.sleep(for: .milliseconds(Int64(random.next() % 12_000)))
                            }
                            try await clock.sleep(for: .milliseconds(Int64(random.next() % 4000)))
                        } catch let error as LockError {
                            counts.value.withLock {
                                if error.code == .lost { $0.losses += 1 } else { $0.timeouts += 1 }
                            }
                        } catch {}
                    }
                }
            }
            try? await clock.sleep(for: lifetime)
            machine.die()
            group.cancelAll()
        }
    }

    /// A process that stands still for as long as it likes, at any moment, between the look at the clock and the sending, too: what its lock
    /// protects is written in order all the same, if the server compares terms.
    @Test func `under pauses the server takes writes in the order of terms`() throws {
        var (accepted, refused, changes) = (0, 0, 0)
        for seed in 0..<Seeds.count(4) {
            let counts = try Simulation.run(seed: seed) { world in
                let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
                let maps = ResourceType(group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", scope: .namespaced)
                let fence = TermFence(maps)
                try await TermPolicy(name: "p", fence: fence, leaseNamespace: "default", leaseName: "work", writers: [])
                    .apply(with: cluster.client())
                let line = Mutexed((terms: [Int32](), refused: 0))
                let observed = Observed(base: cluster.transport) { request, answer in
                    guard request.path.contains("/configmaps") else { return }
                    let text = (try? JSONValue(parsing: request.body ?? []))?[path: "metadata", "annotations", "steady/term"]?
                        .stringValue
                    guard let term = text.flatMap(Term.init(text:)) else { return }
                    line.value.withLock {
                        if answer.status < 300 { $0.terms.append(term.number) } else if answer.status == 403 { $0.refused += 1 }
                    }
                }
                await withThrowingTaskGroup(of: Void.self) { group in
                    let machines = (0..<3).map { LockMachine(world, "m\($0)", observed, .init(delay: .milliseconds(250))) }
                    for machine in machines {
                        group.addTask {
                            let locks = try machine.locks()
                            while clock.now.offset < .seconds(180) {
                                do {
                                    try await locks.withLock("work") { token in
                                        let client = token.guarding(machine.client.with(retry: RetryPolicy.none), fence: fence)
                                        for _ in 0..<50 {
                                            let map = DynamicObject(maps, metadata: ObjectMeta(name: "m", namespace: "default"))
                                            _ = try await client.resources(maps, in: "default").apply(map)
                                            try await machine.platform.clock.sleep(for: .milliseconds(200))
                                        }
                                    }
                                } catch {}
                            }
                        }
                        group.addTask {
                            while clock.now.offset < .seconds(180) {
                                var random = world.platform.random
                                try await clock.sleep(for: .milliseconds(Int64(random.next() % 30_000)))
                                machine.pause(for: .milliseconds(Int64(random.next() % 30_000)))
                            }
                        }
                    }
                    for machine in machines { group.addTask { try await machine.deliver() } }
                    for _ in 0..<6 { _ = await group.nextResult() }
                    group.cancelAll()
                }
                let seen = line.value.withLock { $0 }
                #expect(seen.terms == seen.terms.sorted(), "seed \(seed): a write of an earlier term was taken")
                return (seen.terms.count, seen.refused, Set(seen.terms).count)
            }
            accepted += counts.0
            refused += counts.1
            changes += counts.2
        }
        let seeds = Int(Seeds.count(4))
        print("locks under pauses: \(accepted) writes taken, \(refused) refused, \(changes) terms in \(seeds) seeds")
        #expect(accepted > 120 * seeds && changes > 3 * seeds, "\(accepted) taken, \(changes) terms")
        // A write that was on its way through a pause is rare.
        #expect(refused > 0 || seeds < 12)
    }
}

/// Tells of what has arrived.
private struct Observed: WrappingTransport {
    let base: any Transport
    let tell: @Sendable (APIRequest, APIResponse) -> Void

    func send(_ request: APIRequest) async throws -> APIResponse {
        let answer = try await base.send(request)
        tell(request, answer)
        return answer
    }
}

/// Counts requests, and refuses watches if it is to.
private struct WatchFilter: WrappingTransport {
    let base: any Transport
    let mayWatch: Bool
    let count: @Sendable () -> Void

    func send(_ request: APIRequest) async throws -> APIResponse {
        count()
        return try await base.send(request)
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        count()
        guard mayWatch else { throw TransportError(phase: .connect, message: "no watches here", request: request) }
        return try await base.withStream(request, consume)
    }
}
