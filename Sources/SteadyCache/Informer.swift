public import SteadyClient
public import SteadyCodec
public import SteadyModel
import Synchronization

/// Which objects of a kind a cache holds.
public struct InformerScope: Hashable, Sendable {
    /// One namespace; `nil` for all.
    public var namespace: String?
    /// Only objects whose labels match.
    public var labelSelector: String?
    /// Only objects whose fields match.
    public var fieldSelector: String?

    /// A scope of these parts; by default everything.
    public init(namespace: String? = nil, labelSelector: String? = nil, fieldSelector: String? = nil) {
        self.namespace = namespace
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
    }
}

/// A local copy of all objects of one kind and scope, kept up to date by a watch.
///
/// *Guarantees.* Reads never wait and see one consistent state. The copy never goes back in time. Callbacks get every change in
/// order, one at a time, after the copy has it; intermediate states may be missing, the last one never is.
public final class Informer<R: Resource>: Sendable {
    private struct State {
        var reflector = ReflectorState<R>()
        var callbacks: [@Sendable (Change<R>) -> Void] = []
        var waiters: [(id: Int, isDone: @Sendable (ReflectorState<R>) -> Bool, continuation: CheckedContinuation<Void, Never>)] =
            []
        var lastID = 0
    }

    private let client: Client
    /// Which objects the cache holds.
    public let scope: InformerScope
    private let state = Mutex(State())
    private let transform: @Sendable (inout R) -> Void
    /// How the watch fares, for health checks and metrics.
    public let monitor = WatchMonitor()

    /// A cache that is empty until ``run()``.
    ///
    /// - Parameters:
    ///   - client: how the server is reached.
    ///   - scope: which objects are held.
    ///   - decoding: what of the objects is kept; by default everything but `managedFields`, which few programs read and which
    ///     take a third of the memory.
    ///   - transform: changes objects before they are kept.
    public init(
        client: Client, scope: InformerScope = InformerScope(), decoding: JSONDecodingOptions = .cached,
        transform: @escaping @Sendable (inout R) -> Void = { _ in }
    ) {
        var client = client
        client.decoding = decoding
        self.client = client
        self.scope = scope
        self.transform = transform
    }

    /// Adds a callback for changes; to be done before ``run()``. It must return quickly: the watch waits for it.
    public func onChange(_ callback: @escaping @Sendable (Change<R>) -> Void) {
        state.withLock { $0.callbacks.append(callback) }
    }

    /// Follows the server until the task is cancelled.
    public func run() async throws {
        let options = FollowOptions(labelSelector: scope.labelSelector, fieldSelector: scope.fieldSelector)
        // Equal parts of the objects are the same memory, across lists and watches.
        let resources = client.resources(R.self, in: scope.namespace)
        try await resources.follow(options, sharing: SharingPool(), monitor: monitor) { [self] update in
            let kept = update.map(transform)
            self.update { $0.received(kept) }
        }
    }

    private func update(_ change: (inout ReflectorState<R>) -> [Change<R>]) {
        let (changes, callbacks, woken) = state.withLock { state in
            let changes = change(&state.reflector)
            var woken: [CheckedContinuation<Void, Never>] = []
            let reflector = state.reflector
            state.waiters.removeAll { waiter in
                guard waiter.isDone(reflector) else { return false }
                woken.append(waiter.continuation)
                return true
            }
            return (changes, state.callbacks, woken)
        }
        for change in changes { for callback in callbacks { callback(change) } }
        for continuation in woken { continuation.resume() }
    }

    /// The objects now.
    public var snapshot: Snapshot<R> { state.withLock { $0.reflector.store.snapshot } }

    /// Whether the first list is complete.
    public var isSynced: Bool { state.withLock { $0.reflector.isSynced } }

    /// The latest version seen.
    public var highWater: String { state.withLock { $0.reflector.store.highWater } }

    /// Waits until the first list is complete.
    ///
    /// - Throws: `CancellationError`.
    public func waitUntilSynced() async throws { try await wait { $0.isSynced } }

    /// Waits until the cache has seen a version, or the time is over; returns whether it has.
    ///
    /// - Throws: `CancellationError`.
    public func waitUntil(resourceVersion version: String, timeout: Duration) async throws -> Bool {
        if hasSeen(version) { return true }
        return try await waitUntil(timeout: timeout) { _, highWater in !ResourceVersion.isLater(version, than: highWater) }
    }

    /// Waits until something holds for the cache's objects and the latest version seen, or the time is over; returns whether
    /// it does.
    ///
    /// - Throws: `CancellationError`.
    public func waitUntil(
        timeout: Duration, _ isMet: @escaping @Sendable (Snapshot<R>, _ highWater: String) -> Bool
    ) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await self.wait { isMet($0.store.snapshot, $0.store.highWater) }
                return true
            }
            group.addTask {
                try await self.client.platform.clock.sleep(for: timeout)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }

    /// Brings the cache up to the server's present state, by a list if the watch is behind it.
    ///
    /// For a replica that takes over from another: what that one wrote last is in the cache when this returns.
    ///
    /// - Throws: as `Client.list`; `CancellationError`.
    public func catchUp() async throws {
        let present = try await client.list(R.self, in: scope.namespace, ListOptions(limit: 1)).resourceVersion
        if isSynced, hasSeen(present) { return }
        var items: [R] = []
        var token: String?
        repeat {
            let options = ListOptions(
                labelSelector: scope.labelSelector, fieldSelector: scope.fieldSelector, limit: 500, continueToken: token)
            var page = try await client.list(R.self, in: scope.namespace, options)
            for index in page.items.indices { transform(&page.items[index]) }
            items += page.items
            token = page.continueToken
            if token == nil {
                let (whole, version) = (items, page.resourceVersion)
                monitor.saw(version)
                update { $0.caughtUp(whole, version: version) }
            }
        } while token != nil
    }

    /// Whether the cache contains everything up to a version.
    public func hasSeen(_ version: String) -> Bool { !ResourceVersion.isLater(version, than: highWater) }

    private func wait(until isDone: @escaping @Sendable (ReflectorState<R>) -> Bool) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled || isDone(state.reflector) { return true }
                    state.waiters.append((id, isDone, continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
                return state.waiters.remove(at: index).continuation
            }
            continuation?.resume()
        }
        try Task.checkCancellation()
    }
}
