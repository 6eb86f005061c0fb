#if Service
    public import Configuration
    public import Logging
    public import SteadyClient
    public import SteadyElection
    import SystemPackage

    /// How an operator is run: from flags, then the environment, then a file.
    ///
    /// | key of the file | flag | variable | default |
    /// |---|---|---|---|
    /// | – | `--config` | `STEADY_CONFIG` | no file; YAML, or JSON if its name ends in `.json` |
    /// | `kubeconfig` | `--kubeconfig` | `STEADY_KUBECONFIG` | as for `kubectl`, or the pod's own account |
    /// | `context` | `--context` | `STEADY_CONTEXT` | that of the kubeconfig |
    /// | `namespace` | `--namespace` | `STEADY_NAMESPACE` | all namespaces |
    /// | `leader.elect` | `--leader-elect` | `STEADY_LEADER_ELECT` | `true` |
    /// | `leader.namespace` | `--leader-namespace` | `STEADY_LEADER_NAMESPACE` | the pod's own, or that of the context |
    /// | `leader.name` | `--leader-name` | `STEADY_LEADER_NAME` | the program's name |
    /// | `leader.identity` | `--leader-identity` | `STEADY_LEADER_IDENTITY` | a random one |
    /// | `leader.binaryVersion`, `.emulationVersion`, `.strategy` | `--leader-binary-version`, … | `STEADY_LEADER_BINARY_VERSION`, … | none: replicas take the lease themselves |
    /// | `shards.count` | `--shards-count` | `STEADY_SHARDS_COUNT` | 0: no shards; else 1 to 256, and no leader |
    /// | `shards.namespace`, `.name`, `.identity` | `--shards-namespace`, … | `STEADY_SHARDS_NAMESPACE`, … | as of the leader |
    /// | `probes.address` | `--probes-address` | `STEADY_PROBES_ADDRESS` | `:8081`; `off` for none |
    /// | `diagnostics.address` | `--diagnostics-address` | `STEADY_DIAGNOSTICS_ADDRESS` | `127.0.0.1:8080`; `off` for none |
    /// | `diagnostics.certificate`, `.key` | `--diagnostics-certificate`, `-key` | `STEADY_DIAGNOSTICS_CERTIFICATE`, `_KEY` | none |
    /// | `webhooks.address` | `--webhooks-address` | `STEADY_WEBHOOKS_ADDRESS` | `:9443` |
    /// | `webhooks.service` | `--webhooks-service` | `STEADY_WEBHOOKS_SERVICE` | none; the Service that leads there, `NAMESPACE/NAME`, for a certificate of the program's own |
    /// | `webhooks.certificate`, `.key` | `--webhooks-certificate`, `-key` | `STEADY_WEBHOOKS_CERTIFICATE`, `_KEY` | none; a certificate that others issue |
    /// | `drain` | `--drain` | `STEADY_DRAIN` | 30 seconds |
    /// | `log.level` | `--log-level` | `STEADY_LOG_LEVEL` | `info` |
    ///
    /// A program's own settings come from the same places, by ``config``.
    public struct OperatorSettings: Sendable {
        /// The program's name.
        public let name: String
        /// The kubeconfig; `nil` to look for one.
        public var kubeconfig: String?
        /// The context within it; `nil` for its current one.
        public var context: String?
        /// The one namespace that is looked at; `nil` for all.
        public var namespace: String?
        /// Whether one of several replicas is chosen.
        public var elects: Bool
        /// The lease's namespace; `nil` for the pod's own, or that of the context.
        public var leaseNamespace: String?
        /// The lease's name.
        public var leaseName: String
        /// Who this replica is; `nil` for a random name.
        public var identity: String?
        /// What this replica says of itself where the cluster chooses the leader; `nil` where replicas take the lease themselves.
        public var candidacy: Candidacy?
        /// In how many shards replicas share the work; 0 if they do not.
        public var shardCount: Int
        /// The namespace of the shards' leases; `nil` for the pod's own, or that of the context.
        public var shardNamespace: String?
        /// The beginning of the names of the shards' leases.
        public var shardName: String
        /// Who this replica is among those that share the work; `nil` for a random name.
        public var shardIdentity: String?
        /// Where health is told to everybody; `nil` for nowhere.
        public var probes: EndpointAddress?
        /// Where everything is told; `nil` for nowhere.
        public var diagnostics: EndpointAddress?
        /// For HTTPS there.
        public var certificate: OperatorEndpoint.Certificate?
        /// Where webhooks are served, if the program has any.
        public var webhooks: EndpointAddress?
        /// The Service of the cluster that leads there; `nil` if the certificate comes from files.
        public var webhookService: WebhookCall.Service?
        /// The certificate for HTTPS there.
        public var webhookCertificate: OperatorEndpoint.Certificate?
        /// How long reconciles may go on after the program was told to end.
        public var drain: Duration
        /// What is logged.
        public var logLevel: Logger.Level
        /// All settings, for those that are the program's own: `config.int(forKey: "web.replicas", default: 1)` is `--web-replicas`,
        /// `STEADY_WEB_REPLICAS`, or `web: {replicas: …}` in the file.
        public let config: ConfigReader
        let observer: SettingsObserver

        /// Reads them.
        ///
        /// - Parameters:
        ///   - name: the program's name.
        ///   - arguments: the command line, the program itself first.
        ///   - environment: the variables; `nil` for those of the process.
        /// - Throws: ``ServiceError`` that names what cannot be used; what reading the file throws.
        public static func load(
            named name: String, arguments: [String] = CommandLine.arguments, environment: [String: String]? = nil
        ) async throws -> OperatorSettings {
            var providers: [any ConfigProvider] = [
                CommandLineArgumentsProvider(arguments: arguments),
                (environment.map { EnvironmentVariablesProvider(environmentVariables: $0) } ?? EnvironmentVariablesProvider())
                    .prefixKeys(with: "steady"),
            ]
            let observer = SettingsObserver()
            if let file = ConfigReader(providers: providers, accessReporter: observer).string(forKey: "config") {
                do {
                    if file.hasSuffix(".json") {
                        providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
                    } else {
                        providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
                    }
                } catch {
                    throw ServiceError("\(file): \(error)")
                }
            }
            let config = ConfigReader(providers: providers, accessReporter: observer)
            return try OperatorSettings(name, config, observer)
        }

        private init(_ name: String, _ config: ConfigReader, _ observer: SettingsObserver) throws(ServiceError) {
            self.name = name
            self.config = config
            self.observer = observer
            func address(_ key: ConfigKey, _ usual: String) throws(ServiceError) -> EndpointAddress? {
                let text = config.string(forKey: key, default: usual)
                if text == "off" { return nil }
                do {
                    return try EndpointAddress(text)
                } catch {
                    throw ServiceError("\(key): \(error)")
                }
            }
            kubeconfig = config.string(forKey: "kubeconfig")
            context = config.string(forKey: "context")
            namespace = config.string(forKey: "namespace")
            shardCount = config.int(forKey: "shards.count", default: 0)
            guard (0...256).contains(shardCount) else {
                throw ServiceError("shards.count: \(shardCount) is no number of shards from 1 to 256, nor 0 for none")
            }
            elects = config.bool(forKey: "leader.elect", default: shardCount == 0)
            if elects, shardCount > 0 {
                throw ServiceError(
                    "shards.count and leader.elect exclude each other: replicas that share the work have no leader")
            }
            leaseNamespace = config.string(forKey: "leader.namespace")
            leaseName = config.string(forKey: "leader.name", default: name)
            identity = config.string(forKey: "leader.identity")
            shardNamespace = config.string(forKey: "shards.namespace")
            shardName = config.string(forKey: "shards.name", default: name)
            shardIdentity = config.string(forKey: "shards.identity")
            candidacy = try Self.candidacy(config)
            probes = try address("probes.address", ":8081")
            diagnostics = try address("diagnostics.address", "127.0.0.1:8080")
            certificate = try Self.certificate(config, "diagnostics")
            webhooks = try address("webhooks.address", ":9443")
            webhookCertificate = try Self.certificate(config, "webhooks")
            webhookService = try Self.webhookService(config)
            if webhookService != nil, webhookCertificate != nil {
                throw ServiceError("webhooks.service and webhooks.certificate exclude each other: the one makes a certificate")
            }
            let seconds = config.int(forKey: "drain", default: 30)
            guard (0...86_400).contains(seconds) else {
                throw ServiceError("drain: \(seconds) is no number of seconds from 0 to 86400")
            }
            drain = .seconds(seconds)
            let level = config.string(forKey: "log.level", default: "info")
            guard let logLevel = Logger.Level(rawValue: level) else {
                let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
                throw ServiceError("log.level: “\(level)” is none of \(levels)")
            }
            self.logLevel = logLevel
            if let first = observer.failures.first { throw ServiceError(first) }
        }

        private static func certificate(
            _ config: ConfigReader, _ what: String
        ) throws(ServiceError) -> OperatorEndpoint.Certificate? {
            switch (config.string(forKey: ConfigKey("\(what).certificate")), config.string(forKey: ConfigKey("\(what).key"))) {
            case (let chain?, let key?): return OperatorEndpoint.Certificate(chain: chain, key: key)
            case (nil, nil): return nil
            default: throw ServiceError("\(what).certificate and \(what).key belong together: name both, or none")
            }
        }

        private static func webhookService(_ config: ConfigReader) throws(ServiceError) -> WebhookCall.Service? {
            guard let text = config.string(forKey: "webhooks.service") else { return nil }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
                throw ServiceError("webhooks.service: “\(text)” is no Service: write NAMESPACE/NAME")
            }
            return WebhookCall.Service(String(parts[1]), namespace: String(parts[0]))
        }

        private static func candidacy(_ config: ConfigReader) throws(ServiceError) -> Candidacy? {
            let emulation = config.string(forKey: "leader.emulationVersion")
            let strategy = config.string(forKey: "leader.strategy", default: Candidacy.oldestEmulationVersion)
            if let binary = config.string(forKey: "leader.binaryVersion") {
                return Candidacy(binaryVersion: binary, emulationVersion: emulation, strategy: strategy)
            }
            guard emulation == nil else {
                throw ServiceError("leader.emulationVersion says nothing without leader.binaryVersion: name both, or none")
            }
            return nil
        }

        /// Makes sure that everything on the command line means something, when all settings were asked for.
        ///
        /// - Throws: ``ServiceError`` that names the flag, or the setting that could not be read.
        func check(_ arguments: [String]) throws(ServiceError) {
            if let first = observer.failures.first { throw ServiceError(first) }
            let unknown = observer.unknownFlags(arguments)
            if let first = unknown.first { throw ServiceError("there is no setting \(first); --help names those there are") }
        }

        /// What can be set, for `--help`.
        static let help = """
            --config FILE                    settings in YAML, or JSON (STEADY_CONFIG)
            --kubeconfig FILE                by default as for kubectl, or the pod's own account
            --context NAME                   of the kubeconfig
            --namespace NAME                 the one namespace that is looked at; all by default
            --leader-elect true|false        whether one of several replicas is chosen; true by default
            --leader-namespace NAME          of the lease; by default the pod's own, or that of the context
            --leader-name NAME               of the lease; by default the program's
            --leader-identity NAME           of this replica; random by default
            --leader-binary-version VERSION  the cluster chooses the leader among such candidates (LeaseCandidate)
            --leader-emulation-version VERSION
                                             which it behaves like; by default the same
            --leader-strategy NAME           how it is chosen; OldestEmulationVersion by default
            --shards-count NUMBER            replicas share the work in so many shards, 1 to 256, and none leads; 0 by default: they do not
            --shards-namespace NAME          of the leases; by default the pod's own, or that of the context
            --shards-name NAME               the beginning of their names; by default the program's
            --shards-identity NAME           of this replica; random by default
            --probes-address HOST:PORT|off   /livez and /readyz; :8081 by default
            --diagnostics-address HOST:PORT|off
                                             /metrics and /debug; 127.0.0.1:8080 by default
            --diagnostics-certificate FILE, --diagnostics-key FILE
                                             for HTTPS there, which other addresses than loopback need
            --webhooks-address HOST:PORT     where webhooks are served, if the program has any; :9443 by default
            --webhooks-service NAMESPACE/NAME
                                             the Service that leads there; certificates are made and registered
            --webhooks-certificate FILE, --webhooks-key FILE
                                             certificates that others issue, and register
            --drain SECONDS                  how long reconciles may go on at the end; 30 by default
            --log-level LEVEL                trace, debug, info, notice, warning, error or critical; info by default

            Each can be set as STEADY_… in the environment, too, and in the file: leader.elect is --leader-elect and STEADY_LEADER_ELECT.
            """
    }
#endif
