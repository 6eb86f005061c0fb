import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

@Suite struct InterferenceTests {
    /// Keeps a secret for each map, with the map's value in it.
    private struct Keeper: Reconciler {
        /// Whether a secret that is there is taken to be right.
        var trustsWhatIsThere = false

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            guard map.metadata.deletionTimestamp == nil else { return .done }
            let key = ObjectKey(namespace: map.metadata.namespace, name: map.name)
            if trustsWhatIsThere, try context.cached(Secret.self)[key]?.metadata.labels?["value"] == map.data?["value"] {
                return .done
            }
            try await context.apply(
                Secret(
                    metadata: ObjectMeta(name: map.name, labels: ["value": map.data?["value"] ?? ""]),
                    data: ["value": Base64(map.data?["value"] ?? "")], type: "steady.test/kept"))
            return .done
        }
    }

    private static func exploration(
        _ keeper: Keeper = Keeper(), watchesSecrets: Bool = true, deletes: Bool = false, faults: Faults
    ) -> Exploration {
        Exploration(seeds: 1...30, faults: faults) { stage in
            stage.run { manager in
                let controller = manager.controller(for: ConfigMap.self, keeper)
                if watchesSecrets { controller.owns(Secret.self) } else { controller.reads(Secret.self) }
            }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "a"), data: ["value": "1"]))
            try await user.settled()
            try await user.update(ConfigMap.self, "a") { $0.data = ["value": "2"] }
            if deletes {
                try await user.settled()
                try await user.delete(ConfigMap.self, "a")
            }
        }
    }

    @Test func `who watches what it makes puts it right, whatever somebody does to it`() async throws {
        let report = try await Self.exploration(faults: [.protocol, .interference]).run()
        #expect(report.passed, "\(report)")
    }

    @Test func `what somebody holds goes when it is let go`() async throws {
        let report = try await Self.exploration(deletes: true, faults: [.protocol, .interference]).run()
        #expect(report.passed, "\(report)")
    }

    @Test func `who does not watch what it makes misses that somebody deletes it`() async throws {
        let quiet = Self.exploration(watchesSecrets: false, faults: .protocol)
        #expect(try await quiet.run().passed)
        let report = try await Self.exploration(watchesSecrets: false, faults: .interference).run()
        let failure = try #require(report.failure)
        #expect(failure.faults.contains { $0.contains("somebody") }, "\(report)")
        #expect(failure.trace.contains { $0.contains("somebody: ") })
    }

    @Test func `who takes what is there for right misses that somebody has edited it`() async throws {
        let report = try await Self.exploration(Keeper(trustsWhatIsThere: true), faults: .interference).run()
        let failure = try #require(report.failure, "\(report)")
        #expect(failure.faults.contains { $0.contains("somebody edits it") }, "\(report)")
    }
}
