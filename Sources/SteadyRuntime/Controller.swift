import SteadyCache
import SteadyClient
import SteadyElection
import SteadyModel
import SteadyQueue
import Synchronization

/// A controller of any kind, as the manager runs it.
protocol RunnableController: Sendable {
    var name: String { get }
    var isIdle: Bool { get }
    var standing: ControllerStanding { get }
    /// Reads the sources that a standby reads, too, until it is shut down or the task is cancelled.
    func warmUp() async
    func run(isTakingOver: Bool) async throws
    func resync()
    func shutDown()
    func replay(_ recording: ReconcileRecording, _ client: (Client) -> Client) async throws -> ReconcileReport.Result
    func detach()
    /// Its caches are at the server's present state, as far as they are there at all.
    func catchUp() async throws
    /// A shard is held now: all that is in it is to be reconciled.
    func begin(inShard shard: Int)
}

/// Takes requests from its sources into a queue, and reconciles them.
final class Controller<Request: Hashable & Sendable>: RunnableController {
    let name: String
    private let client: Client
    private let informers: InformerSet
    private let declared: Set<ObjectIdentifier>
    private let settings: ControllerSettings<Request>
    private let sources: [ControllerSource<Request>]
    private let reconciler: any RequestReconciler<Request>
    private let hooks: ControllerHooks
    private let reasons = PendingItems<Request>()
    /// What was named before the controller works; `nil` if sources are read only while it does.
    private let warm: WarmRequests<Request>?
    /// There is one while the controller works; a standby keeps none, for it begins with everything anyway.
    private let intake = Mutex<Intake?>(nil)
    private let end = Signal()
    private let attachments = Mutex<[@Sendable () -> Void]>([])
    /// Declared kinds that the server does not serve.
    private let missing = Mutex<[ResourceType]>([])

    /// What takes requests in.
    private struct Intake {
        let queue: WorkQueue<Request>
        let debouncer: Debouncer<Request>?

        func shutDown() {
            debouncer?.shutDown()
            queue.shutDown(.immediate)
        }
    }

    init(
        name: String, client: Client, informers: InformerSet, declared: Set<ObjectIdentifier>,
        settings: ControllerSettings<Request>, sources: [ControllerSource<Request>],
        reconciler: any RequestReconciler<Request>, hooks: ControllerHooks
    ) {
        self.name = name
        self.client = client
        self.informers = informers
        self.declared = declared
        self.settings = settings
        self.sources = sources
        self.reconciler = reconciler
        self.hooks = hooks
        warm = settings.warmLimit.map { WarmRequests(limit: $0) }
        let attached = sources.map { $0.attach(inlet) }
        attachments.withLock { $0 = attached }
    }

    // Call-backs of an informer hold others, which may have call-backs that hold it.
    deinit { detach() }

    var isIdle: Bool { intake.withLock { $0.map { $0.queue.isIdle && $0.debouncer?.isEmpty != false } ?? true } }

    var standing: ControllerStanding {
        ControllerStanding(
            name: name, workers: settings.workers, missing: missing.withLock { $0 },
            queue: intake.withLock { $0 }?.queue.statistics)
    }

    private var inlet: ControllerInlet<Request> {
        ControllerInlet(
            controller: name, platform: client.platform,
            keepsChanges: hooks.journal.configuration.isOn,
            put: { [weak self] request, priority, reason, change in
                self?.enqueue(request, priority: priority, reason, change)
            },
            tell: hooks.problem)
    }

    @_specialize(where Request == ObjectKey)
    private func enqueue(
        _ request: Request, priority: Int, _ reason: ReconcileReason, _ change: (any RecordedChange)? = nil
    ) {
        guard let intake = intake.withLock({ $0 }) else { return }
        if let shards = hooks.shards, !shards.holds(settings.name(of: request)) { return }
        reasons.add(reason, change, for: request, at: client.platform.clock.now)
        let isIn: Bool
        if let debouncer = intake.debouncer, reason != .start {
            isIn = debouncer.add(request, priority: priority)
        } else {
            isIn = intake.queue.add(request, priority: priority)
        }
        // What is full or has ended keeps nothing.
        if !isIn { reasons.forget(request) }
    }

