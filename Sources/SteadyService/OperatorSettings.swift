#if Service
    public import Configuration
    public import Logging
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
    /// | `probes.address` | `--probes-address` | `STEADY_PROBES_ADDRESS` | `:8081`; `off` for none |
    /// | `diagnostics.address` | `--diagnostics-address` | `STEADY_DIAGNOSTICS_ADDRESS` | `127.0.0.1:8080`; `off` for none |
    /// | `diagnostics.certificate`, `.key` | `--diagnostics-certificate`, `-key` | `STEADY_DIAGNOSTICS_CERTIFICATE`, `_KEY` | none |
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
        /// Where health is told to everybody; `nil` for nowhere.
        public var probes: EndpointAddress?
        /// Where everything is told; `nil` for nowhere.
        public var diagnostics: EndpointAddress?
        /// For HTTPS there.
        public var certificate: OperatorEndpoint.Certificate?
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
            elects = config.bool(forKey: "leader.elect", default: true)
            leaseNamespace = config.string(forKey: "leader.namespace")
            leaseName = config.string(forKey: "leader.name", default: name)
            identity = config.string(forKey: "leader.identity")
            probes = try address("probes.address", ":8081")
            diagnostics = try address("diagnostics.address", "127.0.0.1:8080")
            switch (config.string(forKey: "diagnostics.certificate"), config.string(forKey: "diagnostics.key")) {
            case (let chain?, let key?): certificate = OperatorEndpoint.Certificate(chain: chain, key: key)
            case (nil, nil): certificate = nil
            default: throw ServiceError("diagnostics.certificate and diagnostics.key belong together: name both, or none")
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
            --probes-address HOST:PORT|off   /livez and /readyz; :8081 by default
            --diagnostics-address HOST:PORT|off
                                             /metrics and /debug; 127.0.0.1:8080 by default
            --diagnostics-certificate FILE, --diagnostics-key FILE
                                             for HTTPS there, which other addresses than loopback need
            --drain SECONDS                  how long reconciles may go on at the end; 30 by default
            --log-level LEVEL                trace, debug, info, notice, warning, error or critical; info by default

            Each can be set as STEADY_… in the environment, too, and in the file: leader.elect is --leader-elect and STEADY_LEADER_ELECT.
            """
    }
#endif
