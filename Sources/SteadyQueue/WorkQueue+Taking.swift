extension WorkQueue {
    /// Takes the next item, waiting for one if need be.
    ///
    /// Those who wait are woken in the order they came; who comes just then may be quicker. Cancellation ends the wait at once and takes no
    /// item with it.
    ///
    /// - Returns: `nil` after a shut-down, or if the task is cancelled.
    @inlinable public func next() async -> Lease? {
        await take().map { Lease($0, of: self) }
    }

    /// Works on items until the queue is shut down or the task is cancelled.
    ///
    /// - Parameters:
    ///   - concurrency: how many items are worked on at a time, at least 1.
    ///   - work: a thrown error means ``WorkOutcome/retry``.
    @inlinable public func process(
        concurrency: Int = 1, _ work: @escaping @Sendable (Key) async throws -> WorkOutcome
    ) async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<max(1, concurrency) { group.addTask { await self.workThrough(work) } }
        }
    }

    /// Works on one item after the other. Settling one and taking the next is one matter, if there is a next.
    @inlinable func workThrough(_ work: @escaping @Sendable (Key) async throws -> WorkOutcome) async {
        var count: UInt8 = 0
        var next = await take()
        while let item = next {
            let outcome: WorkOutcome
            do {
                outcome = try await work(item.key)
            } catch {
                outcome = .retry
            }
            count &+= 1
            if isPlain, count & 63 != 0, !Task.isCancelled {
                next = settleAndTake(item.slot, outcome)
            } else {
                settle(item.slot, item.key, outcome)
                next = nil
                // Work that never waits lets others go ahead now and then; on their thread not even a cancellation could come.
                if count & 63 == 0 { await Task.yield() }
            }
            if next == nil { next = await take() }
        }
    }

    @inlinable @inline(__always) func take() async -> WorkQueueState<Key>.Taken? {
        if isPlain, !Task.isCancelled, let taken = takeAtOnce() { return taken }
        return await waitToTake()
    }

    @inlinable @inline(__always) func settleAndTake(_ slot: Slot, _ outcome: WorkOutcome) -> WorkQueueState<Key>.Taken? {
        let (taken, somebodyWaits) = interior.withLock { interior in
            _ = interior.core.settle(slot, outcome.kind, now: readClock, random: random)
            return (interior.core.take(readClock) { _ in }, interior.needsWaking())
        }
        if somebodyWaits { wake() }
        return taken
    }

    /// What is ready, for somebody who has not waited.
    @inlinable @inline(__always) func takeAtOnce() -> WorkQueueState<Key>.Taken? {
        let (taken, somebodyWaits) = interior.withLock { interior in
            (interior.core.take(readClock) { _ in }, interior.needsWaking())
        }
        if somebodyWaits { wake() }
        return taken
    }

    @inlinable @inline(never) func waitToTake() async -> WorkQueueState<Key>.Taken? {
        var wasWoken = false
        while true {
            switch look(wasWoken: wasWoken) {
            case .item(let taken): return taken
            case .end: return nil
            case .wait(let number, let deadline): wasWoken = await wait(number, until: deadline)
            }
        }
    }

    /// What a look at the queue comes to.
    @usableFromInline enum Look {
        case item(WorkQueueState<Key>.Taken)
        case end
        /// There is nothing yet; who waits watches the clock until this time, if nobody else does.
        case wait(UInt64, until: Nanoseconds?)
    }

    @inlinable func look(wasWoken: Bool) -> Look {
        let isCancelled = Task.isCancelled
        var due: [Key] = []
        let (look, depth) = interior.withLock { interior in
            if wasWoken { interior.waiters.arrived() }
            if isCancelled || interior.core.schedule.phase == .ended { return (Look.end, 0) }
            if let taken = interior.core.take(readClock, becameReady: { due.append($0) }) {
                return (.item(taken), interior.core.depth)
            }
            if interior.core.schedule.isOver { return (.end, 0) }
            return (.wait(interior.waiters.number(), until: interior.deadlineToWatch), interior.core.depth)
        }
        // Who is about to watch the clock itself needs nobody to do so.
        if case .wait(_, _?) = look {} else { wake() }
        if let observer {
            for key in due { observer.didAdd(key, depth: depth) }
            if case .item(let taken) = look {
                observer.didStart(taken.key, afterWaiting: .nanoseconds(taken.waited), depth: depth)
            }
        }
        return look
    }

    /// Wakes whoever has to look because something has changed.
    @inlinable @inline(never) func wake() {
        let woken = interior.withLock { $0.waiters.wake(for: &$0.core.schedule) }
        for continuation in woken { continuation.resume(returning: true) }
    }

    /// Waits to be woken, or for a deadline.
    ///
    /// - Returns: whether it was woken.
    @inlinable func wait(_ number: UInt64, until deadline: Nanoseconds?) async -> Bool {
        guard let deadline else { return await park(number, until: nil) }
        return await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.park(number, until: deadline) }
            group.addTask {
                try? await self.sleepUntil(deadline)
                return false
            }
            var wasWoken = await group.next() ?? false
            group.cancelAll()
            while let result = await group.next() { wasWoken = wasWoken || result }
            return wasWoken
        }
    }

    /// Waits to be woken. Between the look at the queue and this call things may have changed: then it does not wait.
    @inlinable func park(_ number: UInt64, until deadline: Nanoseconds?) async -> Bool {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                let isParked = interior.withLock { interior in
                    if Task.isCancelled || interior.hasChanged(since: deadline) { return false }
                    interior.waiters.park(number, until: deadline, continuation)
                    return true
                }
                if !isParked { continuation.resume(returning: false) }
            }
        } onCancel: {
            interior.withLock { $0.waiters.remove(number) }?.resume(returning: false)
        }
    }

    @inlinable func settle(_ slot: Slot, _ key: Key, _ outcome: WorkOutcome) {
        let (settled, depth, somebodyWaits) = interior.withLock { interior in
            let settled = interior.core.settle(slot, outcome.kind, now: readClock, random: random)
            return (settled, interior.core.schedule.depth, interior.needsWaking())
        }
        if somebodyWaits { wake() }
        if !isPlain { tell(key, outcome, settled, depth: depth) }
    }

    @usableFromInline @inline(never) func tell(
        _ key: Key, _ outcome: WorkOutcome, _ settled: WorkQueueState<Key>.Settled, depth: Int
    ) {
        observer?.didFinish(key, outcome, after: .nanoseconds(settled.took))
        tell(key, settled.addition, depth: depth, after: settled.delay, dropped: nil)
    }
}

extension WorkQueue.Interior {
    /// Whether somebody has to be woken.
    @inlinable @inline(__always) mutating func needsWaking() -> Bool {
        waiters.count > 0 && waiters.isNeeded(by: &core.schedule)
    }

    /// Until when somebody has to watch the clock, if nobody does.
    @inlinable var deadlineToWatch: Nanoseconds? {
        mutating get { waiters.hasTimekeeper ? nil : core.schedule.nextDeadline }
    }

    /// Whether a waiter that saw this deadline has to look again.
    @inlinable mutating func hasChanged(since deadline: Nanoseconds?) -> Bool {
        core.schedule.isOver || deadlineToWatch != deadline || core.schedule.canHandOut && core.schedule.opensAt == nil
    }
}
