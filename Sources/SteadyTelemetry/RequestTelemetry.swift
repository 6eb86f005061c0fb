#if Telemetry
    public import CoreMetrics
    import Metrics
    public import SteadyClient
    public import SteadyModel
    public import Tracing

    /// Counts every request of a client, and makes a span of each.
    ///
    /// ```swift
    /// client.observer = RequestTelemetry(platform: client.platform)
    /// ```
    ///
    /// *Metrics*, by the names of client-go, so that its dashboards fit: `rest_client_requests_total` (`code`, `method`),
    /// `rest_client_request_duration_seconds` (`verb`), `rest_client_response_size_bytes` (`verb`), and
    /// `rest_client_request_retries_total` (`verb`). A request without an answer has the code `<error>`. The resource is a label of all; names
    /// of objects never are.
    ///
    /// *Spans* of kind client, called by verb and resource (`list pods`), children of the span around the call, with the attributes of
    /// OpenTelemetry's conventions for HTTP. A stream's span lasts as long as the stream. Their context is sent along.
    public struct RequestTelemetry: RequestObserver {
        private let factory: any MetricsFactory
        private let tracer: any Tracer
        private let platform: Platform

        /// An observer.
        ///
        /// - Parameters:
        ///   - metrics: where figures go; by default where the program's go.
        ///   - tracer: where spans go; by default where the program's go.
        ///   - platform: the date of spans.
        public init(
            metrics: any MetricsFactory = MetricsSystem.factory, tracer: any Tracer = InstrumentationSystem.tracer,
            platform: Platform
        ) {
            factory = metrics
            self.tracer = tracer
            self.platform = platform
        }

        public func started(
            _ request: ObservedRequest, headers: inout [String: String]
        ) -> @Sendable (RequestOutcome) -> Void {
            let name = request.resource.isEmpty ? request.verb : "\(request.verb) \(request.resource)"
            let begin = Moment(platform.wallTime)
            let span = tracer.startSpan(name, context: .current ?? .topLevel, ofKind: .client, at: begin)
            span.attributes["http.request.method"] = request.method.rawValue
            span.attributes["url.path"] = request.path
            if request.attempt > 1 { span.attributes["http.request.resend_count"] = request.attempt - 1 }
            tracer.inject(span.context, into: &headers, using: HeaderInjector())
            return { [self] outcome in finish(span, request, outcome) }
        }

        private func finish(_ span: any Span, _ request: ObservedRequest, _ outcome: RequestOutcome) {
            let (code, time): (String, Duration)
            switch outcome {
            case .answered(let status, let bytes, let duration):
                (code, time) = (String(status), duration)
                span.attributes["http.response.status_code"] = status
                span.attributes["http.response.body.size"] = bytes
                if status >= 400 { span.setStatus(SpanStatus(code: .error)) }
                Recorder(label: "rest_client_response_size_bytes", dimensions: by(request), aggregate: true, factory: factory)
                    .record(Int64(bytes))
            case .failed(let error, let duration):
                (code, time) = ("<error>", duration)
                span.setStatus(SpanStatus(code: .error))
                span.attributes["error.type"] = String(describing: type(of: error))
            }
            Counter(
                label: "rest_client_requests_total",
                dimensions: [("code", code), ("method", request.method.rawValue), ("resource", request.resource)],
                factory: factory
            ).increment()
            if request.attempt > 1 {
                Counter(label: "rest_client_request_retries_total", dimensions: by(request), factory: factory).increment()
            }
            Timer(label: "rest_client_request_duration_seconds", dimensions: by(request), factory: factory).record(duration: time)
            span.end(at: Moment(platform.wallTime))
        }

        private func by(_ request: ObservedRequest) -> [(String, String)] {
            [("verb", request.verb), ("resource", request.resource)]
        }
    }

    private struct HeaderInjector: Injector {
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) {
            carrier[key.lowercased()] = value
        }
    }
#endif
