import SteadyClient
import SteadyCluster
import SteadyElection
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

@Suite struct ElectionTests {
    @Test func `one of three leads, and hands over when its work is done`() throws {
        try Simulation.run(seed: 3) { world in
            let cluster = Cluster(platform: world.platform)
            let order = Journal()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in ["a", "b", "c"] {
                    let store = ObjectLeaseStore(client: cluster.client(), namespace: "default", name: "work")
                    let elector = try LeaderElector(store: store, identity: name, platform: world.platform)
                    group.addTask {
                        try await elector.run { term in
                            order.add("\(name) \(term.number)")
                            try await world.platform.clock.sleep(for: .seconds(60))
                            #expect(elector.isLeader)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(Set(order.lines.map { $0.prefix(1) }).count == 3)
            #expect(order.lines.map { $0.dropFirst(2) } == ["0", "1", "2"])
            // Given back, not run out: three minutes of work took little more than three minutes.
            #expect(world.platform.clock.now.offset < .seconds(190))
        }
    }

    @Test func `a leader that vanishes is replaced after its lease has run out, not before`() throws {
        try Simulation.run(seed: 5) { world in
            let cluster = Cluster(platform: world.platform)
            let store = ObjectLeaseStore(client: cluster.client(), namespace: "default", name: "work")
            let first = try LeaderElector(store: store, identity: "first", platform: world.platform)
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await first.run { _ in try await world.platform.clock.sleep(for: .seconds(3600)) } }
                group.addTask { try await world.platform.clock.sleep(for: .seconds(30)) }
                _ = await group.nextResult()
                group.cancelAll()
            }
            let second = try LeaderElector(store: store, identity: "second", platform: world.platform)
            let began = world.platform.clock.now.offset
            try await second.run { _ in }
            let waited = world.platform.clock.now.offset - began
            #expect(waited >= .seconds(15) && waited < .seconds(20), "\(waited)")
        }
    }

    @Test func `whoever is cut off stops working before another starts`() throws {
        try Simulation.run(seed: 8) { world in
            let lease = SharedLease()
            let cut = Mutexed(false)
            let store = FaultyStore(lease: lease, platform: world.platform) { cut.value.withLock { $0 } ? .lost : .fine }
            let first = try LeaderElector(store: store, identity: "first", platform: world.platform)
            let second = try LeaderElector(
                store: FaultyStore(lease: lease, platform: world.platform) { .fine }, identity: "second", platform: world.platform
            )
            let stopped = Mutexed<Duration?>(nil)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await first.run { _ in
                        cut.value.withLock { $0 = true }
                        try? await world.platform.clock.sleep(for: .seconds(3600))
                        stopped.value.withLock { $0 = world.platform.clock.now.offset }
                    }
                }
                try await world.platform.clock.sleep(for: .seconds(1))
                try await second.run { _ in
                    let end = try #require(stopped.value.withLock { $0 })
                    #expect(end < world.platform.clock.now.offset)
                    #expect(!first.isLeader)
                }
                group.cancelAll()
            }
        }
    }

    @Test func `work that does not end in time is reported, and nothing is released under it`() throws {
        try Simulation.run(seed: 9) { world in
            let lease = SharedLease()
            let overrun = Mutexed(false)
            let elector = try LeaderElector(
                store: FaultyStore(lease: lease, platform: world.platform) { .fine },
                identity: "slow", platform: world.platform, onDrainOverrun: { overrun.value.withLock { $0 = true } })
            let wait = DeafWait()
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await elector.run { _ in
                        lease.steal(for: "human")
                        await wait.wait()
                        #expect(overrun.value.withLock { $0 })
                        #expect(lease.holder == "human")
                    }
                }
                group.addTask {
                    try await world.platform.clock.sleep(for: .seconds(12))
                    wait.open()
                    try await world.platform.clock.sleep(for: .seconds(1))
                }
                _ = await group.nextResult()
                group.cancelAll()
            }
            #expect(overrun.value.withLock { $0 })
        }
    }

    @Test func `dangerous times are refused with the reason`() throws {
        let bad: [(ElectionConfiguration, String)] = [
            (ElectionConfiguration(leaseDuration: .milliseconds(1500)), "whole seconds"),
            (ElectionConfiguration(renewDeadline: .seconds(14)), "lengthen leaseDuration"),
            (ElectionConfiguration(retryPeriod: .seconds(9)), "less than renewDeadline"),
            (ElectionConfiguration(requestTimeout: .seconds(6)), "half of renewDeadline"),
            (ElectionConfiguration(clockDrift: 0.5), "clockDrift"),
        ]
        for (configuration, expected) in bad {
            let error = #expect(throws: ElectionError.self) { try configuration.validate() }
            #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
        }
        try ElectionConfiguration().validate()
        try ElectionConfiguration.brisk.validate()
    }

    /// Clocks that run wrong by up to 1 %, replies that come late or never, writes that arrive without an answer, leaders that are cut
    /// off, a human who edits and deletes the lease: no two believe at once, and when the network heals there is a leader again.
    @Test func `no two electors believe at once under faults in 300 seeds`() throws {
        for seed in 0..<300 as Range<UInt64> {
            try Simulation.run(seed: seed) { world in
                let lease = SharedLease()
                let healed = Mutexed(false)
                let cut = Mutexed<Int?>(nil)
                // In every other seed as much is made of the lease as is safe, and all look at it often.
                let tight = ElectionConfiguration(
                    renewDeadline: .milliseconds(12_600), retryPeriod: .milliseconds(500), drain: .zero)
                let configuration = seed % 2 == 0 ? ElectionConfiguration() : tight
                var electors: [LeaderElector] = []
                for index in 0..<3 {
                    var random = world.platform.random
                    let rate = 0.99 + 0.02 * Double(random.next() % 1000) / 1000
                    let platform = Platform(
                        clock: MonotonicClock(DriftingClock(base: world.platform.clock, rate: rate)),
                        wallClock: { Timestamp(seconds: 1_000_000_000) },
                        random: {
                            var r = world.platform.random; return r.next()
                        })
                    let store = FaultyStore(lease: lease, platform: world.platform) {
                        var random = world.platform.random
                        if cut.value.withLock({ $0 == index }) { return .lost }
                        return healed.value.withLock { $0 } ? .fine : .any(&random)
                    }
                    electors.append(
                        try LeaderElector(
                            store: store, identity: "e\(index)", configuration: configuration, platform: platform))
                }
                let terms = Journal()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for elector in electors {
                        group.addTask {
                            try await elector.run { term in
                                terms.add("\(term.leaseUID)#\(term.number)")
                                try await world.platform.clock.sleep(for: .seconds(3600))
                            }
                        }
                    }
                    for step in 0..<810 {
                        try await world.platform.clock.sleep(for: .milliseconds(97))
                        let leaders = electors.filter(\.isLeader).map(\.identity)
                        #expect(leaders.count <= 1, "seed \(seed): \(leaders) at \(world.platform.clock.now.offset)")
                        switch step {
                        // Long enough for its lease to run out.
                        case 20, 210, 400: cut.value.withLock { $0 = electors.firstIndex(where: \.isLeader) }
                        // The one that is cut off still believes.
                        case 280: lease.steal(for: nil)
                        case 590: cut.value.withLock { $0 = nil }
                        case 610: lease.steal(for: "human")
                        // Whoever led has heard of it by now, or knows that it has not heard of anything.
                        case 750: lease.steal(for: nil)
                        default: break
                        }
                    }
                    healed.value.withLock { $0 = true }
                    try await world.platform.clock.sleep(for: .seconds(22))
                    #expect(electors.filter(\.isLeader).count == 1, "seed \(seed): no leader after healing")
                    group.cancelAll()
                }
                #expect(Set(terms.lines).count == terms.lines.count, "seed \(seed): a term was held twice")
            }
        }
    }

    @Test func `belief counts from when a renewal was sent, however late its answer, and however it is learnt`() {
        func at(_ seconds: Double) -> MonotonicClock.Instant { MonotonicClock.Instant(offset: .seconds(1) * seconds) }
        let wall = MicroTime(Timestamp(seconds: 7))
        func leader() -> (LeaderElectionState, LeaseRecord) {
            var state = LeaderElectionState(identity: "me", configuration: ElectionConfiguration())
            _ = state.next(now: at(0), wallTime: wall, jitter: 0)
            state.didRead(nil, now: at(0))
            guard case .create(let claim) = state.next(now: at(1), wallTime: wall, jitter: 0) else { return (state, .none) }
            let record = LeaseRecord(claim: claim, uid: "u", resourceVersion: "1")
            state.didWrite(record, now: at(1.5))
            return (state, record)
        }
        var (state, record) = leader()
        #expect(state.leadership?.validUntil == at(11))
        #expect(state.next(now: at(2), wallTime: wall, jitter: 0) == .wait(until: at(3.5)))
        guard case .update(let claim, _) = state.next(now: at(4), wallTime: wall, jitter: 0) else {
            Issue.record("no renewal")
            return
        }
        #expect(claim.renewTime != record.claim.renewTime, "a wall clock that stands still gives no sign of life")
        record = LeaseRecord(claim: claim, uid: "u", resourceVersion: "2")
        // Its answer is lost; a read at 9 s shows that it arrived.
        state.didFail(now: at(6))
        #expect(state.next(now: at(7.5), wallTime: wall, jitter: 0) == .read)
        state.didRead(record, now: at(9))
        #expect(state.leadership?.validUntil == at(14))
        // An answer that comes after belief has ended brings nothing back.
        guard case .update(let late, _) = state.next(now: at(10), wallTime: wall, jitter: 0) else {
            Issue.record("no renewal")
            return
        }
        state.didWrite(LeaseRecord(claim: late, uid: "u", resourceVersion: "3"), now: at(15))
        #expect(!state.isLeader(at: at(15)))
    }

    @Test func `a lease that was deleted or belongs to another ends leadership at once`() {
        func at(_ seconds: Int64) -> MonotonicClock.Instant { MonotonicClock.Instant(offset: .seconds(seconds)) }
        for found in [nil, LeaseRecord(claim: LeaseClaim(holder: "you", durationSeconds: 15), uid: "u", resourceVersion: "9")] {
            var state = LeaderElectionState(identity: "me", configuration: ElectionConfiguration())
            let wall = MicroTime(Timestamp(seconds: 7))
            state.didRead(nil, now: at(0))
            guard case .create(let claim) = state.next(now: at(0), wallTime: wall, jitter: 0) else { continue }
            state.didWrite(LeaseRecord(claim: claim, uid: "u", resourceVersion: "1"), now: at(0))
            #expect(state.isLeader(at: at(1)))
            _ = state.next(now: at(3), wallTime: wall, jitter: 0)
            state.wasRefused(now: at(3))
            #expect(state.next(now: at(3), wallTime: wall, jitter: 0) == .read)
            state.didRead(found, now: at(3))
            #expect(!state.isLeader(at: at(3)))
        }
    }

    @Test func `a lease that somebody deletes is waited for as long as its holder may believe in it`() {
        func at(_ seconds: Double) -> MonotonicClock.Instant { MonotonicClock.Instant(offset: .seconds(1) * seconds) }
        let wall = MicroTime(Timestamp(seconds: 7))
        func record(_ holder: String, _ version: String) -> LeaseRecord {
            LeaseRecord(claim: LeaseClaim(holder: holder, durationSeconds: 15), uid: "u", resourceVersion: version)
        }
        /// When a new lease is made, after this was seen at 0 s and the deletion at 4 s.
        func created(after seen: LeaseRecord?) -> Double? {
            var state = LeaderElectionState(identity: "me", configuration: ElectionConfiguration())
            if let seen { state.didRead(seen, now: at(0)) }
            var now = at(4)
            state.didRead(nil, now: now)
            while now < at(60) {
                switch state.next(now: now, wallTime: wall, jitter: 0) {
                case .create: return at(0).duration(to: now) / .seconds(1)
                case .wait(let until): now = until
                case .read: state.didRead(nil, now: now)
                case .update: return nil
                }
            }
            return nil
        }
        #expect(created(after: nil) == 4)
        #expect(created(after: record("", "1")) == 4, "it was given back")
        #expect(created(after: record("you", "1")) == 4 + 15.15)
        // Its own once, and who knows whose since.
        #expect(created(after: record("me", "1")) == 4 + 15.15)
    }

    @Test func `a closed gate lets reads through and no write`() throws {
        try Simulation.run(seed: 2) { world in
            let cluster = Cluster(platform: world.platform)
            let store = ObjectLeaseStore(client: cluster.client(), namespace: "default", name: "work")
            let elector = try LeaderElector(store: store, platform: world.platform)
            let gated = Client(
                transport: GatedTransport(
                    cluster.transport, gate: elector.gate, clock: world.platform.clock, requestTimeout: .seconds(2)),
                platform: world.platform)
            let body = APIRequest(.post, "/api/v1/namespaces/default/configmaps", body: Array(#"{"metadata":{"name":"x"}}"#.utf8))
            await #expect(throws: NotLeaderError.self) { try await gated.send(body) }
            _ = try await gated.send(APIRequest(.get, "/api/v1/namespaces/default/configmaps"))
            try await elector.run { _ in _ = try await gated.send(body) }
            await #expect(throws: NotLeaderError.self) { try await gated.send(body) }
        }
    }

    /// A leader that is cut off from its lease goes on writing until the last moment: none of it may arrive after its time.
    @Test func `a write that could outlast leadership is not sent`() throws {
        try Simulation.run(seed: 4) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            let isCut = Mutexed(false)
            let store = FaultyStore(lease: SharedLease(), platform: world.platform) {
                isCut.value.withLock { $0 } ? .lost : .fine
            }
            let elector = try LeaderElector(store: store, platform: world.platform)
            let timeout = elector.configuration.requestTimeout
            let gated = GatedTransport(cluster.transport, gate: elector.gate, clock: clock, requestTimeout: timeout)
            let last = Mutexed<MonotonicClock.Instant?>(nil)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await elector.run { _ in
                        isCut.value.withLock { $0 = true }
                        try await clock.sleep(for: .seconds(3600))
                    }
                }
                while !elector.isLeader { try await clock.sleep(for: .milliseconds(10)) }
                let began = clock.now
                while elector.isLeader {
                    let now = clock.now
                    let map = Array(#"{"metadata":{"generateName":"x-"}}"#.utf8)
                    do {
                        _ = try await gated.send(APIRequest(.post, "/api/v1/namespaces/default/configmaps", body: map))
                        last.value.withLock { $0 = now }
                    } catch is NotLeaderError {}
                    try await clock.sleep(for: .milliseconds(10))
                }
                let (sent, end) = (try #require(last.value.withLock { $0 }), clock.now)
                #expect(sent + timeout < end)
                #expect(began.duration(to: sent) > .seconds(7), "and as long as there is time it is sent")
                group.cancelAll()
            }
        }
    }
}

