#if Telemetry
    public import Logging
    import SteadyModel
    public import SteadyRuntime

    /// Writes down how reconciles went.
    ///
    /// ```swift
    /// let log = ReconcileLog(logger)
    /// let configuration = Manager.Configuration(observe: log.observe, onProblem: log.tell)
    /// ```
    ///
    /// Failures are errors and have the whole chain of what was read and written (`explanation`); what was outrun is `info`, all else
    /// `debug`. The keys of the metadata stay what they are: `controller`, `namespace`, `name`, `duration`, `failures`, `reasons`,
    /// `explanation`. Each line is written with a logger of the level that was set: what is below it costs next to nothing.
    public struct ReconcileLog: Sendable {
        private let logger: Logger

        /// A log of reconciles.
        ///
        /// - Parameter logger: where the lines go.
        public init(_ logger: Logger) { self.logger = logger }

        /// Writes a reconcile down: for `Manager.Configuration.observe`.
        ///
        /// - Parameter report: how it went.
        public func observe(_ report: ReconcileReport) {
            let level: Logger.Level =
                switch report.result {
                case .failed, .failedForGood: .error
                case .outrun: .info
                case .done, .requeued, .retried: .debug
                }
            guard level >= logger.logLevel else { return }
            var metadata: Logger.Metadata = [
                "controller": "\(report.controller)", "name": "\(report.key.name)", "duration": "\(report.duration)",
                "reasons": .array(report.reasons.map { "\($0)" }),
            ]
            if let namespace = report.key.namespace { metadata["namespace"] = "\(namespace)" }
            if report.failures > 0 { metadata["failures"] = "\(report.failures)" }
            if report.isFailure { metadata["explanation"] = "\(report.explanation)" }
            logger.log(level: level, "\(report)", metadata: metadata)
        }

        /// Writes a problem down: for `Manager.Configuration.onProblem`.
        ///
        /// - Parameter problem: what goes wrong apart from single reconciles.
        public func tell(_ problem: ControllerProblem) {
            logger.warning("\(problem)", metadata: ["controller": "\(problem.controller)"])
        }
    }
#endif
