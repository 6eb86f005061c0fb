/// The work queue without its shell: no clock, no lock, no await. Keys get numbers at the door; behind it is the ``Schedule``.
///
/// Times are nanoseconds since any fixed point, and asked for where something depends on them.
@usableFromInline package struct WorkQueueState<Key: Hashable & Sendable>: ~Copyable {
    /// An item that is to be worked on.
    @usableFromInline package struct Taken: Sendable {
        @usableFromInline package let key: Key
        @usableFromInline package let slot: Slot
        /// How long it was ready, if the queue is observed.
        @usableFromInline package let waited: Nanoseconds

        @inlinable init(key: Key, slot: Slot, waited: Nanoseconds) {
            self.key = key
            self.slot = slot
            self.waited = waited
        }
    }

    /// What settling came to.
    @usableFromInline package struct Settled: Sendable {
        @usableFromInline package let addition: Addition
        /// How long until the item comes again.
        @usableFromInline package let delay: Nanoseconds
        /// How long the work took, if the queue is observed.
        @usableFromInline package let took: Nanoseconds

        @inlinable init(addition: Addition, delay: Nanoseconds, took: Nanoseconds) {
            self.addition = addition
            self.delay = delay
            self.took = took
        }
    }

    @usableFromInline var table = KeyTable<Key>()
    @usableFromInline var schedule: Schedule

    package init(_ configuration: WorkQueue<Key>.Configuration, isObserved: Bool = false) {
        schedule = Schedule(
            ScheduleRules(
                backoff: configuration.backoff, retryRate: configuration.retryRate, throughput: configuration.throughput,
                headStart: configuration.headStart, capacity: configuration.capacity, isFair: configuration.tenant != nil,
                isObserved: isObserved))
    }

    /// How many items are ready.
    @inlinable package var depth: Int { schedule.depth }
    package var count: Int { schedule.count }
    package var processing: Int { schedule.processing }
    package var nextDeadline: Nanoseconds? { mutating get { schedule.nextDeadline } }

    /// How many times in a row an item has failed.
    @inlinable package func failures(of key: Key) -> Int { table.find(key).slot.map { schedule.failures($0) } ?? 0 }

    @inlinable package mutating func forget(_ key: Key) {
        if let slot = table.find(key).slot { schedule.forget(slot) }
    }

    /// Adds an item.
    ///
    /// - Parameters:
    ///   - key: the item.
    ///   - priority: higher comes first.
    ///   - delay: how long until it is ready.
    ///   - tenant: on whose behalf.
    ///   - now: the time.
    /// - Returns: what it came to, and an item that was dropped to make room.
    @inlinable @inline(__always) package mutating func add(
        _ key: consuming Key, priority: Int8, after delay: Nanoseconds = 0, tenant: Tenant?, now: () -> Nanoseconds
    ) -> (addition: Addition, dropped: Key?) {
        let (known, tag) = table.find(key)
        guard let slot = known else { return admit(key, tag, priority, delay, tenant, now) }
        return (
            delay > 0
                ? schedule.add(slot, priority: priority, after: delay, now: now)
                : schedule.add(slot, priority: priority, now: now), nil
        )
    }

    @inlinable mutating func admit(
        _ key: consuming Key, _ tag: UInt32, _ priority: Int8, _ delay: Nanoseconds, _ tenant: Tenant?, _ now: () -> Nanoseconds
    ) -> (addition: Addition, dropped: Key?) {
        var dropped: Key?
        if !schedule.hasRoom {
            let (victim, fits) = schedule.room(for: tenant)
            guard fits else { return (.refused, nil) }
            if let victim {
                dropped = table[victim]
                table.remove(victim)
            }
        }
        let slot = table.insert(key, tag: tag)
        return (schedule.insert(slot, tenant: tenant, priority: priority, after: delay, now: now), dropped)
    }

    /// The next item to work on.
    ///
    /// - Parameters:
    ///   - now: the time.
    ///   - becameReady: told, in a queue that is observed, of each item that was delayed until now.
    @inlinable package mutating func take(_ now: () -> Nanoseconds, becameReady: (Key) -> Void) -> Taken? {
        let isObserved = schedule.isObserved
        let slot = schedule.take(now) { if isObserved, let key = table[$0] { becameReady(key) } }
        guard let slot, let key = table[slot] else { return nil }
        return Taken(key: key, slot: slot, waited: isObserved ? schedule.beginWork(slot) : 0)
    }

    /// Ends the work on an item that was taken, once.
    @inlinable package mutating func settle(
        _ slot: Slot, _ outcome: WorkOutcome.Kind, now: () -> Nanoseconds, random: () -> UInt64
    ) -> Settled {
        let took = schedule.isObserved ? schedule.endWork(slot, now) : 0
        let (addition, delay, isGone) = schedule.settle(slot, outcome, now: now, random: random)
        if isGone { table.remove(slot) }
        return Settled(addition: addition, delay: delay, took: took)
    }

    @usableFromInline package mutating func end(_ phase: QueuePhase) {
        for slot in schedule.end(phase) { table.remove(slot) }
    }
}
