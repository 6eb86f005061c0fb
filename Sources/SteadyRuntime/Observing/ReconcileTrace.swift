import SteadyClient
import SteadyModel
import Synchronization

/// What one reconcile does: its requests while it runs, and all it read and wrote, if that is to be explained.
///
/// It is written on the way, so it keeps references alone; what they mean is found out when somebody asks.
final class ReconcileTrace: Sendable {
    typealias Instant = MonotonicClock.Instant

    /// A request and what came of it.
    struct Request: Sendable {
        let request: APIRequest
        let began: Instant
        /// The object as the cache had it before a write.
        let before: ObjectState?
        var took: Duration?
        var status: Int?
        var answer: [UInt8]?
        var answerBytes = 0
        var failure: (any Error)?
    }

    /// Something it read or wrote.
    enum Step: Sendable {
        case request(Request)
        /// All of a cache.
        case cache(ResourceType, version: String?, count: Int)
        /// One object in a cache; without a version if it is not there.
        case cachedObject(ResourceType, ObjectKey, version: String?)
        /// What was declared is there already, so nothing was sent.
        case inPlace(ResourceType, ObjectKey, version: String?)
    }

    /// How it ended.
    struct Ending: Sendable {
        let result: ReconcileReport.Result
        let duration: Duration
    }

    private struct State {
        var steps: [Step] = []
        var omitted = 0
        var bytes = 0
        var count = 0
        var underWay: [(number: Int, step: Int?, request: APIRequest, since: Instant)] = []
        var last: (request: APIRequest, ended: Instant)?
        var ending: Ending?
    }

    /// Counts the reconciles of a manager from 1.
    let number: UInt64
    let subject: ReconcileJournal.Subject
    let began: Instant
    let date: Timestamp
    let asked: PendingReasons.Taken
    let failures: Int
    /// Writes it down, if somebody has asked for that.
    let recorder: ReconcileRecorder?
    /// What it is a repetition of, if it is one.
    let replayed: ReconcileRecording?
    /// How many steps are kept; 0 for none.
    private let limit: Int
    private let state = Mutex(State())

    init(
        number: UInt64, subject: ReconcileJournal.Subject, began: Instant, date: Timestamp, asked: PendingReasons.Taken,
        failures: Int, recorder: ReconcileRecorder?, replayed: ReconcileRecording?, limit: Int
    ) {
        self.number = number
        self.subject = subject
        self.began = began
        self.date = date
        self.asked = asked
        self.failures = failures
        self.recorder = recorder
        self.replayed = replayed
        self.limit = limit
    }

    var controller: String { subject.controller }
    var key: ObjectKey { subject.key }

    /// How long there had been something to do.
    var waited: Duration? { asked.since.map { $0.duration(to: began) } }

    /// Whether steps are kept.
    var keepsSteps: Bool { limit > 0 }

    /// A body longer than this is not kept.
    static var longestBody: Int { 1 << 16 }

    // MARK: Writing

    func add(_ step: @autoclosure () -> Step) {
        guard limit > 0 else { return }
        let step = step()
        state.withLock { state in if state.steps.count < limit { state.steps.append(step) } else { state.omitted += 1 } }
    }

    /// A request is about to be sent; returns its number.
    func begin(_ request: APIRequest, before: ObjectState?, at now: Instant) -> Int {
        var kept = request
        // Nobody asks for them, and there may be secrets in them.
        kept.headers = [:]
        if (kept.body?.count ?? 0) > Self.longestBody { kept.body = nil }
        return state.withLock { state in
            state.count += 1
            var step: Int?
            if state.steps.count < limit {
                step = state.steps.count
                state.steps.append(.request(Request(request: kept, began: now, before: before)))
                state.bytes += kept.body?.count ?? 0
            } else if limit > 0 {
                state.omitted += 1
            }
            state.underWay.append((state.count, step, kept, now))
            return state.count
        }
    }

    /// A request has ended.
    func end(_ number: Int, at now: Instant, status: Int?, answer: [UInt8]?, failure: (any Error)?) {
        state.withLock { state in
            guard let index = state.underWay.firstIndex(where: { $0.number == number }) else { return }
            let entry = state.underWay.remove(at: index)
            state.last = (entry.request, now)
            guard let step = entry.step, case .request(var record) = state.steps[step] else { return }
            record.took = entry.since.duration(to: now)
            record.status = status
            record.answerBytes = answer?.count ?? 0
            if let answer, answer.count <= Self.longestBody {
                record.answer = answer
                state.bytes += answer.count
            }
            record.failure = failure
            state.steps[step] = .request(record)
        }
    }

    func end(_ result: ReconcileReport.Result, after duration: Duration) {
        state.withLock { $0.ending = Ending(result: result, duration: duration) }
    }

    // MARK: Reading

    var steps: (kept: [Step], omitted: Int) { state.withLock { ($0.steps, $0.omitted) } }
    var ending: Ending? { state.withLock { $0.ending } }
    /// How many bytes of requests and answers it keeps.
    var bytes: Int { state.withLock { $0.bytes } }
    /// What it is doing now, for people: the request it waits for, or the last one it made.
    func activity(at now: Instant) -> String {
        func text(_ request: APIRequest) -> String {
            "\(ObservedRequest(request, isStream: false, attempt: 1, priority: .normal).verb) \(request.path)"
        }
        return state.withLock { state in
            if let oldest = state.underWay.first {
                let others = state.underWay.count > 1 ? " and \(state.underWay.count - 1) more" : ""
                return "it has been waiting for \(text(oldest.request))\(others) for \(oldest.since.duration(to: now))"
            }
            guard let last = state.last else { return "it has made no request" }
            return "it has made no request for \(last.ended.duration(to: now)), the last was \(text(last.request))"
        }
    }
}
