#if Telemetry
    import InMemoryTracing
    import Logging
    import MetricsTestKit
    import SteadyClient
    import SteadyCluster
    import SteadyCoreAPI
    import SteadyModel
    import SteadyQueue
    import SteadyRuntime
    import SteadyTelemetry
    import SteadyTesting
    import Testing
    import Tracing

    @Suite struct ReconcileTracingTests {
        private struct Broken: Error, CustomStringConvertible { let description = "the disk is full" }

        /// Runs a controller of one word, which reads an object and then does as it is told.
        private static func run(
            _ word: String, tracer: InMemoryTracer, observe: @escaping @Sendable (ReconcileReport) -> Void = { _ in },
            _ reconcile: @escaping @Sendable (RequestContext<String>) async throws -> Outcome
        ) throws {
            try Simulation.run(seed: 1) { world in
                let clock = world.platform.clock
                var client = Cluster(platform: world.platform).client()
                client.observer = RequestTelemetry(metrics: TestMetrics(), tracer: tracer, platform: world.platform)
                var configuration = Manager.Configuration(observe: observe)
                configuration.interceptor = ReconcileTracing(tracer: tracer, platform: world.platform)
                let manager = try Manager(client: client, configuration: configuration) {
                    $0.controller(named: "words", of: String.self) { _, context in
                        _ = try await context.client.find(ConfigMap.self, ObjectKey(namespace: "default", name: "a"))
                        return try await reconcile(context)
                    }
                    .source("words") { AsyncStream { $0.yield(word) } }
                    .debounce(for: .seconds(2)).backoff(.steps([.seconds(100)])).deadline(.seconds(50))
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await manager.run() }
                    try await clock.sleep(for: .seconds(60))
                    group.cancelAll()
                }
            }
        }

        @Test func `a reconcile is linked to its wait, and its requests are its children`() throws {
            let tracer = InMemoryTracer()
            try Self.run("a", tracer: tracer) { context in
                try await context.platform.clock.sleep(for: .seconds(3))
                return .done
            }
            let spans = tracer.finishedSpans
            #expect(spans.map(\.operationName) == ["words queue", "get configmaps", "words reconcile"])
            #expect(spans.map(\.kind) == [.producer, .client, .consumer] && tracer.activeSpans.isEmpty)
            let (queue, request, reconcile) = (spans[0], spans[1], spans[2])
            func seconds(_ span: FinishedInMemorySpan) -> Double {
                Double(span.endInstant.nanosecondsSinceEpoch - span.startInstant.nanosecondsSinceEpoch) / 1e9
            }
            #expect(seconds(queue) == 2 && seconds(reconcile) == 3)
            #expect(queue.endInstant.nanosecondsSinceEpoch == reconcile.startInstant.nanosecondsSinceEpoch)
            #expect(queue.events.map(\.name) == ["source “words”"])
            #expect(request.parentSpanID == reconcile.spanID && request.traceID == reconcile.traceID)
            #expect(reconcile.parentSpanID == nil && queue.parentSpanID == nil && reconcile.traceID != queue.traceID)
            #expect(reconcile.links.map { $0.context.inMemorySpanContext } == [queue.spanContext])
            for span in [queue, reconcile] {
                #expect(span.attributes["steady.controller"]?.toSpanAttribute() == "words")
                #expect(span.attributes["steady.object.name"]?.toSpanAttribute() == "a")
                #expect(span.attributes["k8s.namespace.name"] == nil)
                #expect(span.attributes["steady.reconcile.number"]?.toSpanAttribute() == 1)
            }
            #expect(reconcile.attributes["steady.reconcile.result"]?.toSpanAttribute() == "success")
            #expect(reconcile.attributes["steady.queue.wait"]?.toSpanAttribute() == 2.0)
            #expect(reconcile.attributes["steady.reconcile.failures"]?.toSpanAttribute() == 0)
            #expect(reconcile.status == nil && reconcile.errors.isEmpty)
        }

        @Test func `a failure is recorded in its span, and logged with its explanation`() throws {
            let (tracer, lines) = (InMemoryTracer(), LogLines())
            try Self.run("b", tracer: tracer, observe: ReconcileLog(lines.logger).observe) { context in
                lines.logger.info("thinking", metadata: context.logMetadata)
                throw Broken()
            }
            let span = try #require(tracer.finishedSpans.last)
            #expect(span.operationName == "words reconcile" && span.status?.code == .error)
            #expect(span.errors.map { "\($0.error)" } == ["the disk is full"])
            #expect(span.attributes["steady.reconcile.result"]?.toSpanAttribute() == "error")
            #expect(lines.all.first == "info: thinking controller=words name=b reconcileID=1")
            let line = try #require(lines.all.last)
            #expect(line.hasPrefix("error: reconcile failed controller=words duration="))
            for part in [
                " error=failed: the disk is full explanation=#1 ", "\n  read   get configmaps default/a: 404 NotFound",
                " failures=0 name=b queue-wait=2.0 reasons=[", " reconcileID=1 result=error",
            ] {
                #expect(line.contains(part), "\(part) in \(line)")
            }
            #expect(lines.all.count == 2)
        }
    }
#endif
