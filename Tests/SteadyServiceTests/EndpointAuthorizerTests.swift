#if Service
    import SteadyAccessAPI
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyModel
    import SteadyRuntime
    import SteadyService
    import SteadyTelemetry
    import SteadyTesting
    import Testing

    struct EndpointAuthorizerTests {
        @Test func `who may see more than health is asked of the API server, and the answer holds for a while`() throws {
            try Simulation.run(seed: 9) { world in
                let cluster = Cluster(platform: world.platform)
                let client = cluster.client()
                let manager = try Manager(client: client) { _ in }
                let responder = EndpointResponder(
                    manager, contents: .all, metrics: PrometheusMetrics(), authorizer: EndpointAuthorizer(client))
                @Sendable func get(_ target: String, _ token: String?) async -> Int {
                    let header = token.map { "Bearer \($0)" }
                    return await responder.answer(EndpointRequest(method: "GET", target: target, authorization: header)).status
                }
                let account = ObjectKey(namespace: "default", name: "prometheus")
                _ = try await client.create(
                    ServiceAccount(metadata: ObjectMeta(name: account.name, namespace: account.namespace)))
                let token = try await client.requestToken(of: account).token
                let role = ClusterRole(
                    metadata: ObjectMeta(name: "scrape"), rules: [PolicyRule(verbs: ["get"], nonResourceURLs: ["/metrics"])])
                _ = try await client.create(role)
                let binding = ClusterRoleBinding(
                    metadata: ObjectMeta(name: "scrape"),
                    roleRef: RoleRef(kind: "ClusterRole", name: "scrape", apiGroup: "rbac.authorization.k8s.io"),
                    subjects: [Subject(kind: "ServiceAccount", name: account.name, namespace: account.namespace)])
                #expect(await get("/metrics", token) == 403)
                _ = try await client.create(binding)
                #expect(await get("/metrics", nil) == 401)
                #expect(await get("/metrics", "made-up") == 401)
                #expect(await get("/livez", nil) == 200)
                // What was known before holds for ten seconds.
                #expect(await get("/metrics", token) == 403)
                try await world.platform.clock.sleep(for: .seconds(11))
                #expect(await get("/metrics", token) == 200)
                #expect(await get("/debug/explain", token) == 403)
                try await client.delete(ClusterRoleBinding.self, binding.key)
                #expect(await get("/metrics", token) == 200)
                try await world.platform.clock.sleep(for: .seconds(11))
                #expect(await get("/metrics", token) == 403)
            }
        }
    }
#endif
