public import SteadyClient
public import SteadyModel
import Synchronization

/// The caches of a program: whoever asks for the same objects shares one watch, and the last one to leave ends it and frees the memory.
///
/// ```swift
/// let caches = Caches(client: client)
/// // in a task of its own:
/// try await caches.run()
/// // wherever pods of the shop are wanted, for as long as the body runs:
/// try await caches.withInformer(of: Pod.self, CacheRequest(scope: CacheScope(namespace: "shop"))) { pods in
///     try await pods.waitUntilSynced(timeout: .seconds(30))
///     …
/// }
/// ```
///
/// Nothing is watched that nobody has asked for: to read a kind without it is an error that says so, and never a watch of the whole cluster.
public final class Caches: Sendable {
    private struct State {
        var held: [CacheIdentity: HeldInformer] = [:]
        /// In the order in which they were first asked for.
        var order: [CacheIdentity] = []
        var begin: AsyncStream<HeldInformer>.Continuation?
    }

    private let source: Client
    private let state = Mutex(State())

    /// Caches that hold nothing.
    ///
    /// - Parameter client: how the server is reached.
    public init(client: Client) { source = client }

    /// The client of these caches: what is written through it is in all of them when the write returns; see ``Informer/client``.
    public var client: Client { source.listening(self) }

    /// Follows the server for whatever is asked for, until the task is cancelled; at most once at a time.
    ///
    /// - Throws: `CancellationError`; what an ``Informer/run()`` throws; ``CacheError`` if it runs already.
    public func run() async throws {
        let (begun, begin) = AsyncStream<HeldInformer>.makeStream()
        let isFirst = state.withLock { state in
            guard state.begin == nil else { return false }
            state.begin = begin
            for id in state.order { if let held = state.held[id] { begin.yield(held) } }
            return true
        }
        guard isFirst else { throw CacheError("these caches run already: call run() once") }
        defer { state.withLock { $0.begin = nil } }
        try await withThrowingDiscardingTaskGroup { group in
            for await held in begun {
                group.addTask {
                    do {
                        try await Self.follow(held)
                    } catch {
                        // Who waits for more is not cancelled with the group.
                        begin.finish()
                        throw error
                    }
                }
            }
            try Task.checkCancellation()
        }
    }

