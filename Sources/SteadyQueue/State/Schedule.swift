/// What the schedule is made from.
@usableFromInline struct ScheduleRules: Sendable {
    var backoff: Backoff
    var retryRate: TokenBucket?
    var throughput: TokenBucket?
    var headStart: Duration
    var capacity: Capacity
    var isFair: Bool
    /// Whether somebody wants to know how long things take.
    var isObserved: Bool
}

/// When which item is worked on: items are slots here, whatever their keys are. No clock, no lock, no await.
///
/// Time is asked for where something depends on it alone, for reading a clock takes longer than adding an item: as long as all
/// items have priority 0, nobody observes and nothing is delayed, nothing does.
@usableFromInline struct Schedule: ~Copyable {
    @usableFromInline private(set) var phase = QueuePhase.open
    private let rules: ScheduleRules
    private var ageing: Ageing
    private var entries = Slab<Entry>()
    /// In a queue that is observed: when each became ready or, while it is processed, when that began.
    private var since = Slab<Nanoseconds>()
    private var fairness: Fairness
    private var delays = Delays()
    private var retryBucket: TokenBucketState?
    private var throughput: TokenBucketState?
    /// Those that are worked on, the longest first.
    private var working = Line()
    /// The sum of the times at which work on them began; wraps.
    private var workingSince: Nanoseconds = 0
    private var latest: Nanoseconds = 0
    /// Nothing is handed out before this time, for `throughput`.
    @usableFromInline private(set) var opensAt: Nanoseconds?

    @usableFromInline private(set) var count = 0
    @usableFromInline private(set) var depth = 0
    @usableFromInline private(set) var processing = 0

    @usableFromInline init(_ rules: ScheduleRules) {
        self.rules = rules
        isObserved = rules.isObserved
        limit = rules.capacity.limit
        ageing = Ageing(headStart: rules.headStart)
        if rules.isObserved { ageing.epoch = 0 }
        fairness = Fairness(isOn: rules.isFair)
        retryBucket = rules.retryRate.map(TokenBucketState.init)
        throughput = rules.throughput.map(TokenBucketState.init)
    }

    // Getters that are called from outside say that they change it, and do not: what is only lent is copied for the call, all of it.

    @usableFromInline let isObserved: Bool
    @usableFromInline let limit: Int
    /// Whether a new item fits without anything being removed.
    @inlinable @inline(__always) var hasRoom: Bool { mutating get { phase == .open && count < limit } }
    @usableFromInline var delayed: Int { delays.count }
    @usableFromInline var tenants: Int { fairness.tenants }
    /// Whether an item could be given to somebody now, but for `opensAt`.
    @usableFromInline var canHandOut: Bool { mutating get { fairness.canHandOut } }

    /// Whether nothing is handed out any more.
    @usableFromInline var isOver: Bool { mutating get { phase == .ended || phase == .draining && depth == 0 } }

    /// When somebody has to look again though nothing is added: a delayed item is due, or an item may be handed out.
    @usableFromInline var nextDeadline: Nanoseconds? {
        mutating get {
            switch (delays.first?.due, canHandOut ? opensAt : nil) {
            case (let due?, let opens?): min(due, opens)
            case (let due, let opens): due ?? opens
            }
        }
    }

    @usableFromInline func failures(_ slot: Slot) -> Int { Int(entries[slot].failures) }
    @usableFromInline mutating func forget(_ slot: Slot) { entries[slot].failures = 0 }

    /// How long the work under way has taken so far: all together, and the longest.
    @usableFromInline mutating func unfinished(_ now: () -> Nanoseconds) -> (total: Nanoseconds, longest: Nanoseconds) {
        guard isObserved, !working.isEmpty else { return (0, 0) }
        let now = read(now)
        return (Nanoseconds(processing) &* now &- workingSince, now - since[working.first])
    }

    private mutating func read(_ now: () -> Nanoseconds) -> Nanoseconds {
        latest = max(latest, now())
        return latest
    }

    // MARK: Adding

    /// What has to be removed so that a new item fits; `nil` if it does not.
    @usableFromInline mutating func room(for tenant: Tenant?) -> (victim: Slot?, fits: Bool) {
        if phase != .open { return (nil, false) }
        if count < rules.capacity.limit { return (nil, true) }
        guard rules.capacity.policy == .dropOldest else { return (nil, false) }
        let group = fairness.group(of: tenant)
        let oldest = fairness.oldest(group, entries, ageing)
        fairness.forgetIfIdle(group)
        guard let oldest else { return (nil, false) }
        leaveLine(oldest)
        release(oldest)
        return (oldest, true)
    }

