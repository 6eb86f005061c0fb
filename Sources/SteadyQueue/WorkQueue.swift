/// A queue of things to do: an item that waits is never queued twice, and is never worked on twice at a time.
///
/// ```swift
/// let queue = WorkQueue<String>()
/// queue.add("news")
/// await queue.process(concurrency: 4) { page in
///     try await refresh(page)                  // a thrown error means: again, after the item's back-off
///     return .again(after: .seconds(300))
/// }
/// ```
///
/// *Guarantees.* An item that is added while it is worked on comes again once. Items of one priority are taken in the order in which
/// they became ready. A higher priority is worth a head start of ``Configuration/headStart`` per level and no more, so that nothing waits
/// for ever: an item is overtaken only by items that became ready less than `headStart` × (difference of priorities) after it. Waiting
/// counts from the first addition with a priority other than 0, or from the beginning if the queue has an observer.
///
/// With ``Configuration/tenant`` the queue is fair between tenants: while a tenant has ready items and is below its bound, every other
/// gets at most (other's weight ÷ its weight) + 1 items for each of its own. Priorities then count among the items of one tenant.
///
/// Strings are hashed quicker than other keys; keys that are costly to hash are worth a type that keeps its hash.
public final class WorkQueue<Key: Hashable & Sendable>: Sendable {
    /// How a queue ends.
    public enum ShutDown: Sendable {
        /// Ready items are still handed out, and those that were added again while they were worked on; delayed ones and new ones are
        /// dropped.
        case draining
        /// Nothing is handed out any more.
        case immediate
    }

    @usableFromInline struct Interior: ~Copyable {
        @usableFromInline var core: WorkQueueState<Key>
        @usableFromInline var waiters = Waiters()

        init(_ core: consuming sending WorkQueueState<Key>) { self.core = core }
    }

    @usableFromInline let interior: Lock<Interior>
    @usableFromInline let tenant: (@Sendable (Key) -> Tenant)?
    @usableFromInline let readClock: @Sendable () -> Nanoseconds
    @usableFromInline let sleepUntil: @Sendable (Nanoseconds) async throws -> Void
    @usableFromInline let random: @Sendable () -> UInt64
    /// Whether nobody has to be asked or told anything.
    @usableFromInline let isPlain: Bool
    @usableFromInline let observer: (any WorkQueueObserver<Key>)?

    /// An empty queue.
    ///
    /// - Parameters:
    ///   - configuration: how it behaves.
    ///   - clock: what delays are measured on.
    ///   - random: uniformly distributed numbers, for jitter; the system's by default.
    ///   - observer: hears what happens.
    @inlinable public convenience init(
        _ configuration: Configuration = Configuration(), clock: some Clock<Duration> = ContinuousClock(),
        random: (@Sendable () -> UInt64)? = nil, observer: (any WorkQueueObserver<Key>)? = nil
    ) {
        let origin = clock.now
        self.init(
            configuration, readClock: { origin.duration(to: clock.now).wholeNanoseconds },
            sleepUntil: { try await clock.sleep(until: origin.advanced(by: .nanoseconds($0)), tolerance: nil) },
            random: random, observer: observer)
    }

    @usableFromInline init(
        _ configuration: Configuration, readClock: @escaping @Sendable () -> Nanoseconds,
        sleepUntil: @escaping @Sendable (Nanoseconds) async throws -> Void, random: (@Sendable () -> UInt64)?,
        observer: (any WorkQueueObserver<Key>)?
    ) {
        interior = Lock(Interior(WorkQueueState(configuration, isObserved: observer != nil)))
        tenant = configuration.tenant
        isPlain = tenant == nil && observer == nil
        self.readClock = readClock
        self.sleepUntil = sleepUntil
        self.observer = observer
        self.random =
            random ?? {
                // law: the default of what is injected.
                var system = SystemRandomNumberGenerator()
                return system.next()
            }
    }

    // MARK: Adding

