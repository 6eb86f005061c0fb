import SteadyClient
import SteadyCodec
import SteadyCoordinationAPI
import SteadyModel
import Synchronization

/// Keeps the `LeaseCandidate` of a replica: makes it, and gives signs of life when it is asked for them, and now and then.
final class CandidateKeeper: Sendable {
    /// A sign of life is given so often unasked (client-go: `requeueInterval`); the cluster forgets who has been silent for half an hour.
    private static let interval = Duration.seconds(300)

    private let client: Client
    private let key: ObjectKey
    private let leaseName: String
    private let candidacy: Candidacy
    private let configuration: ElectionConfiguration
    private let platform: Platform
    private let state = Mutex(State())

    private struct State {
        var isWithdrawn = false
        var uid: String?
        /// When a sign of life was given last.
        var renewed: MonotonicClock.Instant?
        /// Why it could not be published, and since when.
        var problem: (text: String, since: MonotonicClock.Instant)?
    }

    init(
        _ store: ObjectLeaseStore, identity: String, candidacy: Candidacy, configuration: ElectionConfiguration,
        platform: Platform
    ) {
        client = store.client
        key = ObjectKey(namespace: store.key.namespace, name: identity)
        leaseName = store.key.name
        self.candidacy = candidacy
        self.configuration = configuration
        self.platform = platform
    }

    /// Why the candidate is not published, and since when.
    var problem: (text: String, since: MonotonicClock.Instant)? { state.withLock { $0.problem } }

    /// Keeps the candidate until the task is cancelled, or it is withdrawn.
    func run() async throws {
        while !state.withLock({ $0.isWithdrawn }) {
            do {
                let candidate = try await keep()
                state.withLock { $0.problem = nil }
                try await rest(after: candidate)
            } catch let error {
                try Task.checkCancellation()
                let now = platform.clock.now
                state.withLock { $0.problem = ("\(error)", $0.problem?.since ?? now) }
                try await platform.clock.sleep(for: configuration.retryPeriod)
            }
        }
    }

    /// Takes the candidate away, so that its replica is not chosen when it ends.
    func withdraw() async {
        let uid = state.withLock { state in
            state.isWithdrawn = true
            return state.uid
        }
        guard let uid else { return }
        // One that stays is not heard of, and is forgotten.
        _ = try? await platform.clock.within(configuration.requestTimeout) {
            try await self.client.delete(LeaseCandidate.self, self.key, DeleteOptions(uid: uid))
        }
    }

    /// Makes the candidate if there is none, or gives a sign of life if one is due.
    private func keep() async throws -> LeaseCandidate {
        let candidate = try await platform.clock.within(configuration.requestTimeout) { try await self.read() }
        if let candidate, !isDue(candidate) { return candidate }
        let written = try await platform.clock.within(configuration.requestTimeout) {
            guard let candidate else { return try await self.make() }
            return try await self.renew(candidate)
        }
        state.withLock {
            $0.uid = written.metadata.uid
            $0.renewed = platform.clock.now
        }
        return written
    }

    private func isDue(_ candidate: LeaseCandidate) -> Bool {
        let renewed = state.withLock { $0.renewed }
        return candidate.isAsked || renewed.map { $0 + Self.interval <= platform.clock.now } ?? true
    }

    private func read() async throws -> LeaseCandidate? {
        do {
            return try await client.get(LeaseCandidate.self, key)
        } catch let error as APIError where error.isNotFound {
            return nil
        }
    }

    private func make() async throws -> LeaseCandidate {
        try await client.create(
            LeaseCandidate(
                metadata: ObjectMeta(name: key.name, namespace: key.namespace),
                spec: LeaseCandidateSpec(
                    binaryVersion: candidacy.binaryVersion, emulationVersion: candidacy.emulationVersion, leaseName: leaseName,
                    renewTime: MicroTime(platform.wallTime), strategy: candidacy.strategy)))
    }

    private func renew(_ candidate: LeaseCandidate) async throws -> LeaseCandidate {
        // An answer counts by its time; the server's clock may be ahead of this one.
        let now = MicroTime(platform.wallTime)
        let renewTime = max(now, candidate.spec.pingTime ?? now)
        let body: JSONValue = [
            "metadata": [
                "uid": .string(candidate.metadata.uid ?? ""),
                "resourceVersion": .string(candidate.metadata.resourceVersion ?? ""),
            ],
            "spec": [
                "binaryVersion": .string(candidacy.binaryVersion), "emulationVersion": .string(candidacy.emulationVersion),
                "strategy": .string(candidacy.strategy), "leaseName": .string(leaseName),
                "renewTime": .string(renewTime.description),
            ],
        ]
        return try await client.patch(LeaseCandidate.self, key, .merge(body))
    }

    /// Waits until a sign of life is due: the cluster asks for one, the candidate is gone, or none was given for long.
    private func rest(after candidate: LeaseCandidate) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.platform.clock.sleep(for: Self.interval) }
            group.addTask {
                // A stream that ends, or may not be had, is no reason to ask more often.
                if try await !self.watch(after: candidate) {
                    try await self.platform.clock.sleep(for: self.configuration.retryPeriod)
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Whether there is something to do; `false` if nothing more is told.
    private func watch(after candidate: LeaseCandidate) async throws -> Bool {
        let options = WatchOptions(
            fieldSelector: "metadata.name=\(key.name)", resourceVersion: candidate.metadata.resourceVersion, allowBookmarks: false
        )
        do {
            return try await client.resources(LeaseCandidate.self, in: key.namespace).withWatch(options) { events in
                for try await event in events {
                    switch event {
                    case .added(let candidate), .modified(let candidate): if candidate.isAsked { return true }
                    case .deleted: return true
                    case .bookmark: break
                    case .error(let error): throw error
                    }
                }
                return false
            }
        } catch {
            try Task.checkCancellation()
            return false
        }
    }
}

extension LeaseCandidate {
    /// Whether the cluster waits for a sign of life.
    fileprivate var isAsked: Bool {
        spec.pingTime.map { pinged in spec.renewTime.map { $0 < pinged } ?? true } ?? false
    }
}
