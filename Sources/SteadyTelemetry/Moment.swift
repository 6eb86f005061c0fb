#if Telemetry
    import SteadyModel
    import Tracing

    /// A date as tracers take it.
    struct Moment: TracerInstant {
        let nanosecondsSinceEpoch: UInt64

        init(_ time: Timestamp) {
            let seconds = UInt64(clamping: time.seconds).multipliedReportingOverflow(by: 1_000_000_000)
            nanosecondsSinceEpoch =
                seconds.overflow ? .max : seconds.partialValue &+ UInt64(clamping: time.nanoseconds)
        }

        static func < (a: Moment, b: Moment) -> Bool { a.nanosecondsSinceEpoch < b.nanosecondsSinceEpoch }
    }
#endif
