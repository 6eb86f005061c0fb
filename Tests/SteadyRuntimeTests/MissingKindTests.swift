import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// A custom resource whose definition comes late.
private struct Site: Resource {
    static let resourceType = ResourceType(group: "demo.example", version: "v1", kind: "Site")
    var metadata: ObjectMeta
}

@Suite struct MissingKindTests {
    @Test func `a manager whose controller still waits for its kind ends at once`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform)
            let manager = try Manager(client: cluster.client()) {
                $0.controller(for: Site.self, ReconcilingObjects { _, _ in .done })
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await manager.run() }
                try await world.platform.clock.sleep(for: .seconds(100))
                #expect(manager.standing.first?.missing.count == 1)
                let asked = world.platform.clock.now
                manager.shutDown()
                try await group.next()
                #expect(asked.duration(to: world.platform.clock.now) < .milliseconds(100))
            }
        }
    }

    @Test func `a controller whose kind is not served waits for it and says so, and the others work`() throws {
        try RuntimeWorld.run(seed: 2) { manager, _ in
            manager.controller(for: Site.self, ReconcilingObjects { _, _ in .done })
            manager.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done }).concurrency(3)
        } _: { here, manager in
            _ = try await here.user.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
            try await here.wait("the other controller") { here.reports.count == 1 }
            try await here.sleep(.seconds(300))
            #expect(manager.standing.map(\.name) == ["site", "configmap"])
            #expect(manager.standing.map(\.missing) == [[Site.resourceType], []])
            #expect(manager.standing.map { $0.queue == nil } == [true, false] && manager.standing.map(\.workers) == [1, 3])
            #expect(
                here.problems.all.map(\.description) == [
                    "site: begins when sites.demo.example (demo.example/v1) are served; is their definition installed?"
                ])
            try here.cluster.define(Site.self)
            let defined = here.clock.now
            _ = try await here.user.create(Site(metadata: ObjectMeta(name: "s", namespace: "default")))
            try await here.wait("it begins") { here.reports.all.contains { $0.controller == "site" } }
            #expect(defined.duration(to: here.clock.now) <= .seconds(31))
            #expect(manager.standing.allSatisfy { $0.missing.isEmpty && $0.queue != nil })
            #expect(here.problems.count == 1)
        }
    }
}
