#if Telemetry
    public import Logging
    import SteadyModel
    public import SteadyRuntime

    /// Logs how reconciles went, with the keys of controller-runtime: `controller`, `namespace`, `name` and `reconcileID`, and `duration` and
    /// `queue-wait` in seconds, `result`, `failures` and `reasons`.
    ///
    /// ```swift
    /// let log = ReconcileLog(logger)
    /// let configuration = Manager.Configuration(observe: log.observe, onProblem: log.tell)
    /// context.logMetadata                                       // the same keys for the lines of a reconciler
    /// ```
    ///
    /// A failure is an error, with its `explanation`: what the reconcile was asked for, read and wrote. All else is told at the level debug.
    public struct ReconcileLog: Sendable {
        private let logger: Logger
        private let explains: Bool

        /// Something that logs.
        ///
        /// - Parameters:
        ///   - logger: where lines go.
        ///   - explains: whether a failure is explained in many lines.
        public init(_ logger: Logger, explains: Bool = true) {
            self.logger = logger
            self.explains = explains
        }

        /// Logs a reconcile: for `Manager.Configuration.observe`.
        ///
        /// - Parameter report: how it went.
        public func observe(_ report: ReconcileReport) {
            guard report.isFailure else {
                logger.debug("reconciled", metadata: report.logMetadata)
                return
            }
            var metadata = report.logMetadata
            metadata["error"] = "\(report.result)"
            if explains { metadata["explanation"] = "\(report.explanation)" }
            logger.error("reconcile failed", metadata: metadata)
        }

        /// Logs a problem: for `Manager.Configuration.onProblem`.
        ///
        /// - Parameter problem: what goes wrong apart from single reconciles.
        public func tell(_ problem: ControllerProblem) {
            logger.warning("\(problem)", metadata: ["controller": "\(problem.controller)"])
        }
    }

    extension ReconcileReport {
        /// What a log line says of it.
        public var logMetadata: Logger.Metadata {
            var metadata = logKeys(controller, key, number)
            metadata["result"] = "\(result.label)"
            metadata["duration"] = "\(duration / .seconds(1))"
            if let waited { metadata["queue-wait"] = "\(waited / .seconds(1))" }
            metadata["failures"] = "\(failures)"
            metadata["reasons"] = .array(reasons.map { "\($0)" })
            return metadata
        }
    }

    extension RequestContext {
        /// What tells this reconcile from others in a log.
        public var logMetadata: Logger.Metadata {
            logKeys(controller, request as? ObjectKey ?? ObjectKey(namespace: nil, name: "\(request)"), number)
        }
    }

    extension Context {
        /// What tells this reconcile from others in a log.
        public var logMetadata: Logger.Metadata { logKeys(controller, object.key, number) }
    }

    private func logKeys(_ controller: String, _ key: ObjectKey, _ number: UInt64) -> Logger.Metadata {
        var metadata: Logger.Metadata = ["controller": "\(controller)", "name": "\(key.name)", "reconcileID": "\(number)"]
        if let namespace = key.namespace { metadata["namespace"] = "\(namespace)" }
        return metadata
    }
#endif