    /// Takes in a new item, for which there is room.
    @usableFromInline mutating func insert(
        _ slot: Slot, tenant: Tenant?, priority: Int8, after delay: Nanoseconds = 0, now: () -> Nanoseconds
    ) -> Addition {
        let group = fairness.group(of: tenant)
        if entries.count == Int(slot) {
            entries.append(Entry(group: group))
        } else {
            while entries.count <= Int(slot) { entries.append(Entry()) }
            entries[slot] = Entry(group: group)
        }
        if isObserved { while since.count <= Int(slot) { since.append(0) } }
        fairness.join(group)
        count += 1
        return delay > 0 ? self.delay(slot, priority, delay, now) : makeReady(slot, priority, now)
    }

    /// Adds an item again that is in the queue already.
    @usableFromInline mutating func add(_ slot: Slot, priority: Int8, now: () -> Nanoseconds) -> Addition {
        if phase != .open { return .refused }
        guard entries[slot].marks.contains(.isReady) else { return addWaiting(slot, priority, now) }
        if priority > entries[slot].priority { promote(slot, priority, now) }
        return .merged
    }

    private mutating func addWaiting(_ slot: Slot, _ priority: Int8, _ now: () -> Nanoseconds) -> Addition {
        let entry = entries[slot]
        if entry.isDelayed { delays.remove(slot, &entries) }
        guard entry.marks.contains(.isProcessing) else { return makeReady(slot, priority, now) }
        let isDirty = entry.marks.contains(.isDirty)
        entries[slot].priority = isDirty ? max(entry.priority, priority) : priority
        entries[slot].marks.insert(.isDirty)
        return isDirty ? .merged : .marked
    }

    /// Adds an item again after a delay, unless it is ready already or due earlier.
    @usableFromInline mutating func add(_ slot: Slot, priority: Int8, after delay: Nanoseconds, now: () -> Nanoseconds)
        -> Addition
    {
        if delay <= 0 { return add(slot, priority: priority, now: now) }
        if phase != .open { return .refused }
        if !entries[slot].marks.isDisjoint(with: [.isReady, .isDirty]) { return .merged }
        return self.delay(slot, priority, delay, now)
    }

    private mutating func delay(
        _ slot: Slot, _ priority: Int8, _ delay: Nanoseconds, _ now: () -> Nanoseconds
    ) -> Addition {
        let due = min(read(now) + min(delay, .forever), .forever)
        if entries[slot].isDelayed {
            if delays.due(entries[slot]) <= due { return .merged }
            delays.remove(slot, &entries)
        }
        entries[slot].priority = priority
        delays.insert(slot, due: due, &entries)
        return .delayed
    }

    private mutating func makeReady(_ slot: Slot, _ priority: Int8, _ now: () -> Nanoseconds) -> Addition {
        var time: Nanoseconds = 0
        if priority != 0 || ageing.epoch != nil {
            time = read(now)
            if ageing.epoch == nil { ageing.epoch = time }
        }
        entries[slot].marks.insert(.isReady)
        entries[slot].priority = priority
        entries[slot].order = time
        if isObserved { since[slot] = time }
        fairness.appendToLine(entries[slot].group, slot, priority: priority, &entries)
        depth += 1
        return .ready
    }

    /// Raises the priority of a ready item: it goes to where it would stand if it came now, if that is further ahead.
    private mutating func promote(_ slot: Slot, _ priority: Int8, _ now: () -> Nanoseconds) {
        let entry = entries[slot]
        let time = read(now)
        if ageing.epoch == nil { ageing.epoch = time }
        guard ageing.rank(time, priority) < ageing.rank(entry.order, entry.priority) else { return }
        entries[slot].priority = priority
        entries[slot].order = time
        fairness.moveInLine(entry.group, slot, from: entry.priority, to: priority, &entries)
    }

    // MARK: Handing out

    /// The next item to work on, after those that are due have become ready.
    ///
    /// - Parameters:
    ///   - now: the time.
    ///   - becameReady: told of each item that was due.
    @usableFromInline mutating func take(_ now: () -> Nanoseconds, becameReady: (Slot) -> Void) -> Slot? {
        if !delays.isEmpty || isObserved || throughput != nil {
            let time = read(now)
            while let first = delays.first, first.due <= time {
                delays.remove(first.slot, &entries)
                let addition = addWaiting(first.slot, entries[first.slot].priority) { time }
                if addition == .ready || addition == .marked { becameReady(first.slot) }
            }
            if throughput != nil, canHandOut, let delay = throughput?.delay(at: time) {
                opensAt = delay > 0 ? time + delay : nil
                if delay > 0 { return nil }
            }
        }
        guard let slot = fairness.next(entries, ageing) else { return nil }
        _ = throughput?.reserve(at: latest)
        let group = entries[slot].group
        fairness.charge(group)
        leaveLine(slot)
        fairness.change(group) { $0.inFlight += 1 }
        entries[slot].marks = .isProcessing
        processing += 1
        return slot
    }

