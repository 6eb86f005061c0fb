import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

@Suite struct ExplorationTests {
    /// Copies a value of a map into another map; a slip of the pen makes it write only once.
    private struct Copier: Reconciler {
        var isSloppy = false

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            guard map.name == "from" else { return .done }
            let key = ObjectKey(namespace: map.metadata.namespace, name: "to")
            if isSloppy, try context.cached(ConfigMap.self)[key] != nil { return .done }
            let copy = ConfigMap(metadata: ObjectMeta(name: "to"), data: ["value": map.data?["value"] ?? ""])
            do { try await context.apply(copy) } catch  where isSloppy {}
            return .done
        }
    }

    private static func exploration(isSloppy: Bool = false, faults: Faults = .protocol) -> Exploration {
        Exploration(seeds: 1...20, faults: faults) { stage in
            stage.run { $0.controller(for: ConfigMap.self, Copier(isSloppy: isSloppy)) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "from"), data: ["value": "1"]))
            if !isSloppy {
                try await user.settled()
                try await user.update(ConfigMap.self, "from") { $0.data = ["value": "2"] }
            }
        }
    }

    @Test func `a right reconciler passes, and every fault at every place was tried`() async throws {
        let report = try await Self.exploration().run()
        #expect(report.passed, "\(report)")
        #expect(report.runs > 60)
        #expect("\(report)" == "nothing found in \(report.runs) runs")
    }

    @Test func `a failure has a sentence, a token that repeats it, and a trace; the same on every search`() async throws {
        let exploration = Self.exploration(isSloppy: true)
        let report = try await exploration.run()
        let failure = try #require(report.failure)
        #expect(failure.finding.kind == .unrest || failure.finding.kind == .endState, "\(report)")
        #expect(failure.faults.count == 1)
        #expect(failure.trace.contains { $0.contains("FAULT at ") })
        #expect("\(report)".contains("replay(\"\(failure.token)\")"))
        let again = try await exploration.replay("\(failure.token)")
        #expect(again.failure?.finding == failure.finding)
        #expect(again.failure?.trace == failure.trace)
        let whole = try await exploration.run()
        #expect(whole.failure?.token == failure.token)
        #expect(whole.failure?.trace == failure.trace)
        #expect(whole.runs == report.runs)
    }

    @Test(arguments: [0, 1])
    func `the report is the same for any number of threads`(depth: Int) async throws {
        var exploration = Self.exploration(isSloppy: true, faults: [.refusals, .lag])
        exploration.depth = depth
        exploration.seeds = 1...1000
        var reports: [ExplorationReport] = []
        for concurrency in [1, 2, 7] {
            exploration.concurrency = concurrency
            reports.append(try await exploration.run())
        }
        let first = try #require(reports[0].failure)
        for report in reports {
            #expect(report.runs == reports[0].runs)
            #expect(report.failure?.token == first.token)
            #expect(report.failure?.trace == first.trace)
        }
    }

    @Test func `a failure has a page, with who did what side by side`() async throws {
        let failure = try #require(try await Self.exploration(isSloppy: true).run().failure)
        let page = failure.page
        #expect(page.contains("<th>user</th><th>operator</th><th>cluster</th><th>what went wrong</th>"))
        #expect(page.contains("<code>replay(\"\(failure.token)\")</code>"))
        #expect(page.split(separator: "\n").count { $0.hasPrefix("<tr") } == failure.trace.count)
        #expect(page.split(separator: "\n").contains { $0.hasPrefix("<tr class=\"faults\">") && $0.contains("FAULT at ") })
        #expect(page.contains("<td>user: create configmaps from</td><td></td><td></td><td></td></tr>"))
        var other = failure
        other.finding.description = "a < b & \"c\""
        #expect(other.page.contains("<h1>a &lt; b &amp; &quot;c&quot;</h1>"))
    }

    @Test func `many faults of a seed are brought down to the one that matters`() async throws {
        var exploration = Self.exploration(isSloppy: true, faults: [.refusals, .lag])
        exploration.depth = 0
        exploration.seeds = 1...1000
        let failure = try #require(try await exploration.run().failure)
        #expect(failure.faults.count <= 2, "\(failure.faults)")
        #expect(failure.turns == 0, "\(failure.turns)")
        let again = try await exploration.replay("\(failure.token)")
        #expect(again.failure?.finding.kind == failure.finding.kind)
    }

    /// Nothing in here ever waits, so that nobody else would get a turn.
    @Test(arguments: [Duration.zero, .nanoseconds(1) / 5])
    func `a reconciler that asks to be called at once again is found in a circle`(delay: Duration) async throws {
        struct Hasty: Reconciler {
            let delay: Duration
            func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome { .requeue(after: delay) }
        }
        let report = try await Exploration(seeds: 1...1) { stage in
            stage.run { $0.controller(for: ConfigMap.self, Hasty(delay: delay)) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "from")))
        }.run()
        #expect(report.failure?.finding.kind == .hotLoop, "\(report)")
    }

    @Test func `two faults together are tried in every pair`() async throws {
        var exploration = Exploration(seeds: 1...1, faults: [.refusals]) { stage in
            stage.run { $0.controller(for: ConfigMap.self, Copier()) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "from"), data: ["value": "1"]))
        }
        let single = try await exploration.run()
        exploration.depth = 2
        let double = try await exploration.run()
        #expect(single.passed && double.passed)
        #expect(double.runs > single.runs * 2, "\(single.runs) \(double.runs)")
        exploration.runLimit = single.runs + 1
        #expect(try await exploration.run().runs == single.runs + 1)
    }

    @Test(arguments: [
        "", "s1", "s1.r.7", "s2.r.7.9f3a", "s1.x.7.9f3a", "s1.r.7.9f3a.1", "s1.r.7.9f3a.1-", "s1.r.!.9f3a",
        "s1.r.7.9f3a.~1-1", "s1.o.7.9f3a.~1",
    ])
    func `what is no token is refused`(text: String) {
        #expect(throws: ExplorationError.self) { try ReplayToken(text) }
    }

    @Test func `a token is read as it is written, and one of another test does not fit`() async throws {
        let token = try ReplayToken("s1.r.1z.9f3a.12-2.31-0")
        #expect("\(token)" == "s1.r.1z.9f3a.12-2.31-0")
        for text in ["s1.s.0.9f3a.12-2", "s1.o.1z.9f3a.12-2.~3z-1", "s1.o.1z.9f3a"] {
            #expect("\(try ReplayToken(text))" == text)
        }
        await #expect(throws: ExplorationError.self) { try await Self.exploration().replay("\(token)") }
    }

    /// Writes down in which order four tasks came to it.
    private struct Racer: Reconciler {
        private final class Order: Sendable {
            let text = Mutex("")
        }

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            guard map.data?["order"] == nil else { return .done }
            let order = Order()
            await withDiscardingTaskGroup { group in
                for number in 1...4 { group.addTask { order.text.withLock { $0 += "\(number)" } } }
            }
            let found = JSONValue.string(order.text.withLock { $0 })
            try await context.patch(ConfigMap.self, map.key, .merge(["data": ["order": found]]))
            return .done
        }
    }

    @Test func `an order of tasks that goes wrong is brought down to the turns that matter`() async throws {
        var exploration = Exploration(
            seeds: 1...1000, faults: .protocol,
            invariants: [
                .always("the second task never comes last") { world in
                    try world.list(ConfigMap.self).allSatisfy { $0.data?["order"]?.hasSuffix("2") != true }
                }
            ]
        ) { stage in
            stage.run { $0.controller(for: ConfigMap.self, Racer()) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "a")))
        }
        exploration.depth = 0
        let report = try await exploration.run()
        let failure = try #require(report.failure)
        #expect(failure.faults == [], "\(report)")
        // There are hundreds in such a run; to leave one out is to count those after it anew, so it is not always the fewest.
        #expect((1...10).contains(failure.turns), "\(report)")
        #expect("\(failure.token)".hasPrefix("s1.o."))
        #expect("\(report)".contains("a task ran before one that was ready earlier"))
        let again = try await exploration.replay("\(failure.token)")
        #expect(again.failure?.finding == failure.finding)
        #expect(again.failure?.trace == failure.trace)
    }

    @Test func `what always holds is looked at after every change`() async throws {
        var exploration = Self.exploration(faults: [])
        exploration.invariants = [
            .always("the value is never 2") { world in
                try world.list(ConfigMap.self).allSatisfy { $0.data?["value"] != "2" }
            }
        ]
        let failure = try #require(try await exploration.run().failure)
        #expect(failure.finding.description == "it does not hold at every time that the value is never 2")
        #expect(failure.faults.isEmpty)
        exploration.invariants = [.stable(ConfigMap.self, "data", "value")]
        let other = try #require(try await exploration.run().failure)
        #expect(other.finding.description.hasPrefix("configmaps default/from: it does not hold that configmaps.data.value stays"))
    }

    @Test func `an error of the scenario, and a step that never becomes possible, are told`() async throws {
        struct Wrong: Error {}
        let throwing = Exploration(seeds: 1...1) { _ in
        } scenario: { _ in
            throw Wrong()
        }
        await #expect(throws: Wrong.self) { try await throwing.run() }
        let waiting = Exploration(seeds: 1...1) { _ in
        } scenario: { user in
            try await user.update(ConfigMap.self, "nobody") { $0.data = [:] }
        }
        let failure = try #require(try await waiting.run().failure)
        #expect(failure.finding.description == "the user could not update configmaps nobody within 200 s")
    }

    /// Writes to one map, again and again; without faults, and until the user is done.
    private struct Counter: Reconciler {
        let most: Int

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            let count = Int(map.data?["count"] ?? "") ?? 0
            guard count < most else { return .done }
            try await context.patch(ConfigMap.self, map.key, .merge(["data": ["count": .string("\(count + 1)")]]))
            return .done
        }
    }

    @Test func `who changes one object without end is found sooner than who changes many`() async throws {
        func exploration(_ most: Int) -> Exploration {
            Exploration(seeds: 1...1, faults: []) { stage in
                stage.run { $0.controller(for: ConfigMap.self, Counter(most: most)) }
            } scenario: { user in
                for name in ["a", "b", "c"] {
                    try await user.create(ConfigMap(metadata: ObjectMeta(name: name)))
                    try await user.settled()
                }
            }
        }
        let failure = try #require(try await exploration(1000).run().failure)
        #expect(failure.finding.kind == .hotLoop)
        #expect(failure.finding.description.hasPrefix("the operator never comes to rest: 100 writes of one object"))
        #expect(try await exploration(99).run().passed)
        let many = try #require(try await Self.manyWrites().run().failure)
        #expect(many.finding.description.hasPrefix("the operator never comes to rest: 400 writes, the last"))
    }

    /// Makes maps without end.
    private static func manyWrites() -> Exploration {
        Exploration(seeds: 1...1, faults: []) { stage in
            stage.run { $0.controller(for: ConfigMap.self, Maker()) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "0")))
        }
    }

    private struct Maker: Reconciler {
        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            let next = ConfigMap(metadata: ObjectMeta(name: "\((Int(map.name) ?? 0) + 1)"))
            do { try await context.create(next, isOwned: false) } catch let error as APIError where error.isAlreadyExists {}
            return .done
        }
    }
}
