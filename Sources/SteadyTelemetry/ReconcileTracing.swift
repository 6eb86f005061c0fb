#if Telemetry
    public import SteadyModel
    public import SteadyRuntime
    public import Tracing

    /// Makes spans of reconciles, and of how long they waited.
    ///
    /// ```swift
    /// client.observer = RequestTelemetry(platform: client.platform)
    /// configuration.interceptor = ReconcileTracing(platform: client.platform)
    /// ```
    ///
    /// *Spans.* `website queue` of kind producer lasts from the first change to the beginning of the reconcile; each reason is an event of
    /// it. `website reconcile` of kind consumer lasts as long as the reconcile, is the root of a trace of its own, and is linked to the
    /// former. What the reconcile does are its children: requests, by `RequestTelemetry`, and the program's own spans.
    ///
    /// *Attributes* of both: `steady.controller`, `k8s.namespace.name` if there is one, `steady.object.name`, `steady.reconcile.number`. Of the
    /// reconcile: `steady.reconcile.reasons`, `steady.reconcile.failures` (in a row, before this one), `steady.queue.wait` in seconds, and
    /// `steady.reconcile.result` as in the metrics: `success`, `requeue`, `requeue_after` or `error`. One that fails has the status error, and
    /// the error recorded.
    public struct ReconcileTracing: ReconcileInterceptor {
        private let tracer: any Tracer
        private let platform: Platform

        /// Something that makes spans.
        ///
        /// - Parameters:
        ///   - tracer: where spans go; by default where the program's go.
        ///   - platform: the date of spans.
        public init(tracer: any Tracer = InstrumentationSystem.tracer, platform: Platform) {
            self.tracer = tracer
            self.platform = platform
        }

        public func around(
            _ start: ReconcileStart, _ reconcile: () async -> ReconcileReport.Result
        ) async -> ReconcileReport.Result {
            let (begun, waited) = (Moment(start.date), start.waited ?? .zero)
            let queued = Moment(start.date.advanced(by: .zero - waited))
            let queue = tracer.startSpan("\(start.controller) queue", context: .topLevel, ofKind: .producer, at: queued)
            describe(start, queue)
            for reason in start.reasons { queue.addEvent(SpanEvent(name: reason.description, at: queued)) }
            queue.end(at: begun)
            let span = tracer.startSpan("\(start.controller) reconcile", context: .topLevel, ofKind: .consumer, at: begun)
            describe(start, span)
            span.addLink(SpanLink(context: queue.context, attributes: [:]))
            span.attributes["steady.reconcile.reasons"] = start.reasons.map(\.description)
            span.attributes["steady.reconcile.failures"] = start.failures
            span.attributes["steady.queue.wait"] = waited / .seconds(1)
            let result = await ServiceContext.withValue(span.context) { await reconcile() }
            span.attributes["steady.reconcile.result"] = result.label
            switch result {
            case .failed(let error), .failedForGood(let error):
                span.setStatus(SpanStatus(code: .error))
                span.recordError(error, attributes: [:], at: Moment(platform.wallTime))
            case .done, .requeued, .retried, .outrun: break
            }
            span.end(at: Moment(platform.wallTime))
            return result
        }

        private func describe(_ start: ReconcileStart, _ span: any Span) {
            span.attributes["steady.controller"] = start.controller
            if let namespace = start.key.namespace { span.attributes["k8s.namespace.name"] = namespace }
            span.attributes["steady.object.name"] = start.key.name
            span.attributes["steady.reconcile.number"] = Int64(clamping: start.number)
        }
    }

    extension ReconcileReport.Result {
        /// As controller-runtime calls it.
        var label: String {
            switch self {
            case .done: "success"
            case .requeued: "requeue_after"
            case .retried, .outrun: "requeue"
            case .failed, .failedForGood: "error"
            }
        }
    }
#endif
