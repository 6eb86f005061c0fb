#if HTTP && Server
    import SocketTesting
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyCoreAPI
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Testing

    /// What happens to clients of real servers, over HTTPS on loopback.
    @Suite(.overSockets, .timeLimit(.minutes(2))) struct FaultTableTests {
        /// A server that can be killed and started again on its port.
        private struct Stage: Sendable {
            let cluster = Cluster()
            let identity: ServerIdentity
            let port: Int

            /// Takes a port that is free now.
            init() async throws {
                let server = try APIServer(cluster)
                identity = server.identity
                port = try await server.serving { $0.port }
            }

            var access: ClusterAccess {
                get throws {
                    var access = ClusterAccess(server: "https://127.0.0.1:\(port)")
                    access.certificateAuthority = Array(identity.certificateAuthority.utf8)
                    access.token = "stage"
                    return access
                }
            }

            func serving<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
                var configuration = APIServer.Configuration()
                configuration.port = port
                configuration.token = "stage"
                return try await APIServer(cluster, configuration: configuration, identity: identity).serving { _ in
                    try await body()
                }
            }

            func fill(_ count: Int) async throws {
                for number in 0..<count {
                    _ = try await cluster.client().create(
                        ConfigMap(metadata: ObjectMeta(name: "m\(1000 + number)", namespace: "default")))
                }
            }
        }

        private static func untilCancelled() async throws {
            let (stream, end) = AsyncStream.makeStream(of: Void.self)
            await withTaskCancellationHandler {
                for await _ in stream {}
            } onCancel: {
                end.finish()
            }
            try Task.checkCancellation()
        }

        @Test(arguments: [false, true]) func `a server that is killed in the middle of a watch, and comes back`(
            allowsHTTP2: Bool
        ) async throws {
            let stage = try await Stage()
            var configuration = HTTPTransport.Configuration()
            configuration.allowsHTTP2 = allowsHTTP2
            configuration.sharesConnectionsOfStreams = allowsHTTP2
            try await withHTTPTransport(stage.access, configuration: configuration) { transport in
                let maps = Client(transport: transport).resources(ConfigMap.self, in: "default")
                let monitor = WatchMonitor()
                let options = FollowOptions(firstDelay: .milliseconds(20), maximumDelay: .milliseconds(100))
                try await maps.withUpdates(options, monitor: monitor) { updates in
                    var iterator = updates.makeAsyncIterator()
                    func next(_ isMeant: (WatchUpdate<ConfigMap>) -> Bool) async throws {
                        while let update = try await iterator.next() { if isMeant(update) { return } }
                    }
                    let listings = try await stage.serving {
                        try await next { if case .synced = $0 { true } else { false } }
                        try await stage.fill(1)
                        try await next { if case .applied(let map) = $0 { map.name == "m1000" } else { false } }
                        // Each attempt before there was a server is one.
                        return monitor.counts.listings
                    }
                    try await next { if case .interrupted = $0 { true } else { false } }
                    try await stage.cluster.client().delete(ConfigMap.self, ObjectKey(namespace: "default", name: "m1000"))
                    try await stage.serving {
                        try await next { if case .deleted(let map) = $0 { map.name == "m1000" } else { false } }
                    }
                    #expect(monitor.counts.listings == listings && monitor.counts.resumptions > 0)
                }
            }
        }

        @Test func `a server that is killed in the middle of a list, and comes back`() async throws {
            let stage = try await Stage()
            try await stage.fill(50)
            try await withHTTPTransport(stage.access) { transport in
                var client = Client(transport: transport)
                client.retry = RetryPolicy(maximumLost: 100, firstDelay: .milliseconds(20), maximumDelay: .milliseconds(50))
                let maps = client.resources(ConfigMap.self, in: "default")
                var pages = maps.pages(.pages(of: 20)).makeAsyncIterator()
                var names = try await stage.serving { try await pages.next()?.items.map(\.name) ?? [] }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await stage.serving { try await Self.untilCancelled() }
                    }
                    while let page = try await pages.next() { names += page.items.map(\.name) }
                    group.cancelAll()
                }
                #expect(names == (1000..<1050).map { "m\($0)" })
            }
        }

        @Test func `a storm of refusals is lived through`() async throws {
            let stage = try await Stage()
            // The first of each are sent away; what is tried is that none is lost and none comes twice.
            stage.cluster.limitRequests { _, number in number <= 40 ? .seconds(1) : nil }
            try await stage.serving {
                try await withHTTPTransport(stage.access) { transport in
                    var client = Client(transport: transport)
                    client.limiter = RequestLimiter(normal: .init(perSecond: 1000, burst: 1000), clock: client.platform.clock)
                    let sender = client
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for number in 0..<40 {
                            group.addTask {
                                _ = try await sender.create(
                                    ConfigMap(metadata: ObjectMeta(name: "m\(number)", namespace: "default")))
                            }
                        }
                        try await group.waitForAll()
                    }
                    #expect(try await sender.list(ConfigMap.self, in: "default").items.count == 40)
                }
            }
        }

        /// Without its controllers the cluster sends no bookmarks: to a client it looks like a connection that is half open.
        @Test func `a connection that says nothing is made anew`() async throws {
            let stage = try await Stage()
            try await stage.serving {
                try await withHTTPTransport(stage.access) { transport in
                    let monitor = WatchMonitor()
                    let options = FollowOptions(idleTimeout: .milliseconds(200), firstDelay: .milliseconds(1))
                    let maps = Client(transport: transport).resources(ConfigMap.self, in: "default")
                    try await maps.withUpdates(options, monitor: monitor) { updates in
                        var count = 0
                        var isSeen = false
                        // A busy machine may take longer to answer than the client waits.
                        for try await update in updates {
                            if case .applied = update { isSeen = true }
                            guard case .interrupted(let error, _) = update else { continue }
                            #expect(error is SilentWatchError)
                            count += 1
                            if count == 1 { try await stage.fill(1) }
                            if count >= 3, isSeen { break }
                        }
                        #expect(isSeen)
                    }
                    #expect(monitor.counts.silences >= 3)
                }
            }
        }
    }
#endif
