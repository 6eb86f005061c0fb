#if Service && Server
    import SocketTesting
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyHTTP
    import SteadyModel
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
    }
#endif
