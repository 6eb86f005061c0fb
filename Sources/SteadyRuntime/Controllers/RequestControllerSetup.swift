import SteadyCache
import SteadyClient
public import SteadyModel
public import SteadyQueue

/// A controller of any kind, put together.
protocol ControllerPart: AnyObject {
    var name: String { get }
    func build(client: Client, informers: InformerSet, hooks: ControllerHooks) -> any RunnableController
}

/// What a controller follows and how it works.
///
/// Everything is said before the manager runs. What several sources name at a time is reconciled once, and each reconcile knows what it
/// was called for (``RequestContext/reasons``).
public class RequestControllerSetup<Request: Hashable & Sendable>: ControllerPart {
    /// The controller's name.
    public final let name: String
    final let shared: DeclaredInformers
    final var declared: Set<ObjectIdentifier> = []
    final var sources: [ControllerSource<Request>] = []
    final var settings = ControllerSettings<Request>()
    private let reconciler: any RequestReconciler<Request>

    init(declared: DeclaredInformers, name: String, reconciler: any RequestReconciler<Request>) {
        shared = declared
        self.name = name
        self.reconciler = reconciler
    }

    // MARK: Sources

    /// Objects whose changes reconcile what `keys` names.
    ///
    /// A controller for objects begins with all of its own kind; one of other requests with what all watched objects name.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - predicate: which of their changes count.
    ///   - priority: of the queue, from −127 to 127; higher comes first. What a cache is filled with, and what a resync tells again, comes
    ///     one level later.
    ///   - keys: asked for the state before a change and the state after it; must return quickly.
    @discardableResult
    public final func watches<C: Resource>(
        _ type: C.Type, when predicate: Predicate<C> = .any, priority: Int = 0, keys: @escaping @Sendable (C) -> [Request]
    ) -> Self {
        follow(type, predicate, .watched, priority: priority, isRoot: watchedAreRoots, keys)
        return self
    }

    /// Objects that reconciles read from the cache; their changes reconcile nothing.
    @discardableResult
    public final func reads<C: Resource>(_ type: C.Type) -> Self {
        declare(type)
        return self
    }

    /// What a sequence names: a queue's messages, a database's notifications, a webhook's calls.
    ///
    /// ```swift
    /// .source("dns") { dns.changes(since: .now) }
    /// ```
    ///
    /// It is read while the controller works, as quickly as it comes, and not by a standby, unless ``warmsUp(keeping:)`` says so. If it throws, it is made anew after a wait
    /// that grows from a second to a minute, and ``Manager/Configuration/onProblem`` hears of it. If it ends, that is that. It has to end
    /// when its task is cancelled, as an `AsyncStream` does.
    ///
    /// - Parameters:
    ///   - name: what it is called in ``ReconcileReason``s.
    ///   - priority: of the queue, from −128 to 127; higher comes first.
    ///   - make: makes the sequence each time the controller begins.
    @discardableResult
    public final func source<S: AsyncSequence>(
        _ name: String, priority: Int = 0, _ make: @escaping @Sendable () async throws -> S
    ) -> Self where S.Element == Request {
        sources.append(.sequence(name, priority: priority, make))
        return self
    }

    /// What calls from outside name.
    ///
    /// A call is taken while the controller works, and not by a standby, unless ``warmsUp(keeping:)`` says so.
    ///
    /// - Parameters:
    ///   - receiver: what is called.
    ///   - priority: of the queue, from −128 to 127; higher comes first.
    ///   - keys: what a call names; called on any thread, for each call that the receiver has verified.
    @discardableResult
    public final func source(
        _ receiver: WebhookReceiver, priority: Int = 0, keys: @escaping @Sendable (WebhookReceiver.Call) -> [Request]
    ) -> Self {
        sources.append(.receiver(receiver, priority: priority, keys))
        return self
    }

    /// What `keys` names, time and again; for the first time after the first interval.
    ///
    /// If `keys` throws, it is asked again after the next interval and a wait that grows from a second to a minute, and
    /// ``Manager/Configuration/onProblem`` hears of it.
    ///
    /// - Parameters:
    ///   - interval: how often, at least a millisecond.
    ///   - jitter: which part of each interval is left to chance, from 0 to 1: with 0.1 ten minutes are nine to ten.
    ///   - priority: of the queue, from −128 to 127; higher comes first. Behind changes by default.
    ///   - keys: what is to be reconciled.
    @discardableResult
    public final func every(
        _ interval: Duration, jitter: Double = 0.1, priority: Int = -1, keys: @escaping @Sendable () async throws -> [Request]
    ) -> Self {
        sources.append(.timer(every: interval, jitter: jitter, priority: priority, keys))
        return self
    }

    // MARK: Working

    /// How many requests are reconciled at a time; 1 by default, never two reconciles of one request.
    @discardableResult
    public final func concurrency(_ count: Int) -> Self {
        settings.workers = max(1, count)
        return self
    }

