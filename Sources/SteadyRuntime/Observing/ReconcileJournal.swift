import SteadyModel
import Synchronization

/// The reconciles of a manager: those that run, and the last ones, in a ring.
final class ReconcileJournal: Sendable {
    /// An object of a controller. It is looked up several times for each reconcile, so its hash is made once.
    struct Subject: Hashable {
        let controller: String
        let key: ObjectKey
        private let hash: Int

        init(controller: String, key: ObjectKey) {
            self.controller = controller
            self.key = key
            hash = key.hashValue
        }

        static func == (a: Subject, b: Subject) -> Bool { a.hash == b.hash && a.key == b.key && a.controller == b.controller }
        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }

    /// A reconcile that ended, and the place of the next one of the same object, counted from the beginning of all.
    private struct Entry {
        /// `nil` if it went before its time.
        var trace: ReconcileTrace?
        var next = 0
    }

    /// The kept reconciles of an object: the places of the first and the last, and how many there are.
    private struct Chain {
        var first: Int
        var last: Int
        var count = 1
    }

    private struct State {
        var last: UInt64 = 0
        /// As many as there are workers at most.
        var running: [ReconcileTrace] = []
        /// Those that ended, in that order, from `head` on.
        var ended: [Entry] = []
        var head = 0
        /// The place of the first of `ended`, counted from the beginning of all.
        var base = 0
        var chains: [Subject: Chain] = [:]
        var count = 0
        var bytes = 0
        /// How often each was reconciled in this period.
        var turns = TurnCounts<Subject>()
        /// Those whose next reconcile is recorded.
        var recorders: [Subject: ReconcileRecorder] = [:]

        mutating func append(_ trace: ReconcileTrace, _ limits: ExplainConfiguration) {
            let place = base + ended.count
            ended.append(Entry(trace: trace))
            count += 1
            bytes += trace.bytes
            if let index = chains.index(forKey: trace.subject) {
                var chain = chains.values[index]
                ended[chain.last - base].next = place
                chain.last = place
                chain.count += 1
                if chain.count > limits.limitPerKey {
                    let oldest = chain.first - base
                    if let gone = ended[oldest].trace { forget(gone) }
                    ended[oldest].trace = nil
                    chain.first = ended[oldest].next
                    chain.count -= 1
                }
                chains.values[index] = chain
            } else {
                chains[trace.subject] = Chain(first: place, last: place)
            }
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
            guard let oldest = ended[head].trace else { return }
            ended[head].trace = nil
            forget(oldest)
            guard let index = chains.index(forKey: oldest.subject) else { return }
            if chains.values[index].count == 1 {
                chains.remove(at: index)
            } else {
                chains.values[index].first = ended[head].next
                chains.values[index].count -= 1
            }
        }

        private mutating func forget(_ trace: ReconcileTrace) {
            count -= 1
            bytes -= trace.bytes
        }

        /// The kept reconciles of an object, in the order in which they ended.
        func kept(of subject: Subject) -> [ReconcileTrace] {
            guard let chain = chains[subject] else { return [] }
            var found: [ReconcileTrace] = []
            var place = chain.first
            for _ in 0..<chain.count {
                let entry = ended[place - base]
                if let trace = entry.trace { found.append(trace) }
                place = entry.next
            }
            return found
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
        let subject = Subject(controller: controller, key: key)
        return state.withLock { state in
            state.last += 1
            let recorder = state.recorders.isEmpty ? nil : state.recorders.removeValue(forKey: subject)
            let trace = ReconcileTrace(
                number: state.last, subject: subject, began: now, date: date, asked: asked, failures: failures,
                recorder: recorder, replayed: replayed, limit: configuration.isOn ? configuration.steps : 0)
            state.running.append(trace)
            return trace
        }
    }

    /// A reconcile has ended.
    func end(_ trace: ReconcileTrace, _ result: ReconcileReport.Result, after duration: Duration) {
        trace.end(result, after: duration)
        state.withLock { state in
            if let index = state.running.firstIndex(where: { $0 === trace }) {
                state.running.swapAt(index, state.running.count - 1)
                state.running.removeLast()
            }
            if configuration.isOn { state.append(trace, configuration) }
            if countsTurns { state.turns.count(trace.subject) }
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
        state.withLock { $0.running.filter { $0.controller == controller } }.sorted { $0.number < $1.number }
    }

    /// All that run, the oldest first.
    var running: [ReconcileTrace] { state.withLock { $0.running }.sorted { $0.number < $1.number } }

    /// The last reconciles of an object, in the order in which they began.
    func traces(of controller: String, _ key: ObjectKey) -> [ReconcileTrace] {
        let subject = Subject(controller: controller, key: key)
        return state.withLock { state in
            state.kept(of: subject) + state.running.filter { $0.subject == subject }
        }.sorted { $0.number < $1.number }
    }

    /// All that are kept, in the order in which they began.
    var traces: [ReconcileTrace] {
        state.withLock { $0.ended[$0.head...].compactMap(\.trace) + $0.running }.sorted { $0.number < $1.number }
    }
}
