import SocketTesting
import SteadyClient
import SteadyCluster
import SteadyTesting
import Testing

#if HTTP && Server
    import SteadyHTTP
    import SteadyServer

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif
#endif

/// The same scenarios over every way to a cluster.
@Suite(.overSockets) struct IntegrationTests {
    @Test(arguments: Scenario.all) func `in process, under simulation`(_ scenario: Scenario) throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                try await scenario.run(with: cluster.client())
                group.cancelAll()
            }
        }
    }

    #if HTTP && Server
        @Test(.timeLimit(.minutes(2)), arguments: [false, true])
        func `over HTTPS to the embedded server`(allowsHTTP2: Bool) async throws {
            let cluster = Cluster()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                try await APIServer(cluster).serving { endpoint in
                    var access = ClusterAccess(server: endpoint.url)
                    access.certificateAuthority = Array(endpoint.certificateAuthority.utf8)
                    access.token = endpoint.token
                    var configuration = HTTPTransport.Configuration()
                    configuration.allowsHTTP2 = allowsHTTP2
                    configuration.sharesConnectionsOfStreams = allowsHTTP2
                    try await withHTTPTransport(access, configuration: configuration) { transport in
                        try await Scenario.runAll(Client(transport: transport))
                    }
                }
                group.cancelAll()
            }
        }

        private static let kubeconfig = ProcessInfo.processInfo.environment["STEADY_TEST_KUBECONFIG"]

        /// Against any API server: `STEADY_TEST_KUBECONFIG` names a kubeconfig whose user may do everything.
        @Test(.enabled(if: kubeconfig != nil), .timeLimit(.minutes(5)), arguments: [false, true])
        func `over HTTPS to the cluster of STEADY_TEST_KUBECONFIG`(allowsHTTP2: Bool) async throws {
            var configuration = HTTPTransport.Configuration()
            configuration.allowsHTTP2 = allowsHTTP2
            configuration.sharesConnectionsOfStreams = allowsHTTP2
            let access = try ClusterAccess.load(kubeconfig: Self.kubeconfig)
            try await withHTTPTransport(access, configuration: configuration) { transport in
                try await Scenario.runAll(Client(transport: transport))
            }
        }
    #endif
}
