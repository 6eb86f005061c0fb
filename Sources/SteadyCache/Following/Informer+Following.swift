import SteadyClient
import SteadyCodec
import SteadyModel
import Synchronization

extension Informer {
    /// Follows the server until the task is cancelled; at most once at a time.
    ///
    /// What was held when it was cancelled stays, and is brought up to date when it is called again.
    ///
    /// - Throws: `CancellationError`; `RequestError` if a namespace cannot be one; ``CacheError`` if it runs already; ``CacheBudgetError`` if
    ///   the objects take more memory than they may.
    public func run() async throws {
        let isFirst = following.withLock { !$0.isRunning }
        guard isFirst else { throw CacheError("the informer of \(type) runs already: call run() once") }
        memoryWatch.withLock { $0.failure = nil }
        adapt(to: scope.namespaces)
        let begun = following.withLock { $0.start() }
        defer { following.withLock { $0.stop() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await withThrowingDiscardingTaskGroup { parts in
                    for await part in begun {
                        parts.addTask {
                            do {
                                try await self.follow(part)
                            } catch {
                                // Who waits for parts is not cancelled with the group.
                                self.following.withLock { $0.stop() }
                                throw error
                            }
                        }
                    }
                    try Task.checkCancellation()
                }
            }
            if let interval = configuration.resyncInterval { group.addTask { try await self.resync(every: interval) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Changes the namespaces whose objects are held, while it runs or before.
    ///
    /// What is in both stays, without a new list. What is no longer held is told as deleted. What is new comes when it is listed;
    /// until then ``isSynced`` is false.
    ///
    /// - Parameter namespaces: where the objects are to lie.
    public func setNamespaces(_ namespaces: CacheScope.Namespaces) { adapt(to: namespaces) }

    private func adapt(to namespaces: CacheScope.Namespaces) {
        core.updateAside { store in following.withLock { $0.adapt(to: namespaces, &store) } }
    }

    /// Follows a part until it is given up, or the task is cancelled.
    private func follow(_ part: Following.Part) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.take(part) }
            group.addTask { try await part.isGivenUp.wait { $0 } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func take(_ part: Following.Part) async throws {
        while true {
            do {
                try await takeUpdates(part)
            } catch is BudgetReached {
                if let failure = memoryWatch.withLock({ $0.failure }) { throw failure }
            }
        }
    }

    /// Follows a part until it is cancelled, or objects have to be read in another way.
    private func takeUpdates(_ part: Following.Part) async throws {
        var options = configuration.following
        options.labelSelector = scope.labelSelector
        options.fieldSelector = scope.fieldSelector
        let reductions = memoryWatch.withLock { $0.reductions }
        // What a run before this one has seen counts, too: also single changes.
        part.monitor.saw(core.read { $0.highWater(of: part.namespace) })
        // Equal parts of the objects are the same memory, across lists and watches.
        var isListing = true
        try await resources(in: part.namespace).follow(options, sharing: SharingPool(), monitor: part.monitor) {
            [self] update in
            if case .restarted = update { isListing = true }
            // A first list is measured before anybody can know that it is there.
            var isMeasured = false
            if case .synced = update, core.read({ $0.contents.count == 0 }) {
                try measure()
                isMeasured = true
            }
            received(update, part.number, isListing: isListing)
            try watchMemory(update, reductions, isMeasured: isMeasured)
            if case .synced = update { isListing = false }
        }
    }

    /// Measures after each list, and in between as often as the budget needs it.
    private func watchMemory(_ update: WatchUpdate<Object>, _ reductions: Int, isMeasured: Bool) throws(BudgetReached) {
        var isDue = false
        switch update {
        case .applied: isDue = memoryWatch.withLock { $0.arrive() }
        case .synced: isDue = !isMeasured
        default: break
        }
        // Another part has come to the budget's end.
        if memoryWatch.withLock({ $0.reductions != reductions || $0.failure != nil }) { throw BudgetReached() }
        if isDue { try measure() }
    }

    private func received(_ update: WatchUpdate<Object>, _ part: Int, isListing: Bool) {
        switch update {
        case .restarted:
            core.update { store in
                store.restarted(part)
                return []
            }
        case .applied(let object):
            if isListing, isKnown(object, part) { return }
            let entry = makeEntry(object)
            core.update { $0.apply(entry, in: part) }
        case .deleted(let object):
            let entry = makeEntry(object)
            core.update { $0.remove(entry, in: part) }
        case .synced(let version): core.updateAside { $0.synced(version, in: part) }
        case .bookmark(let version):
            core.update { store in
                store.bookmark(version, in: part)
                return []
            }
        case .interrupted: break
        }
    }

    /// Whether an object of a list is there as it is, so that nothing has to be made of it.
    private func isKnown(_ object: Object, _ part: Int) -> Bool {
        let (key, metadata) = (object.key, object.metadata)
        var isKnown = false
        core.update { store in
            isKnown = store.knows(key, uid: metadata.uid, version: metadata.resourceVersion, in: part)
            return []
        }
        return isKnown
    }

    /// Tells everything again, a hundredth at a time, so that nobody has all of it to do at once.
    private func resync(every interval: Duration) async throws {
        let (clock, slices) = (resources.client.platform.clock, 100)
        var random = resources.client.platform.random
        while true {
            // Not all informers at the same time.
            try await clock.sleep(for: interval * Double.random(in: 0.9...1, using: &random) - interval / 10)
            for slice in 0..<slices {
                core.resync(part: slice, of: slices)
                try await clock.sleep(for: interval / 10 / slices)
            }
        }
    }

    /// Brings the cache up to the server's present state, by a list if the watch is behind it.
    ///
    /// For a replica that takes over from another: what that one wrote last is in the cache when this returns.
    ///
    /// - Throws: as `ResourceClient.list`; `CancellationError`.
    public func catchUp() async throws {
        for part in following.withLock({ $0.parts }) {
            let resources = resources(in: part.namespace)
            let present = try await resources.list(ListOptions(limit: 1)).resourceVersion
            if core.read({ $0.isSynced && !ResourceVersion.isLater(present, than: $0.highWater(of: part.namespace)) }) {
                continue
            }
            let options = ListOptions(labelSelector: scope.labelSelector, fieldSelector: scope.fieldSelector, limit: 500)
            var listing = Store.Listing()
            let whole = try await resources.forEach(options) { object in
                let (key, metadata) = (object.key, object.metadata)
                let isKnown = core.read { $0.knows(key, uid: metadata.uid, version: metadata.resourceVersion, in: &listing) }
                if !isKnown { listing.pending.append(makeEntry(object)) }
            }
            part.monitor.saw(whole.resourceVersion)
            core.updateAside { $0.caughtUp(listing, version: whole.resourceVersion, in: part.number) }
        }
    }
}
