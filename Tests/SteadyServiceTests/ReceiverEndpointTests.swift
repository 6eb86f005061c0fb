#if Service
    import ServiceLifecycleTestKit
    import SocketTesting
    import SteadyClient
    import SteadyCluster
    import SteadyCoreAPI
    import SteadyHTTP
    import SteadyModel
    import SteadyRuntime
    import SteadyServer
    import SteadyService
    import SteadyTelemetry
    import Testing

    /// Over real sockets.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct ReceiverEndpointTests {
        /// Looks at nothing.
        private struct Idle: Reconciler {
            func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome { .done }
        }

        @Test(arguments: [false, true]) func `a call is taken by who leads, from whom it should be`(_ isSecure: Bool) async throws
        {
            let pushes = WebhookReceiver("pushes") { $0.carries("hush", in: "X-Token") }
            let idle = WebhookReceiver("idle") { _ in true }
            let identity = try ServerIdentity()
            let files = try CertificateFiles(identity)
            defer { files.remove() }
            let (named, name) = AsyncStream.makeStream(of: String.self)
            let manager = try Manager(client: Cluster().client()) {
                $0.controller(for: ConfigMap.self, Idle()).source(pushes) { call in
                    name.yield(String(decoding: call.body, as: UTF8.self))
                    return [ObjectKey(namespace: "default", name: "a")]
                }
            }
            let (ports, told) = AsyncStream.makeStream(of: Int.self)
            let endpoint = try ReceiverEndpoint(
                [pushes, idle], at: EndpointAddress(host: "127.0.0.1", port: 0), certificate: isSecure ? files.certificate : nil,
                onProblem: { Issue.record("\($0)") }, onReady: { told.yield($0) })
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await endpoint.run() }
                    var opened = ports.makeAsyncIterator()
                    var access = ClusterAccess(
                        server: "http\(isSecure ? "s" : "")://localhost:\(try #require(await opened.next()))")
                    if isSecure { access.certificateAuthority = Array(identity.authorityPEM.utf8) }
                    try await withHTTPTransport(access) { transport in
                        @Sendable func post(_ path: String, _ body: [UInt8] = [], token: String = "hush") async throws -> Int {
                            try await transport.send(APIRequest(.post, path, headers: ["x-token": token], body: body)).status
                        }
                        #expect(try await post("/hooks/pushes") == 503)
                        group.addTask { try await manager.run() }
                        while try await post("/hooks/pushes", Array("p".utf8)) == 503 {}
                        var names = named.makeAsyncIterator()
                        #expect(await names.next() == "p")
                        #expect(try await post("/hooks/pushes", token: "husk") == 403)
                        #expect(try await post("/hooks/idle") == 503)
                        #expect(try await post("/hooks/others") == 404)
                        #expect(try await post("/pushes") == 404)
                        #expect(try await transport.send(APIRequest(.get, "/hooks/pushes")).status == 405)
                        #expect(try await post("/hooks/pushes", [UInt8](repeating: 0x20, count: (1 << 20) + 1)) == 413)
                        #expect(try await post("/hooks/pushes", Array("q".utf8)) == 202)
                        #expect(await names.next() == "q")
                    }
                    manager.shutDown()
                    trigger.triggerGracefulShutdown()
                    try await group.waitForAll()
                }
            }
        }

        @Test func `names have to be parts of a path, and each another`() throws {
            func error(_ names: [String]) -> String? {
                #expect(throws: ServiceError.self) {
                    try ReceiverEndpoint(names.map { WebhookReceiver($0) { _ in true } }, at: EndpointAddress("127.0.0.1:0"))
                }?.description
            }
            #expect(error(["a/b"]) == "a receiver is called “a/b”: its path needs a name of letters, digits, -, _ and .")
            #expect(error([""])?.hasPrefix("a receiver is called “”") == true)
            #expect(error(["ä"])?.hasPrefix("a receiver is called “ä”") == true)
            #expect(error(["a", "a"]) == "two receivers are called “a”: give one of them another name")
        }
    }
#endif
