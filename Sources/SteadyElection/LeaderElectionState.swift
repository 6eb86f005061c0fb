package import SteadyModel

/// Decides what an elector does next: no client, no await; time comes in as instants of a monotonic clock.
///
/// *Why it is safe.* A leader's belief ends `renewDeadline` after it **sent** its last successful renewal. A challenger acts
/// only `leaseDuration` after it **saw** the last change, which is later than the change; a deletion is a change, too. Wall-clock
/// times in the lease are compared for equality alone.
package struct LeaderElectionState: Sendable {
    package typealias Instant = MonotonicClock.Instant

    package enum Step: Equatable {
        case read
        case create(LeaseClaim)
        case update(LeaseClaim, replacing: LeaseRecord)
        case wait(until: Instant)
    }

    package struct Leadership: Equatable {
        package var term: Term
        package var validUntil: Instant
    }

    private struct Attempt {
        var claim: LeaseClaim
        var sentAt: Instant
    }

    /// Another one that may believe in its leadership.
    private struct Predecessor {
        var durationSeconds: Int32
        /// Whether the lease said already that its term was given back. A holder that does not count terms (client-go) leaves it at that.
        var isMarkedReturned = false
        /// When its last sign of life was seen, or when there may have been one unseen.
        var since: Instant
        /// Whether it was looked for after its time, and had given no sign of life.
        var isSilent = false

        func end(_ configuration: ElectionConfiguration) -> Instant? { isSilent ? nil : time(configuration) }

        private func time(_ configuration: ElectionConfiguration) -> Instant {
            let duration = max(.seconds(Int64(durationSeconds)), configuration.leaseDuration)
            return since + duration * (1 + configuration.clockDrift)
        }

        mutating func isSilent(at now: Instant, _ configuration: ElectionConfiguration) {
            if now >= time(configuration) { isSilent = true }
        }

        mutating func begin(at now: Instant) { if !isSilent { since = now } }
    }

    let identity: String
    let configuration: ElectionConfiguration
    /// Whether the lease was looked at.
    var hasLooked: Bool { seen != nil }
    /// The leadership held; it may have run out.
    package private(set) var leadership: Leadership?
    /// The lease as last seen, and when its last change was seen first.
    private var seen: (record: LeaseRecord?, since: Instant)?
    /// The lease as it was before somebody deleted it, if somebody else may have held it then and not know yet.
    private var deleted: LeaseRecord?
    /// Writes whose fate is not known; they may be found in the lease later.
    private var unanswered: [Attempt] = []
    private var mustRead = true
    /// Something has happened since the last reading began.
    private var mustReadAgain = false
    /// Whether changes are told, so that looking once in a while is enough.
    package private(set) var isTold = false
    private var pauseUntil: Instant?
    /// Where the cluster chooses the holder: who may still lead.
    private var predecessor: Predecessor?
    /// When the last reading began.
    private var readSince: Instant?

    package init(identity: String, configuration: ElectionConfiguration) {
        self.identity = identity
        self.configuration = configuration
    }

    /// Whether leadership is held at this time.
    package func isLeader(at now: Instant) -> Bool { leadership.map { now < $0.validUntil } ?? false }

    /// What to do next.
    ///
    /// - Parameter jitter: 0 ..< 1, spreads candidates.
    package mutating func next(now: Instant, wallTime: MicroTime, jitter: Double) -> Step {
        if let leadership, now >= leadership.validUntil { lose() }
        if let pause = pauseUntil, now < pause { return .wait(until: min(pause, leadership?.validUntil ?? pause)) }
        pauseUntil = nil
        guard !mustRead, let seen else {
            mustReadAgain = false
            readSince = now
            return .read
        }
        if leadership != nil, let record = seen.record { return attempt(renewal(of: record, wallTime), replacing: record, now) }
        if configuration.candidacy != nil { return nextOfCandidate(seen.record, now, wallTime, jitter) }
        if let end = possibleEnd(seen.record, since: seen.since), now < end {
            mustRead = true
            let pause = isTold ? configuration.leaseDuration / 2 : configuration.retryPeriod * (1 + 0.2 * jitter)
            pauseUntil = min(now + pause, end)
            return .wait(until: pauseUntil ?? now)
        }
        return attempt(acquisition(of: seen.record, wallTime), replacing: seen.record, now)
    }

    /// When the last of others that may believe in the lease stops doing so; `nil` if nobody can.
    private func possibleEnd(_ record: LeaseRecord?, since: Instant) -> Instant? {
        guard let record else { return deleted.map { takeOver($0, since: since) } }
        let isFree = record.claim.holder.isEmpty || record.claim.holder == identity
        return isFree ? nil : takeOver(record, since: since)
    }

    /// What to do as one of those among whom the cluster chooses, and who does not lead.
    private mutating func nextOfCandidate(_ record: LeaseRecord?, _ now: Instant, _ wallTime: MicroTime, _ jitter: Double) -> Step
    {
        var pause = now + configuration.retryPeriod * (1 + 0.2 * jitter)
        if let record, record.claim.holder == identity {
            // A lease that the cluster has just given was not acquired yet. One that was is of a term that is over, and so is its work.
            let isOver = record.claim.acquireTime != nil || resigns(record)
            if isOver { return .update(returned(record.claim, wallTime), replacing: record) }
            let end = predecessor?.end(configuration) ?? now
            if now >= end { return attempt(takingUp(record, wallTime), replacing: record, now) }
            pause = min(pause, end)
        }
        mustRead = true
        pauseUntil = pause
        return .wait(until: pause)
    }

    /// Whether the cluster wants somebody else to lead.
    private func resigns(_ record: LeaseRecord) -> Bool {
        configuration.candidacy != nil && record.claim.preferredHolder.map { $0 != identity } ?? false
    }

    /// The claim to a lease that the cluster has given. It begins a term, for the cluster does not count them.
    private func takingUp(_ record: LeaseRecord, _ wallTime: MicroTime) -> LeaseClaim {
        var claim = acquisition(of: record, wallTime)
        claim.preferredHolder = record.claim.preferredHolder
        claim.returnedTerm = record.claim.returnedTerm
        return claim
    }

    private func returned(_ before: LeaseClaim, _ wallTime: MicroTime) -> LeaseClaim {
        var claim = before
        claim.holder = ""
        claim.durationSeconds = 1
        claim.renewTime = later(than: before.renewTime, wallTime)
        if configuration.candidacy != nil { claim.returnedTerm = before.transitions }
        return claim
    }

    private func takeOver(_ record: LeaseRecord, since: Instant) -> Instant {
        let duration = max(.seconds(Int64(record.claim.durationSeconds)), configuration.leaseDuration)
        return since + duration * (1 + configuration.clockDrift)
    }

    private mutating func attempt(_ claim: LeaseClaim, replacing record: LeaseRecord?, _ now: Instant) -> Step {
        unanswered.append(Attempt(claim: claim, sentAt: now))
        return record.map { .update(claim, replacing: $0) } ?? .create(claim)
    }

    private func renewal(of record: LeaseRecord, _ wallTime: MicroTime) -> LeaseClaim {
        var claim = record.claim
        // Never the time before: a claim is recognised by it.
        claim.renewTime = later(than: claim.renewTime, wallTime)
        return claim
    }

    private func acquisition(of record: LeaseRecord?, _ wallTime: MicroTime) -> LeaseClaim {
        let renewTime = later(than: record?.claim.renewTime, wallTime)
        let before = record?.claim.transitions ?? 0
        return LeaseClaim(
            holder: identity, durationSeconds: Int32(clamping: configuration.leaseDuration.components.seconds),
            acquireTime: renewTime, renewTime: renewTime,
            transitions: record == nil ? 0 : before == .max ? 0 : max(before, 0) + 1)
    }

    /// The wall clock may stand still or go back; a sign of life must not repeat.
    private func later(than before: MicroTime?, _ wallTime: MicroTime) -> MicroTime {
        let known = [before, unanswered.last?.claim.renewTime].compactMap { $0 }
        guard let last = known.max(), wallTime <= last else { return wallTime }
        return MicroTime(last.timestamp.advanced(by: .microseconds(1)))
    }

    /// The lease was read.
    package mutating func didRead(_ record: LeaseRecord?, now: Instant) {
        mustRead = mustReadAgain
        pauseUntil = nil
        if configuration.candidacy != nil { notePredecessor(record, now) }
        if seen == nil || seen?.record != record {
            let wasFree = seen?.record?.claim.holder.isEmpty ?? true
            // While this one leads it was nobody else's; later it may have been, unseen.
            deleted = record == nil && !wasFree && !isLeader(at: now) ? seen?.record : nil
            seen = (record, now)
        }
        let own = record.flatMap { record in
            record.claim.holder == identity ? unanswered.first { $0.claim == record.claim } : nil
        }
        if let record, let own {
            // A write of ours that nobody confirmed did arrive: it counts from when it was sent first.
            hold(record, sentAt: own.sentAt, now: now)
        } else if let leadership {
            if record?.claim.holder != identity || record?.uid != leadership.term.leaseUID { lose() }
        }
        // The work is ended first; then the lease is given back.
        if leadership != nil, let record, resigns(record) { lose() }
        unanswered = []
    }

    /// Keeps account of who may still lead when the cluster names this one: it tells by the dates in the lease that the last holder is gone,
    /// and those are compared with no clock here.
    private mutating func notePredecessor(_ record: LeaseRecord?, _ now: Instant) {
        let hasChanged = seen == nil || seen?.record != record
        guard hasChanged else {
            // It could not be heard of after its time either: its belief is over, and it does not renew what has run out.
            if let readSince { predecessor?.isSilent(at: readSince, configuration) }
            return
        }
        guard let record else {
            // It may have renewed just before the lease was deleted.
            predecessor?.begin(at: now)
            return
        }
        let isMarkedReturned = record.claim.returnedTerm == record.claim.transitions
        if record.claim.holder.isEmpty {
            predecessor = nil
        } else if record.claim.holder != identity {
            predecessor = Predecessor(
                durationSeconds: max(record.claim.durationSeconds, predecessor?.durationSeconds ?? 0),
                isMarkedReturned: isMarkedReturned, since: now)
        } else if isMarkedReturned, predecessor?.isMarkedReturned != true {
            predecessor = nil
        } else if leadership == nil, record.claim.acquireTime == nil {
            // Named; whoever led before may have renewed unseen since the last look, unless it was known to be silent.
            let isUnseen = seen.map { $0.record?.claim.transitions ?? 0 != record.claim.transitions } ?? true
            if predecessor == nil, isUnseen { predecessor = Predecessor(durationSeconds: 0, since: now) }
            predecessor?.begin(at: now)
        } else {
            predecessor = nil
        }
    }

    /// Changes of the lease are told no more.
    package mutating func endTelling() {
        isTold = false
        if leadership == nil { lookNow() }
    }

    /// The lease has changed, as somebody tells who may be late.
    ///
    /// - Parameter record: the lease if it is in somebody else's hands, so that there is nothing to do but wait; `nil` to read it.
    /// - Returns: whether there is something to do at once.
    package mutating func wasTold(_ record: LeaseRecord?, now: Instant) -> Bool {
        isTold = true
        guard leadership == nil else { return false }
        guard let record, !record.claim.holder.isEmpty, record.claim.holder != identity else {
            lookNow()
            return true
        }
        if seen?.record != record {
            seen = (record, now)
            deleted = nil
        }
        // Before anything is written it is read all the same.
        if !mustReadAgain {
            mustRead = false
            pauseUntil = nil
        }
        return false
    }

    private mutating func lookNow() {
        mustRead = true
        mustReadAgain = true
        pauseUntil = nil
    }

    /// A write was confirmed.
    package mutating func didWrite(_ record: LeaseRecord, now: Instant) {
        let sentAt = unanswered.first { $0.claim == record.claim }?.sentAt ?? unanswered.last?.sentAt
        unanswered = []
        mustRead = false
        deleted = nil
        seen = (record, now)
        // A lease that was given back.
        guard let sentAt, record.claim.holder == identity else { return }
        predecessor = nil
        hold(record, sentAt: sentAt, now: now)
        pauseUntil = leadership == nil ? nil : now + configuration.retryPeriod
    }

    private mutating func hold(_ record: LeaseRecord, sentAt: Instant, now: Instant) {
        let validUntil = sentAt + configuration.renewDeadline
        if let leadership, now >= leadership.validUntil { return lose() }
        guard now < validUntil else { return lose() }
        let term = Term(leaseUID: record.uid, number: record.claim.transitions)
        if let leadership, leadership.term != term { return lose() }
        leadership = Leadership(term: term, validUntil: validUntil)
    }

    /// A write came too late: the lease has changed, or was deleted.
    package mutating func wasRefused(now: Instant) {
        mustRead = true
        pauseUntil = nil
    }

    /// A request failed; whether it was processed is not known.
    package mutating func didFail(now: Instant) {
        mustRead = true
        let pause = leadership == nil ? configuration.retryPeriod : configuration.retryPeriod / 2
        pauseUntil = now + pause
        if unanswered.count > 16 { unanswered.removeFirst(unanswered.count - 16) }
    }

    /// The claim that gives the lease back, if it is held.
    func release(wallTime: MicroTime) -> (LeaseClaim, LeaseRecord)? {
        guard leadership != nil, let record = seen?.record else { return nil }
        return (returned(record.claim, wallTime), record)
    }

    /// Leadership is over, and what was sent under it no longer counts: the next one is a new term.
    package mutating func lose() {
        leadership = nil
        unanswered = []
        mustRead = true
        pauseUntil = nil
    }
}
