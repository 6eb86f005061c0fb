import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyElection
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// Writes down outside which replica works on which value.
private struct Writer: Reconciler {
    let process: OperatorProcess
    var isOnce = false

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        guard let value = map.data?["value"] else { return .done }
        if isOnce, map.metadata.annotations?["written"] == value { return .done }
        let cloud = process.external("cloud")
        try await cloud.put(map.name, ["value": .string(value)])
        if isOnce {
            try await context.patch(ConfigMap.self, map.key, .merge(["metadata": ["annotations": ["written": .string(value)]]]))
        }
        return isOnce ? .done : .requeue(after: .seconds(60))
    }
}

/// How often each replica was started.
private final class Starts: Sendable {
    let of = Mutex<[Int: Int]>([:])
}

@Suite struct ReplicaTests {
    private static func exploration(
        _ faults: Faults, seeds: ClosedRange<UInt64> = 1...20, election: ElectionConfiguration? = .init(), isOnce: Bool = false,
        invariants: [Invariant] = [], starts: Starts? = nil
    ) -> Exploration {
        Exploration(seeds: seeds, faults: faults, invariants: invariants) { stage in
            stage.run(replicas: 2, election: election) { manager, process in
                starts?.of.withLock { $0[process.replica, default: 0] += 1 }
                manager.controller(for: ConfigMap.self, Writer(process: process, isOnce: isOnce))
            }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "m"), data: ["value": "1"]))
            try await user.settled()
            try await user.update(ConfigMap.self, "m") { $0.data = ["value": "2"] }
            try await user.settled()
            try await user.update(ConfigMap.self, "m") { $0.data = ["value": "3"] }
        }
    }

    @Test func `of two replicas one leads, and another takes over from one that crashes`() async throws {
        let starts = Starts()
        let report = try await Self.exploration([.restarts], seeds: 1...2, starts: starts).run()
        #expect(report.passed, "\(report)")
        // Each life starts both, and crashes befall whoever leads.
        let counts = starts.of.withLock { $0 }
        #expect(counts.keys.sorted() == [0, 1] && counts.values.allSatisfy { $0 > report.runs }, "\(counts), \(report.runs)")
    }

    @Test func `nothing is at rest while nobody leads`() async throws {
        let exploration = Exploration(
            seeds: 1...1, faults: [],
            invariants: [
                .eventually("it is written") { !$0.external("cloud").isEmpty }
            ]
        ) { stage in
            stage.run(replicas: 2) { manager, process in
                manager.controller(for: ConfigMap.self, Writer(process: process))
            }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "m"), data: ["value": "1"]))
        }
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
    }

    @Test func `what a leader held in its hands when it was deposed is found`() async throws {
        let exploration = Self.exploration([.pauses], isOnce: true)
        let failure = try #require(try await exploration.run().failure)
        #expect("\(failure.finding)".contains("cloud m: value"), "\(failure)")
        #expect(failure.faults.count == 1 && failure.faults.first?.contains("stands still") == true, "\(failure.faults)")
        #expect(try await exploration.replay("\(failure.token)").failure?.trace == failure.trace)
        let right = try await Self.exploration([.pauses], seeds: 1...1).run()
        #expect(right.passed, "\(right)")
    }

    @Test func `without an election every replica works`() async throws {
        let exploration = Exploration(seeds: 1...1, faults: []) { stage in
            stage.run(replicas: 3, election: nil) { manager, process in
                manager.controller(for: ConfigMap.self, Adder(process: process))
            }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "m"), data: ["value": "1"]))
        }
        let failure = try #require(try await exploration.run().failure, "each resync makes things outside")
        #expect(failure.trace.count { $0.contains("create in cloud") } >= 6, "\(failure)")
    }
}

/// Makes something outside with every reconcile.
private struct Adder: Reconciler {
    let process: OperatorProcess

    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        try await process.external("cloud").create()
        return .done
    }
}

/// Sets what another object says, and looks at it again only if it may be changed by others.
private struct Setter: Reconciler {
    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        guard map.name == "from", let value = map.data?["value"] else { return .done }
        try await context.patch(
            ConfigMap.self, ObjectKey(namespace: "default", name: "to"), .merge(["data": ["value": .string(value)]]))
        return .done
    }
}

@Suite struct StragglerTests {
    private static func exploration(watches: Bool) -> Exploration {
        Exploration(seeds: 1...10, faults: .stragglers) { stage in
            stage.run { manager in
                let controller = manager.controller(for: ConfigMap.self, Setter())
                if watches {
                    controller.watches(ConfigMap.self) { $0.name == "to" ? [ObjectKey(namespace: "default", name: "from")] : [] }
                }
            }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "to")))
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "from"), data: ["value": "1"]))
            try await user.settled()
            try await user.update(ConfigMap.self, "from") { $0.data = ["value": "2"] }
        }
    }

    @Test func `a write that comes late undoes a later one, and is found if nobody looks`() async throws {
        let exploration = Self.exploration(watches: false)
        let failure = try #require(try await exploration.run().failure)
        #expect("\(failure.finding)".contains("data.value"), "\(failure)")
        #expect(failure.faults.first?.contains("its effect 20 s later") == true, "\(failure.faults)")
        #expect(try await exploration.replay("\(failure.token)").failure?.trace == failure.trace)
    }

    @Test func `who looks puts it right`() async throws {
        let report = try await Self.exploration(watches: true).run()
        #expect(report.passed, "\(report)")
        #expect(report.runs > 12)
    }
}