    func warmUp() async {
        guard let warm else { return }
        let inlet = ControllerInlet<Request>(
            controller: name, platform: client.platform, keepsChanges: false,
            put: { [weak self] request, priority, reason, change in
                guard let self else { return }
                // Kept first, so that nothing is lost if the work begins or ends at this moment.
                if warm.keep(request, priority: priority, reason) {
                    let what =
                        "sources have named more than \(warm.limit) requests that it cannot work on yet; the first are forgotten"
                    hooks.problem(ControllerProblem(controller: name, what: what))
                }
                takeWarm()
            }, tell: hooks.problem)
        await withDiscardingTaskGroup { group in
            for run in sources.compactMap(\.run) { group.addTask { await run(inlet) } }
            await end.wait()
            group.cancelAll()
        }
    }

    /// What sources have named is taken in, as far as it is for this replica now.
    private func takeWarm() {
        guard let warm, intake.withLock({ $0 != nil }) else { return }
        for waiting in warm.take(where: { hooks.shards?.holds(settings.name(of: $0)) ?? true }) {
            enqueue(waiting.request, priority: waiting.priority, waiting.reason)
        }
    }

    /// Hears of no more changes; for when it does not run any more.
    func detach() {
        let attached = attachments.withLock { attachments in
            defer { attachments = [] }
            return attachments
        }
        for takeBack in attached { takeBack() }
    }

    func resync() {
        for source in sources { for request in source.initial() { enqueue(request, priority: -1, .resync) } }
    }

    func catchUp() async throws {
        for informer in informers.all(of: declared) where !informer.isUnserved {
            try await informer.waitUntilSynced()
            try await catchUp(informer)
        }
    }

    func begin(inShard shard: Int) {
        for source in sources {
            for request in source.initial() where hooks.shards?.shard(of: settings.name(of: request)) == shard {
                enqueue(request, priority: -1, .start)
            }
        }
        takeWarm()
    }

    func shutDown() {
        end.fire()
        intake.withLock { $0 }?.shutDown()
    }

