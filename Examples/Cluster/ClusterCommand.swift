#if Server
    import ArgumentParser
    import Steady
    import SteadyCluster
    import SteadyServer
    import SteadyWorkloads
    import SteadyYAML

    /// The embedded API server behind HTTPS on loopback, for `kubectl` and any other client.
    @main struct ClusterCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cluster", abstract: "A Kubernetes API server in one process, for kubectl and any other client.")

        @Option(help: "The port on 127.0.0.1; 0 takes any free one.")
        var port = 6443

        @Option(name: .customLong("kubeconfig-out"), help: "Where the kubeconfig is written, readable by you alone.")
        var kubeconfig = "steady.kubeconfig"

        @Option(help: "A folder that keeps the contents; by default they are gone with the process.")
        var data: String?

        @Flag(help: "No deployments, replica sets and nodes that run pods: only what belongs to every API server.")
        var bare = false

        func validate() throws {
            guard (0...65535).contains(port) else { throw ValidationError("--port is \(port); it has to be 0 … 65535") }
        }

        func run() async throws {
            let cluster: Cluster
            if let data {
                let journal = try ClusterJournal(folder: data)
                cluster = Cluster(contents: journal.contents, hasBootstrapPolicy: true, tokenSigner: KeyTokenSigner()) {
                    journal.append($0)
                }
            } else {
                cluster = Cluster(hasBootstrapPolicy: true, tokenSigner: KeyTokenSigner())
            }
            var configuration = APIServer.Configuration(port: port)
            configuration.decodeYAML = { bytes in
                guard let document = try YAMLDocument.parse(bytes, file: "request body").first else { return .null }
                return document.value
            }
            let server = try APIServer(cluster, configuration: configuration)
            let workloads = try bare ? nil : Manager(client: cluster.client(fieldManager: "workloads")) { $0.workloads() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                if let workloads { group.addTask { try await workloads.run() } }
                group.addTask { try await server.run { endpoint in try announce(endpoint) } }
                // None of them ends by itself: whoever does has failed.
                try await group.next()
                group.cancelAll()
            }
        }

        private func announce(_ endpoint: APIServer.Endpoint) throws {
            try endpoint.writeKubeconfig(to: kubeconfig)
            print(
                """
                An API server listens on \(endpoint.url); its kubeconfig is \(kubeconfig). To try:

                  kubectl --kubeconfig \(kubeconfig) apply -f Examples/Cluster/web.yaml
                  kubectl --kubeconfig \(kubeconfig) get deployments,replicasets,pods,services
                  kubectl --kubeconfig \(kubeconfig) scale deployment web --replicas 5

                Ctrl-C ends it\(data == nil ? ", and what it holds is gone" : "").
                """)
            flushOutput()
        }
    }
#else
    /// Without the trait `Server` there is no HTTP.
    @main struct ClusterCommand {
        static func main() { print("The cluster serves HTTPS: build it with the trait Server, which is on by default.") }
    }
#endif
