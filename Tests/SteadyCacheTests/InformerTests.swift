import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

@Suite struct InformerTests {
    private static func map(_ name: String, _ value: Int) -> ConfigMap {
        ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: ["v": String(value)])
    }

    @Test func `a cache shows the list, then every change, and drops managed fields`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            _ = try await client.create(Self.map("a", 1))
            let informer = Informer<ConfigMap>(client: client)
            let journal = Journal()
            informer.onChange { journal.add($0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                try await informer.waitUntilSynced()
                _ = try await client.apply(Self.map("a", 2))
                _ = try await client.create(Self.map("b", 1))
                try await client.delete(ConfigMap.self, ObjectKey(namespace: "default", name: "a"))
                #expect(try await informer.waitUntil(resourceVersion: String(cluster.resourceVersion), timeout: .seconds(5)))
                group.cancelAll()
            }
            #expect(journal.lines == ["added a=1 (initial)", "updated a=1->2", "added b=1", "deleted a"])
            #expect(informer.snapshot.all.map(\.name) == ["b"])
            #expect(informer.snapshot.all.first?.metadata.managedFields == nil)
        }
    }

    @Test func `an object that is lent out stays as it is while the cache gets another, and while it loses it`() throws {
        try Simulation.run(seed: 1) { world in
            let client = Cluster(platform: world.platform).client()
            let informer = Informer<ConfigMap>(client: client)
            try await CacheTesting.running(informer) {
                let map = try await client.create(Self.map("a", 1))
                let key = map.key
                informer.wrote(map)
                // Nothing below waits, so that no watch comes between.
                var later = Self.stamped(map, version: "50", uid: map.metadata.uid ?? "")
                later.data = ["v": "2"]
                let seen = informer.withObject(key) { lent in
                    informer.wrote(later)
                    let before = [lent.data, informer[key]?.data]
                    informer.wroteDeletion(of: key, uid: map.metadata.uid ?? "")
                    return before + [lent.data]
                }
                #expect(seen == [["v": "1"], ["v": "2"], ["v": "1"]])
                #expect(!informer.contains(key) && informer.withObject(key) { $0 } == nil)
                #expect(throws: CancellationError.self) {
                    var snapshot = Snapshot<ConfigMap>()
                    #expect(snapshot.withObject(key) { $0 } == nil && !snapshot.contains(key))
                    informer.wrote(Self.stamped(map, version: "90", uid: "another"))
                    snapshot = informer.snapshot
                    #expect(snapshot.contains(key) && informer.contains(key))
                    _ = try snapshot.withObject(key) { _ in throw CancellationError() }
                }
            }
        }
    }

    private static func stamped(_ map: ConfigMap, version: String, uid: String) -> ConfigMap {
        var map = map
        (map.metadata.resourceVersion, map.metadata.uid) = (version, uid)
        return map
    }

    /// Watches break and history is forgotten at random moments: the cache ends as the server, and its changes add up.
    @Test func `whatever happens to its watches, a cache ends up like the server in 200 seeds`() async throws {
        for seed in 0..<200 as Range<UInt64> {
            await Task.yield()
            try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform)
                let client = cluster.client()
                let informer = Informer<ConfigMap>(client: client)
                let replayed = Mutexed()
                informer.onChange { replayed.take($0) }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await informer.run() }
                    var random = world.platform.random
                    for step in 0..<30 {
                        let name = "m\(random.next() % 4)"
                        if random.next() % 3 == 0 {
                            _ = try? await client.delete(ConfigMap.self, ObjectKey(namespace: "default", name: name))
                        } else {
                            _ = try await client.apply(Self.map(name, step))
                        }
                        if random.next() % 5 == 0 { cluster.closeWatches() }
                        if random.next() % 5 == 0 { cluster.compact() }
                        if random.next() % 3 == 0 {
                            try await world.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 900)))
                        }
                    }
                    let last = try await client.create(Self.map("last", 0)).metadata.resourceVersion ?? ""
                    #expect(try await informer.waitUntil(resourceVersion: last, timeout: .seconds(300)), "seed \(seed)")
                    group.cancelAll()
                }
                let truth = try await client.list(ConfigMap.self).items.map {
                    "\($0.name) \($0.metadata.uid ?? "") \($0.data ?? [:])"
                }
                let cached = informer.snapshot.all.map { "\($0.name) \($0.metadata.uid ?? "") \($0.data ?? [:])" }
                #expect(cached == truth, "seed \(seed)")
                #expect(replayed.problem == nil, "seed \(seed)")
                #expect(replayed.names == informer.snapshot.all.map(\.name), "seed \(seed)")
            }
        }
    }

    /// Replays changes and notes the first that does not fit.
    private final class Mutexed: Sendable {
        private let state = Mutex<(objects: [String: ConfigMap], problem: String?)>(([:], nil))

        func take(_ change: Change<ConfigMap>) {
            state.withLock { state in
                let map = change.object
                switch change.kind {
                case .added:
                    if state.objects.updateValue(map, forKey: map.name) != nil { state.problem = "added twice: \(map.name)" }
                case .updated:
                    if change.old?.metadata.uid != map.metadata.uid { state.problem = "another uid: \(map.name)" }
                    if state.objects.updateValue(map, forKey: map.name) != change.old { state.problem = "wrong old: \(map.name)" }
                case .deleted:
                    if state.objects.removeValue(forKey: map.name)?.metadata.uid != map.metadata.uid {
                        state.problem = "deleted what was not there: \(map.name)"
                    }
                case .resynced: state.problem = "resynced: \(map.name)"
                }
            }
        }

        var problem: String? { state.withLock { $0.problem } }
        var names: [String] { state.withLock { $0.objects.keys.sorted() } }
    }
}
