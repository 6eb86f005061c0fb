public import SteadyModel
import Synchronization

/// Runs work in one replica at a time: campaigns for a lease, works while it holds it, and hands over.
///
/// ```swift
/// let elector = try LeaderElector(store: ObjectLeaseStore(client: client, namespace: "ops", name: "website"), platform: .system)
/// try await elector.run { term in … }
/// ```
///
/// *Guarantees.* No two electors believe in their leadership at one moment, as long as clocks keep their rate within
/// ``ElectionConfiguration/clockDrift``, and nobody deletes the lease of a living leader just before a candidate starts. A lease
/// alone cannot stop a write that is already on its way or a process that is paused between looking and sending; that is what
/// ``gate``, request time-outs and the ``Term`` are for. Times in the lease are never compared with the local clock (client-go:
/// `leaderelection`).
public final class LeaderElector: Sendable {
    /// Who this is; unique for every start of a process, so that a restarted one waits as any challenger.
    public let identity: String
    /// The times of the election.
    public let configuration: ElectionConfiguration
    /// Open while leadership is certain.
    public let gate = LeadershipGate()
    private let store: any LeaseStore
    let platform: Platform
    private let state: Mutex<LeaderElectionState>
    let contact = Mutex(ElectionContact())
    /// Set when a waiting candidate has something to look at.
    private let hasNews = WaitableMutex(false)
    private let onDrainOverrun: @Sendable () -> Void
    /// Where the cluster chooses the leader.
    let candidate: CandidateKeeper?

    /// An elector that campaigns when ``run(_:)`` is called.
    ///
    /// - Parameters:
    ///   - store: where the lease is kept.
    ///   - configuration: the times.
    ///   - platform: clock, date and randomness.
    ///   - identity: by default a random UUID; a host name before it helps people: `"\(host)_\(uuid)"`.
    ///   - onDrainOverrun: called if work goes on for longer than ``ElectionConfiguration/drain`` after leadership was lost. The
    ///     elector then waits on and releases nothing; a program that has to be sure exits here.
    /// - Throws: ``ElectionError`` if the times are not safe, or if there is a candidacy and the store keeps no objects.
    public init(
        store: any LeaseStore, identity: String? = nil, configuration: ElectionConfiguration = ElectionConfiguration(),
        platform: Platform, onDrainOverrun: @escaping @Sendable () -> Void = {}
    ) throws {
        try configuration.validate()
        var random = platform.random
        let identity = identity ?? random.uuid()
        self.identity = identity
        self.configuration = configuration
        self.store = store
        self.platform = platform
        self.onDrainOverrun = onDrainOverrun
        candidate = try configuration.candidacy.map { candidacy in
            guard let store = store as? ObjectLeaseStore else {
                throw ElectionError(
                    "candidacy: the cluster chooses among objects, so that the lease has to be in an ObjectLeaseStore")
            }
            return CandidateKeeper(
                store, identity: identity, candidacy: candidacy, configuration: configuration, platform: platform)
        }
        state = Mutex(LeaderElectionState(identity: identity, configuration: configuration))
    }

    /// Whether this replica leads at this moment.
    public var isLeader: Bool { state.withLock { $0.isLeader(at: platform.clock.now) } }

    /// The leadership held at this moment: the fencing token for systems that can compare it.
    public var term: Term? {
        state.withLock { state in state.isLeader(at: platform.clock.now) ? state.leadership?.term : nil }
    }

