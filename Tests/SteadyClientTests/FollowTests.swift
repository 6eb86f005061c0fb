import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

@Suite struct FollowTests {
    /// What a reader of updates knows.
    private final class Mirror: Sendable {
        private struct State {
            var known: [String: String] = [:]
            var listing: [String: String]?
            var version = ""
            var interruptions: [String] = []
        }

        private let state = Mutex(State())
        var known: [String: String] { state.withLock { $0.known } }
        var version: String { state.withLock { $0.version } }
        var interruptions: [String] { state.withLock { $0.interruptions } }

        func take(_ update: WatchUpdate<ConfigMap>) {
            state.withLock { state in
                switch update {
                case .restarted: state.listing = [:]
                case .applied(let map):
                    let value = map.data?["v"] ?? ""
                    if state.listing != nil { state.listing?[map.name] = value } else { state.known[map.name] = value }
                    if state.listing == nil { state.version = map.metadata.resourceVersion ?? "" }
                case .deleted(let map):
                    if state.listing != nil { state.listing?[map.name] = nil } else { state.known[map.name] = nil }
                    if state.listing == nil { state.version = map.metadata.resourceVersion ?? "" }
                case .synced(let version):
                    state.known = state.listing ?? [:]
                    state.listing = nil
                    state.version = version
                case .bookmark(let version): state.version = version
                case .interrupted(let error, _): state.interruptions.append("\(error)")
                }
            }
        }
    }

