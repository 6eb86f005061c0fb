#if Telemetry
    public import CoreMetrics
    import Metrics
    public import SteadyQueue
    public import SteadyRuntime
    import SteadyModel
    import Synchronization

    /// Tells how controllers fare.
    ///
    /// ```swift
    /// let telemetry = ReconcileTelemetry()
    /// var configuration = Manager.Configuration(observe: telemetry.observe)
    /// configuration.queueObservers = telemetry
    /// let manager = try Manager(client: client, configuration: configuration) { … }
    /// async let figures: Void = telemetry.report(on: manager)      // what is not told by a reconcile's end, until it is cancelled
    /// ```
    ///
    /// *Metrics*, by the names and labels of controller-runtime, so that its dashboards fit: `controller_runtime_reconcile_total`
    /// (`controller`, `result`: `success`, `requeue`, `requeue_after` or `error`), `controller_runtime_reconcile_errors_total`,
    /// `controller_runtime_terminal_reconcile_errors_total`, `controller_runtime_reconcile_timeouts_total` and
    /// `controller_runtime_reconcile_time_seconds` of each reconcile; `controller_runtime_max_concurrent_reconciles` and
    /// `controller_runtime_active_workers` by ``report(on:every:clock:)``, and, by names of our own, how many objects are hot loops
    /// (`steady_hot_loops`) and how many reconciles do not end (`steady_stuck_reconciles`), as `Manager.findings` has them. A reconcile that
    /// was outrun by somebody else's write counts as `requeue`. What was reconciled is never a label. The queues' figures are those of
    /// ``WorkQueueTelemetry``. `leader_election_master_status` is 1 for the one that works, else 0.
    public final class ReconcileTelemetry: Sendable {
        /// The metrics of one controller.
        private struct Figures: Sendable {
            let success, requeue, requeueAfter, error, errors, terminalErrors, timeouts: Counter
            let time: Timer
            let concurrent, active, hotLoops, stuck: Gauge

            init(_ controller: String, _ factory: any MetricsFactory) {
                let label = [("controller", controller)]
                func counter(_ name: String, _ more: [(String, String)] = []) -> Counter {
                    Counter(label: "controller_runtime_\(name)", dimensions: label + more, factory: factory)
                }
                success = counter("reconcile_total", [("result", "success")])
                requeue = counter("reconcile_total", [("result", "requeue")])
                requeueAfter = counter("reconcile_total", [("result", "requeue_after")])
                error = counter("reconcile_total", [("result", "error")])
                errors = counter("reconcile_errors_total")
                terminalErrors = counter("terminal_reconcile_errors_total")
                timeouts = counter("reconcile_timeouts_total")
                time = Timer(label: "controller_runtime_reconcile_time_seconds", dimensions: label, factory: factory)
                concurrent = Gauge(label: "controller_runtime_max_concurrent_reconciles", dimensions: label, factory: factory)
                active = Gauge(label: "controller_runtime_active_workers", dimensions: label, factory: factory)
                hotLoops = Gauge(label: "steady_hot_loops", dimensions: label, factory: factory)
                stuck = Gauge(label: "steady_stuck_reconciles", dimensions: label, factory: factory)
            }
        }

        private let factory: any MetricsFactory
        private let controllers = Mutex<[String: Figures]>([:])

        /// Something that tells of controllers.
        ///
        /// - Parameter metrics: where figures go; by default where the program's go.
        public init(metrics: any MetricsFactory = MetricsSystem.factory) { factory = metrics }

        private func figures(of controller: String) -> Figures {
            controllers.withLock { controllers in
                if let known = controllers[controller] { return known }
                let figures = Figures(controller, factory)
                controllers[controller] = figures
                return figures
            }
        }

        /// Counts a reconcile: for `Manager.Configuration.observe`.
        ///
        /// - Parameter report: how it went.
        public func observe(_ report: ReconcileReport) {
            let figures = figures(of: report.controller)
            figures.time.record(duration: report.duration)
            switch report.result {
            case .done: figures.success.increment()
            case .requeued: figures.requeueAfter.increment()
            case .retried, .outrun: figures.requeue.increment()
            case .failed(let error):
                figures.error.increment()
                figures.errors.increment()
                if error is ReconcileDeadlineError { figures.timeouts.increment() }
            case .failedForGood:
                figures.error.increment()
                figures.errors.increment()
                figures.terminalErrors.increment()
            }
        }

        /// Tells how a manager's controllers stand, time and again, until the task is cancelled.
        ///
        /// - Parameters:
        ///   - manager: the manager whose reconciles this observes.
        ///   - interval: how often.
        ///   - clock: what it waits on.
        public func report(
            on manager: Manager, every interval: Duration = .milliseconds(500), clock: some Clock<Duration> = ContinuousClock()
        ) async {
            while !Task.isCancelled {
                Gauge(label: "leader_election_master_status", factory: factory).record(manager.isLeading ? 1 : 0)
                let findings = manager.findings
                for standing in manager.standing {
                    let figures = figures(of: standing.name)
                    figures.concurrent.record(standing.workers)
                    figures.active.record(standing.active)
                    if let queue = standing.queue {
                        WorkQueueTelemetry<ObjectKey>(name: standing.name, metrics: factory).record(queue)
                    }
                    let own = findings.filter { $0.controller == standing.name }
                    figures.hotLoops.record(own.count { $0.kind == .hotLoop })
                    figures.stuck.record(own.count { $0.kind == .stuck })
                }
                try? await clock.sleep(for: interval)
            }
        }
    }

    extension ReconcileTelemetry: ControllerQueueObservers {
        public func observer<Request: Hashable & Sendable>(
            of controller: String, _ type: Request.Type
        ) -> (any WorkQueueObserver<Request>)? { WorkQueueTelemetry<Request>(name: controller, metrics: factory) }
    }
#endif
