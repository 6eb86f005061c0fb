#if Telemetry
    import MetricsTestKit
    import SteadyClient
    import SteadyCluster
    import SteadyCoreAPI
    import SteadyModel
    import SteadyRuntime
    import SteadyTelemetry
    import SteadyTesting
    import Testing

    @Suite struct ReconcileTelemetryTests {
        private struct Broken: Error {}

        @Test func `hot loops and stuck reconciles are gauges`() throws {
            try Simulation.run(seed: 1) { world in
                let (metrics, clock) = (TestMetrics(), world.platform.clock)
                let telemetry = ReconcileTelemetry(metrics: metrics)
                var configuration = Manager.Configuration(observe: telemetry.observe)
                configuration.diagnostics = DiagnosticsConfiguration(
                    period: .seconds(10), hotLoop: 20, stuckAfter: .seconds(5))
                let manager = try Manager(client: Cluster(platform: world.platform).client(), configuration: configuration) {
                    $0.controller(named: "words", of: String.self) { word, _ in
                        if word == "stuck" { try await clock.sleep(for: .seconds(15)) }
                        return word == "hot" ? .requeue(after: .milliseconds(100)) : .done
                    }
                    .source("words") { AsyncStream { for word in ["stuck", "hot", "calm"] { $0.yield(word) } } }
                    .concurrency(4)
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await manager.run() }
                    group.addTask { await telemetry.report(on: manager, clock: clock) }
                    try await clock.sleep(for: .seconds(25))
                    group.cancelAll()
                }
                let label = [("controller", "words")]
                let stuck = try metrics.expectGauge("steady_stuck_reconciles", label)
                #expect(stuck.values.contains(1) && stuck.lastValue == 0)
                #expect(try metrics.expectGauge("steady_hot_loops", label).lastValue == 1)
            }
        }

        @Test func `reconciles are counted by the names that dashboards know`() throws {
            try Simulation.run(seed: 1) { world in
                let (metrics, clock) = (TestMetrics(), world.platform.clock)
                let cluster = Cluster(platform: world.platform)
                let telemetry = ReconcileTelemetry(metrics: metrics)
                let manager = try Manager(client: cluster.client(), configuration: .init(observe: telemetry.observe)) {
                    $0.controller(named: "words", of: String.self) { word, context in
                        switch word {
                        case "again": if context.failures == 0 { return .retry }
                        case "later":
                            if context.reasons.contains(where: { $0.kind == .source }) { return .requeue(after: .seconds(1)) }
                        case "broken": if context.failures < 3 { throw Broken() }
                        case "outrun":
                            if context.failures == 0 { throw APIError(code: 409, reason: "Conflict", message: "changed") }
                        case "hopeless": throw TerminalError("no way")
                        case "slow": if context.failures == 0 { try await clock.sleep(for: .seconds(50)) }
                        default: try await clock.sleep(for: .seconds(2))
                        }
                        return .done
                    }
                    .source("words") {
                        AsyncStream { stream in
                            for word in ["again", "later", "broken", "outrun", "hopeless", "slow", "good"] { stream.yield(word) }
                        }
                    }
                    .concurrency(4).deadline(.seconds(3))
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await manager.run() }
                    group.addTask { await telemetry.report(on: manager, clock: clock) }
                    try await clock.sleep(for: .seconds(20))
                    group.cancelAll()
                }
                func counter(_ name: String, _ result: String? = nil) throws -> Int64 {
                    let labels = [("controller", "words")] + (result.map { [("result", $0)] } ?? [])
                    return try metrics.expectCounter("controller_runtime_\(name)", labels).totalValue
                }
                #expect(try counter("reconcile_total", "success") == 6)
                #expect(try counter("reconcile_total", "requeue") == 2)
                #expect(try counter("reconcile_total", "requeue_after") == 1)
                #expect(try counter("reconcile_total", "error") == 5)
                #expect(try counter("reconcile_errors_total") == 5)
                #expect(try counter("terminal_reconcile_errors_total") == 1)
                #expect(try counter("reconcile_timeouts_total") == 1)
                let label = [("controller", "words")]
                let times = try metrics.expectTimer("controller_runtime_reconcile_time_seconds", label).values
                #expect(times.count == 14 && times.max() == 3_000_000_000)
                #expect(try metrics.expectGauge("controller_runtime_max_concurrent_reconciles", label).lastValue == 4)
                let active = try metrics.expectGauge("controller_runtime_active_workers", label)
                #expect(active.values.contains(2) && active.lastValue == 0)
            }
        }
    }
#endif