extension LeaseRecord {
    fileprivate static let none = LeaseRecord(claim: LeaseClaim(holder: "", durationSeconds: 0), uid: "", resourceVersion: "")
}

/// Something to wait for that cancellation does not end.
final class DeafWait: Sendable {
    private let state = Mutex<(isOpen: Bool, waiter: CheckedContinuation<Void, Never>?)>((false, nil))

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiter = continuation }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiter = state.withLock { state in
            state.isOpen = true
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}

final class Journal: Sendable {
    private let state = Mutex<[String]>([])
    func add(_ line: String) { state.withLock { $0.append(line) } }
    var lines: [String] { state.withLock { $0 } }
}

final class Mutexed<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: Value) { self.value = Mutex(value) }
}

/// A clock that runs too fast or too slow.
struct DriftingClock: Clock {
    let base: MonotonicClock
    let rate: Double
    var now: MonotonicClock.Instant { MonotonicClock.Instant(offset: base.now.offset * rate) }
    var minimumResolution: Duration { .nanoseconds(1) }
    func sleep(until deadline: MonotonicClock.Instant, tolerance: Duration?) async throws {
        while now < deadline {
            let left = now.duration(to: deadline) / rate
            try await base.sleep(until: base.now + max(left, .microseconds(1)), tolerance: nil)
        }
    }
}

