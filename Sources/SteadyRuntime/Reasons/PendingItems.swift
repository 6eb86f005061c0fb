import SteadyModel
import SteadyQueue
import Synchronization

/// Why the items of any queue are in it.
enum PendingReasons {
    /// What an item was in the queue for.
    struct Taken: Sendable {
        /// There is always one.
        var reasons: [ReconcileReason] = [.repetition]
        /// What had changed, as far as it is kept.
        var changes: [any RecordedChange] = []
        /// Since when there was something to do; `nil` if nobody knows.
        var since: MonotonicClock.Instant?
    }

    /// How many different reasons, and how many changes, are kept for an item.
    static var limit: Int { 8 }
}

/// Why the items of a queue are in it, until they are worked on. There is an entry for what is in the queue alone.
final class PendingItems<Request: Hashable & Sendable>: Sendable {
    private struct Pending {
        var reasons: [ReconcileReason] = []
        var omitted = 0
        var changes: [any RecordedChange] = []
        var since: MonotonicClock.Instant?
        /// A reason that counts from a time on; what makes the item come earlier takes its place.
        var later: (reason: ReconcileReason, due: MonotonicClock.Instant)?

        mutating func add(_ reason: ReconcileReason, _ change: (any RecordedChange)?, at now: MonotonicClock.Instant) {
            add(reason)
            if since == nil { since = now }
            if let change, changes.count < PendingReasons.limit { changes.append(change) }
        }

        mutating func add(_ reason: ReconcileReason) {
            if reasons.contains(reason) { return }
            if reasons.count < PendingReasons.limit { reasons.append(reason) } else { omitted += 1 }
        }
    }

    private let pending = Mutex<[Request: Pending]>([:])

    @_specialize(where Request == ObjectKey)
    func add(
        _ reason: ReconcileReason, _ change: (any RecordedChange)? = nil, for request: Request, at now: MonotonicClock.Instant
    ) {
        pending.withLock { $0[request, default: Pending()].add(reason, change, at: now) }
    }

    @_specialize(where Request == ObjectKey)
    func add(_ reason: ReconcileReason, for request: Request, from due: MonotonicClock.Instant) {
        pending.withLock { $0[request, default: Pending()].later = (reason, due) }
    }

    /// Takes the reasons of an item that is about to be worked on.
    @_specialize(where Request == ObjectKey)
    func take(_ request: Request, at now: MonotonicClock.Instant) -> PendingReasons.Taken {
        guard var found = pending.withLock({ $0.removeValue(forKey: request) }) else { return PendingReasons.Taken() }
        if let later = found.later, later.due <= now {
            found.add(later.reason)
            found.since = min(found.since ?? later.due, later.due)
        }
        if found.omitted > 0 { found.reasons.append(.omission(found.omitted)) }
        return PendingReasons.Taken(
            reasons: found.reasons.isEmpty ? [.repetition] : found.reasons, changes: found.changes, since: found.since)
    }

    func forget(_ request: Request) { pending.withLock { $0[request] = nil } }

    func clear() { pending.withLock { $0 = [:] } }
}

/// Forgets the reasons of what a full queue drops.
struct DropObserver<Key: Hashable & Sendable>: WorkQueueObserver {
    let base: (any WorkQueueObserver<Key>)?
    let reasons: PendingItems<Key>

    func didAdd(_ key: Key, depth: Int) { base?.didAdd(key, depth: depth) }
    func didDelay(_ key: Key, by delay: Duration) { base?.didDelay(key, by: delay) }
    func didStart(_ key: Key, afterWaiting waited: Duration, depth: Int) {
        base?.didStart(key, afterWaiting: waited, depth: depth)
    }
    func didFinish(_ key: Key, _ outcome: WorkOutcome, after took: Duration) { base?.didFinish(key, outcome, after: took) }

    func didDrop(_ key: Key) {
        reasons.forget(key)
        base?.didDrop(key)
    }
}
