import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyElection
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// Elections in which the cluster chooses the leader among candidates.
@Suite struct CandidacyTests {
    private static let lease = APIRequest(.get, "/apis/coordination.k8s.io/v1/namespaces/default/leases/work")
    private static let candidates = "/apis/coordination.k8s.io/v1beta1/namespaces/default/leasecandidates"

    private static func elector(
        _ machine: LockMachine, _ binary: String, _ emulation: String? = nil
    ) throws -> LeaderElector {
        var configuration = ElectionConfiguration()
        configuration.candidacy = Candidacy(binaryVersion: binary, emulationVersion: emulation)
        return try LeaderElector(
            store: ObjectLeaseStore(client: machine.client, namespace: "default", name: "work"), identity: machine.name,
            configuration: configuration, platform: machine.platform)
    }

    private static func spec(_ cluster: Cluster) async throws -> JSONValue {
        try JSONValue(parsing: try await cluster.transport.send(lease).body)["spec"] ?? .null
    }

    /// Who leads, once somebody does.
    private static func leader(of electors: [LeaderElector], _ clock: MonotonicClock, within time: Duration) async throws
        -> String?
    {
        let end = clock.now + time
        while clock.now < end {
            if let leader = electors.first(where: \.isLeader) { return leader.identity }
            try await clock.sleep(for: .milliseconds(50))
        }
        return nil
    }