    /// Adds an item, unless it is ready already.
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - priority: higher comes first, from −128 to 127; see the type's guarantees. An item that is ready keeps the best of its
    ///     priorities.
    /// - Returns: whether the item is in the queue now: `false` if the queue is full or was shut down.
    @inlinable @discardableResult public func add(_ key: consuming Key, priority: Int = 0) -> Bool {
        insert(key, priority: Int8(clamping: priority), after: 0)
    }

    /// Adds an item after a delay, unless it is ready already or due earlier.
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - delay: until it is ready, up to 146 years; nothing or less is at once.
    ///   - priority: higher comes first, from −128 to 127.
    /// - Returns: whether the item is in the queue now: `false` if the queue is full or was shut down.
    @inlinable @discardableResult public func add(_ key: consuming Key, after delay: Duration, priority: Int = 0) -> Bool {
        insert(key, priority: Int8(clamping: priority), after: delay.delayNanoseconds)
    }

    @inlinable @inline(__always) func insert(_ key: consuming Key, priority: Int8, after delay: Nanoseconds) -> Bool {
        if !isPlain { return insertAndTell(copy key, priority: priority, after: delay) }
        // Not by a closure, which could not hand the key on without counting another reference to it.
        interior.lock()
        let added = interior.value.pointee.core.add(key, priority: priority, after: delay, tenant: nil, now: readClock).addition
        let somebodyWaits = interior.value.pointee.needsWaking()
        interior.unlock()
        if somebodyWaits { wake() }
        return added != .refused
    }

    @inlinable @inline(never) func insertAndTell(_ key: Key, priority: Int8, after delay: Nanoseconds) -> Bool {
        let tenant = tenant?(key)
        let (added, dropped, depth) = interior.withLock { interior in
            let (added, dropped) = interior.core.add(key, priority: priority, after: delay, tenant: tenant, now: readClock)
            return (added, dropped, interior.core.schedule.depth)
        }
        wake()
        tell(key, added, depth: depth, after: delay, dropped: dropped)
        return added != .refused
    }

    @usableFromInline func tell(_ key: Key, _ addition: Addition, depth: Int, after delay: Nanoseconds, dropped: Key?) {
        if let dropped { observer?.didDrop(dropped) }
        switch addition {
        case .ready, .marked: observer?.didAdd(key, depth: depth)
        case .delayed: observer?.didDelay(key, by: .nanoseconds(delay))
        case .refused: observer?.didDrop(key)
        case .merged: break
        }
    }

    // MARK: Looking

    /// How many items are ready and wait for a worker.
    public var depth: Int { interior.withLock { $0.core.depth } }

    /// Whether nothing is ready and nothing is being worked on; delayed items may be waiting for their time.
    public var isIdle: Bool { interior.withLock { $0.core.depth == 0 && $0.core.processing == 0 } }

    /// How the queue stands.
    public var statistics: WorkQueueStatistics {
        interior.withLock { interior in
            let unfinished = interior.core.schedule.unfinished(readClock)
            return WorkQueueStatistics(
                depth: interior.core.depth, delayed: interior.core.schedule.delayed, processing: interior.core.processing,
                tenants: interior.core.schedule.tenants, waiting: interior.waiters.all,
                unfinishedWork: .nanoseconds(unfinished.total), longestRunning: .nanoseconds(unfinished.longest))
        }
    }

    /// When the next delayed item is due, as time since the queue was made.
    package var nextDeadline: Duration? { interior.withLock { $0.core.nextDeadline }.map { .nanoseconds($0) } }

    /// How many times in a row an item has failed.
    public func failures(of key: Key) -> Int { interior.withLock { $0.core.failures(of: key) } }

    /// Forgets an item's failures, so that its back-off starts anew.
    public func forget(_ key: Key) { interior.withLock { $0.core.forget(key) } }

    // MARK: Ending

    /// Ends the queue. Everybody who waits in ``next()`` gets `nil`, at a draining end as soon as nothing is ready any more.
    public func shutDown(_ how: ShutDown = .draining) {
        interior.withLock { interior in
            interior.core.end(how == .draining ? .draining : .ended)
        }
        wake()
    }
}
