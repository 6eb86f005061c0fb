#if Telemetry
    import CoreMetrics
    import Metrics
    import SteadyTelemetry
    import Testing

    struct PrometheusTests {
        @Test func `each kind of metric is written as Prometheus reads it`() {
            let metrics = PrometheusMetrics(buckets: ["took_seconds": [1, 0.5, .infinity], "sizes": [10]])
            Counter(label: "asked", dimensions: [("path", "a\"b\\c\nd"), ("Ü-1", "x")], factory: metrics).increment(by: 3)
            Counter(label: "asked", dimensions: [("Ü-1", "x"), ("path", "a\"b\\c\nd")], factory: metrics).increment()
            FloatingPointCounter(label: "spent", factory: metrics).increment(by: 0.25)
            Gauge(label: "depth", factory: metrics).record(7)
            Gauge(label: "depth", factory: metrics).record(-2.5)
            let meter = Meter(label: "level", factory: metrics)
            meter.set(4)
            meter.decrement(by: 1)
            let timer = Timer(label: "took_seconds", factory: metrics)
            timer.recordMilliseconds(500)
            timer.recordSeconds(2)
            Recorder(label: "sizes", factory: metrics).record(10)
            Recorder(label: "sizes", factory: metrics).record(Double.nan)
            #expect(
                metrics.text == """
                    # TYPE asked counter
                    asked{__1="x",path="a\\"b\\\\c\\nd"} 4
                    # TYPE depth gauge
                    depth -2.5
                    # TYPE level gauge
                    level 3
                    # TYPE sizes histogram
                    sizes_bucket{le="10"} 1
                    sizes_bucket{le="+Inf"} 1
                    sizes_sum 10
                    sizes_count 1
                    # TYPE spent counter
                    spent 0.25
                    # TYPE took_seconds histogram
                    took_seconds_bucket{le="0.5"} 1
                    took_seconds_bucket{le="1"} 1
                    took_seconds_bucket{le="+Inf"} 2
                    took_seconds_sum 2.5
                    took_seconds_count 2
                    # TYPE steady_metrics_dropped_series_total counter
                    steady_metrics_dropped_series_total{reason="limit"} 0
                    steady_metrics_dropped_series_total{reason="name"} 0

                    """)
        }

        @Test func `there are so many series at most, and a name means one thing`() {
            let metrics = PrometheusMetrics(limit: 2)
            for number in 0..<5 {
                Counter(label: "many", dimensions: [("number", "\(number)")], factory: metrics).increment()
            }
            Gauge(label: "many", factory: metrics).record(1)
            #expect(metrics.text.contains("many{number=\"1\"} 1") && !metrics.text.contains("many{number=\"2\"}"))
            #expect(metrics.text.contains("series_total{reason=\"limit\"} 3"))
            #expect(metrics.text.contains("series_total{reason=\"name\"} 1"))
            // What goes makes room.
            Counter(label: "many", dimensions: [("number", "0")], factory: metrics).destroy()
            Counter(label: "many", dimensions: [("number", "9")], factory: metrics).increment()
            #expect(metrics.text.contains("many{number=\"9\"} 1") && !metrics.text.contains("many{number=\"0\"}"))
        }
    }
#endif
