#if HTTP && Server
    import SteadyAPI
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Testing

<<<<<<<< HEAD:Tests/SteadyHTTPTests/WireTests.swift
    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// What goes over connections, and when they end.
    @Suite(.timeLimit(.minutes(1))) struct WireTests {
        /// Two lines of JSON.
        private static let lines = """
            H4sIAAAAAAAC/6tWys7MS1GyUnJ0cXF1UarlqoYJOPn7e/s6BnkDxQDTRzNwJQAAAA==
            """
        /// 300,000 zeros.
        private static let zeros = """
            H4sIAAAAAAAC/+3BAQ0AAADCoPdPbQ8HFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
            AAAAAAAAAAAAAAAAAAAA/Bj74rL24JMEAA==
            """

        private func inflated(_ transport: HTTPTransport) async throws -> [UInt8] {
            try await transport.withStream(APIRequest(.get, "/x")) { stream in
                #expect(stream.headers["content-encoding"] == nil)
                #expect(stream.headers["content-length"] == nil)
                var bytes: [UInt8] = []
                for try await chunk in stream.chunks { bytes += chunk }
                return bytes
            }
        }

        @Test func `compressed answers are inflated, whole and as streams`() async throws {
            let lines = try #require(Data(base64Encoded: Self.lines))
            let seen = Mutex<[String?]>([])
            try await TestPeers.serving(http: { request in
                seen.withLock { $0.append(request.headers["accept-encoding"]) }
                return TestPeers.answer("200 OK", ["Content-Encoding: gzip"], Array(lines))
            }) { port in
                var access = ClusterAccess(server: "http://127.0.0.1:\(port)")
                let expected = Array("{\"kind\":\"ADDED\"}\n{\"kind\":\"BOOKMARK\"}\n".utf8)
                try await withHTTPTransport(access) { transport in
                    let answer = try await transport.send(APIRequest(.get, "/x"))
                    #expect(answer.body == expected)
                    #expect(answer.headers["content-encoding"] == nil)
                    #expect(try await inflated(transport) == expected)
                }
                access.disableCompression = true
                try await withHTTPTransport(access) { transport in
                    let answer = try await transport.send(APIRequest(.get, "/x"))
                    #expect(answer.body == Array(lines))
                    #expect(answer.headers["content-encoding"] == "gzip")
                }
            }
            #expect(seen.withLock { $0 } == ["gzip", "gzip", nil])
        }

        @Test func `answers are bounded by what they are inflated to`() async throws {
            let zeros = try #require(Data(base64Encoded: Self.zeros))
            try await TestPeers.serving(http: { _ in
                TestPeers.answer("200 OK", ["Content-Encoding: gzip"], Array(zeros))
            }) { port in
                let access = ClusterAccess(server: "http://127.0.0.1:\(port)")
                try await withHTTPTransport(access, configuration: .init(maximumResponseSize: 200_000)) { transport in
                    let error = await #expect(throws: TransportError.self) { try await transport.send(APIRequest(.get, "/x")) }
                    #expect(error?.message == "the answer is larger than 200000 bytes")
                    let count = try await inflated(transport).count
                    #expect(count == 300_000)
                }
            }
        }

        @Test(arguments: [true, false]) func `the embedded server compresses large answers if it is to`(_ http2: Bool)
            async throws
        {
            var configuration = APIServer.Configuration()
            configuration.compressesAnswers = true
            let cluster = Cluster()
            for name in ["small", "large"] {
                let text = String(repeating: "0123456789", count: name == "small" ? 10_000 : 20_000)
                let map = ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: ["k": text])
                _ = try await cluster.client().create(map)
            }
            try await APIServer(cluster, configuration: configuration).serving { endpoint in
                var access = access(endpoint)
                var settings = HTTPTransport.Configuration()
                settings.allowsHTTP2 = http2
                func get(_ name: String, _ headers: [String: String] = [:]) async throws -> APIResponse {
                    try await withHTTPTransport(access, configuration: settings) { transport in
                        try await transport.send(
                            APIRequest(.get, "/api/v1/namespaces/default/configmaps/\(name)", headers: headers))
                    }
                }
                let inflated = try await get("large")
                access.disableCompression = true
                let plain = try await get("large")
                #expect(plain.headers["content-encoding"] == nil)
                #expect(inflated.body == plain.body)
                let raw = try await get("large", ["accept-encoding": "br, gzip"])
                #expect(raw.headers["content-encoding"] == "gzip")
                #expect(raw.headers["vary"] == "Accept-Encoding")
                #expect(raw.body.starts(with: [0x1F, 0x8B]))
                #expect(raw.body.count < 20_000)
                #expect(try await get("large", ["accept-encoding": "gzip;q=1"]).body == plain.body)
                #expect(try await get("small", ["accept-encoding": "gzip"]).headers["content-encoding"] == nil)
            }
        }

        @Test func `a body that is broken off is an error`() async throws {
            let lines = try #require(Data(base64Encoded: Self.lines)).dropLast(12)
            try await TestPeers.serving(http: { _ in
                TestPeers.answer("200 OK", ["Content-Encoding: gzip"], Array(lines))
            }) { port in
                try await withHTTPTransport(ClusterAccess(server: "http://127.0.0.1:\(port)")) { transport in
                    let error = await #expect(throws: TransportError.self) { try await transport.send(APIRequest(.get, "/x")) }
                    #expect(error?.phase == .receive)
                }
            }
        }
========
    /// Commands, ports and logs of pods over WebSockets and TLS.
    @Suite(.timeLimit(.minutes(1))) struct ConnectionTests {
        private static let pod = ObjectKey(namespace: "default", name: "web")
>>>>>>>> d972cb6b7420add593d8eb554527f70302e06ed0:Tests/SteadyHTTPTests/ConnectionTests.swift

        private func access(_ endpoint: APIServer.Endpoint) -> ClusterAccess {
            var access = ClusterAccess(server: endpoint.url)
            access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
            access.token = endpoint.token
            return access
        }

<<<<<<<< HEAD:Tests/SteadyHTTPTests/WireTests.swift
        @Test func `a connection that fell silent is given up over HTTP/2`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                let proxy = TestProxy()
                try await proxy.serving { port in
                    var access = access(endpoint)
                    access.proxyURL = "http://127.0.0.1:\(port)"
                    var configuration = HTTPTransport.Configuration()
                    configuration.pingInterval = .milliseconds(300)
                    try await withHTTPTransport(access, configuration: configuration) { transport in
                        let watch = APIRequest(.get, "/api/v1/configmaps", query: [.init("watch", "1")])
                        await #expect(throws: TransportError.self) {
                            try await transport.withStream(watch) { stream in
                                #expect(stream.status == 200)
                                proxy.freeze()
                                for try await _ in stream.chunks {}
                            }
                        }
                    }
========
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
>>>>>>>> d972cb6b7420add593d8eb554527f70302e06ed0:Tests/SteadyHTTPTests/ConnectionTests.swift
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

        @Test func `a silent connection is kept alive, and cancellation ends it`() async throws {
            var configuration = APIServer.Configuration()
            configuration.idleTimeout = .milliseconds(300)
            try await serving(configuration) { client, _, _ in
                try await client.withExec(Self.pod, ["cat"], .withInput) { command in
                    // Longer than the server lets a connection be idle; the client answers its pings.
                    try await client.platform.clock.sleep(for: .milliseconds(900))
                    try await command.write([65])
                    var output = command.stdout.makeAsyncIterator()
                    #expect(try await output.next() == [65])
                }
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
