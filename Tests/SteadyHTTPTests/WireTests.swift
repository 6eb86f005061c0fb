#if HTTP && Server
    import SocketTesting
    import SteadyAPI
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Synchronization
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// What goes over connections, and when they end.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct WireTests {
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

        private func access(_ endpoint: APIServer.Endpoint) -> ClusterAccess {
            var access = ClusterAccess(server: endpoint.url)
            access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
            access.token = endpoint.token
            return access
        }

        @Test func `a connection that fell silent is given up over HTTP/2`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                let proxy = TestProxy()
                try await proxy.serving { port in
                    var access = access(endpoint)
                    access.proxyURL = "http://127.0.0.1:\(port)"
                    var configuration = HTTPTransport.Configuration()
                    configuration.pingInterval = .milliseconds(300)
                    configuration.allowsHTTP2 = true
                    configuration.sharesConnectionsOfStreams = true
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
                }
            }
        }

        @Test(arguments: [true, false]) func `streams go over connections of their own unless they are to share`(
            _ shares: Bool
        ) async throws {
            try await APIServer(Cluster()).serving { endpoint in
                var configuration = HTTPTransport.Configuration()
                configuration.allowsHTTP2 = true
                configuration.sharesConnectionsOfStreams = shares
                try await withHTTPTransport(access(endpoint), configuration: configuration) { transport in
                    let watch = APIRequest(.get, "/api/v1/configmaps", query: [.init("watch", "1")])
                    try await transport.withStream(watch) { stream in
                        #expect(stream.status == 200)
                        // HTTP/2 has no such field.
                        #expect((stream.headers["connection"] == nil) == shares)
                    }
                }
            }
        }

        @Test func `streams take no connection from other requests`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                let configuration = HTTPTransport.Configuration(maximumConnections: 1)
                try await withHTTPTransport(access(endpoint), configuration: configuration) { transport in
                    let watch = APIRequest(.get, "/api/v1/configmaps", query: [.init("watch", "1")])
                    try await transport.withStream(watch) { first in
                        try await transport.withStream(watch) { second in
                            #expect(first.status == 200 && second.status == 200)
                            let third = try await transport.send(APIRequest(.get, "/api"))
                            #expect(third.status == 200)
                        }
                    }
                }
            }
        }

        @Test(arguments: [true, false]) func `connections are kept, and closed when they are idle`(_ http2: Bool) async throws {
            try await APIServer(Cluster()).serving { endpoint in
                let proxy = TestProxy()
                try await proxy.serving { port in
                    var access = access(endpoint)
                    access.proxyURL = "http://127.0.0.1:\(port)"
                    var configuration = HTTPTransport.Configuration()
                    configuration.allowsHTTP2 = http2
                    try await withHTTPTransport(access, configuration: configuration) { transport in
                        for _ in 0..<3 { _ = try await transport.send(APIRequest(.get, "/api")) }
                        #expect(proxy.asked.count == 1)
                    }
                    configuration.idleTimeout = .milliseconds(20)
                    try await withHTTPTransport(access, configuration: configuration) { transport in
                        // However slow the machine is, a pause is once long enough.
                        for round in 1...100 where proxy.asked.count < 3 {
                            _ = try await transport.send(APIRequest(.get, "/api"))
                            try await ContinuousClock().sleep(for: .milliseconds(20 * round))
                        }
                        #expect(proxy.asked.count == 3)
                    }
                }
            }
        }
    }
#endif
