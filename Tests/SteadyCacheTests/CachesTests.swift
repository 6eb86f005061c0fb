import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// Caches that are shared.
@Suite struct CachesTests {
    private let map = CacheTesting.map
    private let key = CacheTesting.key

    private static func running(_ caches: Caches, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await caches.run() }
            try await body()
            group.cancelAll()
        }
    }

    @Test func `equal requests share a watch, and the last one out ends it`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            _ = try await cluster.client().create(map("a", "1", "default"))
            let caches = Caches(client: cluster.client())
            try await Self.running(caches) {
                try await caches.withInformer(of: ConfigMap.self) { first in
                    try await first.waitUntilSynced(timeout: .seconds(5))
                    try await caches.withInformer(of: ConfigMap.self) { second in
                        #expect(first === second && caches.count == 1 && second.snapshot.count == 1)
                        let narrow = CacheRequest<ConfigMap>(scope: CacheScope(namespace: "kube-system"))
                        try await caches.withInformer(narrow) { third in
                            #expect(third !== first && caches.count == 2)
                            try await caches.waitUntilSynced(timeout: .seconds(5))
                        }
                        #expect(caches.count == 1)
                        let stripped = CacheRequest<ConfigMap>(transform: CacheTransform("no data") { $0.data = nil })
                        try await caches.withInformer(stripped) { fourth in
                            #expect(fourth !== first)
                            try await fourth.waitUntilSynced(timeout: .seconds(5))
                            #expect(fourth.snapshot.all.map(\.data) == [nil] && first.snapshot.all.map(\.data) == [["v": "1"]])
                        }
                    }
                    // The first is still there, and goes on.
                    #expect(caches.count == 1 && caches.unhealthiness() == nil)
                    _ = try await cluster.client().create(map("b", "1", "default"))
                    let isThere = try await first.waitUntil(timeout: .seconds(5)) { snapshot, _ in snapshot.count == 2 }
                    #expect(isThere)
                }
                #expect(caches.count == 0)
                // Its watch ends.
                try await world.platform.clock.sleep(for: .seconds(1))
                #expect(cluster.watchCount == 0)
            }
        }
    }

    @Test func `to read what nobody has asked for is an error that says what to do, and starts no watch`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform)
            let caches = Caches(client: cluster.client())
            caches.declare(Secret.self)
            try await Self.running(caches) {
                do {
                    _ = try caches.informer(of: ConfigMap.self)
                    Issue.record("nobody has declared it")
                } catch let error as CacheError {
                    #expect(error.message.contains("ConfigMap") && error.message.contains("declare(ConfigMap.self)"), "\(error)")
                }
                try await caches.waitUntilSynced(timeout: .seconds(5))
                #expect(try caches.informer(of: Secret.self).snapshot.isEmpty)
                #expect(throws: CacheError.self) {
                    try caches.informer(of: Secret.self, CacheRequest(scope: CacheScope(namespace: "default")))
                }
                #expect(cluster.watchCount == 1)
            }
        }
    }

    @Test func `writes show in every cache that selects them, whatever its type`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let held = HeldWatches(cluster.transport)
            let caches = Caches(client: Client(transport: held, platform: world.platform))
            try await Self.running(caches) {
                let narrow = CacheRequest<ConfigMap>(scope: CacheScope(labelSelector: "app=web"))
                try await caches.withInformer(of: ConfigMap.self) { all in
                    try await caches.withInformer(narrow) { web in
                        try await caches.withInformer(cluster.client().metadata(of: ConfigMap.resourceType)) { metadata in
                            try await caches.waitUntilSynced(timeout: .seconds(5))
                            held.hold(true)
                            var labelled = map("a", "1", "default")
                            labelled.metadata.labels = ["app": "web"]
                            _ = try await caches.client.create(labelled)
                            _ = try await caches.client.create(map("b", "1", "default"))
                            #expect(all.snapshot.all.map(\.name) == ["a", "b"] && web.snapshot.all.map(\.name) == ["a"])
                            #expect(metadata[labelled.key]?.metadata.labels == ["app": "web"])
                            held.hold(false)
                        }
                    }
                }
            }
        }
    }

    @Test func `what is missing is named, all of it`() throws {
        try Simulation.run(seed: 4) { world in
            let caches = Caches(client: Cluster(platform: world.platform).client())
            caches.declare(ConfigMap.self)
            let type = ResourceType(group: "later.example", version: "v1", kind: "Gadget")
            do {
                try await caches.waitUntilSynced(timeout: .seconds(1))
                Issue.record("it does not run")
            } catch let error as NotSyncedError {
                #expect(error.missing.map(\.reason) == ["run() is not running"])
            }
            try await Self.running(caches) {
                try await caches.withInformer(Cluster(platform: world.platform).client().resources(type)) { _ in
                    do {
                        try await caches.waitUntilSynced(timeout: .seconds(30))
                        Issue.record("it is not served")
                    } catch let error as NotSyncedError {
                        #expect(error.missing.map(\.what) == ["\(type)"], "\(error)")
                    }
                    #expect(caches.unhealthiness()?.contains("\(type)") == true)
                }
                try await caches.waitUntilSynced(timeout: .seconds(1))
                #expect(caches.unhealthiness() == nil)
            }
        }
    }
}
