#if HTTP
    import SocketTesting
    import SteadyAPI
    import SteadyClient
    import SteadyCluster
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Testing

    /// Which proxy is taken, and that it is.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct ProxyTests {
        @Test(
            arguments: [
                ("https://h", ["HTTPS_PROXY": "http://p:1"], "http://p:1"), ("https://h", ["https_proxy": "p:1"], "http://p:1"),
                ("https://h", ["HTTPS_PROXY": "http://a", "https_proxy": "http://b"], "http://a"),
                ("https://h", ["HTTP_PROXY": "http://p"], nil), ("http://h", ["HTTP_PROXY": "http://p"], "http://p"),
                ("http://h", ["HTTP_PROXY": "http://p", "REQUEST_METHOD": "GET"], nil),
                ("http://h", ["HTTPS_PROXY": "http://p"], nil),
                ("https://h", ["ALL_PROXY": "socks5://p"], "socks5://p"),
                ("http://h", ["all_proxy": "socks5h://p"], "socks5h://p"),
                ("https://h", ["ALL_PROXY": "socks5://p", "HTTPS_PROXY": "http://q"], "http://q"),
                ("https://h", ["HTTPS_PROXY": ""], nil), ("https://localhost", ["HTTPS_PROXY": "http://p"], nil),
                ("https://127.3.0.1:1", ["HTTPS_PROXY": "http://p"], nil), ("https://[::1]:1", ["HTTPS_PROXY": "http://p"], nil),
                ("https://[::ffff:127.0.0.1]", ["HTTPS_PROXY": "http://p"], nil),
            ] as [(String, [String: String], String?)])
        func `the environment names a proxy`(_ server: String, _ environment: [String: String], _ proxy: String?) throws {
            #expect(try ProxyEnvironment(environment).proxy(for: server) == proxy)
        }

        @Test(arguments: [
            ("a.example.com", "example.com", true), ("example.com", "example.com", true), ("Example.COM.", "example.com", true),
            ("notexample.com", "example.com", false), ("a.example.com", ".example.com", true),
            ("example.com", ".example.com", false), ("a.example.com", "*.example.com", true),
            ("example.com", "*.example.com", false), ("example.com", "x, EXAMPLE.com ", true), ("anything", "*", true),
            ("example.com:8443", "example.com:8443", true), ("example.com", "example.com:8443", false),
            ("example.com", "example.com:443", true), ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.1.2.4", false),
            ("10.1.2.3:6443", "10.1.2.3:6443", true), ("10.1.2.3", "10.1.2.3:6443", false), ("10.1.2.3", "10.0.0.0/8", true),
            ("11.1.2.3", "10.0.0.0/8", false), ("10.1.2.3", "10.1.2.0/23", true), ("10.1.4.3", "10.1.2.0/23", false),
            ("10.1.2.3", "0.0.0.0/0", true), ("10.1.2.3", "10.0.0.0/33", false), ("10.1.2.3", "10.0.0.0/x", false),
            ("[fd00::1]", "fd00::/8", true), ("[fd00::1]", "fd00::1", true), ("[fd00::1]:1", "[fd00::1]:1", true),
            ("[fd00::1]", "[fd00::1]:1", false), ("[fd00::1]", "10.0.0.0/8", false), ("example.com", "", false),
            ("example.com", ",,", false), ("example.com", "*.", false), ("10.1.2.3", "1.2.3", false),
        ])
        func `some are reached without one`(_ host: String, _ list: String, _ isDirect: Bool) throws {
            let environment = ["HTTPS_PROXY": "http://p", "no_proxy": list]
            #expect(try (ProxyEnvironment(environment).proxy(for: "https://\(host)") == nil) == isDirect)
        }

        @Test(arguments: ["https://me:hush@p", "ftp://p", "http://", "socks5://me:hush@p", "http://me:%zz@p"])
        func `what cannot be used is named`(_ proxy: String) {
            let error = #expect(throws: AccessError.self) {
                try ProxyEnvironment(["HTTPS_PROXY": proxy]).proxy(for: "https://h")
            }
            #expect(error?.place == "HTTPS_PROXY")
            #expect(error?.description.contains("hush") == false)
        }

        #if Server
            private func status(_ access: ClusterAccess, http2: Bool = true) async throws -> Int {
                var configuration = HTTPTransport.Configuration()
                configuration.allowsHTTP2 = http2
                return try await withHTTPTransport(access, configuration: configuration) {
                    try await $0.send(APIRequest(.get, "/api")).status
                }
            }

            private func expectAnswer(_ access: ClusterAccess, _ http2: Bool) async throws {
                let status = try await status(access, http2: http2)
                #expect(status == 200)
            }

            private func access(_ endpoint: APIServer.Endpoint) -> ClusterAccess {
                var access = ClusterAccess(server: endpoint.url)
                access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
                access.token = endpoint.token
                return access
            }

            @Test(arguments: [true, false]) func `the proxy is asked for the server`(_ http2: Bool) async throws {
                try await APIServer(Cluster()).serving { endpoint in
                    let proxy = TestProxy()
                    try await proxy.serving { port in
                        var access = access(endpoint)
                        access.proxyURL = "http://127.0.0.1:\(port)"
                        try await expectAnswer(access, http2)
                        access.proxyURL = "http://me:a%3Ab@127.0.0.1:\(port)"
                        try await expectAnswer(access, http2)
                        access.proxyURL = "socks5://127.0.0.1:\(port)"
                        try await expectAnswer(access, http2)
                        // The proxy looks the name up, and the certificate is that of another name.
                        access.server = "https://elsewhere.example:\(endpoint.port)"
                        access.tlsServerName = "localhost"
                        try await expectAnswer(access, http2)
                        access.proxyURL = "http://127.0.0.1:\(port)"
                        try await expectAnswer(access, http2)
                    }
                    let direct = "127.0.0.1:\(endpoint.port)"
                    let named = "elsewhere.example:\(endpoint.port)"
                    #expect(
                        proxy.asked == [
                            .init(target: direct), .init(target: direct, authorization: "Basic bWU6YTpi"), .init(target: direct),
                            .init(target: named), .init(target: named),
                        ])
                }
            }

            @Test func `connections of their own go through the proxy, too`() async throws {
                let cluster = Cluster()
                cluster.connectPods(by: SimulatedPods())
                let pod = Pod(
                    metadata: ObjectMeta(name: "web", namespace: "default"),
                    spec: PodSpec(containers: [Container(name: "main", image: "i")], nodeName: "n"))
                _ = try await cluster.client().create(pod)
                try await APIServer(cluster).serving { endpoint in
                    let proxy = TestProxy()
                    try await proxy.serving { port in
                        var access = access(endpoint)
                        access.server = "https://elsewhere.example:\(endpoint.port)"
                        access.tlsServerName = "localhost"
                        for url in ["http://me:a%3Ab@127.0.0.1:\(port)", "socks5://127.0.0.1:\(port)"] {
                            access.proxyURL = url
                            try await withHTTPTransport(access) { transport in
                                let key = ObjectKey(namespace: "default", name: "web")
                                let result = try await Client(transport: transport).exec(key, ["echo", "hello"])
                                #expect(result.output == "hello\n")
                            }
                        }
                    }
                    let target = "elsewhere.example:\(endpoint.port)"
                    #expect(proxy.asked == [.init(target: target, authorization: "Basic bWU6YTpi"), .init(target: target)])
                }
            }

            @Test func `without the proxy there is no connection`() async throws {
                let gone = try await TestProxy().serving { $0 }
                try await APIServer(Cluster()).serving { endpoint in
                    var access = access(endpoint)
                    access.proxyURL = "http://127.0.0.1:\(gone)"
                    let error = await #expect(throws: TransportError.self) { try await status(access) }
                    #expect(error?.phase == .connect)
                }
            }
        #endif
    }
#endif
