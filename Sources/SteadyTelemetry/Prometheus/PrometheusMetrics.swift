#if Telemetry
    public import CoreMetrics
    import Synchronization

    /// Keeps the program's metrics and writes them down as Prometheus reads them.
    ///
    /// ```swift
    /// let metrics = PrometheusMetrics()
    /// MetricsSystem.bootstrap(metrics)
    /// …
    /// metrics.text                // for whoever asks for /metrics
    /// ```
    ///
    /// Counters are counters, gauges and meters gauges, timers and recorders histograms, timers in seconds. Names and labels are taken as they
    /// are; what may not stand in a name becomes `_`. A series is one name with one set of labels. There are at most so many; what is beyond
    /// that, and what uses the name of something else, is counted in `steady_metrics_dropped_series_total` and not kept.
    public final class PrometheusMetrics: Sendable {
        private struct Family {
            let kind: PrometheusSeries.Kind
            var series: [[PrometheusLabel]: PrometheusSeries] = [:]
        }

        private struct State {
            var families: [String: Family] = [:]
            var count = 0
            /// Series that are not kept, for there are too many, and for their name is taken.
            var beyondLimit = 0
            var taken = 0
        }

        /// The buckets of controller-runtime for how long reconciles take, in seconds.
        private static let reconcileBuckets: [Double] = [
            0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2,
            2.5, 3,
            3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
        ]
        /// Those of its queues.
        private static let queueBuckets: [Double] = [
            1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1000,
        ]
        /// Those that Prometheus' own clients begin with.
        private static let usualBuckets: [Double] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

        private let buckets: [String: [Double]]
        private let limit: Int
        private let state = Mutex(State())

        /// An empty collection.
        ///
        /// - Parameters:
        ///   - buckets: the upper bounds of a histogram's buckets, by the metric's name; for timers in seconds. Those of controller-runtime's
        ///     metrics are known.
        ///   - limit: how many series there are at most.
        public init(buckets: [String: [Double]] = [:], limit: Int = 10_000) {
            self.buckets = buckets.mapValues { Array(Set($0.filter(\.isFinite))).sorted() }
            self.limit = max(0, limit)
        }

        /// All series in the text format 0.0.4, in the order of their names.
        public var text: String {
            let (families, dropped) = state.withLock { state in
                (state.families, [("limit", state.beyondLimit), ("name", state.taken)])
            }
            var text = ""
            for (name, family) in families.sorted(by: { $0.key < $1.key }) {
                text += "# TYPE \(name) \(family.kind.rawValue)\n"
                for (labels, series) in family.series.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                    series.write(name, labels, to: &text)
                }
            }
            let name = "steady_metrics_dropped_series_total"
            text += "# TYPE \(name) counter\n"
            for (reason, count) in dropped { text += "\(name){reason=\"\(reason)\"} \(count)\n" }
            return text
        }

        /// The media type of ``text``.
        public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

        private func series(_ label: String, _ dimensions: [(String, String)], _ kind: PrometheusSeries.Kind) -> PrometheusSeries
        {
            let name = PrometheusLabel.name(label, mayHaveColons: true)
            let labels = PrometheusLabel.sorted(dimensions)
            return state.withLock { state in
                var family = state.families[name] ?? Family(kind: kind)
                if let known = family.series[labels], family.kind == kind { return known }
                let series = PrometheusSeries(kind, buckets: kind == .histogram ? bounds(of: name) : [])
                if family.kind != kind {
                    state.taken += 1
                } else if state.count >= limit {
                    state.beyondLimit += 1
                } else {
                    state.count += 1
                    family.series[labels] = series
                    state.families[name] = family
                }
                return series
            }
        }

        private func bounds(of name: String) -> [Double] {
            if let buckets = buckets[name] { return buckets }
            if name == "controller_runtime_reconcile_time_seconds" { return Self.reconcileBuckets }
            return name.hasPrefix("workqueue_") ? Self.queueBuckets : Self.usualBuckets
        }

        private func forget(_ handler: AnyObject) {
            guard let handler = handler as? PrometheusSeries else { return }
            state.withLock { state in
                for (name, family) in state.families {
                    guard let labels = family.series.first(where: { $0.value === handler })?.key else { continue }
                    state.families[name]?.series[labels] = nil
                    if family.series.count == 1 { state.families[name] = nil }
                    state.count -= 1
                    return
                }
            }
        }
    }

    /// What swift-metrics asks for. Handlers with the same name and dimensions are the same.
    extension PrometheusMetrics: MetricsFactory {
        /// A counter of whole numbers.
        public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
            series(label, dimensions, .counter)
        }

        /// A counter of fractions.
        public func makeFloatingPointCounter(
            label: String, dimensions: [(String, String)]
        ) -> any FloatingPointCounterHandler { series(label, dimensions, .counter) }

        /// A gauge.
        public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
            series(label, dimensions, .gauge)
        }

        /// A histogram if it aggregates, else a gauge.
        public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
            series(label, dimensions, aggregate ? .histogram : .gauge)
        }

        /// A histogram, in seconds.
        public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
            series(label, dimensions, .histogram)
        }

        /// Forgets its series, and what it has counted.
        public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
        /// Forgets its series, and what it has counted.
        public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { forget(handler) }
        /// Forgets its series.
        public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
        /// Forgets its series, and what it has recorded.
        public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
        /// Forgets its series, and what it has recorded.
        public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }
    }
#endif
