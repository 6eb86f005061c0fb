import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyElection
import SteadyModel
import SteadyTesting
import Synchronization
import Testing

/// Terms on what leaders write, and the policy by which a server refuses old ones.
@Suite struct TermFenceTests {
    private static let maps = ResourceType(group: "", version: "v1", kind: "ConfigMap", plural: "configmaps", scope: .namespaced)
    private static let fence = TermFence(maps)
    private static let writer = "system:serviceaccount:ops:website"

    private static func client(
        _ cluster: Cluster, _ world: Simulation.World, over wrap: (any Transport) -> any Transport
    ) -> ResourceClient<DynamicObject> {
        let transport = cluster.transport(as: Requester(name: writer, groups: ["system:masters"]))
        return Client(transport: wrap(transport), platform: world.platform).resources(maps, in: "default")
    }

    private static func map(_ name: String, _ data: JSONValue = [:]) -> DynamicObject {
        var map = DynamicObject(maps, metadata: ObjectMeta(name: name, namespace: "default"))
        map["data"] = DynamicValue(data)
        return map
    }

    @Test func `every kind of write carries the term, and nothing else does`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let term = Term(leaseUID: "lease", number: 7)
            let sent = Sent(base: cluster.transport)
            let fenced = FencedTransport(sent, fence: Self.fence) { term }
            let client = Client(transport: fenced, platform: world.platform)
            let here = client.resources(Self.maps, in: "default")
            func stamp(_ object: DynamicObject) -> Term? {
                object.metadata.annotations?[TermFence.defaultAnnotation].flatMap(Term.init(text:))
            }
            #expect(stamp(try await here.create(Self.map("created"))) == term)
            #expect(stamp(try await here.apply(Self.map("applied"))) == term)
            var other = Self.map("other")
            other.metadata.annotations = ["a": "b"]
            var made = try await cluster.client().resources(Self.maps, in: "default").create(other)
            #expect(stamp(made) == nil)
            made["data"] = DynamicValue(["x": "y"])
            let replaced = try await here.update(made)
            #expect(stamp(replaced) == term)
            #expect(replaced.metadata.annotations?["a"] == "b")
            _ = try await cluster.client().resources(Self.maps, in: "default").create(Self.map("patched"))
            #expect(
                stamp(try await here.patch(ObjectKey(namespace: "default", name: "patched"), .merge(["data": ["x": "z"]])))
                    == term)
            let error = await #expect(throws: FencingError.self) {
                try await here.patch(
                    ObjectKey(namespace: "default", name: "patched"), .json([["op": "remove", "path": "/data/x"]]))
            }
            #expect(error?.description.contains("use a merge patch or server-side apply") == true)
            // Other kinds, subresources and reads stay as they are; an object is given the term before it is deleted.
            sent.requests.withLock { $0 = [] }
            let space = APIRequest(
                .post, "/api/v1/namespaces", headers: ["content-type": "application/json"],
                body: Array(#"{"metadata":{"name":"configmaps"}}"#.utf8))
            _ = try await fenced.send(space)
            _ = try await fenced.send(APIRequest(.put, "/api/v1/namespaces/configmaps/finalize", body: space.body))
            _ = try await fenced.send(APIRequest(.get, "/api/v1/namespaces/default/configmaps"))
            try await here.delete("patched")
            let marked = sent.requests.withLock {
                $0.filter { String(decoding: $0.body ?? [], as: UTF8.self).contains("steady/term") }
            }
            #expect(
                marked.map(\.method) == [.patch]
                    && sent.requests.withLock { $0.map(\.method) } == [.post, .put, .get, .patch, .delete])
            // What is not there, or is another, is told as the server tells it.
            let absent = await #expect(throws: APIError.self) { try await here.delete("nothing") }
            #expect(absent?.isNotFound == true)
            let another = DeleteOptions(uid: "another")
            let conflict = await #expect(throws: APIError.self) { try await here.delete(replaced.key, another) }
            #expect(conflict?.isConflict == true)
            #expect(try await here.get("other").metadata.uid == made.metadata.uid)
            let collection = await #expect(throws: FencingError.self) { try await here.deleteCollection(.all) }
            #expect(collection?.description.contains("delete its objects one by one") == true)
        }
    }

    /// A write that left in time and was held up on its way for longer than anybody can know of: the case that no gate helps against.
    @Test func `a write of the former leader that arrives late is refused by the server`() throws {
        for recreatesLease in [false, true] {
            try Simulation.run(seed: 2) { world in
                let cluster = Cluster(platform: world.platform)
                let admin = cluster.client()
                let policy = TermPolicy(
                    name: "fence", fence: Self.fence, leaseNamespace: "default", leaseName: "work", writers: [Self.writer])
                try await policy.apply(with: admin)
                // As it is, it is applied again without harm.
                try await policy.apply(with: admin)
                let held = HeldWrites(base: cluster.transport(as: Requester(name: Self.writer, groups: ["system:masters"])))
                func elector(_ name: String) throws -> LeaderElector {
                    try LeaderElector(
                        store: ObjectLeaseStore(client: admin, namespace: "default", name: "work"), identity: name,
                        platform: world.platform)
                }
                let (first, second) = (try elector("first"), try elector("second"))
                try await first.run { _ in
                    let here = Self.client(cluster, world) { _ in FencedTransport(held, fence: Self.fence) { first.term } }
                    _ = try await here.create(Self.map("a", ["by": "first"]))
                    held.isHolding.withLock { $0 = true }
                    for write in 0..<3 {
                        let sent: () async throws -> Void = {
                            switch write {
                            case 0:
                                _ = try await here.patch(
                                    ObjectKey(namespace: "default", name: "a"), .merge(["data": ["by": "late"]]))
                            case 1: _ = try await here.apply(Self.map("a", ["by": "late"]))
                            default: _ = try await here.create(Self.map("b", ["by": "late"]))
                            }
                        }
                        await #expect(throws: TransportError.self) { try await sent() }
                    }
                }
                if recreatesLease {
                    let lease = ResourceType(
                        group: "coordination.k8s.io", version: "v1", kind: "Lease", plural: "leases", scope: .namespaced)
                    try await admin.resources(lease, in: "default").delete("work")
                }
                try await second.run { term in
                    let here = Self.client(cluster, world) { FencedTransport($0, fence: Self.fence) { second.term } }
                    let late = held.requests.withLock { $0 }
                    #expect(late.count >= 3)
                    for request in late {
                        let answer = try await held.base.send(request)
                        let text = String(decoding: answer.body, as: UTF8.self)
                        #expect(answer.status == 403, "\(request.method): \(text)")
                        let reason =
                            recreatesLease
                            ? "no term of lease default/work" : "its term is 0, and lease default/work is in term 1"
                        #expect(text.contains(reason), "\(text)")
                    }
                    #expect(try await here.get("a")["data"].by == "first")
                    // The new one may, and so may whoever is no operator.
                    #expect(
                        try await here.patch(ObjectKey(namespace: "default", name: "a"), .merge(["data": ["by": "second"]]))[
                            "data"
                        ].by == "second")
                    _ = try await admin.resources(Self.maps, in: "default").patch(
                        ObjectKey(namespace: "default", name: "a"), .merge(["data": ["by": "human"]]))
                    // Without a term the operator's own writes are refused, too.
                    let bare = Self.client(cluster, world) { $0 }
                    let error = await #expect(throws: APIError.self) { try await bare.create(Self.map("c")) }
                    #expect(error?.code == 403)
                }
            }
        }
    }

    /// Whatever the new leader has done meanwhile, the deletion of the one before does nothing.
    @Test(arguments: [false, true]) func `a deletion of the former leader that arrives late is refused`(hasWritten: Bool) throws {
        try Simulation.run(seed: 8) { world in
            let cluster = Cluster(platform: world.platform)
            let admin = cluster.client()
            try await TermPolicy(
                name: "fence", fence: Self.fence, leaseNamespace: "default", leaseName: "work", writers: [Self.writer]
            ).apply(with: admin)
            let held = HeldWrites(base: cluster.transport(as: Requester(name: Self.writer, groups: ["system:masters"])))
            func elector(_ name: String) throws -> LeaderElector {
                try LeaderElector(
                    store: ObjectLeaseStore(client: admin, namespace: "default", name: "work"), identity: name,
                    platform: world.platform)
            }
            let (first, second) = (try elector("first"), try elector("second"))
            try await first.run { _ in
                let here = Self.client(cluster, world) { _ in
                    FencedTransport(HeldDeletions(base: held), fence: Self.fence) { first.term }
                }
                _ = try await here.create(Self.map("a"))
                // It can delete what it has not made.
                _ = try await admin.resources(Self.maps, in: "default").create(Self.map("b"))
                _ = try await Self.client(cluster, world) { FencedTransport($0, fence: Self.fence) { first.term } }.delete("b")
                _ = try? await here.delete("a")
            }
            try await second.run { _ in
                let here = Self.client(cluster, world) { FencedTransport($0, fence: Self.fence) { second.term } }
                if hasWritten {
                    _ = try await here.patch(ObjectKey(namespace: "default", name: "a"), .merge(["data": ["by": "second"]]))
                }
                let late = try #require(held.requests.withLock { $0.last })
                #expect(late.method == .delete)
                let answer = try await held.base.send(late)
                #expect(answer.status == (hasWritten ? 409 : 403), "\(String(decoding: answer.body, as: UTF8.self))")
                _ = try await here.get("a")
                // Without a term the operator does not delete what is of an older one; with it, it does, and others may as well.
                if !hasWritten {
                    let bare = await #expect(throws: APIError.self) { try await Self.client(cluster, world) { $0 }.delete("a") }
                    #expect(bare?.code == 403)
                }
                try await here.delete("a")
                _ = try await admin.resources(Self.maps, in: "default").create(Self.map("c"))
                try await admin.resources(Self.maps, in: "default").delete("c")
                #expect(try await admin.resources(Self.maps, in: "default").list().items.isEmpty)
            }
        }
    }

    @Test func `terms are read as they are written`() {
        let term = Term(leaseUID: "a-b", number: 12)
        #expect(Term(text: term.text) == term)
        for text in ["", "/", "a/", "/1", "a/-1", "a/1/2", "a/99999999999", "a/x"] { #expect(Term(text: text) == nil, "\(text)") }
    }

    // MARK: The gate, over a wire that takes its time

    /// Whatever time requests take on their way: what arrives, arrives before leadership ends.
    @Test func `no write arrives after leadership has run out, in 50 seeds`() throws {
        var (arrived, refused, givenUp) = (0, 0, 0)
        for seed in 0..<50 as Range<UInt64> {
            let counts = try Simulation.run(seed: seed) { world in
                let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
                let isCut = Box(false)
                let store = CuttableStore(
                    base: ObjectLeaseStore(client: cluster.client(), namespace: "default", name: "work"), isCut: isCut,
                    clock: clock)
                let elector = try LeaderElector(store: store, platform: world.platform)
                let counts = Box((arrived: 0, refused: 0, givenUp: 0))
                let wire = SlowWire(base: cluster.transport, platform: world.platform) {
                    #expect(elector.isLeader, "seed \(seed): a write arrived after the end of leadership")
                    counts.value.withLock { $0.arrived += 1 }
                }
                let gated = GatedTransport(
                    wire, gate: elector.gate, clock: clock, requestTimeout: elector.configuration.requestTimeout)
                await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await elector.run { _ in
                            isCut.value.withLock { $0 = true }
                            try await clock.sleep(for: .seconds(3600))
                        }
                    }
                    for _ in 0..<4 {
                        group.addTask {
                            while clock.now.offset < .seconds(25) {
                                let body = Array(#"{"metadata":{"generateName":"x-"}}"#.utf8)
                                do {
                                    _ = try await gated.send(
                                        APIRequest(.post, "/api/v1/namespaces/default/configmaps", body: body))
                                } catch is NotLeaderError {
                                    counts.value.withLock { $0.refused += 1 }
                                } catch is TransportError {
                                    counts.value.withLock { $0.givenUp += 1 }
                                }
                                try await clock.sleep(for: .milliseconds(50))
                            }
                        }
                    }
                    for _ in 0..<4 { _ = await group.nextResult() }
                    group.cancelAll()
                }
                return counts.value.withLock { $0 }
            }
            arrived += counts.arrived
            refused += counts.refused
            givenUp += counts.givenUp
        }
        #expect(arrived > 500 && refused > 500 && givenUp > 100, "\(arrived) arrived, \(refused) refused, \(givenUp) given up")
    }

    /// A machine that sleeps: the clock has gone on when it wakes.
    @Test func `after a suspension nothing is sent, and the work is cancelled`() throws {
        try Simulation.run(seed: 6) { world in
            let cluster = Cluster(platform: world.platform)
            let jump = Box(Duration.zero)
            var platform = world.platform
            platform.clock = MonotonicClock(JumpingClock(base: world.platform.clock, ahead: jump))
            let elector = try LeaderElector(
                store: ObjectLeaseStore(client: cluster.client(), namespace: "default", name: "work"), platform: platform)
            let gated = GatedTransport(
                cluster.transport, gate: elector.gate, clock: platform.clock, requestTimeout: .seconds(2))
            let request = APIRequest(
                .post, "/api/v1/namespaces/default/configmaps", body: Array(#"{"metadata":{"generateName":"x-"}}"#.utf8))
            let ends = Box(0)
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await elector.run { _ in
                        if ends.value.withLock({ $0 }) > 0 { return }
                        _ = try await gated.send(request)
                        jump.value.withLock { $0 = .seconds(3600) }
                        #expect(!elector.isLeader && elector.term == nil)
                        await #expect(throws: NotLeaderError.self) { try await gated.send(request) }
                        await #expect(throws: CancellationError.self) { try await world.platform.clock.sleep(for: .seconds(600)) }
                        ends.value.withLock { $0 += 1 }
                    }
                }
                _ = await group.nextResult()
            }
            #expect(ends.value.withLock { $0 } == 1)
        }
    }

    // MARK: Health

    @Test func `an election is unhealthy when its lease is out of reach, or work does not end`() throws {
        try Simulation.run(seed: 7) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            let isCut = Box(false)
            let store = CuttableStore(
                base: ObjectLeaseStore(client: cluster.client(), namespace: "default", name: "work"), isCut: isCut, clock: clock)
            let elector = try LeaderElector(store: store, platform: world.platform)
            #expect(elector.unhealthiness() == nil, "nothing runs")
            let wait = DeafWait()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await elector.run { _ in
                        // Deaf to its cancellation.
                        await wait.wait()
                        try await clock.sleep(for: .seconds(3600))
                    }
                }
                try await clock.sleep(for: .seconds(30))
                #expect(elector.isLeader && elector.unhealthiness() == nil)
                isCut.value.withLock { $0 = true }
                try await clock.sleep(for: .seconds(20))
                #expect(!elector.isLeader && elector.unhealthiness() == nil)
                try await clock.sleep(for: .seconds(20))
                #expect(elector.unhealthiness()?.contains("the work has not ended since") == true)
                wait.open()
                try await clock.sleep(for: .seconds(80))
                let problem = try #require(elector.unhealthiness())
                #expect(problem.hasPrefix("the lease could not be reached for"), "\(problem)")
                #expect(problem.hasSuffix("no answer in time"), "\(problem)")
                isCut.value.withLock { $0 = false }
                try await clock.sleep(for: .seconds(20))
                #expect(elector.isLeader && elector.unhealthiness() == nil)
                group.cancelAll()
            }
            #expect(elector.unhealthiness() == nil, "nothing runs any more")
        }
    }
}

