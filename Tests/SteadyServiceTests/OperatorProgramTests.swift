#if Service
    import Configuration
    import Foundation
    import ServiceLifecycleTestKit
    import SocketTesting
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyHTTP
    import SteadyModel
    import SteadyRuntime
    import SteadyServer
    import SteadyService
    import SteadyTelemetry
    import SteadyWebhook
    import Synchronization
    import Testing

    /// Over real sockets.
    @Suite(.overSockets) struct OperatorProgramTests {
        @Test func `an operator works on the cluster it is shown, and ends in good order`() async throws {
            let cluster = Cluster()
            try await APIServer(cluster).serving { endpoint in
                let file = FileManager.default.temporaryDirectory.appendingPathComponent("operator-\(UUID())").path
                try endpoint.writeKubeconfig(to: file)
                defer { try? FileManager.default.removeItem(atPath: file) }
                let user = cluster.client(fieldManager: "user")
                let key = ObjectKey(namespace: "default", name: "a")
                _ = try await user.create(ConfigMap(metadata: ObjectMeta(name: key.name, namespace: key.namespace)))
                let lease = "/apis/coordination.k8s.io/v1/namespaces/default/leases/op"
                try await testGracefulShutdown { trigger in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask {
                            try await OperatorProgram(named: "op") { manager, config in
                                #expect(config.int(forKey: "web.replicas") == 3)
                                manager.controller(for: ConfigMap.self, Marking())
                            }
                            .run(
                                arguments: [
                                    "op", "--kubeconfig", file, "--probes-address", "127.0.0.1:0", "--diagnostics-address=off",
                                    "--log-level", "critical", "--web-replicas", "3",
                                ], environment: [:])
                        }
                        try await user.resources(ConfigMap.self).withWatch(WatchOptions()) { events in
                            for try await event in events {
                                if case .modified(let map) = event, map.metadata.annotations?["seen"] == "yes" { break }
                            }
                        }
                        #expect(try await holder(lease, cluster) != "")
                        trigger.triggerGracefulShutdown()
                        try await group.waitForAll()
                    }
                }
                // The lease was given back.
                #expect(try await holder(lease, cluster) == "")
            }
        }

        @Test func `a program's webhooks are registered, with a certificate that it has made`() async throws {
            let cluster = Cluster()
            let webhooks = try Webhooks {
                $0.validating(ConfigMap.self, AdmissionScope(failurePolicy: .ignore)) { _ in .allowed }
            }
            let hooks = ResourceType(
                group: "admissionregistration.k8s.io", version: "v1", kind: "ValidatingWebhookConfiguration", scope: .cluster)
            try await APIServer(cluster).serving { endpoint in
                let file = FileManager.default.temporaryDirectory.appendingPathComponent("operator-\(UUID())").path
                try endpoint.writeKubeconfig(to: file)
                defer { try? FileManager.default.removeItem(atPath: file) }
                let arguments = [
                    "op", "--kubeconfig", file, "--probes-address=off", "--diagnostics-address=off", "--log-level", "critical",
                ]
                let program = OperatorProgram(named: "op", webhooks: webhooks) { _, _ in }
                let error = await #expect(throws: ServiceError.self) {
                    try await program.run(arguments: arguments, environment: [:])
                }
                #expect(
                    error?.description.hasPrefix("webhooks are served over HTTPS alone") == true, "\(error?.description ?? "")")
                try await testGracefulShutdown { trigger in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask {
                            try await program.run(
                                arguments: arguments + ["--webhooks-service", "default/op", "--webhooks-address", "127.0.0.1:0"],
                                environment: [:])
                        }
                        let user = cluster.client(fieldManager: "user")
                        try await user.resources(hooks).withWatch(WatchOptions()) { events in
                            for try await event in events { if case .added = event { break } }
                        }
                        let made = try await user.resources(hooks).get(ObjectKey(namespace: nil, name: "op"))
                        let secret = try await user.get(Secret.self, ObjectKey(namespace: "default", name: "op-webhooks"))
                        let bundle = made.content["webhooks"]?.arrayValue?.first?[path: "clientConfig", "caBundle"]?.stringValue
                        #expect(bundle != nil && bundle == secret.data?["ca.crt"].map { Base64($0.bytes).encoded })
                        trigger.triggerGracefulShutdown()
                        try await group.waitForAll()
                    }
                }
            }
        }

        private func holder(_ path: String, _ cluster: Cluster) async throws -> String {
            let answer = try await cluster.transport.send(APIRequest(.get, path))
            let text = String(decoding: answer.body, as: UTF8.self)
            guard let range = text.firstRange(of: "\"holderIdentity\":\"") else { return "" }
            return String(text[range.upperBound...].prefix { $0 != "\"" })
        }

        @Test func `a flag that means nothing keeps it from starting`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                let file = FileManager.default.temporaryDirectory.appendingPathComponent("operator-\(UUID())").path
                try endpoint.writeKubeconfig(to: file)
                defer { try? FileManager.default.removeItem(atPath: file) }
                let error = await #expect(throws: ServiceError.self) {
                    try await OperatorProgram(named: "op") { _, _ in }
                        .run(arguments: ["op", "--kubeconfig", file, "--leader-elekt"], environment: [:])
                }
                #expect(error?.description == "there is no setting --leader-elekt; --help names those there are")
            }
        }

        @Test func `an endpoint answers over HTTP, and closes with the group`() async throws {
            let manager = try Manager(client: Cluster().client()) { manager in
                manager.controller(for: ConfigMap.self, Marking())
            }
            let (ports, told) = AsyncStream.makeStream(of: Int.self)
            let endpoint = try OperatorEndpoint(manager, at: EndpointAddress("127.0.0.1:0"), onReady: { told.yield($0) })
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await endpoint.run() }
                    var opened = ports.makeAsyncIterator()
                    let port = try #require(await opened.next())
                    try await withHTTPTransport(ClusterAccess(server: "http://127.0.0.1:\(port)")) { transport in
                        let alive = try await transport.send(APIRequest(.get, "/livez"))
                        #expect(alive.status == 200 && alive.body == Array("ok\n".utf8))
                        // The caches of a manager that does not run are not filled.
                        #expect(try await transport.send(APIRequest(.get, "/readyz")).status == 500)
                        #expect(try await transport.send(APIRequest(.post, "/livez", body: Array("x".utf8))).status == 405)
                        #expect(try await transport.send(APIRequest(.get, "/nothing")).status == 404)
                    }
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
        }

        /// TokenReview and SubjectAccessReview over sockets, and a certificate that is renewed meanwhile.
        @Test func `over HTTPS the API server is asked who may see what, and a new certificate is taken over`() async throws {
            let identity = try ServerIdentity()
            let files = try CertificateFiles(identity)
            defer { files.remove() }
            let clock = VirtualTime()
            let cluster = Cluster()
            try await APIServer(cluster, identity: identity).serving { server in
                let administrator = cluster.client()
                let token = try await administrator.scraper()
                try await withHTTPTransport(try ClusterAccess(Kubeconfig(yaml: server.kubeconfig))) { transport in
                    let client = Client(transport: transport)
                    let manager = try Manager(
                        client: Client(transport: cluster.transport, platform: clock.platform)
                    ) { _ in }
                    let (ports, told) = AsyncStream.makeStream(of: Int.self)
                    let (problems, noted) = AsyncStream.makeStream(of: ServiceError.self)
                    let endpoint = try OperatorEndpoint(
                        manager, at: EndpointAddress("0.0.0.0:0"), metrics: PrometheusMetrics(), certificate: files.certificate,
                        client: client, onProblem: { noted.yield($0) }, onReady: { told.yield($0) })
                    try await testGracefulShutdown { trigger in
                        try await withThrowingTaskGroup(of: Void.self) { group in
                            group.addTask { try await endpoint.run() }
                            var opened = ports.makeAsyncIterator()
                            let port = try #require(await opened.next())
                            func get(_ path: String, _ token: String?, trusting authority: String) async throws -> Int {
                                var access = ClusterAccess(server: "https://localhost:\(port)")
                                access.certificateAuthority = Array(authority.utf8)
                                access.token = token
                                return try await withHTTPTransport(access) { try await $0.send(APIRequest(.get, path)).status }
                            }
                            let own = identity.authorityPEM
                            #expect(try await get("/livez", nil, trusting: own) == 200)
                            #expect(try await get("/metrics", nil, trusting: own) == 401)
                            #expect(try await get("/metrics", "made-up", trusting: own) == 401)
                            #expect(try await get("/metrics", token, trusting: own) == 200)
                            #expect(try await get("/debug/explain", token, trusting: own) == 403)
                            await #expect(throws: TransportError.self) {
                                try await withHTTPTransport(ClusterAccess(server: "http://localhost:\(port)")) {
                                    try await $0.send(APIRequest(.get, "/livez"))
                                }
                            }
                            // The key first: for a moment they do not belong together.
                            let other = try ServerIdentity()
                            let renewed = try other.serverCertificate()
                            try files.write(key: renewed.key)
                            var problem = problems.makeAsyncIterator()
                            try await clock.tick()
                            #expect(await problem.next()?.description.contains("cannot be used") == true)
                            #expect(try await get("/livez", nil, trusting: own) == 200)
                            try files.write(chain: renewed.certificate)
                            try await clock.tick()
                            #expect(try await get("/livez", nil, trusting: other.authorityPEM) == 200)
                            await #expect(throws: TransportError.self) { try await get("/livez", nil, trusting: own) }
                            trigger.triggerGracefulShutdown()
                            try await group.waitForAll()
                        }
                    }
                }
            }
        }

        @Test func `a program that cannot start says why and what to do next, and exits`() async throws {
            let usage = await #expect(processExitsWith: .exitCode(64), observing: [\.standardErrorContent]) {
                await OperatorProgram(named: "op") { _, _ in }.main(arguments: ["op", "--drain", "soon"], environment: [:])
            }
            let told = String(decoding: usage?.standardErrorContent ?? [], as: UTF8.self)
            #expect(told.hasPrefix("op: drain: ") && told.contains("\nop --help names what can be set"), "\(told)")
            let homeless = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
                await OperatorProgram(named: "op") { _, _ in }
                    .main(arguments: ["op", "--kubeconfig", "/nowhere/config"], environment: [:])
            }
            let text = String(decoding: homeless?.standardErrorContent ?? [], as: UTF8.self)
            #expect(text.hasPrefix("op: /nowhere/config: there is no such file\nName a kubeconfig by --kubeconfig"), "\(text)")
        }

        @Test func `what others can reach takes a certificate and somebody to ask`() throws {
            let manager = try Manager(client: Cluster().client()) { _ in }
            let address = try EndpointAddress(":8080")
            _ = try OperatorEndpoint(manager, at: address, contents: .health)
            let error = #expect(throws: ServiceError.self) { try OperatorEndpoint(manager, at: address) }
            #expect(error?.description.hasPrefix("0.0.0.0:8080 can be reached by others") == true)
        }
    }
#endif