    /// Follows until nobody wants the objects any more. One that takes more memory than it may is not ready, and the others go on.
    private static func follow(_ held: HeldInformer) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await held.informer.run()
                } catch is CacheBudgetError {
                    try await held.isGivenUp.wait { $0 }
                }
            }
            group.addTask { try await held.isGivenUp.wait { $0 } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    // MARK: - Asking for objects

    /// Holds what is asked for as long as `body` runs; whoever asks for the same meanwhile has the same informer.
    ///
    /// - Parameters:
    ///   - type: the kind, or a projection of it.
    ///   - request: which objects, and what is kept of them.
    ///   - body: uses the informer; it may not be filled yet.
    /// - Throws: what `body` throws.
    public func withInformer<Object: Resource, Result>(
        of type: Object.Type = Object.self, _ request: CacheRequest<Object> = CacheRequest(),
        _ body: (Informer<Object>) async throws -> Result
    ) async rethrows -> Result {
        try await withInformer(source.resources(type), request, body)
    }

    /// Holds what is asked for as long as `body` runs: of a kind that is known at run time (`client.resources(type)`), or metadata alone
    /// (`client.metadata(of: type)`).
    ///
    /// - Parameters:
    ///   - resources: the resource; the client of it does not matter.
    ///   - request: which objects, and what is kept of them.
    ///   - body: uses the informer; it may not be filled yet.
    /// - Throws: what `body` throws.
    public func withInformer<Object: APIObject, Result>(
        _ resources: ResourceClient<Object>, _ request: CacheRequest<Object> = CacheRequest(),
        _ body: (Informer<Object>) async throws -> Result
    ) async rethrows -> Result {
        let (informer, id) = acquire(resources, request)
        defer { release(id) }
        return try await body(informer)
    }

    /// Holds what is asked for as long as these caches exist; may be called before ``run()``.
    ///
    /// - Parameters:
    ///   - type: the kind, or a projection of it.
    ///   - request: which objects, and what is kept of them.
    @discardableResult
    public func declare<Object: Resource>(
        _ type: Object.Type = Object.self, _ request: CacheRequest<Object> = CacheRequest()
    ) -> Informer<Object> {
        acquire(source.resources(type), request).informer
    }

    /// Takes one ``declare(_:_:)`` back; when nobody else wants the objects, they are followed no more.
    package func withdraw<Object: Resource>(_ type: Object.Type, _ request: CacheRequest<Object>) {
        release(CacheIdentity(source.resources(type), request))
    }

    /// The informer that somebody has asked for.
    ///
    /// - Parameters:
    ///   - type: the kind, or a projection of it.
    ///   - request: the same request.
    /// - Throws: ``CacheError`` if nobody has.
    public func informer<Object: Resource>(
        of type: Object.Type = Object.self, _ request: CacheRequest<Object> = CacheRequest()
    ) throws(CacheError) -> Informer<Object> {
        let id = CacheIdentity(source.resources(type), request)
        guard let found = state.withLock({ $0.held[id]?.informer }) as? Informer<Object> else {
            throw CacheError(
                """
                nobody keeps a cache of \(type.resourceType)\(id.scope == .all ? "" : " in that scope"), and reading does not start \
                one: declare(\(type).self) before, or use withInformer(of: \(type).self); to read from the server, use a client
                """)
        }
        return found
    }

    private func acquire<Object: APIObject>(
        _ resources: ResourceClient<Object>, _ request: CacheRequest<Object>
    ) -> (informer: Informer<Object>, id: CacheIdentity) {
        let id = CacheIdentity(resources, request)
        return state.withLock { state in
            if var held = state.held[id], let informer = held.informer as? Informer<Object> {
                held.users += 1
                state.held[id] = held
                return (informer, id)
            }
            var resources = resources
            resources.client = source
            let informer = Informer(
                resources, scope: request.scope, configuration: request.configuration, transform: request.transform.change)
            let held = HeldInformer(informer: informer)
            state.held[id] = held
            state.order.append(id)
            state.begin?.yield(held)
            return (informer, id)
        }
    }

    private func release(_ id: CacheIdentity) {
        let last = state.withLock { state -> HeldInformer? in
            guard var held = state.held[id] else { return nil }
            held.users -= 1
            state.held[id] = held
            guard held.users == 0 else { return nil }
            state.held[id] = nil
            state.order.removeAll { $0 == id }
            return held
        }
        last?.isGivenUp.withLock { $0 = true }
    }

    // MARK: - Health

    private var informers: [any AnyInformer] { state.withLock { state in state.order.compactMap { state.held[$0]?.informer } } }

    /// How many collections are followed.
    public var count: Int { state.withLock { $0.held.count } }

    /// What the caches take, each for itself, in the order in which they were first asked for.
    public var memory: [CacheMemory] { informers.map(\.memory) }

    /// How each of them stands, in the order in which they were first asked for: for readiness checks that tell one problem from another.
    ///
    /// - Parameter grace: how long a connection may have been failing.
    public func standing(grace: Duration = .seconds(60)) -> [CacheStanding] { informers.map { $0.standing(grace: grace) } }

    /// Whether everything that was asked for has been listed.
    public var isSynced: Bool { informers.allSatisfy(\.isSynced) }

    /// Waits until everything that was asked for so far has been listed.
    ///
    /// - Parameter timeout: how long at most, for all of it.
    /// - Throws: ``NotSyncedError`` with what is missing and why; `CancellationError`.
    public func waitUntilSynced(timeout: Duration) async throws {
        let (informers, clock) = (informers, source.platform.clock)
        let isInTime = try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for informer in informers { try await informer.waitUntilSynced() }
                return true
            }
            group.addTask {
                try await clock.sleep(for: timeout)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
        if isInTime { return }
        let missing = informers.flatMap(\.unsynced)
        guard !missing.isEmpty else { return }
        throw NotSyncedError(missing: missing, timeout: timeout)
    }

    /// Whether all caches are filled and followed, for a readiness check.
    ///
    /// - Parameter grace: how long a connection may have been failing.
    /// - Returns: `nil` if all is well; else which watches are not, and why.
    public func unhealthiness(grace: Duration = .seconds(60)) -> String? {
        let problems = informers.compactMap { $0.unhealthiness(grace: grace) }
        return problems.isEmpty ? nil : problems.joined(separator: "; ")
    }
}

extension Caches: WriteListener {
    public func wrote(_ request: APIRequest, answer: [UInt8]) {
        for informer in informers { informer.wrote(request, answer: answer) }
    }
}

/// An informer that somebody has asked for.
private struct HeldInformer: Sendable {
    let informer: any AnyInformer
    var users = 1
    /// Whether nobody wants it any more.
    let isGivenUp = WaitableMutex(false)
}

/// An informer of any type.
private protocol AnyInformer: WriteListener {
    var isSynced: Bool { get }
    var unsynced: [NotSyncedError.Missing] { get }
    var memory: CacheMemory { get }
    func run() async throws
    func waitUntilSynced() async throws
    func unhealthiness(grace: Duration) -> String?
    func standing(grace: Duration) -> CacheStanding
}

extension Informer: AnyInformer {}
