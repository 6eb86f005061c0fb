import SteadyAPI
@testable import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// How changes reach those who want them.
@Suite struct ChangesTests {
    private let map = CacheTesting.map
    private let key = CacheTesting.key

    @Test func `who comes late is told what is there, and then the same as all others`() throws {
        try Simulation.run(seed: 1) { world in
            let client = Cluster(platform: world.platform).client()
            _ = try await client.create(map("a", "1", "default"))
            let informer = Informer<ConfigMap>(client: client)
            let (early, late) = (Journal(), Journal())
            informer.onChange { early.add($0) }
            try await CacheTesting.running(informer) {
                _ = try await client.create(map("b", "1", "default"))
                _ = try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in snapshot.count == 2 }
                let subscription = informer.onChange { late.add($0) }
                _ = try await client.apply(map("a", "2", "default"))
                _ = try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in
                    snapshot[CacheTesting.key("a")]?.data?["v"] == "2"
                }
                subscription.cancel()
                try await client.delete(ConfigMap.self, key("b", "default"))
                _ = try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in snapshot.count == 1 }
            }
            #expect(early.lines == ["added a=1 (initial)", "added b=1", "updated a=1->2", "deleted b"])
            #expect(late.lines == ["added a=1 (initial)", "added b=1 (initial)", "updated a=1->2"])
        }
    }

    @Test func `a slow reader gets one change for many, and what came and went not at all`() throws {
        try Simulation.run(seed: 2) { world in
            let client = Cluster(platform: world.platform).client()
            for name in ["a", "b"] { _ = try await client.create(map(name, "0", "default")) }
            let informer = Informer<ConfigMap>(client: client)
            let journal = Journal()
            try await CacheTesting.running(informer) {
                try await informer.withChanges { changes in
                    var reader = changes.makeAsyncIterator()
                    for _ in 0..<2 { if let change = await reader.next() { journal.add(change) } }
                    // Meanwhile a lot happens.
                    for value in 1...50 { _ = try await client.apply(map("a", "\(value)", "default")) }
                    _ = try await client.create(map("short", "1", "default"))
                    try await client.delete(ConfigMap.self, key("short", "default"))
                    let old = try await client.get(ConfigMap.self, key("b", "default"))
                    try await client.delete(old)
                    _ = try await client.create(map("b", "new", "default"))
                    _ = try await client.create(map("last", "1", "default"))
                    _ = try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in
                        snapshot[CacheTesting.key("last")] != nil
                    }
                    for _ in 0..<4 { if let change = await reader.next() { journal.add(change) } }
                }
            }
            #expect(
                journal.lines == [
                    "added a=0 (initial)", "added b=0 (initial)", "updated a=0->50", "deleted b", "added b=new", "added last=1",
                ])
        }
    }

    @Test func `a reader that is cancelled ends, and leaves nobody behind`() throws {
        try Simulation.run(seed: 3) { world in
            let informer = Informer<ConfigMap>(client: Cluster(platform: world.platform).client())
            try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    await informer.withChanges { changes in
                        var count = 0
                        for await _ in changes { count += 1 }
                        return count
                    }
                }
                try await world.platform.clock.sleep(for: .seconds(1))
                group.cancelAll()
                let count = try await group.next()
                #expect(count == 0)
            }
        }
    }

    @Test func `resyncs tell everything again, not all at once`() throws {
        try Simulation.run(seed: 4) { world in
            let client = Cluster(platform: world.platform).client()
            for number in 0..<20 { _ = try await client.create(map("m\(number)", "1", "default")) }
            var configuration = InformerConfiguration()
            configuration.resyncInterval = .seconds(1000)
            let informer = Informer<ConfigMap>(client: client, configuration: configuration)
            let journal = Journal()
            let clock = world.platform.clock
            informer.onChange { if $0.kind == .resynced { journal.add("\($0.object.name) \(clock.now)") } }
            try await CacheTesting.running(informer) {
                try await clock.sleep(for: .seconds(1001))
                let times = Set(journal.lines.compactMap { $0.split(separator: " ", maxSplits: 1).last })
                #expect(journal.lines.count == 20 && times.count == 20)
                try await clock.sleep(for: .seconds(1000))
                #expect(journal.lines.count == 40)
            }
        }
    }

    /// A merger hands out what leads from what was taken to what is.
    @Test func `merged changes lead to the same state in 500 scripts`() {
        for seed in 0..<500 as Range<UInt64> {
            var random = SeededRandom(seed)
            let traits = EntryTraits(ConfigMap.self)
            var merger = ChangeMerger(traits)
            var (now, told): ([Int: Entry], [ObjectKey: Entry]) = ([:], [:])
            var version = 0
            func entry(_ name: Int, uid: String) -> Entry {
                version += 1
                var map = CacheTesting.map("m\(name)", "")
                map.metadata.uid = uid
                map.metadata.resourceVersion = String(version)
                return Entry.of(map)
            }
            func take() {
                for change in merger.take() {
                    guard let key = (change.new ?? change.old).map(traits.key) else { continue }
                    #expect(told[key] === change.old, "seed \(seed)")
                    if let new = change.new, let old = change.old { #expect(traits.isSameObject(old, new), "seed \(seed)") }
                    told[key] = change.new
                }
            }
            for step in 0..<100 {
                let name = Int.random(in: 0..<5, using: &random)
                switch Int.random(in: 0..<6, using: &random) {
                case 0...1: take()
                case 2:
                    if let old = now.removeValue(forKey: name) { merger.add(StoreChange(old: old)) }
                case 3:
                    if let old = now[name] { merger.add(StoreChange(old: old, new: old, isResync: true)) }
                default:
                    let new = entry(name, uid: now[name].map(traits.uid) ?? "u\(step)")
                    merger.add(StoreChange(old: now[name], new: new))
                    now[name] = new
                }
                if merger.count > 5 { Issue.record("seed \(seed): more waits than there are keys") }
            }
            while merger.count > 0 { take() }
            #expect(told.count == now.count && now.values.allSatisfy { told[traits.key($0)] === $0 }, "seed \(seed)")
        }
    }
}
