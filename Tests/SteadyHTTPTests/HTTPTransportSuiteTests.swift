#if HTTP && Server
    import SocketTesting
    import SteadyClient
    import SteadyCluster
    import SteadyHTTP
    import SteadyServer
    import SteadyTesting
    import Testing

    /// What every transport has to do, over real sockets; one after the other and with patience, for simulations may keep every thread busy.
    @Suite(.overSockets, .serialized, .timeLimit(.minutes(10))) struct HTTPTransportSuiteTests {
        private static func suite(http2: Bool) -> TransportSuite {
            TransportSuite(patience: .seconds(120)) { cluster, body in
                try await APIServer(cluster).serving { endpoint in
                    var access = ClusterAccess(server: endpoint.url)
                    access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
                    access.token = endpoint.token
                    var configuration = HTTPTransport.Configuration()
                    configuration.allowsHTTP2 = http2
                    try await withHTTPTransport(access, configuration: configuration) { try await body($0) }
                }
            }
        }

        @Test(arguments: TransportSuite.cases) func `over HTTP 1.1`(_ one: TransportSuite.Case) async throws {
            try await Self.suite(http2: false).run(one)
        }

        @Test(arguments: TransportSuite.cases) func `over HTTP 2`(_ one: TransportSuite.Case) async throws {
            try await Self.suite(http2: true).run(one)
        }
    }
#endif
