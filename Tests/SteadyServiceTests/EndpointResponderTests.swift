#if Service
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyModel
    import SteadyRuntime
    import SteadyService
    import SteadyTelemetry
    import SteadyTesting
    import Synchronization
    import Testing

    /// Marks each map as seen.
    struct Marking: Reconciler {
        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            if map.metadata.annotations?["seen"] == nil {
                try await context.patch(ConfigMap.self, map.key, .merge(["metadata": ["annotations": ["seen": "yes"]]]))
            }
            return .done
        }
    }

    struct EndpointResponderTests {
        private struct Broken: Error, CustomStringConvertible { let description = "the password is hunter2" }

        /// Annotates each map, and answers requests meanwhile.
        private func run(
            contents: EndpointContents = .all,
            _ body: @escaping @Sendable (Client, (String) async -> EndpointAnswer) async throws -> Void
        ) throws {
            try Simulation.run(seed: 5) { world in
                let cluster = Cluster(platform: world.platform)
                let metrics = PrometheusMetrics()
                let telemetry = ReconcileTelemetry(metrics: metrics)
                var configuration = Manager.Configuration(observe: telemetry.observe)
                configuration.queueObservers = telemetry
                let isBroken = Mutex(true)
                let manager = try Manager(client: cluster.client(), configuration: configuration) { manager in
                    manager.controller(for: ConfigMap.self, Marking())
                    manager.check("database") { if isBroken.withLock({ $0 }) { throw Broken() } }
                }
                let responder = EndpointResponder(manager, contents: contents, metrics: metrics)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await cluster.run() }
                    group.addTask { try await manager.run() }
                    let user = cluster.client(fieldManager: "user")
                    while manager.standing.contains(where: { $0.queue == nil }) {
                        try await world.platform.clock.sleep(for: .milliseconds(10))
                    }
                    _ = try await user.create(
                        ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default"), data: ["k": "v"]))
                    try await world.platform.clock.sleep(for: .seconds(1))
                    try await body(user) { target in
                        if target == "mend" { isBroken.withLock { $0 = false } }
                        return await responder.answer(EndpointRequest(method: "GET", target: target))
                    }
                    group.cancelAll()
                }
            }
        }

        @Test func `health is told as the API server tells it`() throws {
            try run { _, get in
                #expect(
                    await get("/livez") == EndpointAnswer(status: 200, contentType: "text/plain; charset=utf-8", body: "ok\n"))
                #expect(await get("/healthz").body == "ok\n")
                let failed = await get("/readyz")
                #expect(failed.status == 500)
                #expect(failed.body.contains("[+]caches ok\n"))
                #expect(failed.body.hasSuffix("[-]database failed: the password is hunter2\nreadyz check failed\n"))
                #expect(await get("/readyz?exclude=database").body == "ok\n")
                #expect(await get("/readyz?exclude=database&verbose").body.hasSuffix("readyz check passed\n"))
                #expect(await get("/readyz/caches").status == 200)
                #expect(await get("/livez/controller/configmap").status == 200)
                #expect(await get("/readyz/database").status == 500)
                #expect(await get("/readyz/nothing").status == 404)
                _ = await get("mend")
                #expect(await get("/readyz").status == 200)
            }
        }

        @Test func `who may see health alone sees no reasons, and nothing else`() throws {
            try run(contents: .health) { _, get in
                let failed = await get("/readyz")
                #expect(failed.status == 500 && failed.body.contains("[-]database failed: reason withheld\n"))
                #expect(!failed.body.contains("hunter2"))
                for path in ["/metrics", "/debug/explain", "/debug/access", "/debug/controllers", "/debug/findings"] {
                    let answer = await get(path)
                    #expect(answer.status == 404 && answer.body.hasPrefix("/livez") && !answer.body.contains("/debug"))
                }
            }
        }

        @Test func `what an operator does can be asked`() throws {
            try run { user, get in
                let explained = await get("/debug/explain?namespace=default&name=a")
                #expect(explained.status == 200)
                #expect(explained.body.contains("ConfigMap created"), "\(explained.body)")
                #expect(explained.body.contains("write  patch configmaps default/a"), "\(explained.body)")
                #expect(await get("/debug/explain?count=1").body.contains("default/a"))
                let json = await get("/debug/explain?name=a&namespace=default&controller=configmap&format=json")
                #expect(json.contentType == "application/json" && json.body.hasPrefix("{"))
                #expect(await get("/debug/controllers").body == "configmap: 0 waiting, 0 of 1 workers busy\n")
                #expect(await get("/debug/findings").body == "")
                let roles = await get("/debug/access?name=op&account=ops/op").body
                #expect(roles.contains("kind: ClusterRole") && roles.contains("configmaps") && roles.contains("namespace: ops"))
                #expect(await get("/debug/nothing").status == 404)
                #expect(await get("/").status == 200)
                let metrics = await get("/metrics")
                #expect(metrics.contentType == "text/plain; version=0.0.4; charset=utf-8")
                for line in [
                    "# TYPE controller_runtime_reconcile_total counter",
                    #"controller_runtime_reconcile_total{controller="configmap",result="success"} "#,
                    #"workqueue_adds_total{controller="configmap",name="configmap"} "#,
                    #"controller_runtime_reconcile_time_seconds_bucket{controller="configmap",le="0.005"} "#,
                    #"workqueue_queue_duration_seconds_count{controller="configmap",name="configmap"} "#,
                ] { #expect(metrics.body.contains(line), "\(line)\n\(metrics.body)") }
            }
        }

        @Test func `nothing is written by it`() async throws {
            let manager = try Manager(client: Cluster().client()) { _ in }
            let responder = EndpointResponder(manager, contents: .all, metrics: nil)
            #expect(await responder.answer(EndpointRequest(method: "POST", target: "/livez")).status == 405)
            #expect(await responder.answer(EndpointRequest(method: "GET", target: "/metrics")).status == 404)
        }
    }
#endif
