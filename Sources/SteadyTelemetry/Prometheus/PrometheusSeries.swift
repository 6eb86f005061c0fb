#if Telemetry
    import CoreMetrics
    import Synchronization

    /// The figures of one name with one set of labels.
    final class PrometheusSeries: Sendable {
        enum Kind: String {
            case counter, gauge, histogram
        }

        private struct State {
            /// A counter's or gauge's value, a histogram's sum.
            var value = 0.0
            /// How many values fell into each bucket; one more for those above all bounds.
            var counts: [UInt64]
        }

        let kind: Kind
        private let bounds: [Double]
        private let state: Mutex<State>

        init(_ kind: Kind, buckets: [Double]) {
            self.kind = kind
            bounds = buckets
            state = Mutex(State(counts: Array(repeating: 0, count: kind == .histogram ? buckets.count + 1 : 0)))
        }

        /// A value of a gauge, or one more of a histogram.
        private func take(_ value: Double) {
            guard kind == .histogram else { return state.withLock { $0.value = value } }
            // Prometheus would take a histogram with such a sum for broken.
            guard value.isFinite else { return }
            let index = bounds.firstIndex { value <= $0 } ?? bounds.count
            state.withLock { state in
                state.value += value
                state.counts[index] += 1
            }
        }

        private func add(_ amount: Double) { state.withLock { $0.value += amount } }

        func write(_ name: String, _ labels: [PrometheusLabel], to text: inout String) {
            let (value, counts) = state.withLock { ($0.value, $0.counts) }
            func line(_ suffix: String, _ more: String?, _ value: String) {
                let all = labels.map(\.description) + (more.map { [$0] } ?? [])
                text += name + suffix + (all.isEmpty ? "" : "{\(all.joined(separator: ","))}") + " \(value)\n"
            }
            guard kind == .histogram else { return line("", nil, Self.number(value)) }
            var below: UInt64 = 0
            for (index, count) in counts.enumerated() {
                below += count
                let bound = index < bounds.count ? Self.number(bounds[index]) : "+Inf"
                line("_bucket", "le=\"\(bound)\"", "\(below)")
            }
            line("_sum", nil, Self.number(value))
            line("_count", nil, "\(below)")
        }

        /// A number as Prometheus writes it: whole ones without a fraction.
        private static func number(_ value: Double) -> String {
            if value.isNaN { return "NaN" }
            if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
            return Int64(exactly: value).map(String.init) ?? "\(value)"
        }
    }

    extension PrometheusSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
        func increment(by amount: Int64) { add(Double(max(0, amount))) }
        // A gauge may go down by it, a counter never.
        func increment(by amount: Double) { add(kind == .counter ? max(0, amount) : amount) }
        func decrement(by amount: Double) { add(-amount) }
        func reset() { state.withLock { $0.value = 0 } }
        func set(_ value: Int64) { take(Double(value)) }
        func set(_ value: Double) { take(value) }
        func record(_ value: Int64) { take(Double(value)) }
        func record(_ value: Double) { take(value) }
        func recordNanoseconds(_ duration: Int64) { take(Double(duration) / 1e9) }
    }
#endif