private final class Box<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ value: Value) { self.value = Mutex(value) }
}

/// Keeps what was sent.
private final class Sent: WrappingTransport {
    let base: any Transport
    let requests = Mutex<[APIRequest]>([])

    init(base: any Transport) { self.base = base }

    func send(_ request: APIRequest) async throws -> APIResponse {
        requests.withLock { $0.append(request) }
        return try await base.send(request)
    }
}

/// Keeps writes back, so that they can be let go later.
private final class HeldWrites: WrappingTransport {
    let base: any Transport
    let isHolding = Mutex(false)
    let requests = Mutex<[APIRequest]>([])

    init(base: any Transport) { self.base = base }

    func send(_ request: APIRequest) async throws -> APIResponse {
        guard request.method != .get, isHolding.withLock({ $0 }) else { return try await base.send(request) }
        requests.withLock { $0.append(request) }
        throw TransportError(phase: .receive, message: "no answer", request: request)
    }
}

/// Requests take up to three seconds to arrive.
private struct SlowWire: WrappingTransport {
    let base: any Transport
    let platform: Platform
    let arrives: @Sendable () -> Void

    func send(_ request: APIRequest) async throws -> APIResponse {
        var random = platform.random
        try await platform.clock.sleep(for: .milliseconds(Int64(random.next() % 3000)))
        arrives()
        return try await base.send(request)
    }
}

