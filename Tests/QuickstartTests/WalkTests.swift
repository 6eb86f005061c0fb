#if YAML
    import Foundation
    import Steady
    import SteadyCluster
    import SteadyTesting
    import Testing
    import WebsiteScenario

    // One after the other: a walk holds on to its thread, and tests that talk to servers need one, too.
    @Suite(.serialized) struct WalkTests {
        /// All states in order, and the hash of everything that was seen on the way.
        private static func walk(seed: UInt64) throws -> (states: [String], hash: UInt64) {
            try Simulation.run(seed: seed) { world in
                let walk = Walk(platform: world.platform) { report in
                    world.note("\(report)")
                } report: { milestone in
                    world.note("reached \(milestone.name): \(milestone.detail)")
                }
                try await walk.run(try Walk.ownManifests())
                let reached = world.trace.compactMap { line in
                    line.split(separator: " reached ").dropFirst().first.map { String($0.prefix { $0 != ":" }) }
                }
                return (reached, world.traceHash)
            }
        }

        /// How many seeds are walked: what takes a few seconds, or `STEADY_SEEDS`.
        private static let seeds = ProcessInfo.processInfo.environment["STEADY_SEEDS"].flatMap { UInt64($0) } ?? 8

        @Test(arguments: 0..<seeds) func `every state is reached under every seed`(seed: UInt64) throws {
            let (states, _) = try Self.walk(seed: seed)
            #expect(
                states == [
                    "ready", "scaled", "pod replaced", "rolled out", "edit put back", "crash survived", "failed over",
                    "deleted", "silent",
                ], "seed \(seed)")
        }

        @Test func `the same seed gives the same trace, another seed another`() throws {
            var hashes: Set<UInt64> = []
            for seed in 0..<5 as Range<UInt64> {
                let hash = try Self.walk(seed: seed).hash
                #expect(try Self.walk(seed: seed).hash == hash, "seed \(seed)")
                hashes.insert(hash)
            }
            #expect(hashes.count == 5)
        }

        /// A reconciler that breaks the first law: its task leaves the simulation.
        @Test func `an operator whose work leaves the simulated executor fails by name`() throws {
            struct Escaping: Reconciler {
                func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
                    let platform = context.platform
                    await Task.detached(name: "somebody's detached task", priority: .high) {
                        var random = platform.random
                        _ = random.next()
                    }.value
                    return .done
                }
            }
            let error = #expect(throws: SimulationError.self) {
                try Simulation.run(seed: 1, patience: .seconds(100)) { world in
                    let client = Cluster(platform: world.platform).client()
                    _ = try await client.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
                    try await Manager.run(client: client) { $0.controller(for: ConfigMap.self, Escaping()) }
                }
            }
            #expect(error?.description.contains("somebody's detached task") == true, "\(error?.description ?? "")")
        }
    }
#endif
