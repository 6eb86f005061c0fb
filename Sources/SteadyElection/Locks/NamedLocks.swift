public import SteadyClient
public import SteadyModel

/// Locks by name for applications, each kept as a Lease: one holder in the whole cluster at a time.
///
/// ```swift
/// let locks = NamedLocks(client: client, namespace: "ops")
/// try await locks.withLock("nightly-report", within: .seconds(60)) { token in
///     let client = token.guarding(client)                                // writes only while the lock is held
///     …
/// }
/// ```
///
/// *Guarantees.* As for ``LeaderElector``: no two bodies of a name run at a time, as long as clocks keep their rate within
/// ``ElectionConfiguration/clockDrift``, bodies heed their cancellation within ``ElectionConfiguration/drain``, and no process is paused in one.
/// For what has to be safe beyond that there are ``LockToken/guarding(_:fence:)`` and ``LockToken/term``.
///
/// *Order.* First come, first served, in a process and between processes, as long as those who wait are alive. Some that have died
/// at the head of the queue cost the others twice the ``ElectionConfiguration/leaseDuration`` at most. Whoever waits watches the Lease, and
/// hears at once that it is free; it still looks every half ``ElectionConfiguration/leaseDuration``, and every
/// ``ElectionConfiguration/retryPeriod``, half a second by default, while it cannot or may not watch.
///
/// *Re-entrancy.* Who holds a lock, its child tasks included, may take it again, and runs at once.
///
/// The Lease objects stay when nobody holds them any more.
public final class NamedLocks: Sendable {
    /// Which lock of which locks, for those who hold it.
    private struct Held: Hashable {
        var locks: ObjectIdentifier
        var key: ObjectKey
    }

    @TaskLocal private static var held: [Held: LockToken] = [:]

    /// Who this is, in leases and in errors; unique for every start of a process.
    public let identity: String
    /// The times.
    public let configuration: ElectionConfiguration
    private let namespace: String
    private let client: Client
    private let onDrainOverrun: @Sendable (ObjectKey) -> Void
    /// The locks somebody in this process holds or campaigns for.
    private let busy = WaitableMutex<Set<ObjectKey>>([])
    private let serial = WaitableMutex(0)
    private let (abandoned, abandon) = AsyncStream.makeStream(of: LockStore.self, bufferingPolicy: .bufferingNewest(1000))

    /// The times of locks by default: a lease of 10 s, noticed within half a second when it is free.
    public static let defaultTimes = ElectionConfiguration(
        leaseDuration: .seconds(10), renewDeadline: .seconds(6), retryPeriod: .milliseconds(500), requestTimeout: .seconds(1),
        drain: .seconds(1))

    /// Locks in a cluster.
    ///
    /// - Parameters:
    ///   - client: how the cluster is reached.
    ///   - namespace: where the Lease objects are by default.
    ///   - identity: who this is, unique for every start of a process; a random UUID by default.
    ///   - configuration: the times.
    ///   - onDrainOverrun: called if a body goes on for longer than ``ElectionConfiguration/drain`` after its lock was lost; a program that has
    ///     to be sure exits here.
    /// - Throws: ``ElectionError`` if the times are not safe.
    public init(
        client: Client, namespace: String, identity: String? = nil, configuration: ElectionConfiguration = defaultTimes,
        onDrainOverrun: @escaping @Sendable (ObjectKey) -> Void = { _ in }
    ) throws {
        try configuration.validate()
        var random = client.platform.random
        self.identity = identity ?? random.uuid()
        self.configuration = configuration
        self.namespace = namespace
        self.client = client.with(timeout: configuration.requestTimeout, priority: .high, retry: RetryPolicy.none)
        self.onDrainOverrun = onDrainOverrun
    }

    /// Gives back what tasks held or waited for that were cancelled, until its own task is cancelled.
    ///
    /// A cancelled task can send nothing more. With this in a task of its own its lock is free at once; without, when it has run out.
    public func run() async {
        for await store in abandoned { await store.leave() }
    }

    /// Runs a body while nobody else in the cluster holds the lock.
    ///
    /// When the lock is lost, the body is cancelled. When it has ended, the lock is given back.
    ///
    /// - Parameters:
    ///   - name: the lock; the name of its Lease object.
    ///   - namespace: of the Lease object, if it is not that of these locks.
    ///   - patience: how long to wait for it at most; `nil` for as long as it takes.
    ///   - body: what is done under the lock.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws; ``LockError`` if the lock was not had in time, was lost, or cannot be
    ///   named so; `CancellationError`.
    public func withLock<Result: Sendable>(
        _ name: String, in namespace: String? = nil, within patience: Duration? = nil,
        _ body: @escaping @Sendable (LockToken) async throws -> Result
    ) async throws -> Result {
        let key = ObjectKey(namespace: namespace ?? self.namespace, name: name)
        if let token = Self.held[Held(locks: ObjectIdentifier(self), key: key)] {
            try token.check()
            return try await body(token)
        }
        let problems = Validation.dns1123Subdomain(name)
        guard problems.isEmpty else { throw LockError.badName(key, problems) }
        let acquisition = try Acquisition<Result>(makeStore(key), key, configuration, client.platform) { [onDrainOverrun] in
            onDrainOverrun(key)
        }
        do {
            return try await race(acquisition, patience, body)
        } catch {
            // The lock was given back if the body had come to an end by itself.
            if Task.isCancelled {
                abandon.yield(acquisition.store)
            } else if (error as? LockError)?.code == .timedOut {
                await acquisition.store.leave()
            }
            throw error
        }
    }

    /// Who holds a lock, as the cluster says; `nil` if nobody does, though one that has died may still be told.
    ///
    /// - Parameters:
    ///   - name: the lock.
    ///   - namespace: of the Lease object, if it is not that of these locks.
    /// - Throws: `APIError`; `TransportError`.
    public func holder(of name: String, in namespace: String? = nil) async throws -> String? {
        try await makeStore(ObjectKey(namespace: namespace ?? self.namespace, name: name)).holder()
    }

    private func makeStore(_ key: ObjectKey) -> LockStore {
        let number = serial.withLock { serial in
            serial &+= 1
            return serial
        }
        return LockStore(client: client, key: key, ticket: "\(identity)#\(number)", configuration: configuration)
    }

    /// Waits for the lock and works; or gives up, if it has not begun in time.
    private func race<Result: Sendable>(
        _ acquisition: Acquisition<Result>, _ patience: Duration?, _ body: @escaping @Sendable (LockToken) async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await self.hold(acquisition, body) }
            if let patience {
                group.addTask {
                    try await self.client.platform.clock.sleep(for: patience)
                    guard acquisition.giveUp() else { return nil }
                    throw LockError.timedOut(
                        acquisition.key, after: patience, holder: acquisition.holder, problem: acquisition.problem)
                }
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    private func hold<Result: Sendable>(
        _ acquisition: Acquisition<Result>, _ body: @escaping @Sendable (LockToken) async throws -> Result
    ) async throws -> Result {
        let key = acquisition.key
        try await busy.wait { busy in busy.insert(key).inserted }
        defer { _ = busy.withLock { $0.remove(key) } }
        let held = Held(locks: ObjectIdentifier(self), key: key)
        return try await acquisition.run { token in
            var all = Self.held
            all[held] = token
            return try await Self.$held.withValue(all) { try await body(token) }
        }
    }
}
