import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// Lists that come anew while the world goes on: no object that lives is ever told as deleted, and none that is gone stays.
@Suite struct RelistTests {
    private static func map(_ name: String, _ value: String) -> ConfigMap { CacheTesting.map(name, value) }

    /// What the changes of a cache come to, and the first one that cannot be.
    private final class Told: Sendable {
        private let state = Mutex<(objects: [String: ConfigMap], problem: String?)>(([:], nil))

        func take(_ change: Change<ConfigMap>) {
            state.withLock { state in
                let name = change.object.name
                if change.old?.metadata.uid != state.objects[name]?.metadata.uid { state.problem = "another one before: \(name)" }
                // Those are changed, and never deleted.
                if change.new == nil, name.hasPrefix("kept") { state.problem = "told as deleted: \(name)" }
                state.objects[name] = change.new
            }
        }

        var problem: String? { state.withLock { $0.problem } }
        var names: [String] { state.withLock { $0.objects.keys.sorted() } }
    }

    /// Changes the world at random while an informer follows it; at its end the cache is as the server, and so is what was told.
    private static func live(
        _ world: Simulation.World, _ cluster: Cluster, over transport: some Transport, _ configuration: InformerConfiguration,
        beside: @escaping @Sendable (Informer<ConfigMap>) async throws -> Void = { _ in }
    ) async throws {
        let client = cluster.client()
        for name in ["kept0", "kept1", "kept2", "kept3"] { _ = try await client.create(map(name, "")) }
        let informer = Informer<ConfigMap>(
            client: Client(transport: transport, platform: world.platform), configuration: configuration)
        // In every other seed it is this process that writes, and sees it at once.
        let writer = world.seed / 2 % 2 == 0 ? client : informer.client
        let told = Told()
        informer.onChange { told.take($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await informer.run() }
            group.addTask { try await beside(informer) }
            var random = world.platform.random
            for step in 0..<40 {
                let number = random.next() % 6
                switch random.next() % 4 {
                case 0: _ = try? await writer.delete(ConfigMap.self, CacheTesting.key("m\(number)"))
                case 1: _ = try await writer.apply(map("kept\(number % 4)", "\(step)"))
                default: _ = try await writer.apply(map("m\(number)", "\(step)"))
                }
                if random.next() % 5 == 0 { cluster.compact() }
                if random.next() % 5 == 0 { cluster.closeWatches() }
                try await world.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 700)))
            }
            let last = try await client.create(map("last", "")).metadata.resourceVersion ?? ""
            #expect(try await informer.waitUntil(resourceVersion: last, timeout: .seconds(600)), "seed \(world.seed)")
            group.cancelAll()
        }
        let truth = try await client.list(ConfigMap.self).items.map { "\($0.name) \($0.data ?? [:])" }
        #expect(informer.snapshot.all.map { "\($0.name) \($0.data ?? [:])" } == truth, "seed \(world.seed)")
        #expect(told.problem == nil, "seed \(world.seed)")
        #expect(told.names == informer.snapshot.all.map(\.name), "seed \(world.seed)")
    }

    @Test func `a list that expires between two pages is begun anew, in 30 seeds`() async throws {
        for seed in 0..<30 as Range<UInt64> {
            await Task.yield()
            try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform)
                var configuration = InformerConfiguration()
                configuration.following = FollowOptions(pageSize: 2, prefersStreaming: false)
                let pages = ForgetfulPages(base: cluster.transport, cluster: cluster, platform: world.platform)
                try await Self.live(world, cluster, over: pages, configuration)
            }
        }
    }

    @Test func `a list from beside the watch loses nothing of one that is under way, in 60 seeds`() async throws {
        for seed in 0..<60 as Range<UInt64> {
            await Task.yield()
            try Simulation.run(seed: seed) { world in
                let cluster = Cluster(platform: world.platform)
                var configuration = InformerConfiguration()
                configuration.following = FollowOptions(pageSize: 2, prefersStreaming: seed % 2 == 0)
                let slow = SlowAnswers(base: cluster.transport, platform: world.platform)
                try await Self.live(world, cluster, over: slow, configuration) { informer in
                    var random = world.platform.random
                    while true {
                        try await world.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 1500)))
                        do { try await informer.catchUp() } catch let error as APIError where error.isExpired {}
                    }
                }
            }
        }
    }

    @Test func `a run that is taken up again takes nothing older than what the one before has seen`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let client = cluster.client()
            for name in ["a", "b"] { _ = try await client.create(Self.map(name, "")) }
            let lagging = LaggingLists(base: cluster.transport)
            var configuration = InformerConfiguration()
            configuration.following = FollowOptions(prefersStreaming: false)
            let informer = Informer<ConfigMap>(
                client: Client(transport: lagging, platform: world.platform), configuration: configuration)
            try await CacheTesting.running(informer) {
                try await client.delete(ConfigMap.self, CacheTesting.key("b"))
                #expect(try await informer.waitUntil(timeout: .seconds(5)) { snapshot, _ in snapshot.count == 1 })
            }
            let journal = Journal()
            informer.onChange { journal.add($0) }
            lagging.lag(true)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                try await world.platform.clock.sleep(for: .seconds(10))
                #expect(informer.snapshot.all.map(\.name) == ["a"])
                lagging.lag(false)
                _ = try await client.create(Self.map("c", ""))
                #expect(try await informer.waitUntil(timeout: .seconds(60)) { snapshot, _ in snapshot.count == 2 })
                group.cancelAll()
            }
            #expect(journal.lines == ["added a= (initial)", "added c="])
        }
    }
}

/// Of the pages after the first every third is asked for after the version of the list was forgotten.
private struct ForgetfulPages: Transport {
    let base: any Transport
    let cluster: Cluster
    let platform: Platform

    func send(_ request: APIRequest) async throws -> APIResponse {
        var random = platform.random
        if request.queryValue("continue") != nil, random.next() % 3 == 0 {
            _ = try await cluster.client().apply(CacheTesting.map("kept0", "\(cluster.resourceVersion)"))
            cluster.compact()
        }
        return try await base.send(request)
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ body: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request, body)
    }
}

/// What is answered takes its time, page by page and event by event.
private struct SlowAnswers: Transport {
    let base: any Transport
    let platform: Platform

    private func wait() async throws {
        var random = platform.random
        try await platform.clock.sleep(for: .milliseconds(Int64(random.next() % 300)))
    }

    func send(_ request: APIRequest) async throws -> APIResponse {
        let response = try await base.send(request)
        try await wait()
        return response
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ body: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request) { stream in
            try await body(
                stream.wrapping { next in
                    let piece = try await next()
                    try await wait()
                    return piece
                })
        }
    }
}

/// A server that may lag behind: then each list is the one that was answered first.
private final class LaggingLists: Transport {
    private let base: any Transport
    private let state = Mutex<(first: APIResponse?, isLagging: Bool)>((nil, false))

    init(base: any Transport) { self.base = base }

    func lag(_ isLagging: Bool) { state.withLock { $0.isLagging = isLagging } }

    func send(_ request: APIRequest) async throws -> APIResponse {
        if let first = state.withLock({ $0.isLagging ? $0.first : nil }) { return first }
        let response = try await base.send(request)
        state.withLock { $0.first = $0.first ?? response }
        return response
    }

    func withStream<Result: Sendable>(
        _ request: APIRequest, _ body: (APIStream) async throws -> Result
    ) async throws -> Result {
        try await base.withStream(request, body)
    }
}