    /// Begins to measure the work on an item that was taken.
    ///
    /// - Returns: how long it was ready.
    @usableFromInline mutating func beginWork(_ slot: Slot) -> Nanoseconds {
        let waited = latest - since[slot]
        since[slot] = latest
        working.append(slot, &entries)
        workingSince &+= latest
        return waited
    }

    private mutating func leaveLine(_ slot: Slot) {
        fairness.removeFromLine(entries[slot].group, slot, priority: entries[slot].priority, &entries)
        entries[slot].marks.remove(.isReady)
        depth -= 1
    }

    // MARK: Settling

    /// How long the work on an item took that is about to be settled.
    @usableFromInline mutating func endWork(_ slot: Slot, _ now: () -> Nanoseconds) -> Nanoseconds {
        working.remove(slot, &entries)
        workingSince &-= since[slot]
        return read(now) - since[slot]
    }

    /// Ends the work on an item.
    ///
    /// - Returns: what it came to beside an addition that came meanwhile, how long it is delayed, and whether it has left the queue, so that its slot is free.
    @usableFromInline mutating func settle(
        _ slot: Slot, _ outcome: WorkOutcome.Kind, now: () -> Nanoseconds, random: () -> UInt64
    ) -> (addition: Addition, delay: Nanoseconds, isGone: Bool) {
        let isDirty = entries[slot].marks.contains(.isDirty)
        entries[slot].marks = []
        processing -= 1
        fairness.change(entries[slot].group) { $0.inFlight -= 1 }
        var delay: Nanoseconds?
        switch outcome {
        case .done: entries[slot].failures = 0
        case .again(let after):
            entries[slot].failures = 0
            delay = after.delayNanoseconds
        case .retry:
            if entries[slot].failures < .max { entries[slot].failures += 1 }
            delay = retryDelay(slot, now, random)
        }
        if phase == .ended || phase == .draining && !isDirty { return (.merged, 0, leave(slot)) }
        if isDirty {
            _ = makeReady(slot, entries[slot].priority, now)
            return (.merged, 0, false)
        }
        guard let delay else { return (.merged, 0, entries[slot].isDelayed ? false : leave(slot)) }
        let addition = add(slot, priority: entries[slot].priority, after: delay, now: now)
        return (addition, delay, false)
    }

    private mutating func retryDelay(_ slot: Slot, _ now: () -> Nanoseconds, _ random: () -> UInt64) -> Nanoseconds {
        let delay = rules.backoff.delay(afterFailures: Int(entries[slot].failures), random: random)
        guard retryBucket != nil else { return delay }
        let time = read(now)
        return max(delay, retryBucket?.reserve(at: time) ?? 0)
    }

    private mutating func leave(_ slot: Slot) -> Bool {
        release(slot)
        return true
    }

    /// Forgets an item that is neither ready nor processed.
    private mutating func release(_ slot: Slot) {
        if entries[slot].isDelayed { delays.remove(slot, &entries) }
        fairness.part(entries[slot].group)
        count -= 1
        if count > 0 || entries.count <= keptWhenEmpty { return }
        entries = Slab()
        since = Slab()
    }

    // MARK: Ending

    /// Ends the schedule: what is delayed is dropped, and at an immediate end what is ready, too.
    ///
    /// - Returns: the slots that are free now.
    @usableFromInline mutating func end(_ phase: QueuePhase) -> [Slot] {
        self.phase = phase
        var dropped: [Slot] = []
        for slot in delays.slots {
            if entries[slot].marks.contains(.isProcessing) {
                delays.remove(slot, &entries)
            } else {
                release(slot)
                dropped.append(slot)
            }
        }
        guard phase == .ended else { return dropped }
        for slot in 0..<Slot(truncatingIfNeeded: entries.count) where entries[slot].marks.contains(.isReady) {
            leaveLine(slot)
            release(slot)
            dropped.append(slot)
            if entries.count == 0 { break }
        }
        return dropped
    }
}