/// A lease that can be out of reach.
private struct CuttableStore: LeaseStore {
    let base: ObjectLeaseStore
    let isCut: Box<Bool>
    let clock: MonotonicClock

    private func pass() async throws {
        if isCut.value.withLock({ $0 }) { try await clock.sleep(for: .seconds(100)) }
    }

    func read() async throws -> LeaseRecord? {
        try await pass()
        return try await base.read()
    }

    func create(_ claim: LeaseClaim) async throws -> LeaseRecord {
        try await pass()
        return try await base.create(claim)
    }

    func update(_ claim: LeaseClaim, replacing record: LeaseRecord) async throws -> LeaseRecord {
        try await pass()
        return try await base.update(claim, replacing: record)
    }
}

/// A clock that was moved ahead while nobody ran.
private struct JumpingClock: Clock {
    let base: MonotonicClock
    let ahead: Box<Duration>
    var now: MonotonicClock.Instant { base.now + ahead.value.withLock { $0 } }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: MonotonicClock.Instant, tolerance: Duration?) async throws {
        while now < deadline {
            // Looks often, for the jump wakes those whose time has come.
            try await base.sleep(until: min(base.now + .milliseconds(10), base.now + now.duration(to: deadline)), tolerance: nil)
        }
    }
}

/// Holds deletions alone up.
private struct HeldDeletions: WrappingTransport {
    let base: any Transport

    func send(_ request: APIRequest) async throws -> APIResponse {
        guard request.method == .delete, let held = base as? HeldWrites else { return try await base.send(request) }
        held.isHolding.withLock { $0 = true }
        defer { held.isHolding.withLock { $0 = false } }
        return try await held.send(request)
    }
}
