import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// Copies a value.
private struct Copier: Reconciler {
    func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
        guard map.name == "from" else { return .done }
        try await context.apply(ConfigMap(metadata: ObjectMeta(name: "to"), data: map.data))
        return .done
    }
}

@Suite struct MachineFaultTests {
    private static func exploration(_ faults: Faults) -> Exploration {
        Exploration(seeds: 1...30, faults: faults) { stage in
            // What others do to the copy counts, too: a write that comes late may be one's own.
            stage.run { $0.controller(for: ConfigMap.self, Copier()).owns(ConfigMap.self) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "from"), data: ["value": "1"]))
            try await user.settled()
            try await user.update(ConfigMap.self, "from") { $0.data = ["value": "2"] }
        }
    }

    @Test(arguments: [Faults.partitions, .pauses, .clockRates, .stragglers, .machine])
    func `what befalls the machine is tried at every place, and a right reconciler passes`(faults: Faults) async throws {
        let report = try await Self.exploration(faults).run()
        #expect(report.passed, "\(report)")
        // Two reference runs and the seeds come to 32.
        #expect(report.runs > 33)
    }

    /// A lease, as it were: holds it while a timer runs, and lets it go by its own clock.
    private struct Timed: Reconciler {
        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            guard map.name == "from", map.data?["value"] == "1" else { return .done }
            let start = context.platform.clock.now
            try await context.platform.clock.sleep(for: .seconds(10))
            let (key, end) = (map.key, context.platform.clock.now)
            #expect(start.duration(to: end) >= .seconds(10))
            try await context.patch(ConfigMap.self, key, .merge(["data": ["value": "2"]]))
            return .done
        }
    }

    @Test func `by its own clock everything takes as long as it should, and by the others' it does not`() async throws {
        let exploration = Exploration(
            seeds: 1...1, faults: [.clockRates],
            invariants: [
                .always("it takes ten seconds") { world in
                    guard let map = try world.object(ConfigMap.self, "from"), map.data?["value"] == "2" else { return true }
                    guard let wrote = map.metadata.managedFields?.compactMap(\.time).max(),
                        let made = map.metadata.creationTimestamp
                    else { return false }
                    return (10...11).contains(wrote.seconds - made.seconds)
                }
            ]
        ) { stage in
            stage.run { $0.controller(for: ConfigMap.self, Timed()) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "from"), data: ["value": "1"]))
            try await user.settled()
        }
        let failure = try #require(try await exploration.run().failure)
        #expect(failure.faults.count == 1)
        #expect(failure.faults.first?.contains("clock goes at") == true, "\(failure.faults)")
        #expect(try await exploration.replay("\(failure.token)").failure?.trace == failure.trace)
    }
}
