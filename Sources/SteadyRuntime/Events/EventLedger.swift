import SteadyModel

/// What happened, by series: decides what is sent when, and what is lost if there is too much. No clock, no lock, no await.
///
/// The first of a series is sent at once, the second, too; then its count is sent every now and then, and at its end. If there are too many
/// series, those go first of which everything is sent; then counts are lost; then firsts of reasons that others tell of, too. The first of
/// a reason is lost only if there are as many reasons as series may be.
struct EventLedger: Sendable {
    typealias Identity = EventNote.Identity
    typealias Instant = MonotonicClock.Instant

    /// What is known of a series.
    struct Series: Sendable {
        let number: Int
        let note: EventNote
        let firstTime: MicroTime
        var lastTime: MicroTime
        var lastSeen: Instant
        var count = 1
        /// How many of them the server knows of.
        var sentCount = 0
        var name = ""
        /// Whether there is an event object.
        var exists = false
        var failures = 0
        /// Not before this time.
        var due: Instant

        var isPending: Bool { count > sentCount }
    }

    /// What is to be done next.
    enum Step {
        case send(Series)
        /// Nothing before this time.
        case wait(until: Instant?)
    }

    private let configuration: EventConfiguration
    private var series: [Identity: Series] = [:]
    private var lastNumber = 0
    private var lastStamp: Int64 = 0
    private(set) var statistics = EventStatistics()

    init(_ configuration: EventConfiguration) { self.configuration = configuration }

    /// Whether the server knows everything.
    var isFlushed: Bool { !series.values.contains(where: \.isPending) }

    var standing: EventStatistics {
        var result = statistics
        result.pending = series.values.count(where: \.isPending)
        return result
    }

    // MARK: Recording

    mutating func record(_ note: EventNote, at now: Instant, date: Timestamp) {
        statistics.recorded += 1
        let time = MicroTime(date)
        if var known = series[note.identity], known.lastSeen.duration(to: now) <= configuration.window {
            known.count += 1
            known.lastTime = time
            known.lastSeen = now
            series[note.identity] = known
            return
        }
        // What is left of an older series is not told any more: the new event tells of later ones.
        if let old = series.removeValue(forKey: note.identity) { statistics.droppedRepetitions += old.count - old.sentCount }
        guard makeRoom(for: note.identity) else {
            statistics.dropped += 1
            return
        }
        lastNumber += 1
        series[note.identity] = Series(
            number: lastNumber, note: note, firstTime: time, lastTime: time, lastSeen: now, name: name(note, date), due: now)
    }

    /// Names as client-go gives them: the object's name and the time, here never the same twice.
    private mutating func name(_ note: EventNote, _ date: Timestamp) -> String {
        let (seconds, overflow) = date.seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let stamp = overflow ? 0 : seconds &+ Int64(date.nanoseconds)
        lastStamp = max(stamp, lastStamp &+ 1)
        let target = note.identity.regarding
        let isName = Validation.dns1123Subdomain(target.name).isEmpty && target.name.utf8.count <= 230
        return "\(isName ? target.name : target.kind.lowercased()).\(String(lastStamp, radix: 16))"
    }

    private mutating func makeRoom(for new: Identity) -> Bool {
        if series.count < configuration.limit { return true }
        func oldest(_ isIncluded: (Series) -> Bool) -> Series? {
            series.values.filter(isIncluded).min { ($0.lastSeen.offset, $0.number) < ($1.lastSeen.offset, $1.number) }
        }
        if let done = oldest({ !$0.isPending }) {
            series[done.note.identity] = nil
            return true
        }
        if let counted = oldest({ $0.exists }) {
            statistics.droppedRepetitions += counted.count - counted.sentCount
            series[counted.note.identity] = nil
            return true
        }
        var tellers: [String: Int] = [:]
        for identity in series.keys { tellers[identity.reason, default: 0] += 1 }
        guard tellers[new.reason] == nil, let other = oldest({ tellers[$0.note.identity.reason, default: 0] > 1 }) else {
            return false
        }
        statistics.dropped += 1
        series[other.note.identity] = nil
        return true
    }

    // MARK: Sending

    /// What to send next, the oldest first; forgets what has ended.
    ///
    /// - Parameters:
    ///   - now: the time.
    ///   - isEnding: whether everything is to be sent now.
    mutating func next(at now: Instant, isEnding: Bool) -> Step {
        var best: Series?
        var wake: Instant?
        for (identity, one) in series {
            let end = one.lastSeen + configuration.window
            guard one.isPending else {
                if end <= now { series[identity] = nil } else { wake = min(wake ?? end, end) }
                continue
            }
            let due = one.failures > 0 ? one.due : isEnding ? now : min(one.due, end)
            if due > now {
                wake = min(wake ?? due, due)
            } else if best.map({ one.number < $0.number }) ?? true {
                best = one
            }
        }
        return best.map { .send($0) } ?? .wait(until: wake)
    }

    /// The server has taken a series as it was.
    mutating func sent(_ sent: Series, at now: Instant) {
        if sent.exists { statistics.updated += 1 } else { statistics.created += 1 }
        guard var one = series[sent.note.identity], one.number == sent.number else { return }
        // The second of a series is told at once, all others wait.
        one.due = sent.exists || sent.count > 1 ? now + configuration.refresh : now
        one.exists = true
        one.sentCount = sent.count
        one.failures = 0
        series[sent.note.identity] = one
    }

    /// What a server can have against a series.
    enum Refusal {
        /// There is another event of that name.
        case nameTaken
        /// The event is gone.
        case gone
        /// It may take it later.
        case later
        /// It never will.
        case never
    }

    /// The server has not taken a series.
    mutating func refused(_ sent: Series, _ refusal: Refusal, at now: Instant, date: Timestamp) {
        guard var one = series[sent.note.identity], one.number == sent.number else { return }
        one.failures += 1
        let isOver =
            if case .never = refusal { true } else { one.failures >= configuration.attempts }
        if isOver {
            statistics.failed += 1
            series[sent.note.identity] = nil
            return
        }
        switch refusal {
        case .nameTaken:
            one.name = name(one.note, date)
            one.due = now
        case .gone:
            one.exists = false
            one.due = now
        case .later, .never:
            one.due = now + min(.seconds(1) * (1 << min(one.failures - 1, 6)), .seconds(60))
        }
        series[sent.note.identity] = one
    }
}
