#if HTTP
    import ArgumentParser
    import Steady
    import SteadyHTTP
    import UnixSignals
    import Website

    /// The operator of the quickstart against any API server: the embedded one of `cluster`, or a real one.
    @main struct WebsiteOperator: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "website-operator", abstract: "Holds Website objects steady: a deployment and a service for each.")

        @Option(help: "The kubeconfig; by default $KUBECONFIG, ~/.kube/config, or the pod's own account within a cluster.")
        var kubeconfig: String?

        @Option(help: "The context within the kubeconfig; by default its current one.")
        var context: String?

        @Flag(help: "One replica alone: no lease is taken.")
        var alone = false

        func run() async throws {
            let access = try ClusterAccess.load(kubeconfig: kubeconfig, overrides: .context(context))
            try await withHTTPTransport(access) { transport in
                let election = Manager.Election(namespace: "default", name: "website-operator")
                let configuration = Manager.Configuration(election: alone ? nil : election) { print($0) }
                let manager = try Manager(client: Client(transport: transport), configuration: configuration) { $0.websites() }
                let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await manager.run() }
                    group.addTask {
                        for await _ in signals {
                            // Reconciles under way end, then the lease is given back. A second signal does not wait.
                            if Task.isCancelled { return }
                            manager.shutDown()
                        }
                    }
                    try await group.next()
                    group.cancelAll()
                }
            }
        }
    }
#else
    /// Without the trait `HTTP` there is no way to a cluster.
    @main struct WebsiteOperator {
        static func main() { print("The operator speaks HTTP: build it with the trait HTTP, which is on by default.") }
    }
#endif
