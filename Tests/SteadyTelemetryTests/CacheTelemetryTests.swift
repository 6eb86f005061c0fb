#if Telemetry
    import Logging
    import MetricsTestKit
    import SteadyCache
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyModel
    import SteadyTelemetry
    import SteadyTesting
    import Testing

    @Suite struct CacheTelemetryTests {
        @Test func `what caches take is told, and what they had to drop`() throws {
            try Simulation.run(seed: 1) { world in
                let (metrics, lines, clock) = (TestMetrics(), LogLines(), world.platform.clock)
                let cluster = Cluster(platform: world.platform)
                func create(_ numbers: Range<Int>) async throws {
                    for number in numbers {
                        let text = "\(number)" + String(repeating: "x", count: 2000)
                        _ = try await cluster.client().create(
                            ConfigMap(metadata: ObjectMeta(name: "m\(number)", namespace: "default"), data: ["text": text]))
                    }
                }
                try await create(0..<10)
                let caches = Caches(client: cluster.client())
                let budget = CacheBudget(bytes: 1_000_000, reduction: ["data"])
                caches.declare(
                    ConfigMap.self,
                    CacheRequest(
                        scope: CacheScope(namespace: "default"), configuration: InformerConfiguration(budget: budget)))
                let telemetry = CacheTelemetry(logger: lines.logger, metrics: metrics)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await caches.run() }
                    group.addTask { await telemetry.report(on: caches, clock: clock) }
                    try await caches.waitUntilSynced(timeout: .seconds(5))
                    try await clock.sleep(for: .seconds(20))
                    let labels = [("resource", "configmaps"), ("scope", "default")]
                    #expect(try metrics.expectGauge("cache_objects", labels).lastValue == 10)
                    #expect(try (20_000..<30_000).contains(metrics.expectGauge("cache_bytes", labels).lastValue ?? 0))
                    #expect(try metrics.expectGauge("cache_budget_bytes", labels).lastValue == 1_000_000)
                    #expect(try metrics.expectGauge("cache_reduced", labels).lastValue == 0)
                    try await create(10..<1100)
                    try await clock.sleep(for: .seconds(20))
                    #expect(try metrics.expectGauge("cache_reduced", labels).lastValue == 1)
                    group.cancelAll()
                }
                let told = lines.all.filter { !$0.contains("in order") }
                #expect(told.count == 2, "\(told)")
                #expect(told.first?.hasPrefix("info: cache filled bytes=2") == true)
                #expect(told.first?.contains("bytes-per-1000=2") == true)
                #expect(told.last?.hasPrefix("warning: cache reduced") == true && told.last?.contains("budget=1000000") == true)
            }
        }
    }
#endif
