import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyQueue
import SteadyRuntime
import SteadyTesting
import Testing

private struct Broken: Error {}

@Suite struct ControllerSettingsTests {
    private static func map(_ name: String) -> ConfigMap { ConfigMap(metadata: ObjectMeta(name: name, namespace: "default")) }

    @Test func `a reconcile over its deadline is cancelled, fails with what it was waiting for, and others go on`() throws {
        let stuck = TransportWrapping { StuckReads(base: $0.transport, path: "/secrets/stuck", clock: $0.platform.clock) }
        try RuntimeWorld.run(seed: 1, over: stuck) { manager, _ in
            manager.controller(
                for: ConfigMap.self,
                ReconcilingObjects { map, context in
                    if map.name == "slow" {
                        _ = try await context.client.get(Secret.self, ObjectKey(namespace: "default", name: "stuck"))
                    }
                    if map.name == "thinking" {
                        _ = try await context.client.get(ConfigMap.self, map.key)
                        try await context.platform.clock.sleep(for: .seconds(100))
                    }
                    return .done
                }
            ).deadline(.seconds(2)).concurrency(3)
        } _: { here, _ in
            for name in ["slow", "thinking", "quick"] { _ = try await here.user.create(Self.map(name)) }
            try await here.wait("both failed") { Set(here.reports.all.filter(\.isFailure).map(\.key.name)).count == 2 }
            func error(_ name: String) -> ReconcileDeadlineError? {
                for report in here.reports.all where report.key.name == name {
                    if case .failed(let error) = report.result {
                        #expect(report.duration == .seconds(2))
                        return error as? ReconcileDeadlineError
                    }
                }
                return nil
            }
            #expect(
                error("slow")?.description == "not done within 2.0 seconds, and cancelled; it has been waiting for "
                    + "get /api/v1/namespaces/default/secrets/stuck for 2.0 seconds")
            #expect(
                error("thinking")?.activity == "it has made no request for 2.0 seconds, the last was "
                    + "get /api/v1/namespaces/default/configmaps/thinking")
            #expect(here.reports.all.contains { $0.key.name == "quick" && !$0.isFailure })
        }
    }

    @Test func `back-off, its jitter and rates are the controller's own, and repeat with the seed`() throws {
        func run(_ seed: UInt64, _ change: @escaping @Sendable (RequestControllerSetup<Int>) -> Void) throws -> [Duration] {
            let times = Collected<Duration>()
            try RuntimeWorld.run(seed: seed) { manager, _ in
                let controller = manager.controller(named: "numbers", of: Int.self) { _, context in
                    times.add(context.platform.clock.now.offset)
                    throw Broken()
                }
                change(controller.source("one") { AsyncStream { $0.yield(1) } })
            } _: { here, _ in
                try await here.sleep(.seconds(60))
            }
            return zip(times.all, times.all.dropFirst()).map { $1 - $0 }
        }
        let steps = try run(1) { $0.backoff(.steps([.seconds(1), .seconds(5)])) }
        #expect(steps.prefix(3) == [.seconds(1), .seconds(5), .seconds(5)])
        let chance = try run(1) { $0.backoff(.steps([.seconds(10)], jitter: 0.5)) }
        #expect(chance.allSatisfy { $0 >= .seconds(5) && $0 <= .seconds(10) } && Set(chance).count == chance.count, "\(chance)")
        #expect(try run(1) { $0.backoff(.steps([.seconds(10)], jitter: 0.5)) } == chance)
        #expect(try run(2) { $0.backoff(.steps([.seconds(10)], jitter: 0.5)) } != chance)
        let slow = try run(1) { $0.backoff(.steps([])).rate(TokenBucket(rate: 0.5, burst: 1)) }
        #expect(slow.count >= 28 && slow.allSatisfy { $0 == .seconds(2) }, "\(slow)")
        let rare = try run(1) { $0.backoff(.steps([])).rate(nil, retries: TokenBucket(rate: 0.1, burst: 1)) }
        #expect(rare.count >= 5 && rare.dropFirst().allSatisfy { $0 == .seconds(10) }, "\(rare)")
    }

    /// Changes for 30 s, five a second; then one alone.
    @Test func `a burst of changes is one reconcile after it is quiet, and one each longest wait`() throws {
        try RuntimeWorld.run(seed: 4) { manager, _ in
            manager.controller(for: ConfigMap.self, ReconcilingObjects { _, _ in .done })
                .debounce(for: .seconds(1), atMost: .seconds(8))
        } _: { here, manager in
            let key = ObjectKey(namespace: "default", name: "a")
            try await here.begun(manager)
            _ = try await here.user.create(Self.map("a"))
            for n in 1...150 {
                try await here.sleep(.milliseconds(200))
                _ = try await here.user.patch(ConfigMap.self, key, .merge(["data": ["n": .string("\(n)")]]))
            }
            #expect(!manager.isIdle)
            #expect(here.reports.count == 3, "after 8, 16 and 24 s: \(here.reports.count)")
            try await here.sleep(.seconds(5))
            #expect(manager.isIdle)
            #expect(here.reports.count == 4, "\(here.reports.count)")
            let asked = here.clock.now
            _ = try await here.user.patch(ConfigMap.self, key, .merge(["data": ["n": "last"]]))
            try await here.wait("the last") { here.reports.count == 5 }
            let waited = asked.duration(to: here.clock.now)
            #expect(waited >= .seconds(1) && waited < .milliseconds(1100))
            #expect(here.reasons(of: "a").last == "ConfigMap changed")
            try await here.sleep(.seconds(20))
            #expect(here.reports.count == 5)
        }
    }

    /// What fails is tried again by its back-off, whatever is held back.
    @Test func `failures are not held back, and a retry takes along what is`() throws {
        try RuntimeWorld.run(seed: 4) { manager, _ in
            manager.controller(
                for: ConfigMap.self,
                ReconcilingObjects { _, context in if context.failures < 6 { throw Broken() } else { .done } }
            ).debounce(for: .seconds(10)).backoff(.steps([.seconds(1)]))
        } _: { here, manager in
            try await here.begun(manager)
            _ = try await here.user.create(Self.map("a"))
            try await here.sleep(.milliseconds(12_500))
            #expect(here.reports.count == 3)
            _ = try await here.user.patch(
                ConfigMap.self, ObjectKey(namespace: "default", name: "a"), .merge(["data": ["n": "1"]]))
            try await here.sleep(.seconds(30))
            #expect(here.reports.count == 7)
            #expect(here.reasons(of: "a").dropFirst(3).first == "retry 3, ConfigMap changed")
        }
    }

    @Test func `predicates tell kinds of changes, versions, labels and namespaces apart`() throws {
        func map(_ change: (inout ObjectMeta) -> Void) -> ConfigMap {
            var metadata = ObjectMeta(name: "a", namespace: "default")
            (metadata.generation, metadata.resourceVersion) = (1, "1")
            change(&metadata)
            return ConfigMap(metadata: metadata)
        }
        let first = map { _ in }
        func matches(
            _ predicate: Predicate<ConfigMap>, _ old: ConfigMap?, _ new: ConfigMap?, isResync: Bool = false
        ) throws -> Bool { predicate.matches(try #require(Change(from: old, to: new, isResync: isResync))) }
        let labelled = map {
            $0.labels = ["a": "b"]; $0.resourceVersion = "2"
        }
        let noted = map { $0.annotations = ["a": "b"] }
        let changed = map { $0.generation = 2 }
        let reported = map { $0.resourceVersion = "3" }
        #expect(try matches(.created, nil, first) && !matches(.created, first, changed) && !matches(.created, first, nil))
        #expect(try matches(.deleted, first, nil) && !matches(.deleted, nil, first) && !matches(.deleted, first, changed))
        #expect(try matches(.kinds(.added, .deleted), first, nil) && !matches(.kinds(.added, .deleted), first, changed))
        for new in [labelled, noted, changed] { #expect(try matches(.desiredStateChanged, first, new)) }
        #expect(try !matches(.desiredStateChanged, first, reported))
        #expect(try matches(.resourceVersionChanged, first, reported) && matches(.resourceVersionChanged, nil, first))
        #expect(try !matches(.resourceVersionChanged, first, first, isResync: true))
        let selector = try LabelSelector(parsing: "a=b")
        #expect(try matches(.labels(selector), first, labelled) && matches(.labels(selector), labelled, first))
        #expect(try !matches(.labels(selector), first, noted) && matches(.labels(selector), labelled, nil))
        #expect(try matches(.namespaces("x", "default"), nil, first) && !matches(.namespaces("x"), nil, first))
        #expect(try matches(.deleted || .labelsChanged && .labels(selector), first, labelled))
    }
}

/// Answers reads of one object when it is cancelled, and not before.
private struct StuckReads: WrappingTransport {
    let base: any Transport
    let path: String
    let clock: MonotonicClock

    func send(_ request: APIRequest) async throws -> APIResponse {
        if request.path.hasSuffix(path) { try await clock.sleep(for: .seconds(10_000)) }
        return try await base.send(request)
    }
}
