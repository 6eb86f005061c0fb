import SteadyClient
import SteadyModel

/// The watches of an informer: one for each namespace of its scope, or one for all.
struct Following: Sendable {
    /// One of them.
    struct Part: Sendable {
        let number: Int
        let namespace: String?
        let monitor: WatchMonitor
        /// Whether the watch is to end.
        let isGivenUp = WaitableMutex(false)
    }

    private(set) var scope: CacheScope { didSet { isEverything = scope == .all } }
    private var isEverything: Bool
    private(set) var parts: [Part] = []
    private let notOlderThan: String?
    /// Told of parts that are to be followed, while the informer runs.
    private var begin: AsyncStream<Part>.Continuation?

    var isRunning: Bool { begin != nil }

    init(scope: CacheScope, notOlderThan: String?) {
        self.scope = scope
        isEverything = scope == .all
        self.notOlderThan = notOlderThan
    }

    /// The scope, unless it is everything.
    var scopeIfNarrow: CacheScope? { isEverything ? nil : scope }

    /// Whether objects leave the scope when they change.
    var isSelective: Bool { scope.labelSelector != nil || scope.fieldSelector != nil }

    /// Begins; returns the parts to be followed, now and later.
    mutating func start() -> AsyncStream<Part> {
        let (stream, begin) = AsyncStream<Part>.makeStream()
        self.begin = begin
        for part in parts { begin.yield(part) }
        return stream
    }

    /// Ends; whoever takes parts gets no more of them.
    mutating func stop() {
        begin?.finish()
        begin = nil
    }

    /// Makes the parts those of the scope.
    ///
    /// - Parameters:
    ///   - namespaces: the scope's new namespaces.
    ///   - store: takes on and gives up parts.
    /// - Returns: what is gone with the parts that were given up.
    mutating func adapt(to namespaces: CacheScope.Namespaces, _ store: inout Store) -> StoreChanges {
        scope.namespaces = namespaces
        let wanted = namespaces.parts
        var changes: [StoreChange] = []
        // What is followed anyway stays as it is; what comes is added first, so that the store is never without parts.
        for namespace in wanted where !parts.contains(where: { $0.namespace == namespace }) {
            let monitor = WatchMonitor()
            if let notOlderThan { monitor.saw(notOlderThan) }
            let part = Part(number: store.addPart(namespace), namespace: namespace, monitor: monitor)
            parts.append(part)
            begin?.yield(part)
        }
        for part in parts where !wanted.contains(part.namespace) {
            part.isGivenUp.withLock { $0 = true }
            changes += store.removePart(part.number)
        }
        parts.removeAll { !wanted.contains($0.namespace) }
        return .many(changes)
    }
}