    @Test func `the oldest emulation version leads, and the lease says how it was chosen`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform, coordinatesElections: true)
            let electors = try [("a", "2.0.0", nil), ("b", "2.1.0", "1.9.0"), ("c", "1.9.1", "1.9.1")].map {
                try Self.elector(LockMachine(world, $0.0, cluster.transport), $0.1, $0.2)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                for elector in electors {
                    group.addTask { try await elector.run { _ in try await world.platform.clock.sleep(for: .seconds(3600)) } }
                }
                let leader = try await Self.leader(of: electors, world.platform.clock, within: .seconds(12))
                #expect(leader == "b")
                let spec = try await Self.spec(cluster)
                #expect(spec["strategy"] == "OldestEmulationVersion")
                #expect(spec["holderIdentity"] == "b")
                #expect(spec["leaseDurationSeconds"] == 15)
                #expect(spec["leaseTransitions"] == 1)
                try await world.platform.clock.sleep(for: .seconds(1200))
                #expect(electors.map(\.isLeader) == [false, true, false])
                group.cancelAll()
            }
        }
    }

    @Test func `a better candidate gets the lease when the work of the leader has ended, and terms grow`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform, coordinatesElections: true)
            let clock = world.platform.clock
            let new = try Self.elector(LockMachine(world, "new", cluster.transport), "2.0.0")
            let old = try Self.elector(LockMachine(world, "old", cluster.transport), "1.0.0")
            let journal = Mutexed<[String]>([])
            @Sendable func note(_ text: String) { journal.value.withLock { $0.append(text) } }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask {
                    try await new.run { term in
                        note("new begins \(term.number)")
                        try? await clock.sleep(for: .seconds(3600))
                        note("new ends")
                    }
                }
                let first = try await Self.leader(of: [new], clock, within: .seconds(12))
                #expect(first == "new")
                let began = clock.now
                group.addTask {
                    try await old.run { term in
                        note("old begins \(term.number)")
                        try await clock.sleep(for: .seconds(60))
                    }
                }
                let second = try await Self.leader(of: [old], clock, within: .seconds(20))
                #expect(second == "old")
                // The lease was given back: nobody waits until it has run out.
                #expect(began.duration(to: clock.now) < .seconds(15))
                // The work of the old one ends in good order: it is no candidate any more, and the new one leads again.
                try await clock.sleep(for: .seconds(70))
                #expect(new.isLeader)
                #expect(journal.value.withLock { $0 } == ["new begins 1", "new ends", "old begins 2", "new begins 3"])
                let list = try JSONValue(parsing: try await cluster.transport.send(APIRequest(.get, Self.candidates)).body)
                #expect(list["items"]?.arrayValue?.compactMap { $0[path: "metadata", "name"]?.stringValue } == ["new"])
                group.cancelAll()
            }
        }
    }

    @Test func `a leader that dies is replaced within 45 s`() throws {
        let waits = Mutexed<[Duration]>([])
        for seed in 0..<Seeds.count(8) {
            try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform, coordinatesElections: true)
                let (clock, first) = (world.platform.clock, LockMachine(world, "first", cluster.transport))
                let elector = try Self.elector(first, "1.0.0")
                let other = try Self.elector(LockMachine(world, "other", cluster.transport), "1.1.0")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await cluster.run() }
                    for elector in [elector, other] {
                        group.addTask { try await elector.run { _ in try await clock.sleep(for: .seconds(3600)) } }
                    }
                    while !elector.isLeader { try await clock.sleep(for: .milliseconds(50)) }
                    var random = world.platform.random
                    try await clock.sleep(for: .milliseconds(10_000 + Int64(random.next() % 5_000)))
                    first.die()
                    let died = clock.now
                    let leader = try await Self.leader(of: [other], clock, within: .seconds(45))
                    #expect(leader == "other", "seed \(seed)")
                    let wait = died.duration(to: clock.now)
                    waits.value.withLock { $0.append(wait) }
                    group.cancelAll()
                }
            }
        }
        let all = waits.value.withLock { $0 }
        print("candidacy: replaced after \(all.min() ?? .zero) to \(all.max() ?? .zero) in seeds 0..<\(all.count)")
    }

    @Test func `without somebody who chooses nobody leads, and health says why`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let elector = try Self.elector(LockMachine(world, "a", cluster.transport), "1.0.0")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await elector.run { _ in Issue.record("led") } }
                let leader = try await Self.leader(of: [elector], world.platform.clock, within: .seconds(300))
                #expect(leader == nil)
                let answer = try await cluster.transport.send(Self.lease)
                #expect(answer.status == 404)
                #expect(elector.unhealthiness()?.contains("candidate could not be published") == true)
                group.cancelAll()
            }
        }
        // The kind is served, and nobody holds elections.
        try Simulation.run(seed: 4) { world in
            let cluster = Cluster(platform: world.platform, coordinatesElections: true)
            let elector = try Self.elector(LockMachine(world, "a", cluster.transport), "1.0.0")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await elector.run { _ in Issue.record("led") } }
                let leader = try await Self.leader(of: [elector], world.platform.clock, within: .seconds(300))
                #expect(leader == nil)
                #expect(elector.unhealthiness() == nil)
                group.cancelAll()
            }
        }
    }

    @Test func `candidacies that cannot be are refused with the reason`() throws {
        for (candidacy, expected) in [
            (Candidacy(binaryVersion: "2.1"), "three numbers"),
            (Candidacy(binaryVersion: "2.1.0", emulationVersion: "v2"), "emulation"),
            (Candidacy(binaryVersion: "2.1.0", strategy: "Newest"), "strategy"),
        ] {
            let error = #expect(throws: ElectionError.self) { try ElectionConfiguration(candidacy: candidacy).validate() }
            #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
        }
        try ElectionConfiguration(candidacy: Candidacy(binaryVersion: "2.1.0-rc.1", emulationVersion: "2.0.0")).validate()
        try ElectionConfiguration(candidacy: Candidacy(binaryVersion: "2.1.0", strategy: "example.com/best")).validate()
    }

    /// Machines whose clocks run wrong and whose requests are late or lost, who stand still, die and come: no two work at once, terms grow,
    /// and there is a leader in bounded time; when all is well, it is the best.
    @Test func `no two lead under faults, and there is a leader in bounded time`() throws {
        let count = Seeds.count(6)
        print("candidacy: seeds 0..<\(count), change with STEADY_SEEDS")
        for seed in 0..<count { try Self.walk(seed: seed) }
    }

    private static func walk(seed: UInt64) throws {
        try Simulation.run(seed: seed) { world in
            let cluster = Cluster(platform: world.platform, coordinatesElections: true)
            let clock = world.platform.clock
            let terms = Mutexed<[Int32]>([])
            let room = Room()
            var machines: [LockMachine] = []
            var electors: [LeaderElector] = []
            @Sendable func draw(_ count: UInt64) -> UInt64 {
                var random = world.platform.random
                return random.next() % count
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                func join(_ name: String, _ version: String) throws {
                    let trouble = LockMachine.Trouble(losses: draw(2) * 12, delay: .milliseconds(Int64(draw(3) * 300)))
                    let rate = 0.99 + 0.02 * Double(draw(1000)) / 1000
                    let machine = LockMachine(world, name, cluster.transport, rate: rate, trouble)
                    let elector = try Self.elector(machine, version)
                    machines.append(machine)
                    electors.append(elector)
                    group.addTask {
                        try await elector.run { term in
                            terms.value.withLock { $0.append(term.number) }
                            room.enter(name)
                            defer { room.leave(name) }
                            try await machine.platform.clock.sleep(for: .seconds(3600))
                        }
                    }
                }
                try join("m0", "3.0.0")
                try join("m1", "2.0.0")
                try join("m2", "2.5.0")
                for step in 0..<16 {
                    try await clock.sleep(for: .milliseconds(Int64(5_000 + draw(40_000))))
                    let index = Int(draw(UInt64(machines.count)))
                    switch draw(4) {
                    case 0: machines[index].pause(for: .seconds(Int64(draw(40))))
                    case 1 where electors.count < 6: try join("n\(step)", "1.\(step).0")
                    case 2 where machines.count > 2:
                        machines[index].die()
                        machines.remove(at: index)
                        electors.remove(at: index)
                    default: break
                    }
                    try await Self.check(electors, machines, clock, for: .seconds(20), seed: seed)
                }
                let leader = try await Self.leader(of: electors, clock, within: .seconds(120))
                #expect(leader != nil, "seed \(seed): nobody leads")
                group.cancelAll()
            }
            let all = terms.value.withLock { $0 }
            #expect(zip(all, all.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed): terms \(all)")
        }
    }

    /// For a while, that no two believe who do not stand still.
    private static func check(
        _ electors: [LeaderElector], _ machines: [LockMachine], _ clock: MonotonicClock, for time: Duration, seed: UInt64
    ) async throws {
        let end = clock.now + time
        while clock.now < end {
            try await clock.sleep(for: .milliseconds(97))
            let leaders = zip(electors, machines).filter { $0.isLeader && !$1.isPaused }.map(\.0.identity)
            #expect(leaders.count <= 1, "seed \(seed): \(leaders) at \(clock.now.offset)")
        }
    }
}
