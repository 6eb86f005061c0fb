import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// What caches take, and what they do when it is too much.
@Suite struct MemoryTests {
    private func key(_ name: String) -> ObjectKey { CacheTesting.key(name) }

    /// A map with a text of that many bytes, which no other has.
    private static func map(_ number: Int, bytes: Int = 10_000) -> ConfigMap {
        CacheTesting.map("m\(number)", "\(number)" + String(repeating: "x", count: bytes))
    }

    private static func cluster(_ platform: Platform, maps: Int, bytes: Int = 10_000) async throws -> Cluster {
        let cluster = Cluster(platform: platform)
        for number in 0..<maps { _ = try await cluster.client().create(map(number, bytes: bytes)) }
        return cluster
    }

    @Test func `a cache knows what it takes`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = try await Self.cluster(world.platform, maps: 50)
            let caches = Caches(client: cluster.client())
            let maps = caches.declare(ConfigMap.self)
            #expect(maps.memory.bytes == 0 && maps.memory.bytesPerThousand == 0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await caches.run() }
                try await caches.waitUntilSynced(timeout: .seconds(5))
                let memory = maps.memory
                #expect(memory.objects == 50 && !memory.isReduced && memory.budget == nil)
                #expect((500_000..<550_000).contains(memory.bytes), "\(memory)")
                #expect((10_000_000..<11_000_000).contains(memory.bytesPerThousand))
                #expect(caches.memory == [memory])
                // More objects are taken to be like those that were measured.
                _ = try await caches.client.create(Self.map(50))
                #expect(maps.memory.objects == 51 && maps.memory.bytes == memory.bytes / 50 * 51)
                group.cancelAll()
            }
        }
    }

    @Test func `beyond its budget a cache drops what it may, and goes on`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = try await Self.cluster(world.platform, maps: 100)
            let configuration = InformerConfiguration(
                budget: CacheBudget(bytes: 2_000_000, reduction: .allButMetadata(of: ConfigMap.self)))
            let informer = Informer<ConfigMap>(client: cluster.client(), configuration: configuration)
            let journal = Journal()
            informer.onChange { if !$0.isInitial { journal.add("\($0.kind)") } }
            try await CacheTesting.running(informer) {
                #expect(!informer.isReduced && informer.snapshot[key("m7")]?.data != nil)
                let before = informer.snapshot
                for number in 100..<1400 { _ = try await cluster.client().create(Self.map(number)) }
                let version = String(cluster.resourceVersion)
                #expect(try await informer.waitUntil(resourceVersion: version, timeout: .seconds(60)))
                try await informer.waitUntilSynced(timeout: .seconds(60))
                #expect(informer.isReduced && informer.unhealthiness() == nil)
                #expect(informer.memory.bytes < 1_000_000 && informer.memory.objects == 1400, "\(informer.memory)")
                // Everything is there, and nothing of it has more than its metadata.
                #expect(informer.snapshot.count == 1400)
                #expect(informer.snapshot.allSatisfy { $0.data == nil && $0.metadata.uid != nil })
                // Whoever took a snapshot before keeps it.
                #expect(before[key("m7")]?.data != nil)
                // What comes later, and what is written here, has no more either; changes are told as before.
                _ = try await cluster.client().create(Self.map(1400))
                _ = try await informer.client.create(Self.map(1401))
                #expect(informer.snapshot[key("m1401")]?.data == nil)
                let isThere = try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in snapshot.count == 1402 }
                #expect(isThere && informer.snapshot[key("m1400")]?.data == nil)
                let changes = journal.lines
                #expect(changes.count == 1302 && changes.allSatisfy { $0 == "added" })
            }
        }
    }

    @Test func `a first list that is too large is reduced while it comes`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = try await Self.cluster(world.platform, maps: 2500, bytes: 3000)
            for prefersStreaming in [true, false] {
                var configuration = InformerConfiguration(budget: CacheBudget(bytes: 4_000_000, reduction: ["data"]))
                configuration.following.prefersStreaming = prefersStreaming
                let informer = Informer<ConfigMap>(client: cluster.client(), configuration: configuration)
                let journal = Journal()
                informer.onChange { journal.add($0) }
                try await CacheTesting.running(informer) {
                    #expect(informer.isReduced && informer.snapshot.count == 2500)
                    #expect(informer.memory.bytes < 4_000_000)
                    #expect(informer.monitors[nil]?.counts.listings == 2)
                    // The first list was not read to its end: nobody was told of anything that was larger.
                    let told = journal.lines
                    #expect(told.count == 2500 && told.allSatisfy { $0.hasSuffix("= (initial)") })
                }
            }
        }
    }

    @Test func `a cache that is still too large gives up, and others go on`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = try await Self.cluster(world.platform, maps: 100)
            let caches = Caches(client: cluster.client())
            let budget = CacheBudget(bytes: 20_000, reduction: ["data"])
            let small = CacheRequest<ConfigMap>(configuration: InformerConfiguration(budget: budget))
            let (maps, others) = (caches.declare(ConfigMap.self, small), caches.declare(Namespace.self))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await caches.run() }
                try await others.waitUntilSynced(timeout: .seconds(5))
                do {
                    try await maps.waitUntilSynced(timeout: .seconds(5))
                    Issue.record("it is synced")
                } catch let error as NotSyncedError {
                    #expect(error.description.contains("the cache of configmaps gave up: 100 objects take"), "\(error)")
                }
                #expect(!maps.isSynced && maps.snapshot.isEmpty && maps.memory.bytes == 0)
                let problem = caches.unhealthiness() ?? ""
                #expect(problem.contains("its budget is 20000, though it was reduced. Ask for less"), "\(problem)")
                _ = try await cluster.client().create(Namespace(metadata: ObjectMeta(name: "more")))
                let more = ObjectKey(namespace: nil, name: "more")
                let isThere = try await others.waitUntil(timeout: .seconds(5)) { snapshot, _ in snapshot[more] != nil }
                #expect(isThere)
                group.cancelAll()
            }
            // By itself it says so to whoever runs it.
            let configuration = InformerConfiguration(budget: CacheBudget(bytes: 20_000))
            let alone = Informer<ConfigMap>(client: cluster.client(), configuration: configuration)
            do {
                try await alone.run()
            } catch let error as CacheBudgetError {
                #expect(error.memory.objects == 100 && !error.memory.isReduced && error.memory.bytes > 1_000_000)
            }
        }
    }
}
