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

    /// The typed client over real sockets.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct HTTPTransportTests {
        private func access(_ endpoint: APIServer.Endpoint) -> ClusterAccess {
            var access = ClusterAccess(server: endpoint.url)
            access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
            access.token = endpoint.token
            return access
        }

        private func map(_ name: String) -> ConfigMap {
            ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: ["k": "1"])
        }

        /// Sends a request that must fail without an answer.
        private func failure(_ access: ClusterAccess) async throws -> TransportError? {
            try await withHTTPTransport(access) { transport in
                await #expect(throws: TransportError.self) { try await transport.send(APIRequest(.get, "/api")) }
            }
        }

        @Test func `the typed client makes the round`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                try await withHTTPTransport(access(endpoint)) { transport in
                    let client = Client(transport: transport)
                    let made = try await client.create(map("a"))
                    #expect(made.metadata.uid?.count == 36)
                    let list = try await client.list(ConfigMap.self, in: "default")
                    #expect(list.items.map(\.metadata.name) == ["a"])
                    var options = WatchOptions()
                    options.resourceVersion = list.resourceVersion
                    try await client.withWatch(ConfigMap.self, in: "default", options) { events in
                        _ = try await client.delete(ConfigMap.self, ObjectKey(namespace: "default", name: "a"))
                        for try await event in events {
                            guard case .deleted(let map) = event else {
                                Issue.record("unexpected \(event)")
                                return
                            }
                            #expect(map.metadata.uid == made.metadata.uid)
                            return
                        }
                    }
                    let error = await #expect(throws: APIError.self) {
                        _ = try await client.get(ConfigMap.self, "a", in: "default")
                    }
                    #expect(error?.isNotFound == true)
                }
            }
        }

        @Test func `another authority's server is not talked to`() async throws {
            let other = try await APIServer(Cluster()).serving { $0 }
            try await APIServer(Cluster()).serving { endpoint in
                var access = access(endpoint)
                access.certificateAuthority = Array(other.certificateAuthority.utf8)
                #expect(try await failure(access)?.phase == .connect)
                access.certificateAuthority = nil
                #expect(try await failure(access)?.phase == .connect)
                access.insecureSkipTLSVerify = true
                let status = try await withHTTPTransport(access) { try await $0.send(APIRequest(.get, "/api")).status }
                #expect(status == 200)
            }
        }

        @Test func `the name in the certificate can be given`() async throws {
            try await APIServer(Cluster(), configuration: .init(host: "0.0.0.0")).serving { endpoint in
                // An address of this machine that is not in the certificate.
                var access = access(endpoint)
                access.server = "https://127.0.0.2:\(endpoint.port)"
                #expect(try await failure(access)?.phase == .connect)
                access.tlsServerName = "localhost"
                let status = try await withHTTPTransport(access) { try await $0.send(APIRequest(.get, "/api")).status }
                #expect(status == 200)
                access.tlsServerName = "elsewhere.example"
                #expect(try await failure(access)?.phase == .connect)
            }
        }

        @Test func `a wrong token is told by the server`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                var access = access(endpoint)
                access.token = "hush"
                try await withHTTPTransport(access) { transport in
                    let client = Client(transport: transport)
                    let error = await #expect(throws: APIError.self) { _ = try await client.list(ConfigMap.self) }
                    #expect(error?.code == 401)
                    #expect(error?.reason == "Unauthorized")
                    #expect(!"\(String(describing: error))".contains("hush"))
                }
            }
        }

        @Test func `without a server there is no connection`() async throws {
            let gone = try await APIServer(Cluster()).serving { $0 }
            let error = try await failure(access(gone))
            #expect(error?.phase == .connect, "\(String(describing: error))")
            #expect(error?.description.contains(gone.token) == false)
            let unknown = try await failure(ClusterAccess(server: "https://no-such-host.invalid"))
            #expect(unknown?.phase == .connect, "\(String(describing: unknown))")
        }

        @Test func `a request takes no longer than was set`() async throws {
            let platform = Platform(
                clock: MonotonicClock(HandClock()), wallClock: { Timestamp(seconds: 0) }, random: { 0 })
            try await APIServer(Cluster()).serving { endpoint in
                try await withHTTPTransport(access(endpoint), platform: platform) { transport in
                    let endless = APIRequest(.get, "/api/v1/pods", query: [.init("watch", "1")])
                    let error = await #expect(throws: TransportError.self) { try await transport.send(endless) }
                    #expect(error?.message == "no answer within 30.0 seconds")
                    let status = try await transport.withStream(endless) { $0.status }
                    #expect(status == 200)
                }
            }
        }

        @Test func `an answer that is too large is an error`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                try await withHTTPTransport(access(endpoint), configuration: .init(maximumResponseSize: 100)) { transport in
                    let error = await #expect(throws: TransportError.self) {
                        try await transport.send(APIRequest(.get, "/api/v1"))
                    }
                    #expect(error?.phase == .receive)
                }
            }
        }

        @Test func `after its shutdown nothing is sent`() async throws {
            try await APIServer(Cluster()).serving { endpoint in
                let transport = try HTTPTransport(access(endpoint))
                #expect(try await transport.send(APIRequest(.get, "/api")).status == 200)
                await transport.shutdown()
                await transport.shutdown()
                let error = await #expect(throws: TransportError.self) { try await transport.send(APIRequest(.get, "/api")) }
                #expect(error?.phase == .connect)
                // One that nobody shuts down does so by itself.
                _ = try await HTTPTransport(access(endpoint)).send(APIRequest(.get, "/api"))
            }
        }
    }
#endif
