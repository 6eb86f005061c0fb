import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

@Suite struct LimiterTests {
    @Test func `a burst goes at once, the rest at the rate, in order`() throws {
        try Bench.run { bench in
            var client = bench.client
            client.limiter = RequestLimiter(normal: .init(perSecond: 10, burst: 5), clock: bench.world.platform.clock)
            let start = bench.now
            for _ in 0..<5 { _ = try await client.find(ConfigMap.self, Bench.key("a")) }
            #expect(bench.now == start)
            for _ in 0..<10 { _ = try await client.find(ConfigMap.self, Bench.key("a")) }
            #expect(bench.now - start == .seconds(1))
            // Another priority has turns of its own.
            _ = try await client.with(priority: .high).find(ConfigMap.self, Bench.key("a"))
            #expect(bench.now - start == .seconds(1))
            #expect(client.limiter?.waited(.normal) == .seconds(1))
        }
    }

    @Test func `too many requests halve the rate, answers bring it back`() throws {
        try Bench.run { bench in
            let clock = bench.world.platform.clock
            let limiter = RequestLimiter(
                normal: .init(perSecond: 100, burst: 1000), low: .init(perSecond: 10, burst: 1000), clock: clock)
            var client = bench.client
            client.limiter = limiter
            bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 2)))
            _ = try await client.list(ConfigMap.self)
            // One success has come after the refusal.
            #expect(limiter.rate(of: .normal) == 51 && limiter.rate(of: .low) == 5 && limiter.rate(of: .high) == 100)
            for _ in 0..<60 { _ = try await client.list(ConfigMap.self) }
            #expect(limiter.rate(of: .normal) == 100)
        }
    }

    @Test func `while the server asks to wait, urgent requests go on`() throws {
        try Bench.run { bench in
            var client = bench.client.with(retry: RetryPolicy.none)
            client.limiter = RequestLimiter(clock: bench.world.platform.clock)
            bench.faults.fail(.answer(.status(429, "TooManyRequests", retryAfter: 20)))
            let limited = client
            await #expect(throws: APIError.self) { _ = try await limited.list(ConfigMap.self) }
            let start = bench.now
            _ = try await limited.with(priority: .high).list(ConfigMap.self)
            #expect(bench.now == start)
            _ = try await limited.list(ConfigMap.self)
            #expect(bench.now - start == .seconds(20))
        }
    }

    @Test func `who is cancelled while waiting gives its turn back`() throws {
        try Bench.run { bench in
            var client = bench.client
            client.limiter = RequestLimiter(normal: .init(perSecond: 1, burst: 1), clock: bench.world.platform.clock)
            let limited = client
            _ = try await limited.list(ConfigMap.self)
            let start = bench.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 { group.addTask { _ = try? await limited.list(ConfigMap.self) } }
                try await bench.world.platform.clock.sleep(for: .milliseconds(500))
                group.cancelAll()
            }
            _ = try await limited.list(ConfigMap.self)
            #expect(bench.now - start <= .seconds(2), "\(bench.now - start)")
        }
    }

    @Test func `every try is told to the observer, and nothing secret`() throws {
        try Bench.run { bench in
            let journal = Journal()
            var client = bench.client
            client.observer = journal
            bench.faults.fail(.unreachable)
            _ = try await client.create(Bench.map("a", ["password": "hush"]))
            _ = try await client.list(ConfigMap.self, in: "default", .labels(LabelSelector(matchLabels: ["a": "hush"])))
            _ = try await client.patch(ConfigMap.self, Bench.key("a"), .merge(["data": ["x": "hush"]]))
            _ = try await client.delete(ConfigMap.self, Bench.key("a"))
            _ = try await client.find(ConfigMap.self, Bench.key("a"))
            try await client.withWatch(ConfigMap.self, in: "default") { _ in }
            #expect(
                journal.lines == [
                    "create configmaps 1: failed", "create configmaps 2: 201", "list configmaps 1: 200",
                    "patch configmaps 1: 200",
                    "delete configmaps 1: 200", "get configmaps 1: 404", "watch configmaps 1: 200",
                ])
            #expect(!journal.text.contains("hush"))
            #expect(bench.faults.sent.allSatisfy { $0.headers["traceparent"] == "00-1" })
        }
    }

    @Test(
        arguments: [
            ("/api/v1/pods", "pods", nil), ("/api/v1/namespaces/a/pods/b/log", "pods/log", "b"),
            ("/api/v1/namespaces/a/pods/b/proxy/c/d", "pods/proxy", "b"),
            ("/api/v1/namespaces/a", "namespaces", "a"), ("/api/v1/namespaces/a/status", "namespaces/status", "a"),
            ("/apis/apps/v1/namespaces/a/deployments/b/scale", "deployments.apps/scale", "b"), ("/version", "", nil),
            ("/apis/apps/v1", "", nil), ("/api", "", nil),
        ] as [(String, String, String?)])
    func `the resource of a path`(path: String, resource: String, name: String?) async throws {
        let journal = Journal()
        var client = Client(transport: PiecesTransport(pieces: [Array("{}".utf8)]))
        client.observer = journal
        _ = try await client.send(APIRequest(.get, path))
        let verb = resource.isEmpty || name != nil ? "get" : "list"
        #expect(journal.lines == ["\(verb) \(resource) 1: 200"])
    }
}
