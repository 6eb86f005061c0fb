import SteadyModel
import SteadyQueue
import Synchronization

/// Why the items of a queue are in it, until they are worked on. There is an entry for what is in the queue alone.
final class PendingReasons<Request: Hashable & Sendable>: Sendable {
    /// How many different reasons are kept for an item.
    static var limit: Int { 8 }

    private struct Pending {
        var reasons: [ReconcileReason] = []
        var omitted = 0
        /// A reason that counts from a time on; what makes the item come earlier takes its place.
        var later: (reason: ReconcileReason, due: MonotonicClock.Instant)?

        mutating func add(_ reason: ReconcileReason) {
            if reasons.contains(reason) { return }
            if reasons.count < PendingReasons.limit { reasons.append(reason) } else { omitted += 1 }
        }
    }

    private let pending = Mutex<[Request: Pending]>([:])

    func add(_ reason: ReconcileReason, for request: Request) {
        pending.withLock { $0[request, default: Pending()].add(reason) }
    }

    func add(_ reason: ReconcileReason, for request: Request, from due: MonotonicClock.Instant) {
        pending.withLock { $0[request, default: Pending()].later = (reason, due) }
    }

    /// Takes the reasons of an item that is about to be worked on; there is always one.
    func take(_ request: Request, at now: MonotonicClock.Instant) -> [ReconcileReason] {
        guard var found = pending.withLock({ $0.removeValue(forKey: request) }) else { return [.repetition] }
        if let later = found.later, later.due <= now { found.add(later.reason) }
        if found.omitted > 0 { found.reasons.append(.omission(found.omitted)) }
        return found.reasons.isEmpty ? [.repetition] : found.reasons
    }

    func forget(_ request: Request) { pending.withLock { $0[request] = nil } }

    func clear() { pending.withLock { $0 = [:] } }
}

/// Forgets the reasons of what a full queue drops.
struct DropObserver<Key: Hashable & Sendable>: WorkQueueObserver {
    let base: (any WorkQueueObserver<Key>)?
    let reasons: PendingReasons<Key>

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
