import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyQueue
import Synchronization

/// A controller of any kind, as the manager runs it.
protocol RunnableController: Sendable {
    var name: String { get }
    var isIdle: Bool { get }
    func run(isTakingOver: Bool) async throws
    func resync()
    func shutDown()
}

/// Takes keys from a queue and reconciles their objects.
final class Controller<R: Resource>: RunnableController {
    let name: String
    private let client: Client
    private let informers: InformerSet
    private let declared: Set<ObjectIdentifier>
    private let finalizer: String?
    private let workers: Int
    private let reconciler: any Reconciler<R>
    private let observe: @Sendable (ReconcileReport) -> Void
    private let unsettled = UnsettledWrites()
    private let applied = AppliedChildren()
    /// There is one while the controller works; a standby keeps none, for it begins with every object anyway.
    private let queue = Mutex<WorkQueue<ObjectKey>?>(nil)
    private let hasShutDown = Mutex(false)

    init(
        name: String, client: Client, informers: InformerSet, declared: Set<ObjectIdentifier>, finalizer: String?, workers: Int,
        reconciler: any Reconciler<R>, observe: @escaping @Sendable (ReconcileReport) -> Void
    ) {
        self.name = name
        self.client = client
        self.informers = informers
        self.declared = declared
        self.finalizer = finalizer
        self.workers = workers
        self.reconciler = reconciler
        self.observe = observe
    }

    var isIdle: Bool { queue.withLock { $0?.isIdle ?? true } }

    func enqueue(_ key: ObjectKey) { queue.withLock { $0 }?.add(key) }

    func resync() {
        for object in informers.existing(R.self)?.snapshot.all ?? [] { enqueue(object.key) }
    }

    func shutDown() {
        hasShutDown.withLock { $0 = true }
        queue.withLock { $0 }?.shutDown(.immediate)
    }

    /// Works until it is shut down or cancelled.
    ///
    /// - Parameter isTakingOver: whether another replica may have written just before: the caches first catch up with it.
    func run(isTakingOver: Bool) async throws {
        let own = informers.all(of: declared)
        for informer in own { try await informer.waitUntilSynced() }
        if isTakingOver { for informer in own { try await catchUp(informer) } }
        let queue = WorkQueue<ObjectKey>(clock: client.platform.clock)
        self.queue.withLock { $0 = queue }
        defer { self.queue.withLock { $0 = nil } }
        // After the queue is in place: what arrives from now on is queued twice at worst.
        for object in informers.existing(R.self)?.snapshot.all ?? [] { queue.add(object.key, priority: -1) }
        if hasShutDown.withLock({ $0 }) { queue.shutDown(.immediate) }
        await queue.process(concurrency: workers) { key in try await self.work(key, failures: queue.failures(of: key)) }
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

    /// One turn of a key.
    private func work(_ key: ObjectKey, failures: Int) async throws -> WorkOutcome {
        let began = client.platform.clock.now
        let result = await turn(key)
        try Task.checkCancellation()
        observe(
            ReconcileReport(
                controller: name, key: key, result: result, duration: began.duration(to: client.platform.clock.now),
                failures: failures))
        switch result {
        case .done, .failedForGood: return .done
        case .requeued(let delay): return .again(after: delay)
        case .retried, .outrun, .failed: return .retry
        }
    }

    private func turn(_ key: ObjectKey) async -> ReconcileReport.Result {
        do {
            try await unsettled.settle(key)
            guard let object = informers.existing(R.self)?[key] else {
                applied.forget(key)
                return .done
            }
            let outcome = try await reconcile(object, key)
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

    private func reconcile(_ object: R, _ key: ObjectKey) async throws -> Outcome {
        let context = Context<R>(
            client: client, controller: name, session: Context.Session(object), informers: informers, declared: declared,
            unsettled: unsettled, applied: applied, key: key)
        guard let finalizer else {
            return object.isBeingDeleted
                ? try await reconciler.cleanup(object, context) : try await reconciler.reconcile(object, context)
        }
        let finalizers = object.metadata.finalizers ?? []
        if object.isBeingDeleted {
            guard finalizers.contains(finalizer) else { return .done }
            let outcome = try await reconciler.cleanup(object, context)
            guard outcome == .done else { return outcome }
            try await setFinalizers(finalizers.filter { $0 != finalizer }, context)
            return .done
        }
        if !finalizers.contains(finalizer) { try await setFinalizers(finalizers + [finalizer], context) }
        return try await reconciler.reconcile(context.object, context)
    }

    /// Replaces the list, if the object is as it was seen: a merge patch cannot change a part of it.
    private func setFinalizers(_ finalizers: [String], _ context: Context<R>) async throws {
        let object = context.object
        var metadata: JSONValue = ["finalizers": .array(finalizers.map { .string($0) })]
        if let uid = object.metadata.uid { metadata["uid"] = .string(uid) }
        if let version = object.metadata.resourceVersion { metadata["resourceVersion"] = .string(version) }
        do {
            try await context.patch(R.self, object.key, .merge(["metadata": metadata]))
        } catch let error as APIError where error.isNotFound && object.isBeingDeleted {
            // Gone already: that is what was wanted.
        }
    }
}