/// The lease itself.
private final class SharedLease: Sendable {
    private let state = Mutex<(record: LeaseRecord?, version: Int)>((nil, 0))

    var holder: String? { state.withLock { $0.record?.claim.holder } }

    func read() -> LeaseRecord? { state.withLock { $0.record } }

    func write(_ claim: LeaseClaim, replacing old: LeaseRecord?) throws -> LeaseRecord {
        try state.withLock { state in
            guard state.record?.uid == old?.uid, state.record?.resourceVersion == old?.resourceVersion else {
                throw LeaseRefusal()
            }
            state.version += 1
            let record = LeaseRecord(
                claim: claim, uid: old?.uid ?? "uid\(state.version)", resourceVersion: String(state.version))
            state.record = record
            return record
        }
    }

    /// Somebody writes another holder, or deletes the lease.
    func steal(for name: String?) {
        state.withLock { state in
            state.version += 1
            guard let name, var record = state.record else {
                state.record = nil
                return
            }
            record.claim.holder = name
            record.claim.transitions += 1
            record.resourceVersion = String(state.version)
            state.record = record
        }
    }
}

/// A way to the lease on which things go wrong.
private struct FaultyStore: LeaseStore {
    enum Fault {
        case fine
        /// Nothing gets through.
        case lost
        /// The request arrives after the first delay; the answer comes after the second.
        case late(Duration, Duration)

