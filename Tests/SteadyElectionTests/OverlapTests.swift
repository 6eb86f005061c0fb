import SteadyClient
import SteadyCluster
import SteadyElection
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// How long two leaders are at work at once, measured: from when the new one's work begins to when the old one's has ended. Negative is a gap.
/// client-go v1.36.2, measured in the same way, comes to −3.2…+0.3 s in a plain partition, and to +4.9 s, or +15.4 s with `ReleaseOnCancel`,
/// when the answer to a renewal is withheld.
@Suite struct OverlapTests {
    private struct Scenario: Sendable {
        var name: String
        /// How long the answer to the last renewal is withheld.
        var withheld: Duration = .zero
        /// The rates of the clocks of the old leader and of the candidate.
        var rates = (1.0, 1.0)
        /// How long the old leader stands still, instead of being cut off.
        var pause: Duration?
    }

    private struct Measure: Sendable {
        var overlap: Duration
        /// Whether both believed in themselves at one time.
        var believed = false
        /// Writes of the old leader that arrived after the new one had begun.
        var late = 0
    }

    @Test func `two leaders are never at work at once, unless one stands still`() throws {
        let scenarios = [
            Scenario(name: "partition"), Scenario(name: "answer withheld 1.9 s", withheld: .milliseconds(1900)),
            Scenario(name: "answer withheld 4.9 s", withheld: .milliseconds(4900)),
            Scenario(name: "answer withheld 9.5 s", withheld: .milliseconds(9500)),
            Scenario(name: "partition, clocks 1 % apart each", rates: (0.99, 1.01)),
            Scenario(name: "partition, clocks 5 % apart each (beyond what is configured)", rates: (0.95, 1.05)),
            Scenario(name: "paused 5 s", pause: .seconds(5)), Scenario(name: "paused 20 s", pause: .seconds(20)),
            Scenario(name: "paused 60 s", pause: .seconds(60)),
        ]
        for scenario in scenarios {
            let trials = try (0..<Seeds.count(3)).map { try Self.trial(scenario, seed: $0) }.compactMap { $0 }
            guard let least = trials.map(\.overlap).min(), let most = trials.map(\.overlap).max() else {
                // A pause that is shorter than the lease changes no leader.
                #expect(scenario.pause == .seconds(5), "\(scenario.name)")
                print("overlap: \(scenario.name): no change of leader in \(Seeds.count(3)) trials")
                continue
            }
            let late = trials.map(\.late).reduce(0, +)
            func text(_ duration: Duration) -> String {
                let hundredths = Int((duration / .milliseconds(10)).rounded())
                return
                    "\(hundredths < 0 ? "−" : "+")\(abs(hundredths) / 100).\(abs(hundredths) % 100 < 10 ? "0" : "")\(abs(hundredths) % 100) s"
            }
            print("overlap: \(scenario.name): \(text(least)) … \(text(most)), \(late) late writes, \(trials.count) trials")
            #expect(trials.filter(\.believed).count == 0, "\(scenario.name)")
            if scenario.pause == nil {
                #expect(most < .zero, "\(scenario.name)")
                #expect(late == 0, "\(scenario.name)")
            } else {
                // What stands still cannot end; what it sends after is at most what it was about to send.
                #expect(late <= trials.count, "\(scenario.name)")
            }
        }
    }

