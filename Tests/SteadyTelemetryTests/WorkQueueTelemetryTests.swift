#if Telemetry
    import MetricsTestKit
    import SteadyModel
    import SteadyQueue
    import SteadyTelemetry
    import SteadyTesting
    import Testing

    @Suite struct WorkQueueTelemetryTests {
        @Test func `a queue's figures have the names that dashboards know`() throws {
            try Simulation.run(seed: 1) { world in
                let (metrics, clock) = (TestMetrics(), world.platform.clock)
                let telemetry = WorkQueueTelemetry<String>(name: "pages", metrics: metrics)
                let queue = WorkQueue<String>(.init(capacity: Capacity(2)), clock: clock, observer: telemetry)
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await telemetry.report(on: queue, clock: clock) }
                    queue.add("a")
                    queue.add("b", after: .seconds(100))
                    queue.add("c")
                    try? await clock.sleep(for: .seconds(2))
                    guard let lease = await queue.next() else { return #expect(Bool(false), "no item") }
                    try? await clock.sleep(for: .milliseconds(3250))
                    lease.retry()
                    group.cancelAll()
                }
                let labels = [("name", "pages"), ("controller", "pages")]
                #expect(try metrics.expectCounter("workqueue_adds_total", labels).totalValue == 1)
                #expect(try metrics.expectCounter("workqueue_retries_total", labels).totalValue == 2)
                #expect(try metrics.expectCounter("workqueue_dropped_total", labels).totalValue == 1)
                #expect(try metrics.expectGauge("workqueue_depth", labels).lastValue == 0)
                #expect(try metrics.expectTimer("workqueue_queue_duration_seconds", labels).lastValue == 2_000_000_000)
                #expect(try metrics.expectTimer("workqueue_work_duration_seconds", labels).lastValue == 3_250_000_000)
                let unfinished = try metrics.expectGauge("workqueue_unfinished_work_seconds", labels)
                #expect(unfinished.values.max() == 3)
                #expect(try metrics.expectGauge("workqueue_longest_running_processor_seconds", labels).values.max() == 3)
            }
        }
    }
#endif