        static func any(_ random: inout PlatformRandom) -> Fault {
            switch random.next() % 10 {
            case 0: .lost
            case 1, 2: .late(.milliseconds(Int64(random.next() % 500)), .milliseconds(Int64(random.next() % 3000)))
            case 3: .late(.zero, .seconds(100))
            default: .late(.milliseconds(Int64(random.next() % 50)), .milliseconds(Int64(random.next() % 50)))
            }
        }
    }

    struct Lost: Error {}
    let lease: SharedLease
    let platform: Platform
    let fault: @Sendable () -> Fault

    private func pass<T>(_ body: () throws -> T) async throws -> T {
        switch fault() {
        case .fine: return try body()
        case .lost:
            try await platform.clock.sleep(for: .seconds(100))
            throw Lost()
        case .late(let before, let after):
            try await platform.clock.sleep(for: before)
            let result = Result { try body() }
            try await platform.clock.sleep(for: after)
            return try result.get()
        }
    }

    func read() async throws -> LeaseRecord? { try await pass { lease.read() } }
    func create(_ claim: LeaseClaim) async throws -> LeaseRecord { try await pass { try lease.write(claim, replacing: nil) } }
    func update(_ claim: LeaseClaim, replacing record: LeaseRecord) async throws -> LeaseRecord {
        try await pass { try lease.write(claim, replacing: record) }
    }
}