    private static func trial(_ scenario: Scenario, seed: UInt64) throws -> Measure? {
        try Simulation.run(seed: seed) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            let old = LockMachine(world, "old", cluster.transport, rate: scenario.rates.0)
            let new = LockMachine(world, "new", cluster.transport, rate: scenario.rates.1)
            let state = Mutexed((began: Duration?.none, ended: Duration?.none, late: 0, believed: false))
            let cut = Mutexed((isArmed: false, isCut: false))
            let store = WithheldStore(
                base: ObjectLeaseStore(client: old.client, namespace: "default", name: "work"), clock: clock,
                withheld: scenario.withheld, cut: cut)
            let first = try LeaderElector(store: store, identity: "old", platform: old.platform)
            let second = try LeaderElector(
                store: ObjectLeaseStore(client: new.client, namespace: "default", name: "work"), identity: "new",
                platform: new.platform)
            let arrivals = Arrivals(base: cluster.transport) {
                state.value.withLock { if $0.began != nil { $0.late += 1 } }
            }
            let writer = LockMachine(world, "writer", arrivals)
            let wire = PausedWire(base: writer.client.transport, machine: old)
            let gated = GatedTransport(
                wire, gate: first.gate, clock: old.platform.clock,
                requestTimeout: first.configuration.requestTimeout)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await first.run { _ in
                        defer { state.value.withLock { if $0.ended == nil { $0.ended = clock.now.offset } } }
                        while true {
                            let body = Array(#"{"metadata":{"generateName":"x-"}}"#.utf8)
                            do {
                                _ = try await gated.send(APIRequest(.post, "/api/v1/namespaces/default/configmaps", body: body))
                            } catch is NotLeaderError {}
                            try await old.platform.clock.sleep(for: .milliseconds(100))
                        }
                    }
                }
                while !first.isLeader { try await clock.sleep(for: .milliseconds(10)) }
                group.addTask {
                    try await second.run { _ in
                        state.value.withLock { $0.began = clock.now.offset }
                        try await clock.sleep(for: .seconds(3600))
                    }
                }
                var random = world.platform.random
                try await clock.sleep(for: .milliseconds(5000 + Int64(random.next() % 3000)))
                if let pause = scenario.pause {
                    old.pause(for: pause)
                } else {
                    cut.value.withLock { $0.isArmed = true }
                }
                var isThrough = false
                for _ in 0..<4500 where !isThrough {
                    try await clock.sleep(for: .milliseconds(20))
                    // Who stands still believes nothing.
                    if !old.isPaused {
                        let letters = old.letters.value.withLock { letters in
                            defer { letters = [] }
                            return letters
                        }
                        for letter in letters { _ = try await arrivals.send(letter) }
                        isThrough = state.value.withLock { $0.began != nil && $0.ended != nil }
                    }
                    if !old.isPaused, first.isLeader, second.isLeader { state.value.withLock { $0.believed = true } }
                }
                group.cancelAll()
                let seen = state.value.withLock { $0 }
                guard let began = seen.began else { return nil }
                return Measure(overlap: (seen.ended ?? clock.now.offset) - began, believed: seen.believed, late: seen.late)
            }
        }
    }
}

/// After the arming the next renewal arrives, its answer comes late, and then nothing gets through any more.
private struct WithheldStore: LeaseStore {
    let base: ObjectLeaseStore
    let clock: MonotonicClock
    let withheld: Duration
    let cut: Mutexed<(isArmed: Bool, isCut: Bool)>

    struct Cut: Error {}

    private func pass<T>(_ body: () async throws -> T) async throws -> T {
        if cut.value.withLock({ $0.isCut }) {
            try await clock.sleep(for: .seconds(100))
            throw Cut()
        }
        let result = try await body()
        if cut.value.withLock({ $0.isArmed }) {
            cut.value.withLock { $0.isCut = true }
            try await clock.sleep(for: withheld)
        }
        return result
    }

    func read() async throws -> LeaseRecord? { try await pass { try await base.read() } }
    func create(_ claim: LeaseClaim) async throws -> LeaseRecord { try await pass { try await base.create(claim) } }
    func update(_ claim: LeaseClaim, replacing record: LeaseRecord) async throws -> LeaseRecord {
        try await pass { try await base.update(claim, replacing: record) }
    }
}

/// What a machine sends stays where it is while the machine stands still.
private struct PausedWire: WrappingTransport {
    let base: any Transport
    let machine: LockMachine

    func send(_ request: APIRequest) async throws -> APIResponse {
        do {
            try await machine.platform.clock.sleep(for: .milliseconds(20))
            try await machine.whilePaused()
        } catch {
            // It is on its way, whatever becomes of the sender.
            machine.letters.value.withLock { $0.append(request) }
            throw error
        }
        let answer = try await base.send(request)
        try await machine.whilePaused()
        return answer
    }
}

private struct Arrivals: WrappingTransport {
    let base: any Transport
    let arrived: @Sendable () -> Void

    func send(_ request: APIRequest) async throws -> APIResponse {
        arrived()
        return try await base.send(request)
    }
}
