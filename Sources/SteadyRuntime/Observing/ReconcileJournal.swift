import SteadyModel
import Synchronization

/// The reconciles of a manager: those that run, and the last ones, in a ring.
final class ReconcileJournal: Sendable {
    /// An object of a controller.
    struct Subject: Hashable {
        let controller: String
        let key: ObjectKey
    }

    private struct State {
        var last: UInt64 = 0
        var running: [UInt64: ReconcileTrace] = [:]
        /// Those that ended, in that order, from `head` on; empty where one went before its time.
        var ended: [ReconcileTrace?] = []
        var head = 0
        /// The place of the first of `ended`, counted from the beginning of all.
        var base = 0
        /// The places of an object's.
        var places: [Subject: [Int]] = [:]
        var count = 0
        var bytes = 0
        /// How often each was reconciled in this period.
        var turns = TurnCounts<Subject>()
        /// Those whose next reconcile is recorded.
        var recorders: [Subject: ReconcileRecorder] = [:]

        mutating func append(_ trace: ReconcileTrace, _ limits: ExplainConfiguration) {
            let subject = Subject(controller: trace.controller, key: trace.key)
            let place = base + ended.count
            ended.append(trace)
            count += 1
            bytes += trace.bytes
            var own = places[subject] ?? []
            own.append(place)
            if own.count > limits.limitPerKey {
                let oldest = own.removeFirst() - base
                if let gone = ended[oldest] { forget(gone) }
                ended[oldest] = nil
            }
            places[subject] = own
            while count > limits.limit || (bytes > limits.bytes && count > 0) { dropOldest() }
            // Nothing is moved but once in a while.
            if head > 64, head > ended.count / 2 {
                ended.removeFirst(head)
                base += head
                head = 0
            }
        }

        private mutating func dropOldest() {
            guard head < ended.count else { return }
            defer { head += 1 }
            guard let oldest = ended[head] else { return }
            ended[head] = nil
            forget(oldest)
            let subject = Subject(controller: oldest.controller, key: oldest.key)
            places[subject]?.removeFirst()
            if places[subject]?.isEmpty == true { places[subject] = nil }
        }

        private mutating func forget(_ trace: ReconcileTrace) {
            count -= 1
            bytes -= trace.bytes
        }
    }

    let configuration: ExplainConfiguration
    private let countsTurns: Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - configuration: what is kept.
    ///   - countsTurns: whether the reconciles of each object are counted.
    init(_ configuration: ExplainConfiguration, countsTurns: Bool) {
        self.configuration = configuration
        self.countsTurns = countsTurns
    }

    /// Objects with so many reconciles since this was asked last, the most first.
    func takeCounts(atLeast threshold: Int) -> [(key: Subject, count: Int)] {
        state.withLock { $0.turns.take(atLeast: threshold) }
    }

    /// A reconcile begins.
    func begin(
        controller: String, key: ObjectKey, asked: PendingReasons.Taken, failures: Int, at now: MonotonicClock.Instant,
        date: Timestamp, replayed: ReconcileRecording? = nil
    ) -> ReconcileTrace {
        state.withLock { state in
            state.last += 1
            let recorder =
                state.recorders.isEmpty ? nil : state.recorders.removeValue(forKey: Subject(controller: controller, key: key))
            let trace = ReconcileTrace(
                number: state.last, controller: controller, key: key, began: now, date: date, asked: asked, failures: failures,
                recorder: recorder, replayed: replayed, limit: configuration.isOn ? configuration.steps : 0)
            state.running[trace.number] = trace
            return trace
        }
    }

    /// A reconcile has ended.
    func end(_ trace: ReconcileTrace, _ result: ReconcileReport.Result, after duration: Duration) {
        trace.end(result, after: duration)
        state.withLock { state in
            state.running[trace.number] = nil
            if configuration.isOn { state.append(trace, configuration) }
            if countsTurns { state.turns.count(Subject(controller: trace.controller, key: trace.key)) }
        }
    }

    /// Has the next reconcile of an object recorded; `false` if that is so already.
    func expect(_ subject: Subject, _ recorder: ReconcileRecorder) -> Bool {
        state.withLock { state in
            if state.recorders[subject] != nil { return false }
            state.recorders[subject] = recorder
            return true
        }
    }

    /// Nobody waits any more.
    func giveUp(_ subject: Subject, _ recorder: ReconcileRecorder) {
        state.withLock { state in if state.recorders[subject] === recorder { state.recorders[subject] = nil } }
    }

    /// The reconciles of a controller that run, the oldest first.
    func running(of controller: String) -> [ReconcileTrace] {
        state.withLock { $0.running.values.filter { $0.controller == controller } }.sorted { $0.number < $1.number }
    }

    /// All that run, the oldest first.
    var running: [ReconcileTrace] { state.withLock { Array($0.running.values) }.sorted { $0.number < $1.number } }

    /// The last reconciles of an object, in the order in which they began.
    func traces(of controller: String, _ key: ObjectKey) -> [ReconcileTrace] {
        state.withLock { state in
            let places = state.places[Subject(controller: controller, key: key)] ?? []
            let ended = places.compactMap { state.ended[$0 - state.base] }
            return ended + state.running.values.filter { $0.controller == controller && $0.key == key }
        }.sorted { $0.number < $1.number }
    }

    /// All that are kept, in the order in which they began.
    var traces: [ReconcileTrace] {
        state.withLock { $0.ended[$0.head...].compactMap { $0 } + $0.running.values }.sorted { $0.number < $1.number }
    }
}
