import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// Whoever makes many clusters and managers gets their memory back: a search lives thousands of lives, a fleet comes and goes.
@Suite struct MemoryTests {
    /// Looks after things without holding them.
    private final class Watcher: Sendable {
        private struct Reference {
            let name: String
            weak var object: (any AnyObject & Sendable)?
        }

        private let references = Mutex<[Reference]>([])

        func watch(_ name: String, _ object: any AnyObject & Sendable) {
            references.withLock { $0.append(Reference(name: name, object: object)) }
        }

        /// What is still there.
        var left: [String] { references.withLock { $0.filter { $0.object != nil }.map(\.name) } }
        var count: Int { references.withLock { $0.count } }
    }

    private struct Idle: Reconciler {
        func reconcile(_ object: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome { .done }
    }

    /// A controller whose informers have call-backs that look at each other, and at themselves.
    private static func manager(_ cluster: Cluster) throws -> Manager {
        try Manager(client: cluster.client()) { setup in
            setup.controller(for: ConfigMap.self, finalizer: "example.com/idle", Idle())
                .watches(Secret.self, by: .label("secret")) { $0.name }
                .watches(ConfigMap.self, by: .label("map")) { $0.name }
        }
    }

    @Test func `a cluster and what worked with it leave nothing behind`() throws {
        let watcher = Watcher()
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            watcher.watch("cluster", cluster)
            let manager = try Self.manager(cluster)
            watcher.watch("manager", manager)
            watcher.watch("caches", manager.caches)
            watcher.watch("events", manager.events)
            let client = cluster.client()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await manager.run() }
                _ = try await client.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
                try await world.platform.clock.sleep(for: .seconds(100))
                group.cancelAll()
            }
        }
        #expect(watcher.left == [])
    }

    @Test func `a manager that never ran leaves nothing behind, nor one whose set-up fails`() throws {
        struct Unready: Error {}
        let watcher = Watcher()
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            watcher.watch("cluster", cluster)
            watcher.watch("manager", try Self.manager(cluster))
            #expect(throws: Unready.self) {
                try Manager(client: cluster.client()) { setup in
                    setup.controller(for: ConfigMap.self, Idle())
                    throw Unready()
                }
            }
        }
        #expect(watcher.left == [])
    }

    @Test func `lives of a search leave nothing behind`() async throws {
        let watcher = Watcher()
        var exploration = Exploration(seeds: 1...5, faults: [.protocol, .machine]) { stage in
            watcher.watch("cluster", stage.cluster)
            stage.run(replicas: 2) { setup in
                setup.controller(for: ConfigMap.self, finalizer: "example.com/idle", Idle())
            }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "a")))
            try await user.settled()
            try await user.delete(ConfigMap.self, "a")
        }
        exploration.runLimit = 40
        let report = try await exploration.run()
        #expect(report.passed, "\(report)")
        #expect(watcher.count > 20 && watcher.left.isEmpty, "\(watcher.left.count) of \(watcher.count)")
    }
}
