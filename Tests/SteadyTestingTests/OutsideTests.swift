import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// What no simulation decides is found, and named.
@Suite struct OutsideTests {
    private struct Doing: Reconciler {
        let body: @Sendable (ConfigMap, Context<ConfigMap>) async throws -> Outcome

        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            try await body(map, context)
        }
    }

    private static func explore(
        _ body: @escaping @Sendable (ConfigMap, Context<ConfigMap>) async throws -> Outcome
    ) async throws -> ExplorationReport {
        try await Exploration(seeds: 1...5) { stage in
            stage.run { manager in manager.controller(for: ConfigMap.self, named: "keeper", Doing(body: body)).owns(Secret.self) }
        } scenario: { user in
            try await user.create(ConfigMap(metadata: ObjectMeta(name: "a")))
        }.run()
    }

    private static func keep(_ data: StringMap<String>, _ context: Context<ConfigMap>, name: String = "a") async throws {
        try await context.apply(Secret(metadata: ObjectMeta(name: name), stringData: data, type: "steady.test/kept"))
    }

    @Test func `a reconcile that sleeps by the machine's clock is named, however long it sleeps`() async throws {
        for time in [Duration.milliseconds(5), .seconds(3600)] {
            let report = try await Self.explore { map, context in
                try await Task.sleep(for: time)
                try await Self.keep([:], context)
                return .done
            }
            let finding = try #require(report.failure?.finding)
            // A short sleep may end while hours pass here.
            #expect([.stuck, .escape].contains(finding.kind), "\(report)")
            #expect(finding.description.contains("keeper"), "\(report)")
            #expect(finding.description.contains("default/a"), "\(report)")
            #expect(finding.description.contains("clock"), "\(report)")
        }
    }

    @Test func `a reconcile that waits for ever is named, with its last request`() async throws {
        let report = try await Self.explore { map, context in
            try await Self.keep([:], context)
            let (stream, continuation) = AsyncStream<Int>.makeStream()
            for await _ in stream {}
            withExtendedLifetime(continuation) {}
            return .done
        }
        let finding = try #require(report.failure?.finding)
        #expect(finding.kind == .stuck, "\(report)")
        #expect(finding.description.contains("the reconcile of default/a has been running for"), "\(report)")
        #expect(finding.description.contains("/api/v1/namespaces/default/secrets/a"), "\(report)")
    }

    @Test func `the machine's date in an object is named, in whatever form`() async throws {
        let forms: [@Sendable (Timestamp) -> String] = [
            { "\($0)" }, { "\($0.seconds)" }, { "\($0.seconds * 1000 + 12)" },
            { "\($0)".replacing("T", with: " ").prefix(19) + " +0000" },
        ]
        for form in forms {
            let report = try await Self.explore { map, context in
                // law: this is what is to be found.
                if map.metadata.annotations?["seen"] == nil {
                    _ = try await context.client.modify(ConfigMap.self, map.key) {
                        $0.metadata.annotations = ["seen": form(Platform.system.wallTime)]
                    }
                }
                return .done
            }
            let finding = try #require(report.failure?.finding)
            #expect(finding.kind == .escape, "\(report)")
            #expect(finding.description.hasPrefix("configmaps default/a: metadata.annotations.seen is "), "\(report)")
            #expect(finding.description.contains("context.platform.wallTime"), "\(report)")
        }
    }

    @Test func `the platform's date is no such thing`() async throws {
        let report = try await Self.explore { map, context in
            if map.metadata.annotations?["seen"] == nil {
                let (date, number) = (context.platform.wallTime, context.platform.wallTime.seconds)
                _ = try await context.client.modify(ConfigMap.self, map.key) {
                    $0.metadata.annotations = ["seen": "\(date)", "number": "\(number)"]
                }
            }
            return .done
        }
        #expect(report.passed, "\(report)")
    }

    @Test func `random numbers of one's own that change the course are named`() async throws {
        let report = try await Self.explore { map, context in
            let secrets = try context.cached(Secret.self).all
            if secrets.isEmpty { try await Self.keep([:], context, name: "a-\(UInt64.random(in: 0 ... .max))") }
            return .done
        }
        let finding = try #require(report.failure?.finding)
        #expect(finding.kind == .escape, "\(report)")
        #expect(finding.description.contains("secrets default/a-"), "\(report)")
        #expect(finding.description.contains("context.platform.random"), "\(report)")
    }

    @Test func `random values that nothing depends on are not compared, and told`() async throws {
        let report = try await Self.explore { map, context in
            if try context.cached(Secret.self).all.isEmpty {
                try await Self.keep(["password": "\(UInt64.random(in: 0 ... .max))"], context)
            }
            return .done
        }
        #expect(report.passed, "\(report)")
        #expect(report.masked.contains { $0.contains("secrets default/a") && $0.contains("data") }, "\(report)")
    }

    @Test func `work on another thread is named with what it was for`() async throws {
        let report = try await Self.explore { map, context in
            await Task.detached {
                var random = context.platform.random; _ = random.next()
            }.value
            return .done
        }
        let finding = try #require(report.failure?.finding)
        #expect([.stuck, .escape].contains(finding.kind), "\(report)")
        #expect(finding.description.contains("keeper"), "\(report)")
    }
}
