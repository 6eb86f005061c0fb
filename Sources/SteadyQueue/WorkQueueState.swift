/// The work queue without its shell: no clock, no lock, no await. Times are durations since any fixed point.
package struct WorkQueueState<Key: Hashable & Sendable>: Sendable {
    private struct Entry {
        var isReady = false
        var isProcessing = false
        /// Added while it was being processed: comes again once.
        var isDirty = false
        var priority = 0
        var readySince: Duration = .zero
        /// When a delayed add is due; `nil` if there is none.
        var due: Duration?
        var failures = 0
        var startedAt: Duration = .zero

        var isForgettable: Bool { !isReady && !isProcessing && due == nil && failures == 0 }
    }

    private var entries: [Key: Entry] = [:]
    /// By time of becoming ready, brought forward by priority; stale entries are skipped.
    private var ready = DeadlineHeap<Key>()
    private var delayed = DeadlineHeap<Key>()
    private let backoff: Backoff
    private let headStart: Duration

    package private(set) var depth = 0
    package private(set) var processing = 0

    package init(backoff: Backoff, headStart: Duration) {
        self.backoff = backoff
        self.headStart = headStart
    }

    package func failures(of key: Key) -> Int { entries[key]?.failures ?? 0 }

    /// When the next delayed item is due.
    package var nextDeadline: Duration? { delayed.first?.time }

    /// Makes an item ready; returns whether there is more to take than before.
    package mutating func add(_ key: Key, priority: Int, now: Duration) -> Bool {
        var entry = entries[key, default: Entry()]
        defer { entries[key] = entry }
        entry.due = nil
        if entry.isProcessing {
            entry.priority = entry.isDirty ? max(entry.priority, priority) : priority
            entry.isDirty = true
            return false
        }
        if entry.isReady {
            if priority > entry.priority {
                entry.priority = priority
                ready.insert(key, at: entry.readySince - headStart * priority)
            }
            return false
        }
        makeReady(key, &entry, priority, now)
        return true
    }

    private mutating func makeReady(_ key: Key, _ entry: inout Entry, _ priority: Int, _ now: Duration) {
        entry.isReady = true
        entry.priority = priority
        entry.readySince = now
        depth += 1
        ready.insert(key, at: now - headStart * priority)
    }

    /// Makes an item ready at a later time, unless it is ready or due earlier anyway.
    package mutating func add(_ key: Key, at due: Duration, priority: Int, now: Duration) -> Bool {
        if due <= now { return add(key, priority: priority, now: now) }
        var entry = entries[key, default: Entry()]
        if entry.isReady || entry.isDirty { return false }
        if let earlier = entry.due, earlier <= due { return false }
        entry.due = due
        entry.priority = priority
        entries[key] = entry
        delayed.insert(key, at: due)
        return false
    }

    /// Moves what is due to the ready items; returns how many there are more.
    package mutating func promote(now: Duration) -> Int {
        var count = 0
        while let first = delayed.first, first.time <= now {
            _ = delayed.removeFirst()
            guard let entry = entries[first.value], entry.due == first.time else { continue }
            if add(first.value, priority: entry.priority, now: now) { count += 1 }
        }
        // Deadlines that no longer hold must not wake anybody.
        while let first = delayed.first, entries[first.value]?.due != first.time { _ = delayed.removeFirst() }
        return count
    }

    /// The next item to work on, and how long it was ready.
    package mutating func take(now: Duration) -> (key: Key, waited: Duration)? {
        while let (_, key) = ready.removeFirst() {
            guard var entry = entries[key], entry.isReady else { continue }
            entry.isReady = false
            entry.isProcessing = true
            entry.startedAt = now
            entries[key] = entry
            depth -= 1
            processing += 1
            return (key, now - entry.readySince)
        }
        return nil
    }

    /// Ends the work on an item; returns whether it is ready again at once, and how long the work took.
    package mutating func settle(_ key: Key, _ outcome: WorkOutcome, now: Duration) -> (isReady: Bool, took: Duration) {
        guard var entry = entries[key], entry.isProcessing else { return (false, .zero) }
        entry.isProcessing = false
        processing -= 1
        let isDirty = entry.isDirty
        entry.isDirty = false
        var delay: Duration?
        switch outcome.kind {
        case .done: entry.failures = 0
        case .again(let after):
            entry.failures = 0
            delay = after
        case .retry:
            entry.failures += 1
            delay = backoff.delay(afterFailures: entry.failures)
        }
        let took = now - entry.startedAt
        if isDirty {
            makeReady(key, &entry, entry.priority, now)
            entries[key] = entry
            return (true, took)
        }
        entries[key] = entry.isForgettable && delay == nil ? nil : entry
        if let delay { return (add(key, at: now + delay, priority: entry.priority, now: now), took) }
        return (false, took)
    }

    package mutating func forget(_ key: Key) {
        entries[key]?.failures = 0
        if entries[key]?.isForgettable == true { entries[key] = nil }
    }
}

/// How work on an item ended.
public struct WorkOutcome: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case done
        case again(after: Duration)
        case retry
    }

    let kind: Kind

    /// Finished; the failures of the item are forgotten.
    public static let done = WorkOutcome(kind: .done)
    /// Failed: again after the item's back-off.
    public static let retry = WorkOutcome(kind: .retry)
    /// Finished for now: again after this time; the failures of the item are forgotten.
    public static func again(after delay: Duration) -> WorkOutcome { WorkOutcome(kind: .again(after: delay)) }
}
