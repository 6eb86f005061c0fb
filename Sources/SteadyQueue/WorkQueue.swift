import Synchronization

/// A queue of things to do: an item that waits is never queued twice, and is never worked on twice at a time.
///
/// ```swift
/// let queue = WorkQueue<String>()
/// queue.add("news")
/// try await queue.process(concurrency: 4) { page in
///     try await refresh(page)                  // a thrown error means: again, after the item's back-off
///     return .again(after: .seconds(300))
/// }
/// ```
///
/// *Guarantees.* An item that is added while it is worked on comes again once. Items of one priority are taken in the order in
/// which they became ready. A higher priority is worth a head start of ``init(backoff:headStart:clock:observer:)``'s `headStart`
/// per level and no more, so that nothing waits for ever: an item is overtaken only by items that became ready less than
/// `headStart` × (difference of priorities) after it.
public final class WorkQueue<Key: Hashable & Sendable>: Sendable {
    /// How a queue ends.
    public enum ShutDown: Sendable {
        /// Ready items are still handed out; delayed ones and new ones are dropped.
        case draining
        /// Nothing is handed out any more.
        case immediate
    }

    private struct Waiter {
        var id: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var core: WorkQueueState<Key>
        var waiters: [Waiter] = []
        var lastID = 0
        /// The waiter that wakes when the next delayed item is due.
        var timekeeper: Int?
        var shutDown: ShutDown?

        mutating func wakeOne() -> CheckedContinuation<Void, Never>? {
            waiters.isEmpty ? nil : waiters.removeFirst().continuation
        }

        mutating func remove(_ id: Int) -> CheckedContinuation<Void, Never>? {
            guard let index = waiters.firstIndex(where: { $0.id == id }) else { return nil }
            return waiters.remove(at: index).continuation
        }
    }

    /// What a look at the queue comes to.
    private enum Step {
        case item(Key, Duration)
        case end
        case wait(id: Int, until: Duration?)
    }

    private let state: Mutex<State>
    private let readClock: @Sendable () -> Duration
    private let sleepUntil: @Sendable (Duration) async throws -> Void
    private let observer: (any WorkQueueObserver<Key>)?

    /// An empty queue.
    ///
    /// - Parameters:
    ///   - backoff: how long a failed item waits; the usual 5 ms doubling up to 1,000 s by default.
    ///   - headStart: how much waiting time one level of priority is worth.
    ///   - clock: what delays are measured on.
    ///   - observer: hears what happens.
    public init(
        backoff: Backoff = .exponential(from: .milliseconds(5), upTo: .seconds(1000)), headStart: Duration = .seconds(30),
        clock: some Clock<Duration> = ContinuousClock(), observer: (any WorkQueueObserver<Key>)? = nil
    ) {
        state = Mutex(State(core: WorkQueueState(backoff: backoff, headStart: headStart)))
        let origin = clock.now
        readClock = { origin.duration(to: clock.now) }
        sleepUntil = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
        self.observer = observer
    }

    /// How many items are ready and wait for a worker.
    public var depth: Int { state.withLock { $0.core.depth } }

    /// Whether nothing is ready and nothing is being worked on; delayed items may be waiting for their time.
    public var isIdle: Bool { state.withLock { $0.core.depth == 0 && $0.core.processing == 0 } }

    /// When the next delayed item is due, as time since the queue was made.
    package var nextDeadline: Duration? { state.withLock { $0.core.nextDeadline } }

    /// How many times in a row an item has failed.
    public func failures(of key: Key) -> Int { state.withLock { $0.core.failures(of: key) } }

    /// Forgets an item's failures, so that its back-off starts anew.
    public func forget(_ key: Key) { state.withLock { $0.core.forget(key) } }

    /// Adds an item, unless it is ready already; after a shut-down nothing happens.
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - priority: higher comes first; see the type's guarantees.
    public func add(_ key: Key, priority: Int = 0) {
        let now = readClock()
        let (continuation, depth) = state.withLock { state -> (CheckedContinuation<Void, Never>?, Int?) in
            guard state.shutDown == nil else { return (nil, nil) }
            let isNew = state.core.add(key, priority: priority, now: now)
            return (isNew ? state.wakeOne() : nil, state.core.depth)
        }
        continuation?.resume()
        if let depth { observer?.didAdd(key, depth: depth) }
    }

