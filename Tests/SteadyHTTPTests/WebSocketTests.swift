#if HTTP && Server
    import SocketTesting
    import SteadyAPI
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Testing

    /// Commands, ports and logs of pods over WebSockets and TLS.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct WebSocketTests {
        private static let pod = ObjectKey(namespace: "default", name: "web")

        private func access(_ endpoint: APIServer.Endpoint) -> ClusterAccess {
            var access = ClusterAccess(server: endpoint.url)
            access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
            access.token = endpoint.token
            return access
        }

        /// Serves a cluster with one pod that seems to run.
        private func serving(
            _ configuration: APIServer.Configuration = .init(),
            _ body: (Client, SimulatedPods, APIServer.Endpoint) async throws -> Void
        ) async throws {
            let cluster = Cluster()
            let pods = SimulatedPods()
            cluster.connectPods(by: pods)
            let pod = Pod(
                metadata: ObjectMeta(name: "web", namespace: "default"),
                spec: PodSpec(containers: [Container(name: "main", image: "i")], nodeName: "n"))
            _ = try await cluster.client().create(pod)
            try await APIServer(cluster, configuration: configuration).serving { endpoint in
                try await withHTTPTransport(access(endpoint)) { transport in
                    try await body(Client(transport: transport), pods, endpoint)
                }
            }
        }

        @Test func `commands run to their ends`() async throws {
            try await serving { client, _, _ in
                let result = try await client.exec(Self.pod, ["sh", "-c", "echo one; echo two >&2; exit 3"])
                #expect(result.output == "one\n")
                #expect(result.errorOutput == "two\n")
                #expect(result.exitCode == 3)
                let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                let copy = try await client.exec(Self.pod, ["cat"], input: bytes)
                #expect(copy.stdout == bytes)
                let error = await #expect(throws: APIError.self) { try await client.exec(Self.pod, ["nonsense"]) }
                #expect(error?.message.contains("executable file not found") == true)
            }
        }

        @Test func `a conversation goes on, and its end is noticed on either side`() async throws {
            try await serving { client, _, _ in
                try await client.withExec(Self.pod, ["cat"], .withInput) { command in
                    var output = command.stdout.makeAsyncIterator()
                    for word in ["a", "bc", "d"] {
                        try await command.write(Array(word.utf8))
                        #expect(try await output.next() == Array(word.utf8))
                    }
                }
                let size = try await client.withExec(Self.pod, ["stty", "size"], .terminal) { command in
                    try await command.resize(columns: 132, rows: 43)
                    return String(decoding: try await command.stdout.collect(upTo: 100), as: UTF8.self)
                }
                #expect(size == "43 132\n")
            }
        }

        @Test func `a port is connected to`() async throws {
            try await serving { client, _, _ in
                try await client.withPortForward(Self.pod, port: 8080) { stream in
                    var received = stream.received.makeAsyncIterator()
                    try await stream.send(Array("ping".utf8))
                    #expect(try await received.next() == Array("ping".utf8))
                }
            }
        }

        @Test func `a log is followed`() async throws {
            try await serving { client, pods, _ in
                let log = pods.log(of: Self.pod, container: "main")
                log.append("first", at: Timestamp(seconds: 1))
                try await client.withLogs(Self.pod, .following) { lines in
                    var lines = lines.makeAsyncIterator()
                    #expect(try await lines.next()?.text == "first")
                    log.append("second", at: Timestamp(seconds: 2))
                    let second = try await lines.next()
                    #expect(second?.text == "second")
                    #expect(second?.time == Timestamp(seconds: 2))
                    log.finish()
                    #expect(try await lines.next() == nil)
                }
                #expect(try await client.logs(Self.pod) == "first\nsecond\n")
                #expect(
                    try await client.proxy(to: .pod(Self.pod, port: 81), "/x").body
                        == Array("GET /x at port 81 of default/web\n".utf8))
            }
        }

        @Test func `a refusal says why`() async throws {
            try await serving { client, _, endpoint in
                let unknown = ObjectKey(namespace: "default", name: "nobody")
                let error = await #expect(throws: APIError.self) { try await client.exec(unknown, ["true"]) }
                #expect(error?.isNotFound == true)
                #expect(error?.message == #"pods "nobody" not found"#)
                var access = access(endpoint)
                access.token = "wrong"
                try await withHTTPTransport(access) { transport in
                    let error = await #expect(throws: APIError.self) {
                        try await Client(transport: transport).exec(Self.pod, ["true"])
                    }
                    #expect(error?.code == 401)
                }
                access.certificateAuthority = nil
                try await withHTTPTransport(access) { transport in
                    let error = await #expect(throws: TransportError.self) {
                        try await Client(transport: transport).exec(Self.pod, ["true"])
                    }
                    #expect(error?.phase == .connect, "\(String(describing: error))")
                }
                await #expect(throws: APIError.self) {
                    try await client.transport.withConnection(
                        APIRequest(
                            .get, "/api/v1/namespaces/default/pods/web/exec",
                            query: [.init("command", "true"), .init("stdout", "1")]),
                        protocols: ["v9.channel.k8s.io"]
                    ) { _ in }
                }
            }
        }

        @Test func `a transport that is shut down ends commands and ports, and opens no more`() async throws {
            try await serving { client, _, endpoint in
                let transport = try HTTPTransport(access(endpoint))
                var leaving = Client(transport: transport)
                leaving.retry = .none
                let client = leaving
                try await withThrowingTaskGroup(of: (any Error)?.self) { group in
                    let (started, starting) = AsyncStream<Void>.makeStream()
                    group.addTask {
                        do {
                            try await client.withExec(Self.pod, ["cat"], .withInput) { command in
                                try await command.write([1])
                                var output = command.stdout.makeAsyncIterator()
                                _ = try await output.next()
                                starting.yield()
                                while try await output.next() != nil {}
                            }
                            return nil
                        } catch {
                            return error
                        }
                    }
                    group.addTask {
                        do {
                            try await client.withPortForward(Self.pod, port: 8080) { stream in
                                try await stream.send([1])
                                var received = stream.received.makeAsyncIterator()
                                _ = try await received.next()
                                starting.yield()
                                while try await received.next() != nil {}
                            }
                            return nil
                        } catch {
                            return error
                        }
                    }
                    var both = started.makeAsyncIterator()
                    for _ in 1...2 { await both.next() }
                    #expect(transport.connectionCount == 2)
                    await transport.shutdown()
                    #expect(transport.connectionCount == 0)
                    for try await error in group {
                        let error = try #require(error as? TransportError)
                        #expect(error.phase == .receive && error.message == "the transport was shut down")
                    }
                }
                let error = await #expect(throws: TransportError.self) { try await client.exec(Self.pod, ["true"]) }
                #expect(error?.phase == .connect && error?.message == "the transport was shut down")
            }
        }

        @Test func `cancellation ends a command`() async throws {
            try await serving { client, _, _ in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try await client.exec(Self.pod, ["stty"]) }
                    try await client.platform.clock.sleep(for: .milliseconds(50))
                    group.cancelAll()
                    await #expect(throws: CancellationError.self) { try await group.waitForAll() }
                }
            }
        }
    }
#endif