    /// Works until it is shut down or cancelled.
    ///
    /// - Parameter isTakingOver: whether another replica may have written just before: the caches first catch up with it.
    func run(isTakingOver: Bool) async throws {
        let own = informers.all(of: declared)
        try await waitForCaches(own)
        if end.hasFired { return }
        if isTakingOver { for informer in own { try await catchUp(informer) } }
        let platform = client.platform
        // Only then items leave the queue without being worked on.
        let isDropping = settings.queue.capacity.policy == .dropOldest
        let observer = settings.queueObserver ?? hooks.queueObservers?.observer(of: name, Request.self)
        let queue = WorkQueue<Request>(
            settings.queue, clock: platform.clock,
            random: {
                var random = platform.random
                return random.next()
            }, observer: isDropping ? DropObserver(base: observer, reasons: reasons) : observer)
        let debouncer = settings.debounce.map {
            Debouncer<Request>($0, capacity: settings.queue.capacity, clock: platform.clock)
        }
        let intake = Intake(queue: queue, debouncer: debouncer)
        self.intake.withLock { $0 = intake }
        defer {
            self.intake.withLock { $0 = nil }
            reasons.clear()
        }
        // After the queue is in place: what arrives from now on is queued twice at worst.
        for source in sources { for request in source.initial() { enqueue(request, priority: -1, .start) } }
        takeWarm()
        if end.hasFired { intake.shutDown() }
        await withDiscardingTaskGroup { group in
            if warm == nil { for run in sources.compactMap(\.run) { group.addTask { await run(self.inlet) } } }
            if let debouncer {
                group.addTask {
                    await debouncer.run { request, priority in
                        if !queue.add(request, priority: priority) { self.reasons.forget(request) }
                    }
                }
            }
            await queue.process(concurrency: settings.workers) { request in
                debouncer?.forget(request)
                return try await self.workIfOurs(request, failures: queue.failures(of: request))
            }
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    /// Waits until the caches are filled, and says which kinds are not served: the controller begins when they are.
    private func waitForCaches(_ own: [any SharedInformer]) async throws {
        defer { missing.withLock { $0 = [] } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for informer in own { try await informer.waitUntilSynced() } }
            group.addTask { await self.end.wait() }
            group.addTask {
                var told: Set<ResourceType> = []
                while true {
                    let missing = own.filter(\.isUnserved).map(\.type)
                    self.missing.withLock { $0 = missing }
                    for type in missing where told.insert(type).inserted {
                        let what = "begins when \(type) (\(type.apiVersion)) are served; is their definition installed?"
                        self.hooks.problem(ControllerProblem(controller: self.name, what: what))
                    }
                    try await self.client.platform.clock.sleep(for: .seconds(1))
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
    }

    private func catchUp(_ informer: any SharedInformer) async throws {
        while true {
            do {
                return try await informer.catchUp()
            } catch {
                try Task.checkCancellation()
                try await client.platform.clock.sleep(for: .milliseconds(500))
            }
        }
    }

    /// One turn of a request, if its shard is held; it is cut off when the shard is lost.
    private func workIfOurs(_ request: Request, failures: Int) async throws -> WorkOutcome {
        guard let shards = hooks.shards else { return try await work(request, failures: failures, client, hooks.term) }
        guard let hold = shards.begin(settings.name(of: request)) else {
            // Who holds it now has it in a queue of its own.
            reasons.forget(request)
            return .done
        }
        defer { hold.end() }
        return try await withThrowingTaskGroup(of: WorkOutcome?.self) { group in
            group.addTask {
                try await self.work(request, failures: failures, hold.guarding(self.client)) { hold.heldTerm }
            }
            group.addTask {
                await hold.abort.wait()
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            // What it comes to after that does not count.
            while let _ = await group.nextResult() {}
            return first ?? .done
        }
    }

    /// One turn of a request.
    @_specialize(where Request == ObjectKey)
    private func work(
        _ request: Request, failures: Int, _ client: Client, _ term: @escaping @Sendable () -> Term?
    ) async throws -> WorkOutcome {
        let began = client.platform.clock.now
        let trace = hooks.journal.begin(
            controller: name, key: ReconcileReport.key(of: request), asked: reasons.take(request, at: began), failures: failures,
            at: began, date: client.platform.wallTime)
        let result: ReconcileReport.Result
        if let interceptor = hooks.interceptor {
            result = await interceptor.around(ReconcileStart(trace)) { await turn(request, trace, client, term) }
        } else {
            result = await turn(request, trace, client, term)
        }
        let now = client.platform.clock.now
        hooks.journal.end(trace, result, after: began.duration(to: now))
        trace.recorder?.finish(trace)
        try Task.checkCancellation()
        hooks.report(
            ReconcileReport(
                request: request, result: result, duration: began.duration(to: now), trace: trace,
                redaction: Redaction(added: hooks.journal.configuration.redacts)))
        switch result {
        case .done, .failedForGood: return .done
        case .requeued(let delay):
            reasons.add(.requeue(after: delay), for: request, from: now + delay)
            return .again(after: delay)
        case .retried, .outrun, .failed:
            reasons.add(.retry(failures + 1), for: request, at: now)
            return .retry
        }
    }

    /// Runs one reconcile as it was recorded.
    func replay(_ recording: ReconcileRecording, _ change: (Client) -> Client) async throws -> ReconcileReport.Result {
        guard let request = recording.key as? Request else {
            throw RecordingError("\(name) does not reconcile objects: what else is reconciled cannot be run again")
        }
        for informer in informers.all(of: declared) { try informer.restore(recording.objects(of: informer.type)) }
        let trace = hooks.journal.begin(
            controller: name, key: recording.key, asked: PendingReasons.Taken(), failures: recording.failures,
            at: client.platform.clock.now, date: recording.date, replayed: recording)
        return await turn(request, trace, change(client), hooks.term)
    }

    private func turn(
        _ request: Request, _ trace: ReconcileTrace, _ client: Client, _ term: @escaping @Sendable () -> Term?
    ) async -> ReconcileReport.Result {
        do {
            let outcome = try await reconcile(request, trace, client, term)
            switch outcome.kind {
            case .done: return .done
            case .retry: return .retried
            case .requeue(let delay): return .requeued(after: delay)
            }
        } catch let error as StaleViewError {
            return .outrun(error.description)
        } catch let error as APIError where error.isConflict {
            return .outrun(error.description)
        } catch let error as TerminalError {
            return .failedForGood(error)
        } catch {
            return .failed(error)
        }
    }

    private func reconcile(
        _ request: Request, _ trace: ReconcileTrace, _ client: Client, _ term: @escaping @Sendable () -> Term?
    ) async throws -> Outcome {
        var working = client.traced(by: trace, informers)
        if let recorder = trace.recorder {
            recorder.begin(informers.all(of: declared))
            working = recorder.client(working)
        }
        let context = RequestContext(
            client: working, controller: name, request: request, reasons: trace.asked.reasons,
            failures: trace.failures, events: ControllerEvents(recorder: hooks.events, controller: name), informers: informers,
            declared: declared, trace: trace, readTerm: term)
        guard let limit = settings.deadline else { return try await reconciler.reconcile(request, context) }
        return try await withDeadline(limit, trace, clock: client.platform.clock) { [reconciler] in
            try await reconciler.reconcile(request, context)
        }
    }
}
