#if Telemetry
    public import CoreMetrics
    import Metrics
    public import SteadyQueue

    /// Tells the figures of a work queue.
    ///
    /// ```swift
    /// let telemetry = WorkQueueTelemetry<String>(name: "pages")
    /// let queue = WorkQueue<String>(observer: telemetry)
    /// async let figures: Void = telemetry.report(on: queue)      // what only time changes, until it is cancelled
    /// ```
    ///
    /// *Metrics*, by the names and labels (`name`, `controller`) of controller-runtime, so that its dashboards fit: `workqueue_depth`,
    /// `workqueue_adds_total`, `workqueue_queue_duration_seconds`, `workqueue_work_duration_seconds`, `workqueue_retries_total`,
    /// `workqueue_unfinished_work_seconds` and `workqueue_longest_running_processor_seconds`; and `workqueue_dropped_total` of items that were
    /// lost to the queue's bound. Items themselves are never labels.
    public struct WorkQueueTelemetry<Key: Hashable & Sendable>: WorkQueueObserver {
        private let depth, unfinished, longest: Gauge
        private let adds, retries, dropped: Counter
        private let waited, took: Timer

        /// An observer for one queue.
        ///
        /// - Parameters:
        ///   - name: the queue's, for the labels `name` and `controller`.
        ///   - metrics: where figures go; by default where the program's go.
        public init(name: String, metrics: any MetricsFactory = MetricsSystem.factory) {
            let labels = [("name", name), ("controller", name)]
            depth = Gauge(label: "workqueue_depth", dimensions: labels, factory: metrics)
            unfinished = Gauge(label: "workqueue_unfinished_work_seconds", dimensions: labels, factory: metrics)
            longest = Gauge(label: "workqueue_longest_running_processor_seconds", dimensions: labels, factory: metrics)
            adds = Counter(label: "workqueue_adds_total", dimensions: labels, factory: metrics)
            retries = Counter(label: "workqueue_retries_total", dimensions: labels, factory: metrics)
            dropped = Counter(label: "workqueue_dropped_total", dimensions: labels, factory: metrics)
            waited = Timer(label: "workqueue_queue_duration_seconds", dimensions: labels, factory: metrics)
            took = Timer(label: "workqueue_work_duration_seconds", dimensions: labels, factory: metrics)
        }

        public func didAdd(_ key: Key, depth: Int) {
            adds.increment()
            self.depth.record(depth)
        }

        public func didDelay(_ key: Key, by delay: Duration) { retries.increment() }

        public func didStart(_ key: Key, afterWaiting waited: Duration, depth: Int) {
            self.waited.record(duration: waited)
            self.depth.record(depth)
        }

        public func didFinish(_ key: Key, _ outcome: WorkOutcome, after took: Duration) { self.took.record(duration: took) }

        public func didDrop(_ key: Key) { dropped.increment() }

        /// Tells how a queue stands, time and again, until the task is cancelled: unfinished work grows though nothing happens.
        ///
        /// - Parameters:
        ///   - queue: the queue this observes.
        ///   - interval: how often; twice a second by default, as client-go does.
        ///   - clock: what it waits on.
        public func report(
            on queue: WorkQueue<Key>, every interval: Duration = .milliseconds(500),
            clock: some Clock<Duration> = ContinuousClock()
        ) async {
            while !Task.isCancelled {
                record(queue.statistics)
                try? await clock.sleep(for: interval)
            }
        }

        /// Tells how a queue stands now.
        func record(_ standing: WorkQueueStatistics) {
            depth.record(standing.depth)
            unfinished.record(standing.unfinishedWork / .seconds(1))
            longest.record(standing.longestRunning / .seconds(1))
        }
    }
#endif
