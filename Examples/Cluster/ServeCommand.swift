#if Server
    import ArgumentParser
    import Steady
    import SteadyClient
    import SteadyCluster
    import SteadyServer
    import SteadyWorkloads

    #if canImport(FoundationEssentials)
        import FoundationEssentials
    #else
        import Foundation
    #endif

    /// Serves until it is ended.
    struct ServeCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serves a cluster (the default).")

        @Option(help: "The port on 127.0.0.1; 0 takes any free one.")
        var port = 6443

        @Option(name: .customLong("kubeconfig-out"), help: "Where the kubeconfig is written, readable by you alone.")
        var kubeconfig = "steady.kubeconfig"

        @Option(
            name: .customLong("client-ca"),
            help: "A PEM file of authorities whose client certificates are believed, too. Can be given more than once.")
        var clientAuthorities: [String] = []

        @Option(
            name: .customLong("user"),
            help: "Writes a kubeconfig with a client certificate for a user: NAME[,GROUP…]=FILE. Can be given more than once.")
        var users: [CertificateUser] = []

        @Option(help: "Host and port that clients are told, if they reach the server by others than it listens on.")
        var advertise: String?

        @Option(help: "A folder that keeps the contents; by default they are gone with the process.")
        var data: String?

        @Option(
            help: "When changes are forced to the disk: “never” survives the end of the process, “always” that of the machine.")
        var sync = "never"

        @Option(name: .customLong("segment-size"), help: "After how many bytes of changes the folder is compacted.")
        var segmentSize = 16 << 20

        @Flag(name: .customLong("accept-damage"), help: "Go on with what is in order in a damaged folder.")
        var acceptsDamage = false

        @Option(help: "How many changes of each resource are kept at least for watches to resume from.")
        var history = 10_000

        @Option(name: .customLong("request-timeout"), help: "How many seconds a client may take to send a request.")
        var requestTimeout = 60

        @Option(name: .customLong("stall-timeout"), help: "How many seconds a client may leave unread what it is sent.")
        var stallTimeout = 60

        @OptionGroup
        var webhooks: OutsideWebhooks

        @Flag(help: "Large answers are compressed for clients that ask for it, as most do.")
        var compress = false

        @Flag(help: "No deployments, replica sets and nodes that run pods: only what belongs to every API server.")
        var bare = false

        @Flag(
            name: .customLong("coordinated-elections"),
            help: "The cluster chooses the holders of leases that have candidates (LeaseCandidate, KEP-4355).")
        var coordinatesElections = false

        @Flag(
            name: .customLong("simulated-pods"),
            help:
                "Pods have logs, run echo, cat, sh and the like, and listen at their ports, so that kubectl logs, exec … find something."
        )
        var simulatesPods = false

        func validate() throws {
            guard (0...65535).contains(port) else { throw ValidationError("--port is \(port); it has to be 0 … 65535") }
            guard requestTimeout > 0 else {
                throw ValidationError("--request-timeout is \(requestTimeout); it has to be positive")
            }
            guard stallTimeout > 0 else {
                throw ValidationError("--stall-timeout is \(stallTimeout); it has to be positive")
            }
            guard history > 0 else { throw ValidationError("--history is \(history); it has to be positive") }
            guard segmentSize > 0 else { throw ValidationError("--segment-size is \(segmentSize); it has to be positive") }
            guard ClusterJournal.Synchronization(rawValue: sync) != nil else {
                throw ValidationError("--sync is “\(sync)”; it has to be “never” or “always”")
            }
        }

        func run() async throws { try await webhooks.withCaller { try await serve($0) } }

        private func serve(_ caller: (any WebhookCaller)?) async throws {
            let (cluster, journal, identity) = try makeCluster(caller)
            if simulatesPods { cluster.connectPods(by: SimulatedPods()) }
            var configuration = APIServer.Configuration(port: port)
            configuration.advertisedAddress = advertise
            configuration.requestTimeout = .seconds(requestTimeout)
            configuration.stallTimeout = .seconds(stallTimeout)
            configuration.compressesAnswers = compress
            configuration.clientAuthorities = try clientAuthorities.map { try String(contentsOfFile: $0, encoding: .utf8) }
            let server = try APIServer(cluster, configuration: configuration, identity: identity)
            let workloads =
                try bare
                ? nil
                : Manager(client: cluster.client(fieldManager: "workloads")) {
                    $0.workloads()
                    $0.volumes()
                    $0.loadBalancers()
                }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                if let workloads { group.addTask { try await workloads.run() } }
                if let journal { group.addTask { try await journal.run() } }
                group.addTask { try await server.run { endpoint in try announce(endpoint, identity) } }
                // None of them ends by itself: whoever does has failed.
                try await group.next()
                group.cancelAll()
            }
        }

        private func makeCluster(_ caller: (any WebhookCaller)?) throws -> (Cluster, ClusterJournal?, ServerIdentity) {
            guard let data else {
                let identity = try ServerIdentity()
                let cluster = Cluster(
                    historyLimit: history, hasBootstrapPolicy: true, coordinatesElections: coordinatesElections,
                    tokenSigner: identity.tokenSigner, webhookCaller: caller)
                return (cluster, nil, identity)
            }
            let (journal, kept) = try ClusterJournal.open(
                data, synchronization: ClusterJournal.Synchronization(rawValue: sync) ?? .never, segmentSize: segmentSize,
                acceptsDamage: acceptsDamage)
            for notice in kept.notices { print("Notice: \(notice)") }
            // Not before the folder is ours: two servers would make an identity each.
            let identity = try ServerIdentity.kept(in: data)
            let cluster = Cluster(
                historyLimit: history, contents: kept.contents, history: kept.history, hasBootstrapPolicy: true,
                coordinatesElections: coordinatesElections, tokenSigner: identity.tokenSigner, webhookCaller: caller
            ) {
                journal.append($0)
            } storageProblem: {
                journal.problem()
            }
            return (cluster, journal, identity)
        }

        private func announce(_ endpoint: APIServer.Endpoint, _ identity: ServerIdentity) throws {
            try endpoint.writeKubeconfig(to: kubeconfig)
            for user in users {
                let certificate = try identity.clientCertificate(user: user.name, groups: user.groups)
                try endpoint.writeKubeconfig(to: user.file, for: certificate)
            }
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
#endif
