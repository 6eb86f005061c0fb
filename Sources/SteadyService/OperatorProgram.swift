#if Service
    public import Configuration
    import Logging
    public import ServiceLifecycle
    import SteadyClient
    import SteadyElection
    import SteadyHTTP
    import SteadyModel
    import UnixSignals
    public import SteadyRuntime
    public import SteadyTelemetry
    public import SteadyWebhook

    /// A whole operator: settings, the way to the cluster, log, metrics, endpoints, and orderly ends.
    ///
    /// ```swift
    /// @main struct WebsiteOperator {
    ///     static func main() async {
    ///         await OperatorProgram(named: "website-operator") { manager, _ in
    ///             manager.controller(for: Website.self, WebsiteReconciler()).owns(Deployment.self)
    ///         }.main()
    ///     }
    /// }
    /// ```
    ///
    /// See ``OperatorSettings`` for what can be set. Where `SIGTERM` or `SIGINT` comes, nothing new is begun, reconciles under way are waited
    /// for, the lease is given back, and the program ends; after the time for that and 10 seconds more it ends all the same.
    public struct OperatorProgram: Sendable {
        /// The program's name.
        public let name: String
        /// What `/metrics` shows. Bootstrap the metrics system with it to have the program's own there, too.
        public let metrics: PrometheusMetrics
        private let services: [any Service]
        private let webhooks: Webhooks?
        private let setUp: @Sendable (ManagerSetup, ConfigReader) throws -> Void

        /// A program; nothing happens yet.
        ///
        /// - Parameters:
        ///   - name: its name: the lease's, the one in logs, and the field manager of what belongs to no controller.
        ///   - metrics: what `/metrics` shows.
        ///   - services: what runs beside the manager and ends after it, such as a database's connections.
        ///   - webhooks: what the API server asks the program, led to by `webhooks.service`, or with the certificate in files.
        ///   - setUp: puts the controllers together; with the settings, for those of the program's own.
        public init(
            named name: String, metrics: PrometheusMetrics = PrometheusMetrics(), services: [any Service] = [],
            webhooks: Webhooks? = nil,
            _ setUp: @escaping @Sendable (ManagerSetup, ConfigReader) throws -> Void
        ) {
            self.name = name
            self.metrics = metrics
            self.services = services
            self.webhooks = webhooks
            self.setUp = setUp
        }

        /// Runs until a signal comes, or the task is cancelled; ``main(arguments:environment:)`` is for programs that are nothing else.
        ///
        /// - Parameters:
        ///   - arguments: the command line, the program itself first; with `--help` it prints what can be set, and ends.
        ///   - environment: the variables; `nil` for those of the process.
        /// - Throws: ``ServiceError`` for settings that cannot be used, `AccessError` if no cluster is found, and what the services throw.
        public func run(arguments: [String] = CommandLine.arguments, environment: [String: String]? = nil) async throws {
            if arguments.dropFirst().contains("--help") { return print("\(name): an operator.\n\n\(OperatorSettings.help)") }
            let settings = try await OperatorSettings.load(named: name, arguments: arguments, environment: environment)
            var logger = Logger(label: name) { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = settings.logLevel
            let access = try ClusterAccess.load(
                kubeconfig: settings.kubeconfig, overrides: .context(settings.context), environment: environment)
            var transport = HTTPTransport.Configuration(userAgent: HTTPTransport.userAgent(program: name))
            transport.logger = logger
            try await withHTTPTransport(access, configuration: transport) { [logger] transport in
                var client = Client(transport: transport, fieldManager: name)
                client.observer = RequestTelemetry(metrics: metrics, platform: client.platform)
                let telemetry = ReconcileTelemetry(metrics: metrics)
                let manager = try Manager(
                    client: client,
                    configuration: configuration(settings, access, telemetry, ReconcileLog(logger), client.platform)
                ) { try setUp($0, settings.config) }
                try settings.check(arguments)
                var all = services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
                let own: [any Service] =
                    try endpoints(settings, manager, client, logger) + [
                        TelemetryService(
                            manager: manager, reconciles: telemetry, caches: CacheTelemetry(logger: logger, metrics: metrics)),
                        ManagerService(manager),
                    ]
                all += own.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) }
                var group = ServiceGroupConfiguration(services: all, logger: logger)
                group.gracefulShutdownSignals = [.sigterm, .sigint]
                group.maximumGracefulShutdownDuration = settings.drain + .seconds(10)
                try await ServiceGroup(configuration: group).run()
            }
        }

        private func configuration(
            _ settings: OperatorSettings, _ access: ClusterAccess, _ telemetry: ReconcileTelemetry, _ log: ReconcileLog,
            _ platform: Platform
        ) -> Manager.Configuration {
            let election = Manager.Election(
                namespace: settings.leaseNamespace ?? access.namespace, name: settings.leaseName,
                identity: settings.identity, times: ElectionConfiguration(candidacy: settings.candidacy))
            var configuration = Manager.Configuration(
                namespace: settings.namespace, election: settings.elects ? election : nil, drain: settings.drain,
                observe: { report in
                    telemetry.observe(report)
                    log.observe(report)
                }, onProblem: { log.tell($0) })
            if settings.shardCount > 0 {
                configuration.sharding = Manager.Sharding(
                    namespace: settings.shardNamespace ?? access.namespace, name: settings.shardName, count: settings.shardCount,
                    identity: settings.shardIdentity)
            }
            configuration.queueObservers = telemetry
            configuration.interceptor = ReconcileTracing(platform: platform)
            return configuration
        }

        private func endpoints(
            _ settings: OperatorSettings, _ manager: Manager, _ client: Client, _ logger: Logger
        ) throws -> [any Service] {
            func told(_ what: String, _ address: EndpointAddress) -> @Sendable (Int) -> Void {
                { port in logger.info("\(what) are served", metadata: ["address": "\(address.host):\(port)"]) }
            }
            var endpoints: [any Service] = []
            if let address = settings.probes {
                endpoints.append(
                    try OperatorEndpoint(manager, at: address, contents: .health, onReady: told("probes", address)))
            }
            if let address = settings.diagnostics {
                endpoints.append(
                    try OperatorEndpoint(
                        manager, at: address, metrics: metrics, certificate: settings.certificate,
                        client: address.isLoopback ? nil : client,
                        onProblem: { logger.warning("\($0)") }, onReady: told("diagnostics", address)))
            }
            if let webhooks { endpoints.append(try endpoint(webhooks, settings, client, logger, told)) }
            return endpoints
        }

        private func endpoint(
            _ webhooks: Webhooks, _ settings: OperatorSettings, _ client: Client, _ logger: Logger,
            _ told: (String, EndpointAddress) -> @Sendable (Int) -> Void
        ) throws(ServiceError) -> WebhookEndpoint {
            guard let address = settings.webhooks else {
                throw ServiceError(
                    "webhooks.address is off, and the program has webhooks: \(webhooks.paths.joined(separator: ", "))")
            }
            let onProblem: @Sendable (ServiceError) -> Void = { logger.warning("\($0)") }
            if let service = settings.webhookService {
                return WebhookEndpoint(
                    webhooks, at: address, behind: service, client: client, onProblem: onProblem,
                    onReady: told("webhooks", address))
            }
            guard let certificate = settings.webhookCertificate else {
                throw ServiceError(
                    "webhooks are served over HTTPS alone: name the Service that leads here (--webhooks-service NAMESPACE/NAME), and "
                        + "certificates are made; or files (--webhooks-certificate, --webhooks-key)")
            }
            return WebhookEndpoint(
                webhooks, at: address, certificate: certificate, onProblem: onProblem, onReady: told("webhooks", address))
        }
    }

    /// Tells how controllers and caches stand, time and again.
    struct TelemetryService: Service, CustomStringConvertible {
        let description = "telemetry"
        let manager: Manager
        let reconciles: ReconcileTelemetry
        let caches: CacheTelemetry

        func run() async throws {
            await cancelWhenGracefulShutdown {
                async let first: Void = reconciles.report(on: manager)
                async let second: Void = caches.report(on: manager.caches)
                _ = await (first, second)
            }
        }
    }
#endif