    /// Campaigns, and works while it leads; campaigns again after it has lost.
    ///
    /// When leadership is lost, `lead` is cancelled, and nothing further happens until it has ended. When `lead` returns or
    /// throws, the lease is given back *after* that, and this returns or throws the same. When the task is cancelled, the lease
    /// is left to run out.
    ///
    /// - Throws: what `lead` throws, except what it throws because leadership was lost; `CancellationError`.
    public func run(_ lead: @escaping @Sendable (Term) async throws -> Void) async throws {
        guard let candidate else {
            while try await !runOnce(lead) {}
            return
        }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                // First it is known how the lease stands: whoever is named later was named while this one looked.
                while !self.state.withLock({ $0.hasLooked }) { try await self.platform.clock.sleep(for: .milliseconds(10)) }
                try await candidate.run()
                return false
            }
            group.addTask {
                while try await !self.runOnce(lead) {}
                return true
            }
            defer { group.cancelAll() }
            while let isOver = try await group.next(), !isOver {}
        }
    }

    /// Campaigns once and works once.
    ///
    /// - Returns: whether the work came to its end; `false` if leadership was lost, and then nothing of the work is left.
    /// - Throws: as ``run(_:)``.
    func runOnce(_ lead: @escaping @Sendable (Term) async throws -> Void) async throws -> Bool {
        contact.withLock { $0.begin(at: platform.clock.now) }
        defer { contact.withLock { $0 = ElectionContact() } }
        return try await work(try await campaign(), lead)
    }

    private func campaign() async throws -> Term {
        try await withThrowingTaskGroup(of: Term?.self) { group in
            group.addTask {
                try await self.listen()
                return nil
            }
            group.addTask {
                while true {
                    try await self.advance()
                    if let term = self.term { return term }
                }
            }
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let term = ended { return term }
            }
            throw CancellationError()
        }
    }

    /// Hears of changes of the lease, for as long as they can be told.
    private func listen() async throws {
        defer { change { state, _ in state.endTelling() } }
        while true {
            do {
                try await store.follow { record in
                    self.heard()
                    if self.change({ $0.wasTold(record, now: $1) }) { self.hasNews.withLock { $0 = true } }
                }
                // A store that tells nothing.
                if !state.withLock({ $0.isTold }) { return }
            } catch {
                try Task.checkCancellation()
            }
            change { state, _ in state.endTelling() }
            hasNews.withLock { $0 = true }
            try await platform.clock.sleep(for: configuration.leaseDuration / 2)
        }
    }

    /// Sleeps, or until there is something to look at.
    private func rest(until time: MonotonicClock.Instant) async throws {
        guard !isLeader else { return try await platform.clock.sleep(until: time, tolerance: nil) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.platform.clock.sleep(until: time, tolerance: nil) }
            group.addTask {
                try await self.hasNews.wait { hasNews in
                    guard hasNews else { return false }
                    hasNews = false
                    return true
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private enum Ending: Sendable {
        case finished(Result<Void, any Error>)
        case lost
    }

    /// Works until it is done (`true`) or leadership is lost (`false`); then nothing of it is left.
    private func work(_ term: Term, _ lead: @escaping @Sendable (Term) async throws -> Void) async throws -> Bool {
        let (loss, signal) = AsyncStream.makeStream(of: Void.self)
        let ending = await withTaskGroup(of: Ending?.self) { group in
            group.addTask {
                await Self.run(lead, term, until: loss)
            }
            group.addTask {
                do {
                    while self.term == term { try await self.advance() }
                    self.close()
                    self.contact.withLock { $0.lost = self.platform.clock.now }
                    signal.finish()
                    try await self.platform.clock.sleep(for: self.configuration.drain)
                    self.onDrainOverrun()
                } catch {
                    // Cancelled: the work is over, or the elector is.
                }
                return nil
            }
            // The renewals never end on their own account before the work does.
            var ending: Ending?
            while ending == nil, let next = await group.next() { ending = next }
            group.cancelAll()
            await group.waitForAll()
            return ending
        }
        contact.withLock { $0.lost = nil }
        try Task.checkCancellation()
        guard case .finished(let result)? = ending else { return false }
        await release()
        try result.get()
        return true
    }

    /// Runs work; when `loss` ends first, the work is cancelled and its result does not count.
    private static func run(
        _ lead: @escaping @Sendable (Term) async throws -> Void, _ term: Term, until loss: AsyncStream<Void>
    ) async -> Ending {
        await withTaskGroup(of: Ending.self) { group in
            group.addTask {
                do {
                    try await lead(term)
                    return .finished(.success(()))
                } catch {
                    return .finished(.failure(error))
                }
            }
            group.addTask {
                for await _ in loss {}
                return .lost
            }
            let first = await group.next() ?? .lost
            group.cancelAll()
            await group.waitForAll()
            return first
        }
    }

    /// One step: look, write or wait.
    private func advance() async throws {
        try Task.checkCancellation()
        var random = platform.random
        let jitter = Double(random.next() >> 11) / Double(1 << 53)
        let wallTime = MicroTime(platform.wallTime)
        let step = change { $0.next(now: $1, wallTime: wallTime, jitter: jitter) }
        do {
            switch step {
            case .wait(let time): try await rest(until: time)
            case .read:
                let record = try await timed { try await self.store.read() }
                heard()
                change { $0.didRead(record, now: $1) }
            case .create(let claim):
                let record = try await timed { try await self.store.create(claim) }
                heard()
                change { $0.didWrite(record, now: $1) }
            case .update(let claim, let replaced):
                let record = try await timed { try await self.store.update(claim, replacing: replaced) }
                heard()
                change { $0.didWrite(record, now: $1) }
            }
        } catch is LeaseRefusal {
            heard()
            change { $0.wasRefused(now: $1) }
        } catch {
            try Task.checkCancellation()
            contact.withLock { $0.problem = "\(error)" }
            change { $0.didFail(now: $1) }
        }
    }

    /// Changes the state and moves the gate with it.
    @discardableResult
    private func change<T>(_ body: (inout LeaderElectionState, MonotonicClock.Instant) -> T) -> T {
        let now = platform.clock.now
        return state.withLock { state in
            let result = body(&state, now)
            gate.set(state.leadership?.validUntil)
            return result
        }
    }

    private func close() { change { state, _ in state.lose() } }

    private func release() async {
        await candidate?.withdraw()
        for _ in 0..<2 {
            let wallTime = MicroTime(platform.wallTime)
            guard let (claim, record) = state.withLock({ $0.release(wallTime: wallTime) }) else { return close() }
            do {
                _ = try await timed { try await self.store.update(claim, replacing: record) }
                return close()
            } catch is LeaseRefusal {
                // A renewal that was cut off may have arrived all the same.
                guard let record = try? await timed({ try await self.store.read() }) else { return close() }
                change { $0.didRead(record, now: $1) }
            } catch {
                // A lease that cannot be given back runs out by itself.
                return close()
            }
        }
        close()
    }

    /// The lease could be reached.
    private func heard() {
        let now = platform.clock.now
        contact.withLock { $0.heard(at: now) }
    }

    private func timed<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
        try await platform.clock.within(configuration.requestTimeout, body)
    }
}
