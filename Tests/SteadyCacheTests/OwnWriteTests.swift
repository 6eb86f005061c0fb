import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// Whoever writes through an informer's client reads it back from the cache at once, whatever the watch does.
@Suite struct OwnWriteTests {
    private let map = CacheTesting.map
    private let key = CacheTesting.key

    @Test func `a deleted pod is gone, one that is held up is being deleted`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let informer = Informer<Pod>(client: cluster.client())
            try await CacheTesting.running(informer) {
                let client = informer.client
                func pod(_ name: String, finalizers: [String]? = nil, node: String? = nil) -> Pod {
                    Pod(
                        metadata: ObjectMeta(name: name, namespace: "default", finalizers: finalizers),
                        spec: PodSpec(containers: [Container(name: "c", image: "i")], nodeName: node))
                }
                _ = try await client.create(pod("free"))
                _ = try await client.create(pod("held", finalizers: ["a.b/c"]))
                _ = try await client.create(pod("running", node: "n"))
                // The watch has no turn between a write and the look at the cache.
                for name in ["free", "held", "running"] { try await client.delete(Pod.self, CacheTesting.key(name)) }
                #expect(informer[CacheTesting.key("free")] == nil)
                #expect(informer[CacheTesting.key("held")]?.isBeingDeleted == true)
                #expect(informer[CacheTesting.key("running")]?.isBeingDeleted == true)
                let version = String(cluster.resourceVersion)
                #expect(try await informer.waitUntil(resourceVersion: version, timeout: .seconds(5)))
                #expect(informer.snapshot.count == 2)
            }
        }
    }

    @Test func `what cannot be followed is an error of who runs the cache`() async throws {
        try Simulation.run(seed: 1) { world in
            let client = Cluster(platform: world.platform).client()
            let caches = Caches(client: client)
            caches.declare(ConfigMap.self, CacheRequest(scope: CacheScope(namespace: "no/namespace")))
            await #expect(throws: RequestError.self) { try await caches.run() }
        }
    }

    @Test func `own writes are there when they return, by key, list and index, while the watch is dead`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let held = HeldWatches(cluster.transport)
            let slow = Client(transport: held, platform: world.platform)
            _ = try await cluster.client().create(map("old", "0", "default"))
            let informer = Informer<ConfigMap>(client: slow)
            let byValue = CacheIndex<ConfigMap, String>("value") { $0.data?["v"] }
            informer.add(byValue)
            let journal = Journal()
            informer.onChange { journal.add($0) }
            let client = informer.client
            try await CacheTesting.running(informer) {
                // From here on nothing comes by the watch.
                held.hold(true)
                let created = try await client.create(map("a", "1", "default"))
                #expect(informer.snapshot[created.key]?.data?["v"] == "1" && informer.snapshot.count == 2)
                #expect(informer.snapshot.objects(byValue, "1").map(\.name) == ["a"])
                _ = try await client.apply(map("a", "2", "default"))
                #expect(informer.snapshot.objects(byValue, "1").isEmpty && informer[created.key]?.data?["v"] == "2")
                _ = try await client.modify(ConfigMap.self, key("old", "default")) { $0.data = ["v": "3"] }
                #expect(informer[key("old", "default")]?.data?["v"] == "3")
                try await client.delete(ConfigMap.self, key("old", "default"))
                #expect(informer[key("old", "default")] == nil && informer.snapshot.all.map(\.name) == ["a"])
                // What others write is not there yet.
                _ = try await cluster.client().create(map("foreign", "9", "default"))
                #expect(informer.snapshot.all.map(\.name) == ["a"])
                held.hold(false)
                let isUpToDate = try await informer.waitUntil(
                    resourceVersion: String(cluster.resourceVersion), timeout: .seconds(600))
                #expect(isUpToDate && informer.snapshot.all.map(\.name) == ["a", "foreign"])
            }
            #expect(
                journal.lines == [
                    "added old=0 (initial)", "added a=1 (own)", "updated a=1->2 (own)", "updated old=0->3 (own)",
                    "deleted old (own)",
                    "added foreign=9",
                ])
        }
    }

    @Test func `what is deleted does not come back by older news, and a new object of its name does come`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform)
            let held = HeldWatches(cluster.transport)
            let slow = Client(transport: held, platform: world.platform)
            let others = cluster.client()
            _ = try await others.create(map("a", "1", "default"))
            let informer = Informer<ConfigMap>(client: slow)
            let journal = Journal()
            informer.onChange { journal.add($0) }
            try await CacheTesting.running(informer) {
                held.hold(true)
                _ = try await others.apply(map("a", "2", "default"))
                try await informer.client.delete(ConfigMap.self, key("a", "default"))
                #expect(informer[key("a", "default")] == nil)
                _ = try await others.create(map("a", "3", "default"))
                held.hold(false)
                _ = try await informer.waitUntil(resourceVersion: String(cluster.resourceVersion), timeout: .seconds(600))
                #expect(informer[key("a", "default")]?.data?["v"] == "3")
            }
            #expect(journal.lines == ["added a=1 (initial)", "deleted a (own)", "added a=3"])
        }
    }

    @Test func `dry runs, other kinds, and objects that the scope leaves out do not show`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let held = HeldWatches(cluster.transport)
            let slow = Client(transport: held, platform: world.platform)
            let informer = Informer<ConfigMap>(client: slow, scope: CacheScope(labelSelector: "shown=yes"))
            let client = informer.client
            try await CacheTesting.running(informer) {
                held.hold(true)
                var shown = map("shown", "1", "default")
                shown.metadata.labels = ["shown": "yes"]
                _ = try await client.create(shown, .dryRun)
                #expect(informer.snapshot.isEmpty)
                _ = try await client.create(map("hidden", "1", "default"))
                _ = try await client.create(Secret(metadata: ObjectMeta(name: "shown", namespace: "default")))
                #expect(informer.snapshot.isEmpty)
                _ = try await client.create(shown)
                #expect(informer.snapshot.all.map(\.name) == ["shown"])
                try await client.delete(ConfigMap.self, shown.key, DeleteOptions(dryRun: true))
                #expect(informer.snapshot.count == 1)
                // It no longer matches.
                _ = try await client.patch(ConfigMap.self, shown.key, .merge(["metadata": ["labels": ["shown": "no"]]]))
                #expect(informer.snapshot.isEmpty)
                held.hold(false)
            }
        }
    }

    @Test func `a write that is only awaited is marked when the watch brings it`() throws {
        try Simulation.run(seed: 4) { world in
            let cluster = Cluster(platform: world.platform)
            let held = HeldWatches(cluster.transport)
            let slow = Client(transport: held, platform: world.platform)
            let client = cluster.client()
            let informer = Informer<ConfigMap>(client: slow)
            let journal = Journal()
            informer.onChange { journal.add($0) }
            try await CacheTesting.running(informer) {
                held.hold(true)
                let created = try await client.create(map("a", "1", "default"))
                informer.awaits(created.key, version: created.metadata.resourceVersion ?? "")
                #expect(informer.snapshot.isEmpty)
                held.hold(false)
                _ = try await client.create(map("b", "1", "default"))
                _ = try await informer.waitUntil(resourceVersion: String(cluster.resourceVersion), timeout: .seconds(600))
            }
            #expect(journal.lines == ["added a=1 (own)", "added b=1"])
        }
    }

    @Test func `fresh is what the server has, too`() throws {
        try Simulation.run(seed: 5) { world in
            let cluster = Cluster(platform: world.platform)
            let held = HeldWatches(cluster.transport)
            let slow = Client(transport: held, platform: world.platform)
            let client = cluster.client()
            let created = try await client.create(map("a", "1", "default"))
            let informer = Informer<ConfigMap>(client: slow)
            try await CacheTesting.running(informer) {
                let seen = try #require(informer[created.key])
                let fresh = try await informer.confirmFresh(seen)
                #expect(fresh.metadata.managedFields != nil)
                held.hold(true)
                _ = try await client.apply(map("a", "2", "default"))
                await #expect(throws: StaleViewError.self) { try await informer.confirmFresh(seen) }
                try await client.delete(ConfigMap.self, created.key)
                await #expect(throws: StaleViewError.self) { try await informer.confirmFresh(seen) }
                try await informer.confirmAbsent(created.key)
                _ = try await client.create(map("a", "3", "default"))
                await #expect(throws: StaleViewError.self) { try await informer.confirmAbsent(created.key) }
                held.hold(false)
            }
        }
    }
}
