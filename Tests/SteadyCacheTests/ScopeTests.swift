import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// What a cache holds, and how it says that it does not yet.
@Suite struct ScopeTests {
    private let map = CacheTesting.map
    private let key = CacheTesting.key

    private static func cluster(_ platform: Platform) async throws -> Cluster {
        let cluster = Cluster(platform: platform)
        for name in ["one", "two", "three"] {
            _ = try await cluster.client().create(Namespace(metadata: ObjectMeta(name: name)))
            _ = try await cluster.client().create(CacheTesting.map("m", name, in: name))
        }
        return cluster
    }

    @Test func `several namespaces are followed as one, and may change while it runs`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = try await Self.cluster(world.platform)
            let client = cluster.client()
            let informer = Informer<ConfigMap>(client: client, scope: CacheScope(namespaces: ["one", "two"]))
            let journal = Journal()
            informer.onChange { journal.add($0.kind == .deleted ? "deleted \($0.object.key)" : "\($0.kind) \($0.object.key)") }
            try await CacheTesting.running(informer) {
                #expect(informer.snapshot.all.map(\.key.description) == ["one/m", "two/m"])
                _ = try await client.create(map("n", "", "two"))
                _ = try await client.create(map("n", "", "three"))
                let version = String(cluster.resourceVersion)
                _ = try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in snapshot.count == 3 }
                // Nothing was said of namespace one, so that its watch knows nothing of that version yet.
                #expect(!informer.hasSeen(version))

                informer.setNamespaces(["two", "three"])
                #expect(!informer.isSynced && informer.snapshot.all.map(\.key.description) == ["two/m", "two/n"])
                try await informer.waitUntilSynced(timeout: .seconds(5))
                #expect(informer.snapshot.all.map(\.key.description) == ["three/m", "three/n", "two/m", "two/n"])
                #expect(informer.snapshot.objects(in: "three").map(\.name) == ["m", "n"])
                #expect(informer.monitors.keys.compactMap { $0 }.sorted() == ["three", "two"])
                // Each was listed once.
                #expect(informer.monitors.values.map(\.counts.listings) == [1, 1])
                _ = try await client.apply(map("m", "changed", "one"))
                _ = try await client.apply(map("m", "changed", "three"))
                let isThere = try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in
                    snapshot[CacheTesting.key("m", in: "three")]?.data?["v"] == "changed"
                }
                #expect(isThere)
            }
            #expect(
                journal.lines.sorted() == [
                    "added one/m", "added three/m", "added three/n", "added two/m", "added two/n", "deleted one/m",
                    "updated three/m",
                ])
        }
    }

    @Test func `metadata alone, and kinds known at run time`() throws {
        try Simulation.run(seed: 2) { world in
            let client = try await Self.cluster(world.platform).client()
            let metadata = Informer(client.metadata(of: ConfigMap.resourceType))
            let dynamic = Informer(client.resources(ConfigMap.resourceType), scope: CacheScope(namespace: "two"))
            metadata.add(CacheIndex("namespace-of-own") { $0.metadata.namespace })
            try await CacheTesting.running(metadata) {
                #expect(metadata.snapshot.filter { $0.name == "m" }.count == 3)
                #expect(metadata.snapshot.objects(CacheIndex("namespace-of-own") { $0.metadata.namespace }, "two").count >= 1)
            }
            try await CacheTesting.running(dynamic) {
                let found = try #require(dynamic[key("m", "two")])
                #expect(found.kind == "ConfigMap" && found.data.v == "two")
            }
        }
    }

    @Test func `what is missing has a name and a reason`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let type = ResourceType(group: "later.example", version: "v1", kind: "Gadget")
            let informer = Informer(cluster.client().resources(type))
            #expect(informer.unhealthiness() == "\(type): run() is not running")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                do {
                    try await informer.waitUntilSynced(timeout: .seconds(20))
                    Issue.record("it is not served")
                } catch let error as NotSyncedError {
                    #expect(error.missing.map(\.what) == ["\(type)"])
                    #expect("\(error)".contains("not listed within 20"), "\(error)")
                    #expect(
                        error.missing[0].reason.contains("404") || error.missing[0].reason.contains("could not find"), "\(error)")
                }
                #expect(informer.unhealthiness()?.contains("\(type)") == true)
                group.cancelAll()
            }
        }
    }

    @Test func `a second run is an error, and a run that ended can be taken up`() throws {
        try Simulation.run(seed: 4) { world in
            let client = Cluster(platform: world.platform).client()
            _ = try await client.create(map("a", "1", "default"))
            let informer = Informer<ConfigMap>(client: client)
            try await CacheTesting.running(informer) {
                await #expect(throws: CacheError.self) { try await informer.run() }
            }
            #expect(informer.snapshot.count == 1 && informer.unhealthiness() != nil)
            _ = try await client.create(map("b", "1", "default"))
            let journal = Journal()
            informer.onChange { journal.add($0) }
            try await CacheTesting.running(informer) {
                _ = try await informer.waitUntil(timeout: .seconds(30)) { snapshot, _ in snapshot.count == 2 }
                #expect(informer.unhealthiness() == nil)
            }
            #expect(journal.lines == ["added a=1 (initial)", "added b=1"])
        }
    }

    @Test func `nothing older than what a process before has seen is taken`() throws {
        try Simulation.run(seed: 5) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            _ = try await client.create(map("a", "1", "default"))
            var configuration = InformerConfiguration()
            configuration.notOlderThan = String(cluster.resourceVersion + 3)
            let informer = Informer<ConfigMap>(client: client, configuration: configuration)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                try await world.platform.clock.sleep(for: .seconds(10))
                #expect(!informer.isSynced && informer.snapshot.isEmpty)
                for value in 0..<4 { _ = try await client.apply(map("a", "\(value)", "default")) }
                try await informer.waitUntilSynced(timeout: .seconds(120))
                #expect(informer[key("a", "default")]?.data?["v"] == "3")
                group.cancelAll()
            }
        }
    }
}
