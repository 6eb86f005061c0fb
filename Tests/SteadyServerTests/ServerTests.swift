#if Server && HTTP
    import SocketTesting
    import SteadyAPI
    import SteadyClient
    import SteadyCluster
    import SteadyCodec
    import SteadyHTTP
    import SteadyModel
    import SteadyServer
    import Testing

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// The server over real sockets.
    @Suite(.overSockets, .timeLimit(.minutes(1))) struct ServerTests {
        private let cluster = Cluster()
        private let maps = "/api/v1/namespaces/default/configmaps"

        private func access(_ endpoint: APIServer.Endpoint) -> ClusterAccess {
            var access = ClusterAccess(server: endpoint.url)
            access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
            access.token = endpoint.token
            return access
        }

        private func served<Result: Sendable>(
            _ configuration: APIServer.Configuration = .init(), http2: Bool = true, _ body: (HTTPTransport) async throws -> Result
        ) async throws -> Result {
            var transport = HTTPTransport.Configuration()
            transport.allowsHTTP2 = http2
            transport.sharesConnectionsOfStreams = http2
            return try await APIServer(cluster, configuration: configuration).serving { endpoint in
                try await withHTTPTransport(access(endpoint), configuration: transport) { try await body($0) }
            }
        }

        private func map(_ name: String) -> ConfigMap {
            ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"), data: ["k": "1"])
        }

        @Test(arguments: [false, true]) func `objects are created, read, changed and deleted`(http2: Bool) async throws {
            try await served(http2: http2) { transport in
                let body: JSONValue = ["metadata": ["name": "a"], "data": ["k": "1"], "bogus": 1]
                let headers = ["content-type": "application/json"]
                let made = try await transport.send(APIRequest(.post, maps, headers: headers, body: body.serialized()))
                #expect(made.status == 201)
                #expect(made.warnings == ["unknown field \"bogus\""])
                #expect(made.headers["content-type"] == "application/json")
                let read = try await transport.send(APIRequest(.get, "\(maps)/a"))
                #expect(try JSONValue(parsing: read.body)[path: "data", "k"] == "1")
                let patch = APIRequest(
                    .patch, "\(maps)/a", headers: ["content-type": "application/merge-patch+json"],
                    body: Array("{\"data\":{\"k\":\"2\"}}".utf8))
                #expect(try await transport.send(patch).status == 200)
                let list = try await transport.send(APIRequest(.get, maps, query: [.init("fieldSelector", "metadata.name=a")]))
                #expect(try JSONValue(parsing: list.body)["items"]?.arrayValue?.first?[path: "data", "k"] == "2")
                #expect(try await transport.send(APIRequest(.delete, "\(maps)/a")).status == 200)
                #expect(try await transport.send(APIRequest(.get, "\(maps)/a")).status == 404)
                #expect(try await transport.send(APIRequest(.get, "/no/such/path")).status == 404)
            }
        }

        @Test func `nobody gets in without the token, but health is open`() async throws {
            try await APIServer(cluster).serving { endpoint in
                #expect(endpoint.token.count == 64)
                for token in [nil, "wrong", String(endpoint.token.dropLast())] {
                    var stranger = access(endpoint)
                    stranger.token = token
                    try await withHTTPTransport(stranger) { transport in
                        for path in [maps, "/version", "/nothing"] {
                            let answer = try await transport.send(APIRequest(.get, path))
                            // Who shows no token at all is anonymous, and may do nothing here.
                            guard token != nil else {
                                #expect(answer.status == 403)
                                continue
                            }
                            #expect(answer.status == 401)
                            let expected: JSONValue = [
                                "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
                                "message": "Unauthorized", "reason": "Unauthorized", "code": 401,
                            ]
                            #expect(try JSONValue(parsing: answer.body) == expected)
                        }
                        for path in ["/healthz", "/livez", "/readyz", "/readyz/ping"] {
                            #expect(try await transport.send(APIRequest(.get, path)).status == 200)
                        }
                    }
                }
            }
        }

        @Test(arguments: [false, true]) func `a watch gives what happens after it began`(http2: Bool) async throws {
            try await served(http2: http2) { transport in
                let client = Client(transport: transport)
                try await client.withWatch(ConfigMap.self, in: "default", WatchOptions(allowBookmarks: false)) { events in
                    var iterator = events.makeAsyncIterator()
                    for name in ["a", "b", "c"] {
                        _ = try await client.create(map(name))
                        guard case .added(let map) = try await iterator.next() else {
                            Issue.record("expected an object that was added")
                            return
                        }
                        #expect(map.metadata.name == name)
                    }
                }
            }
        }

        @Test(arguments: [false, true]) func `many watches at once share the server with requests`(http2: Bool) async throws {
            try await served(http2: http2) { transport in
                let client = Client(transport: transport)
                try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<30 {
                        group.addTask {
                            try await client.withWatch(ConfigMap.self, in: "default", WatchOptions()) { events in
                                for try await case .added(let map) in events { return map.metadata.name ?? "" }
                                return "none"
                            }
                        }
                    }
                    _ = try await client.create(map("seen"))
                    for try await name in group { #expect(name == "seen") }
                }
            }
        }

        @Test(arguments: [false, true]) func `a watch ends when the server stops`(http2: Bool) async throws {
            let (opened, opening) = AsyncStream.makeStream(of: APIServer.Endpoint.self)
            let server = try APIServer(cluster)
            let running = Task { try await server.run { opening.yield($0) } }
            var endpoints = opened.makeAsyncIterator()
            let endpoint = try #require(await endpoints.next())
            _ = try await cluster.client().create(map("a"))
            var configuration = HTTPTransport.Configuration()
            configuration.allowsHTTP2 = http2
            configuration.sharesConnectionsOfStreams = http2
            _ = try await withHTTPTransport(access(endpoint), configuration: configuration) { transport in
                await #expect(throws: (any Error).self) {
                    try await transport.withStream(APIRequest(.get, maps, query: [.init("watch", "1")])) { stream in
                        var chunks = stream.chunks.makeAsyncIterator()
                        #expect(try await chunks.next() != nil)
                        running.cancel()
                        while try await chunks.next() != nil {}
                        throw CancellationError()
                    }
                }
            }
            await #expect(throws: CancellationError.self) { try await running.value }
        }

        @Test(arguments: [false, true]) func `a watch that is refused says why`(http2: Bool) async throws {
            try await served(http2: http2) { transport in
                let request = APIRequest(
                    .get, maps, query: [.init("watch", "1"), .init("resourceVersion", "none")])
                let (status, body) = try await transport.withStream(request) { stream in
                    var body: [UInt8] = []
                    for try await chunk in stream.chunks { body += chunk }
                    return (stream.status, body)
                }
                #expect(status == 500)
                #expect(try JSONValue(parsing: body)["kind"] == "Status")
                let withBody = APIRequest(.get, maps, query: [.init("watch", "1")], body: [1, 2, 3])
                #expect(try await transport.withStream(withBody) { $0.status } == 400)
            }
        }

        @Test(arguments: [false, true]) func `bodies have a bound`(http2: Bool) async throws {
            try await served(.init(maximumBodySize: 1000), http2: http2) { transport in
                let headers = ["content-type": "application/json"]
                let large = [UInt8](repeating: 0x20, count: 1001)
                let answer = try await transport.send(APIRequest(.post, maps, headers: headers, body: large))
                #expect(answer.status == 413)
                #expect(try JSONValue(parsing: answer.body)["reason"] == "RequestEntityTooLarge")
                let fits = [UInt8](repeating: 0x20, count: 1000)
                #expect(try await transport.send(APIRequest(.post, maps, headers: headers, body: fits)).status == 400)
            }
        }

        @Test(arguments: ["[", "{\"a\":", "[{\"a\":["]) func `bodies that are nested without end are refused`(_ piece: String)
            async throws
        {
            try await served { transport in
                for type in ["application/json", "application/merge-patch+json", "application/vnd.kubernetes.protobuf"] {
                    let isPatch = type.contains("patch")
                    let request = APIRequest(
                        isPatch ? .patch : .post, isPatch ? "/api/v1/namespaces/default" : maps, headers: ["content-type": type],
                        body: Array(String(repeating: piece, count: 100_000).utf8))
                    let answer = try await transport.send(request)
                    #expect(answer.status == 400)
                }
            }
        }

        @Test func `the server tells its own address, and what it says in OpenAPI by its hash`() async throws {
            try await APIServer(cluster).serving { endpoint in
                try await withHTTPTransport(access(endpoint)) { transport in
                    let address = endpoint.url.dropFirst("https://".count)
                    let versions = try JSONValue(parsing: await transport.send(APIRequest(.get, "/api")).body)
                    let told = versions["serverAddressByClientCIDRs"]?.arrayValue?.first?["serverAddress"]
                    #expect(told == .string(String(address)))
                    let index = try JSONValue(parsing: await transport.send(APIRequest(.get, "/openapi/v3")).body)
                    let url = try #require(index[path: "paths", "apis/apps/v1", "serverRelativeURL"]?.stringValue)
                    let parts = url.split(separator: "?hash=").map(String.init)
                    let hash = try #require(parts.last)
                    let document = try await transport.send(APIRequest(.get, parts[0], query: [.init("hash", hash)]))
                    #expect(document.headers["etag"] == "\"\(hash)\"")
                    #expect(document.headers["cache-control"] == "public, immutable")
                    #expect(try await transport.send(APIRequest(.get, "/openapi/v2")).status == 200)
                    let metrics = try await transport.send(APIRequest(.get, "/metrics"))
                    #expect(
                        String(decoding: metrics.body, as: UTF8.self).contains(
                            "apiserver_request_total{verb=\"GET\",code=\"200\"}"))
                }
            }
        }

        @Test(arguments: [false, true]) func `a watch that its client leaves ends on the server`(http2: Bool) async throws {
            try await served(http2: http2) { transport in
                let client = Client(transport: transport)
                try await client.withWatch(ConfigMap.self, in: "default", WatchOptions(allowBookmarks: false)) { events in
                    _ = try await client.create(map("a"))
                    var iterator = events.makeAsyncIterator()
                    _ = try await iterator.next()
                    #expect(try await watchCount(transport) == 1)
                }
                // The other side hears of it a little later.
                var attempts = 0
                while try await watchCount(transport) > 0, attempts < 1000 { attempts += 1 }
                #expect(try await watchCount(transport) == 0)
            }
        }

        private func watchCount(_ transport: HTTPTransport) async throws -> Int {
            let metrics = String(decoding: try await transport.send(APIRequest(.get, "/metrics")).body, as: UTF8.self)
            let lines = metrics.split(separator: "\n").filter { $0.hasPrefix("apiserver_longrunning_requests") }
            return lines.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
        }

        @Test func `YAML is read as a real server reads it`() async throws {
            try await served { transport in
                func post(_ text: String, query: [APIRequest.QueryItem] = []) async throws -> APIResponse {
                    try await transport.send(
                        APIRequest(
                            .post, maps, query: query, headers: ["content-type": "application/yaml"], body: Array(text.utf8)))
                }
                let twice = "metadata:\n  name: one\n  name: two\ndata: {a: b}\n"
                let made = try await post(twice)
                #expect(made.status == 201)
                #expect(try JSONValue(parsing: made.body)[path: "metadata", "name"] == "two")
                #expect(made.warnings == [#"line 3: key "name" already set in map"#])
                let refused = try await post(twice, query: [.init("fieldValidation", "Strict")])
                #expect(refused.status == 400)
                #expect(
                    try JSONValue(parsing: refused.body)["message"]?.stringValue?.hasSuffix(
                        "strict decoding error: yaml: unmarshal errors:\n  line 3: key \"name\" already set in map") == true)
            }
        }

        @Test func `the kubeconfig is written for its owner only`() async throws {
            let file = TemporaryFile()
            defer { file.remove() }
            let text = try await APIServer(cluster, configuration: .init(token: "to\"ken")).serving { endpoint in
                try endpoint.writeKubeconfig(to: file.path)
                try endpoint.writeKubeconfig(to: file.path)
                #expect(!"\(endpoint)".contains("ken"))
                #expect(!String(reflecting: endpoint).contains("ken"))
                return endpoint.kubeconfig
            }
            #expect(text.contains("token: \"to\\\"ken\"\n"))
            #expect(try file.text() == text)
            #expect(try file.permissions() == 0o600)
        }

        @Test func `what the body of a server throws ends the server`() async throws {
            struct Stop: Error {}
            await #expect(throws: Stop.self) { try await APIServer(cluster).serving { _ in throw Stop() } }
        }

        @Test func `a port that is taken is an error`() async throws {
            try await APIServer(cluster).serving { endpoint in
                let second = try APIServer(cluster, configuration: .init(port: endpoint.port))
                await #expect(throws: ServerError.self) { try await second.run() }
            }
        }
    }

    /// A name for a file in the folder for temporary files.
    private struct TemporaryFile {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("steady-\(UUID().uuidString)").path

        func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

        func permissions() throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }

        func remove() { try? FileManager.default.removeItem(atPath: path) }
    }
#endif