    /// Reads sequences and timers from the start of the manager on, in a standby, too, and not only while the controller works
    /// (controller-runtime: `EnableWarmup`). Caches are warm in any case.
    ///
    /// What they name is kept, each request once, until this replica works on it: when it has become the leader, or holds the request's shard.
    /// So connections stand when it takes over, and what was named in between is not lost. It may be what the leader before has done already.
    /// Of controllers that come later (``Manager/withControllers(_:while:)``) sources are read while they work.
    ///
    /// - Parameter limit: how many requests are kept at most. If more are named, the first are forgotten, and
    ///   ``Manager/Configuration/onProblem`` hears of it.
    @discardableResult
    public final func warmsUp(keeping limit: Int = 10_000) -> Self {
        settings.warmLimit = max(0, limit)
        return self
    }

    /// By what requests fall into shards, if replicas share the work (``Manager/Configuration/sharding``); each by itself by default.
    ///
    /// - Parameter name: requests with the same name are in one shard. It has to be the same in all replicas and for the life of a request: if it
    ///   changes, two of them may be at work on the request for a moment. `nil` for the request's own.
    @discardableResult
    public final func sharded(by name: @escaping @Sendable (Request) -> String?) -> Self {
        settings.shardName = name
        return self
    }

    /// How long a reconcile may take; as long as it likes by default.
    ///
    /// After that it is cancelled, and when it has ended, reported as failed with a ``ReconcileDeadlineError`` that says which request it
    /// was waiting for. A reconcile that does not heed its cancellation can send nothing more, but its worker waits for it.
    ///
    /// - Parameter limit: how long.
    @discardableResult
    public final func deadline(_ limit: Duration) -> Self {
        settings.deadline = limit
        return self
    }

    /// How long a request waits that failed, or asked for another try; 5 ms doubling up to 1,000 s by default.
    ///
    /// - Parameter backoff: by the failures in a row; its jitter is drawn from the platform.
    @discardableResult
    public final func backoff(_ backoff: Backoff) -> Self {
        settings.queue.backoff = backoff
        return self
    }

    /// How many reconciles begin a second; as many as can by default.
    ///
    /// - Parameters:
    ///   - rate: of all reconciles; `nil` for no bound.
    ///   - retries: of those that come again after a failure, all together; of this wait and the back-off the longer counts.
    @discardableResult
    public final func rate(_ rate: TokenBucket?, retries: TokenBucket? = nil) -> Self {
        settings.queue.throughput = rate
        settings.queue.retryRate = retries
        return self
    }

    /// Makes one reconcile of a burst of changes: a request is reconciled when nothing has named it for a while.
    ///
    /// This holds for all sources; what the controller begins with, and what comes again after a failure or because it was asked for,
    /// is not held back.
    ///
    /// - Parameters:
    ///   - quiet: for how long nothing has to name it.
    ///   - longest: how long it waits at most, however often it is named; ten times as long by default.
    @discardableResult
    public final func debounce(for quiet: Duration, atMost longest: Duration? = nil) -> Self {
        let quiet = max(quiet, .zero)
        settings.debounce = Debounce(quiet: quiet, longest: max(longest ?? quiet * 10, .zero))
        return self
    }

    /// Changes how the controller's queue behaves: its bound, fairness between tenants, what a priority is worth.
    ///
    /// - Parameter change: changes the configuration as it is so far.
    @discardableResult
    public final func queue(_ change: (inout WorkQueue<Request>.Configuration) -> Void) -> Self {
        change(&settings.queue)
        return self
    }

    /// Lets somebody hear what the controller's queue does, for metrics.
    ///
    /// - Parameter observer: such as `WorkQueueTelemetry`.
    @discardableResult
    public final func queueObserver(_ observer: any WorkQueueObserver<Request>) -> Self {
        settings.queueObserver = observer
        return self
    }

    // MARK: Putting together

    /// Whether the controller begins with what watched objects name.
    var watchedAreRoots: Bool { true }

    final func declare<C: Resource>(_ type: C.Type) {
        _ = shared.set.informer(type)
        declared.insert(ObjectIdentifier(type))
    }

    final func follow<C: Resource>(
        _ type: C.Type, _ predicate: Predicate<C>, _ kind: ReconcileReason.Kind, priority: Int, isRoot: Bool,
        _ keys: @escaping @Sendable (C) -> [Request]
    ) {
        declare(type)
        let informer = shared.set.informer(type)
        sources.append(.informer(informer, predicate, kind, priority: priority, isRoot: isRoot, keys))
    }

    final func build(client: Client, informers: InformerSet, hooks: ControllerHooks) -> any RunnableController {
        var client = client
        client.fieldManager = name
        return Controller<Request>(
            name: name, client: client, informers: informers, declared: declared, settings: settings, sources: sources,
            reconciler: reconciler, hooks: hooks)
    }
}
