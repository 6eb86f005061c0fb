import SteadyElection
import SteadyQueue

/// How a controller works.
struct ControllerSettings<Request: Hashable & Sendable> {
    /// How many requests are reconciled at a time.
    var workers = 1
    /// How its queue behaves.
    var queue = WorkQueue<Request>.Configuration()
    /// How long what sources name is held back; `nil` for not at all.
    var debounce: Debounce?
    /// How long a reconcile may take; `nil` for as long as it likes.
    var deadline: Duration?
    /// Hears what the queue does.
    var queueObserver: (any WorkQueueObserver<Request>)?
    /// How many requests are kept that sources name before the controller works; `nil` if sources are not read then.
    var warmLimit: Int?
    /// By what name a request falls into a shard, if not by its own.
    var shardName: (@Sendable (Request) -> String?)?

    /// By what name a request falls into a shard.
    func name(of request: Request) -> String { shardName?(request) ?? "\(ReconcileReport.key(of: request))" }
}

/// Who hears how controllers fare.
struct ControllerHooks: Sendable {
    var events: EventRecorder
    var report: @Sendable (ReconcileReport) -> Void
    var problem: @Sendable (ControllerProblem) -> Void
    var journal: ReconcileJournal
    var term: @Sendable () -> Term? = { nil }
    var interceptor: (any ReconcileInterceptor)?
    var queueObservers: (any ControllerQueueObservers)?
    /// Who knows what is for this replica, if the work is shared.
    var shards: ShardKeeper?
}
