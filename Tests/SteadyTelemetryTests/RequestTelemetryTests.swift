#if Telemetry
    import InMemoryTracing
    import MetricsTestKit
    import SteadyClient
    import SteadyCluster
    import SteadyCoreAPI
    import SteadyModel
    import SteadyTelemetry
    import SteadyTesting
    import Testing
    import Tracing

    @Suite struct RequestTelemetryTests {
        @Test func `every request is counted, timed and traced`() throws {
            try Simulation.run(seed: 1) { world in
                let (metrics, tracer) = (TestMetrics(), InMemoryTracer())
                var client = Cluster(platform: world.platform).client()
                client.observer = RequestTelemetry(metrics: metrics, tracer: tracer, platform: world.platform)
                let key = ObjectKey(namespace: "default", name: "a")
                _ = try await client.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
                _ = try await client.get(ConfigMap.self, key)
                _ = try await client.find(ConfigMap.self, ObjectKey(namespace: "default", name: "b"))

                func total(_ code: String, _ method: String) throws -> Int64 {
                    try metrics.expectCounter(
                        "rest_client_requests_total", [("code", code), ("method", method), ("resource", "configmaps")]
                    ).totalValue
                }
                #expect(try total("201", "POST") == 1)
                #expect(try total("200", "GET") == 1)
                #expect(try total("404", "GET") == 1)
                let get = [("verb", "get"), ("resource", "configmaps")]
                #expect(try metrics.expectTimer("rest_client_request_duration_seconds", get).values.count == 2)
                #expect(try metrics.expectRecorder("rest_client_response_size_bytes", get).values.count == 2)

                let spans = tracer.finishedSpans
                #expect(spans.map(\.operationName) == ["create configmaps", "get configmaps", "get configmaps"])
                #expect(spans[0].attributes["http.response.status_code"]?.toSpanAttribute() == 201)
                #expect(spans[2].status?.code == .error && spans[1].status == nil)
                #expect(tracer.performedContextInjections.count == 3 && tracer.activeSpans.isEmpty)
            }
        }
    }
#endif