    /// Follows config maps while `body` runs.
    private static func following(
        _ bench: Bench, _ options: FollowOptions = .all, _ body: (Mirror, WatchMonitor) async throws -> Void
    ) async throws {
        let (mirror, monitor) = (Mirror(), WatchMonitor())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await bench.client.resources(ConfigMap.self, in: "default").follow(options, monitor: monitor) {
                    mirror.take($0)
                }
            }
            try await body(mirror, monitor)
            group.cancelAll()
        }
    }

    private static func wait(_ bench: Bench, _ what: String, until isMet: () -> Bool) async throws {
        for _ in 0..<2000 {
            if isMet() { return }
            try await bench.world.platform.clock.sleep(for: .milliseconds(500))
        }
        Issue.record("never: \(what)")
    }

    private static func put(_ bench: Bench, _ name: String, _ value: Int) async throws {
        _ = try await bench.cluster.client().apply(Bench.map(name, ["v": "\(value)"]))
    }

    private static func isWatch(_ request: APIRequest) -> Bool { request.queryValue("watch") != nil }

    @Test func `a lost connection goes on where it was`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            bench.faults.fail(.cut(after: 2), Self.isWatch)
            try await Self.following(bench) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known == ["a": "1"] }
                try await Self.put(bench, "a", 2)
                try await Self.put(bench, "b", 1)
                try await Self.wait(bench, "the changes") { mirror.known == ["a": "2", "b": "1"] }
                #expect(monitor.counts.listings == 1 && monitor.counts.resumptions == 1 && monitor.counts.failures == 1)
                #expect(mirror.interruptions.count == 1 && monitor.isConnected && monitor.problem == nil)
            }
        }
    }

    @Test func `a version that is no longer kept leads to a new list, in the answer and in the stream`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            bench.faults.fail(.cut(after: 1), Self.isWatch)
            bench.faults.fail(.answer(.status(410, "Expired")), Self.isWatch)
            bench.faults.fail(.cut(after: 1), Self.isWatch)
            let gone = #"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Gone","message":"too old"}}"#
            bench.faults.fail(.answer(APIResponse(status: 200, body: Array("\(gone)\n".utf8))), Self.isWatch)
            try await Self.following(bench) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known == ["a": "1"] }
                _ = try await bench.cluster.client().delete(ConfigMap.self, Bench.key("a"))
                try await Self.put(bench, "b", 1)
                try await Self.wait(bench, "the state") { mirror.known == ["b": "1"] && monitor.counts.expirations == 2 }
                #expect(monitor.counts.listings == 3)
            }
        }
    }

    @Test func `a silent connection is given up and nothing is missed`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            bench.faults.fail(.silent(after: 1), Self.isWatch)
            try await Self.following(bench, FollowOptions(idleTimeout: .seconds(60))) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known == ["a": "1"] }
                let start = bench.now
                try await Self.put(bench, "a", 2)
                try await Self.wait(bench, "the change") { mirror.known == ["a": "2"] }
                #expect(bench.now - start < .seconds(63) && monitor.counts.silences == 1)
                #expect(mirror.interruptions.first?.contains("no event and no bookmark within 60.0 seconds") == true)
            }
        }
    }

    @Test func `bookmarks keep a quiet connection alive, and the version fresh`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await bench.cluster.run() }
                try await Self.following(bench, FollowOptions(idleTimeout: .seconds(120), connectionLifetime: .seconds(3600))) {
                    mirror, monitor in
                    try await Self.wait(bench, "the list") { monitor.isSynced }
                    _ = try await bench.cluster.client().create(
                        Secret(metadata: ObjectMeta(name: "s", namespace: "default")))
                    try await bench.world.platform.clock.sleep(for: .seconds(1800))
                    #expect(monitor.counts.silences == 0 && monitor.counts.connections == 1 && monitor.counts.bookmarks > 10)
                    #expect(mirror.version == String(bench.cluster.resourceVersion))
                }
                group.cancelAll()
            }
        }
    }

    @Test func `bookmarks are where a quiet watch goes on, though all before them is forgotten`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await bench.cluster.run() }
                try await Self.following(bench) { mirror, monitor in
                    try await Self.wait(bench, "the list") { monitor.isSynced }
                    for name in ["s", "t"] {
                        _ = try await bench.cluster.client().create(
                            Secret(metadata: ObjectMeta(name: name, namespace: "default")))
                    }
                    let version = String(bench.cluster.resourceVersion)
                    try await Self.wait(bench, "the bookmark") { mirror.version == version }
                    bench.faults.fail(.answer(.status(410, "Expired"))) {
                        Self.isWatch($0) && $0.queryValue("resourceVersion") != version
                    }
                    bench.cluster.closeWatches()
                    try await Self.put(bench, "a", 2)
                    try await Self.wait(bench, "the change") { mirror.known == ["a": "2"] }
                    #expect(monitor.counts.listings == 1 && monitor.counts.expirations == 0)
                }
                group.cancelAll()
            }
        }
    }

    @Test func `a bookmark among the initial events does not end them`() throws {
        try Bench.run { bench in
            for name in ["a", "b", "c"] { try await Self.put(bench, name, 1) }
            let version = bench.cluster.resourceVersion
            let events = [
                #"{"type":"ADDED","object":{"metadata":{"name":"a","namespace":"default","resourceVersion":"1"},"data":{"v":"1"}}}"#,
                #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"\#(version)"}}}"#,
            ]
            let stream = events.map { $0 + "\n" }.joined()
            bench.faults.fail(.answer(APIResponse(status: 200, body: Array(stream.utf8))), Self.isStreamingList)
            try await Self.following(bench) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known == ["a": "1", "b": "1", "c": "1"] }
                #expect(monitor.counts.listings == 2)
            }
        }
    }

    @Test func `a server without streaming lists is asked for pages`() throws {
        try Bench.run { bench in
            for number in 0..<7 { try await Self.put(bench, "m\(number)", number) }
            bench.faults.fail(.answer(.status(422, "Invalid"))) { $0.queryValue("sendInitialEvents") != nil }
            try await Self.following(bench, FollowOptions(pageSize: 3)) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known.count == 7 }
                #expect(bench.faults.sent.filter { $0.queryValue("limit") == "3" }.count == 3)
                try await Self.put(bench, "m0", 9)
                try await Self.wait(bench, "the change") { mirror.known["m0"] == "9" }
                #expect(bench.faults.sent.filter { $0.queryValue("sendInitialEvents") != nil }.count == 1)
                #expect(monitor.counts.resumptions == 1)
            }
        }
    }

    private static func isStreamingList(_ request: APIRequest) -> Bool { request.queryValue("sendInitialEvents") != nil }

    @Test func `streams that never come to the end of the list make way for pages, and are tried again later`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            let event = #"{"type":"ADDED","object":{"metadata":{"name":"z","resourceVersion":"1"}}}"# + "\n"
            func streams() -> Int { bench.faults.sent.filter(Self.isStreamingList).count }
            bench.faults.fail(.cut(after: 0), Self.isStreamingList)
            bench.faults.fail(.answer(APIResponse(status: 200, body: Array(event.utf8))), Self.isStreamingList)
            bench.faults.fail(.end(after: 0, .seconds(20)), Self.isStreamingList)
            try await Self.following(bench) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known == ["a": "1"] }
                #expect(streams() == 3 && monitor.counts.listings == 4)

                // The next list is tried as a stream once more; one failure is enough now.
                func expire() async throws {
                    bench.faults.fail(.answer(.status(410, "Expired")), Self.isWatch)
                    let listings = monitor.counts.listings
                    try await Self.put(bench, "a", Int(bench.cluster.resourceVersion))
                    try await Self.wait(bench, "another list") { monitor.counts.listings > listings && monitor.isSynced }
                    let version = bench.cluster.resourceVersion
                    try await Self.put(bench, "b", Int(version))
                    try await Self.wait(bench, "the change") { mirror.known["b"] == "\(version)" }
                }
                bench.faults.fail(.end(after: 0, .seconds(1)), Self.isStreamingList)
                bench.faults.fail(.end(after: 0, .seconds(1)), { !Self.isStreamingList($0) && Self.isWatch($0) })
                try await expire()
                #expect(streams() == 4, "\(bench.faults.lines)")

                // And when it comes to its end, all is as it was.
                bench.faults.fail(.end(after: 0, .seconds(1)), { !Self.isStreamingList($0) && Self.isWatch($0) })
                try await expire()
                #expect(streams() == 5)
            }
        }
    }

    @Test func `a stream that was open for long without coming to the end of the list is not asked for again`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            bench.faults.fail(.end(after: 0, .seconds(100)), Self.isStreamingList)
            try await Self.following(bench) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known == ["a": "1"] }
                #expect(bench.faults.sent.filter(Self.isStreamingList).count == 1)
                #expect(bench.now < .seconds(105), "\(bench.now)")
            }
        }
    }

    @Test func `watches that end at once are not opened without pause`() throws {
        try Bench.run { bench in
            try await Self.put(bench, "a", 1)
            bench.faults.fail(.cut(after: 1), Self.isWatch)
            for _ in 0..<20 { bench.faults.fail(.answer(APIResponse(status: 200)), Self.isWatch) }
            try await Self.following(bench) { mirror, monitor in
                try await Self.wait(bench, "the list") { mirror.known == ["a": "1"] }
                try await bench.world.platform.clock.sleep(for: .seconds(60))
                #expect(monitor.counts.connections < 10, "\(monitor.counts)")
                #expect(monitor.problem?.contains("before it said anything") == true)
                #expect(monitor.unhealthiness(at: bench.world.platform.clock.now, grace: .seconds(30)) != nil)
            }
        }
    }

    @Test func `a refusal is told and tried again, after the time the server gave`() throws {
        try Bench.run { bench in
            bench.faults.fail(.answer(.status(403, "Forbidden")))
            bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 20)))
            let start = bench.now
            try await Self.following(bench) { mirror, monitor in
                #expect(monitor.unhealthiness(at: bench.world.platform.clock.now) != nil)
                try await Self.wait(bench, "the list") { monitor.isSynced }
                #expect(mirror.interruptions.count == 2 && mirror.interruptions[0].contains("403"))
                #expect(bench.now - start >= .seconds(20))
                #expect(monitor.unhealthiness(at: bench.world.platform.clock.now) == nil)
            }
        }
    }

    @Test func `a kind that is not served yet is followed when it comes`() throws {
        try Bench.run { bench in
            let things = ResourceType(group: "example.org", version: "v1", kind: "Thing")
            let names = Shared<[String]>([])
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await bench.client.resources(things).withUpdates { updates in
                        for try await case .applied(let thing) in updates { names.change { $0.append(thing.name) } }
                    }
                }
                try await bench.world.platform.clock.sleep(for: .seconds(100))
                try await DiscoveryTests.installThings(bench.cluster.client())
                _ = try await bench.client.resources(things, in: "default").create(
                    DynamicObject(things, metadata: ObjectMeta(name: "one")))
                try await Self.wait(bench, "the object") { names.value == ["one"] }
                group.cancelAll()
            }
        }
    }

    @Test func `a slow reader is not mistaken for a silent server`() throws {
        try Bench.run { bench in
            for number in 0..<5 { try await Self.put(bench, "m\(number)", 0) }
            let monitor = WatchMonitor()
            try await bench.client.resources(ConfigMap.self, in: "default").withUpdates(
                FollowOptions(idleTimeout: .seconds(10)), monitor: monitor
            ) { updates in
                var count = 0
                for try await update in updates {
                    try await bench.world.platform.clock.sleep(for: .seconds(60))
                    if case .applied = update { count += 1 }
                    if case .synced = update { break }
                }
                #expect(count == 5)
            }
            #expect(monitor.counts.listings == 1)
        }
    }

    @Test func `an error of the reader ends the following and is thrown as it is`() throws {
        struct Enough: Error {}
        try Bench.run { bench in
            await #expect(throws: Enough.self) {
                try await bench.client.resources(ConfigMap.self).follow { _ in throw Enough() }
            }
            await #expect(throws: RequestError.self) {
                try await bench.client.resources(ConfigMap.self, in: "a/b").follow { _ in }
            }
        }
    }

    /// Connections break, fall silent, and versions are forgotten at random: the mirror ends as the server.
    @Test func `whatever happens to the connections, the mirror ends as the server in 200 seeds`() throws {
        for seed in 0..<200 as Range<UInt64> {
            try Bench.run(seed: seed) { bench in
                try await Self.following(bench, FollowOptions(pageSize: 2, idleTimeout: .seconds(30))) { mirror, _ in
                    var random = bench.world.platform.random
                    for step in 0..<40 {
                        switch random.next() % 8 {
                        case 0: bench.faults.fail(.cut(after: Int(random.next() % 4)))
                        case 1: bench.faults.fail(.silent(after: Int(random.next() % 4)))
                        case 2: bench.faults.fail(.unreachable)
                        case 3: bench.faults.fail(.answer(.status(500, "InternalError")))
                        case 4: bench.cluster.closeWatches()
                        case 5: bench.cluster.compact()
                        default: break
                        }
                        let name = "m\(random.next() % 4)"
                        if random.next() % 3 == 0 {
                            _ = try? await bench.cluster.client().delete(ConfigMap.self, Bench.key(name))
                        } else {
                            try await Self.put(bench, name, step)
                        }
                        try await bench.world.platform.clock.sleep(for: .milliseconds(Int64(random.next() % 3000)))
                    }
                    try await Self.put(bench, "last", 0)
                    var truth: [String: String] = [:]
                    for map in try await bench.cluster.client().list(ConfigMap.self, in: "default").items {
                        truth[map.name] = map.data?["v"] ?? ""
                    }
                    let end = truth
                    try await Self.wait(bench, "the state of seed \(seed)") { mirror.known == end }
                }
            }
        }
    }
}
