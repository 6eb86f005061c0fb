#if Telemetry
    public import CoreMetrics
    public import Logging
    import Metrics
    public import SteadyCache

    /// Tells what caches take and whether they are in order.
    ///
    /// ```swift
    /// async let figures: Void = CacheTelemetry(logger: logger).report(on: caches)     // until it is cancelled
    /// ```
    ///
    /// *Metrics*, with the labels `resource` and `scope`: `cache_objects`, `cache_bytes`, `cache_budget_bytes` (0 for none) and `cache_reduced`
    /// (1 if fields were dropped to stay within the budget).
    ///
    /// *Logs*: when a cache has been filled, what it takes and what a thousand of its objects take (`info`); when fields were dropped
    /// (`warning`); when caches are not in order, why (`warning`), and when they are again (`info`).
    public struct CacheTelemetry: Sendable {
        private let logger: Logger
        private let metrics: any MetricsFactory

        /// Something that tells of caches.
        ///
        /// - Parameters:
        ///   - logger: where messages go.
        ///   - metrics: where figures go; by default where the program's go.
        public init(logger: Logger, metrics: any MetricsFactory = MetricsSystem.factory) {
            self.logger = logger
            self.metrics = metrics
        }

        /// What was told of a cache.
        private struct Told {
            var isFilled = false
            var isReduced = false
        }

        /// Tells how caches stand, time and again, until the task is cancelled.
        ///
        /// - Parameters:
        ///   - caches: the caches.
        ///   - interval: how often.
        ///   - clock: what it waits on.
        public func report(
            on caches: Caches, every interval: Duration = .seconds(10), clock: some Clock<Duration> = ContinuousClock()
        ) async {
            var told: [String: Told] = [:]
            var problem: String?
            while !Task.isCancelled {
                for memory in caches.memory {
                    let name = "\(memory.resource) \(memory.scope)"
                    tell(memory, &told[name, default: Told()])
                }
                let now = caches.unhealthiness()
                if let now, now != problem { logger.warning("caches are not in order", metadata: ["reason": "\(now)"]) }
                if now == nil, problem != nil { logger.info("caches are in order again") }
                problem = now
                try? await clock.sleep(for: interval)
            }
        }

        private func tell(_ memory: CacheMemory, _ told: inout Told) {
            let labels = [("resource", "\(memory.resource)"), ("scope", "\(memory.scope)")]
            func gauge(_ name: String) -> Gauge { Gauge(label: name, dimensions: labels, factory: metrics) }
            gauge("cache_objects").record(memory.objects)
            gauge("cache_bytes").record(memory.bytes)
            gauge("cache_budget_bytes").record(memory.budget?.bytes ?? 0)
            gauge("cache_reduced").record(memory.isReduced ? 1 : 0)
            if !told.isFilled, memory.bytes > 0 {
                told.isFilled = true
                logger.info(
                    "cache filled",
                    metadata: [
                        "resource": "\(memory.resource)", "scope": "\(memory.scope)", "objects": "\(memory.objects)",
                        "bytes": "\(memory.bytes)", "bytes-per-1000": "\(memory.bytesPerThousand)",
                    ])
            }
            if !told.isReduced, memory.isReduced {
                told.isReduced = true
                logger.warning(
                    "cache reduced: fields were dropped to stay within its budget",
                    metadata: [
                        "resource": "\(memory.resource)", "scope": "\(memory.scope)", "budget": "\(memory.budget?.bytes ?? 0)",
                    ])
            }
        }
    }
#endif