    /// Adds an item after a delay, unless it is ready already or due earlier.
    public func add(_ key: Key, after delay: Duration, priority: Int = 0) {
        if delay <= .zero { return add(key, priority: priority) }
        let now = readClock()
        let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.shutDown == nil else { return nil }
            _ = state.core.add(key, at: now + delay, priority: priority, now: now)
            return Self.wakeForDeadline(&state)
        }
        continuation?.resume()
    }

    /// Somebody has to look at the clock: the timekeeper anew, or a waiter who becomes it.
    private static func wakeForDeadline(_ state: inout State) -> CheckedContinuation<Void, Never>? {
        guard state.core.nextDeadline != nil else { return nil }
        if let id = state.timekeeper { return state.remove(id) }
        return state.wakeOne()
    }

    /// Takes the next item, waiting for one if need be.
    ///
    /// - Returns: `nil` after a shut-down, or if the task is cancelled.
    public func next() async -> Lease? {
        while true {
            let now = readClock()
            var others: [CheckedContinuation<Void, Never>] = []
            let isCancelled = Task.isCancelled
            let step = state.withLock { state -> Step in
                let promoted = state.core.promote(now: now)
                for _ in 0..<promoted { if let other = state.wakeOne() { others.append(other) } }
                if isCancelled || state.shutDown == .immediate {
                    // Whatever woke this task is for somebody else now.
                    if state.core.depth > 0, let other = state.wakeOne() { others.append(other) }
                    return .end
                }
                if let (key, waited) = state.core.take(now: now) {
                    if let other = Self.wakeForDeadline(&state) { others.append(other) }
                    return .item(key, waited)
                }
                if state.shutDown != nil { return .end }
                state.lastID += 1
                let deadline = state.timekeeper == nil ? state.core.nextDeadline : nil
                if deadline != nil { state.timekeeper = state.lastID }
                return .wait(id: state.lastID, until: deadline)
            }
            for other in others { other.resume() }
            switch step {
            case .item(let key, let waited):
                observer?.didStart(key, afterWaiting: waited)
                return Lease(key: key, queue: self)
            case .end: return nil
            case .wait(let id, nil): await park(id, until: nil)
            case .wait(let id, let deadline?):
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await self.park(id, until: deadline) }
                    group.addTask { try? await self.sleepUntil(deadline) }
                    await group.next()
                    group.cancelAll()
                }
                state.withLock { if $0.timekeeper == id { $0.timekeeper = nil } }
            }
        }
    }

    /// Waits to be woken. Between the look at the queue and this call things may have changed: then it does not wait.
    private func park(_ id: Int, until deadline: Duration?) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isLate = state.withLock { state in
                    if Task.isCancelled || state.core.depth > 0 || state.shutDown != nil { return true }
                    let next = state.core.nextDeadline
                    if state.timekeeper == id ? next != deadline : state.timekeeper == nil && next != nil { return true }
                    state.waiters.append(Waiter(id: id, continuation: continuation))
                    return false
                }
                if isLate { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.remove(id) }?.resume()
        }
    }

    func settle(_ key: Key, _ outcome: WorkOutcome) {
        let now = readClock()
        var woken: CheckedContinuation<Void, Never>?
        let took = state.withLock { state in
            let (isReady, took) = state.core.settle(key, outcome, now: now)
            woken = isReady ? state.wakeOne() : Self.wakeForDeadline(&state)
            return took
        }
        woken?.resume()
        observer?.didFinish(key, outcome, after: took)
    }

    /// Ends the queue; everybody who waits in ``next()`` gets `nil`.
    public func shutDown(_ how: ShutDown = .draining) {
        let waiters = state.withLock { state in
            state.shutDown = how
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume() }
    }

    /// Works on items until the queue is shut down or the task is cancelled.
    ///
    /// - Parameters:
    ///   - concurrency: how many items are worked on at a time, at least 1.
    ///   - work: a thrown error means ``WorkOutcome/retry``.
    public func process(concurrency: Int = 1, _ work: @escaping @Sendable (Key) async throws -> WorkOutcome) async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<max(1, concurrency) {
                group.addTask {
                    while let lease = await self.next() {
                        let outcome: WorkOutcome
                        do {
                            outcome = try await work(lease.key)
                        } catch {
                            outcome = .retry
                        }
                        lease.settle(outcome)
                    }
                }
            }
        }
    }
}
