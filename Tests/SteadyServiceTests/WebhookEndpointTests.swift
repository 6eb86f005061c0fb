#if Service && Server
    import ServiceLifecycleTestKit
    import SocketTesting
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import SteadyService
    import SteadyWebhook
    import Synchronization
    import Testing

    /// Finds the endpoint when it is open.
    private final class LateCaller: WebhookCaller {
        let port = Mutex(0)
        private let caller = Mutex<HTTPWebhookCaller?>(nil)

        func call(_ call: WebhookCall) async throws -> (status: Int, body: [UInt8]) {
            let port = port.withLock { $0 }
            let caller = caller.withLock { kept in
                let caller = kept ?? HTTPWebhookCaller(services: ["default/hooks": "127.0.0.1:\(port)"])
                kept = caller
                return caller
            }
            return try await caller.call(call)
        }

        func shutdown() async { await caller.withLock { $0 }?.shutdown() }
    }

    /// Webhooks behind real TLS on loopback, by an authority that the endpoint has made and registered itself.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct WebhookEndpointTests {
        private static func webhooks() throws -> Webhooks {
            try Webhooks {
                $0.defaulting(ConfigMap.self) { map, _ in map.data = (map.data ?? [:]).merging(["seen": "yes"]) { old, _ in old }
                }
                $0.validating(ConfigMap.self) { $0.object?.data?["bad"] == nil ? .allowed : .denied("bad is not allowed") }
            }
        }

        @Test func `the API server is led to them without anything else`() async throws {
            let caller = LateCaller()
            let cluster = Cluster(webhookCaller: caller)
            let client = cluster.client(fieldManager: "hooks")
            let (ready, signal) = AsyncStream.makeStream(of: Int.self)
            let endpoint = WebhookEndpoint(
                try Self.webhooks(), at: EndpointAddress(host: "127.0.0.1", port: 0),
                behind: .init("hooks", namespace: "default"),
                client: client, onProblem: { Issue.record("\($0)") },
                onReady: { port in
                    caller.port.withLock { $0 = port }
                    signal.yield(port)
                })
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await endpoint.run() }
                for await _ in ready { break }
                // Registered when it is open: the first write that is changed comes soon after.
                var made: ConfigMap?
                for count in 0..<500 where made?.data?["seen"] == nil {
                    let map = ConfigMap(metadata: ObjectMeta(name: "m\(count)", namespace: "default"))
                    made = try await client.create(map)
                    try await cluster.platform.clock.sleep(for: .milliseconds(10))
                }
                #expect(made?.data == ["seen": "yes"])
                let error = await #expect(throws: APIError.self) {
                    for count in 0..<500 {
                        let map = ConfigMap(metadata: ObjectMeta(name: "b\(count)", namespace: "default"), data: ["bad": "1"])
                        _ = try await client.create(map)
                        try await cluster.platform.clock.sleep(for: .milliseconds(10))
                    }
                }
                #expect(error?.message.contains("bad is not allowed") == true, "\(error?.description ?? "")")
                group.cancelAll()
                while let result = await group.nextResult() {
                    if case .failure(let error) = result { #expect(error is CancellationError) }
                }
            }
            await caller.shutdown()
        }

        /// An endpoint with a certificate from files, and a transport to it.
        private static func withEndpoint(
            _ webhooks: Webhooks, platform: Platform = .system, onProblem: @escaping @Sendable (ServiceError) -> Void,
            _ body: @escaping @Sendable (HTTPTransport) async throws -> Void
        ) async throws {
            let identity = try ServerIdentity()
            let files = try CertificateFiles(identity)
            defer { files.remove() }
            let (ports, told) = AsyncStream.makeStream(of: Int.self)
            let endpoint = WebhookEndpoint(
                webhooks, at: EndpointAddress(host: "127.0.0.1", port: 0), certificate: files.certificate, platform: platform,
                onProblem: onProblem, onReady: { told.yield($0) })
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await endpoint.run() }
                    var opened = ports.makeAsyncIterator()
                    var access = ClusterAccess(server: "https://localhost:\(try #require(await opened.next()))")
                    access.certificateAuthority = Array(identity.authorityPEM.utf8)
                    try await withHTTPTransport(access) { try await body($0) }
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
        }

        private static let review: JSONValue = [
            "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
            "request": [
                "uid": "1", "kind": ["group": "", "version": "v1", "kind": "ConfigMap"],
                "resource": ["group": "", "version": "v1", "resource": "configmaps"], "name": "a", "namespace": "default",
                "operation": "CREATE", "userInfo": ["username": "u"],
                "object": ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": ["bad": "1"]],
            ],
        ]

        @Test func `a certificate from files, and bodies that are too large`() async throws {
            let webhooks = try Self.webhooks()
            let path = try #require(webhooks.paths.first { $0.contains("valid") })
            try await Self.withEndpoint(webhooks, onProblem: { Issue.record("\($0)") }) { transport in
                var request = APIRequest(.post, path)
                request.body = Self.review.serialized()
                let answer = try await transport.send(request)
                #expect(answer.status == 200)
                #expect(try JSONValue(parsing: answer.body)[path: "response", "allowed"] == false)
                request.body = [UInt8](repeating: 0x20, count: (32 << 20) + 1)
                let refusal = try await transport.send(request)
                #expect(refusal.status == 413)
                #expect(String(decoding: refusal.body, as: UTF8.self) == "a review has at most 32 MiB\n")
                request.body = Self.review.serialized()
                #expect(try await transport.send(request).status == 200)
            }
        }

        @Test func `a handler is cancelled when the API server does not wait any longer`() async throws {
            let (time, began) = (VirtualTime(), WaitableMutex(false))
            let (problems, noted) = AsyncStream.makeStream(of: ServiceError.self)
            let webhooks = try Webhooks {
                $0.validating(ConfigMap.self) { _ in
                    began.withLock { $0 = true }
                    try await Task.sleep(for: .seconds(3600))
                    return .allowed
                }
            }
            let path = try #require(webhooks.paths.first)
            try await Self.withEndpoint(webhooks, platform: time.platform, onProblem: { noted.yield($0) }) { transport in
                var request = APIRequest(.post, path)
                request.query = [.init("timeout", "7s")]
                request.body = Self.review.serialized()
                let asked = request
                async let answer = transport.send(asked)
                try await began.wait { $0 }
                try await time.tick()
                #expect(try await answer.status == 504)
                var problem = problems.makeAsyncIterator()
                #expect(
                    await problem.next()?.description == "the webhook \(path) has no answer after 7.0 seconds: it was cancelled")
            }
        }
    }
#endif
