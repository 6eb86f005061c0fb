import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

@Suite struct EventRecorderTests {
    private static func target(_ name: String, uid: String = "u") -> EventTarget {
        EventTarget(apiVersion: "v1", kind: "ConfigMap", namespace: "default", name: name, uid: uid)
    }

    /// Runs a recorder beside a body, in simulation.
    private static func run(
        seed: UInt64 = 1, _ configuration: EventConfiguration = EventConfiguration(), refusing: Int = 0,
        _ body: @escaping @Sendable (Simulation.World, EventRecorder, Client, _ begin: () -> Void) async throws -> Void
    ) throws {
        try Simulation.run(seed: seed) { world in
            let cluster = Cluster(platform: world.platform)
            let refusals = Mutexes(refusing)
            let transport = RefusingEvents(base: cluster.transport, refusals: refusals)
            let recorder = EventRecorder(
                client: Client(transport: transport, platform: world.platform), instance: "me", configuration: configuration)
            try await withThrowingTaskGroup(of: Void.self) { group in
                try await body(world, recorder, cluster.client()) { group.addTask { await recorder.run() } }
                group.cancelAll()
            }
        }
    }

    private static func events(_ client: Client) async throws -> [EventsEvent] {
        try await client.list(EventsEvent.self, in: "default").items.sorted { $0.eventTime < $1.eventTime }
    }

    @Test func `an event is as client-go makes it, and what a controller says is bound to its object`() throws {
        try RuntimeWorld.run(seed: 3) { manager, _ in
            manager.controller(
                for: ConfigMap.self, named: "maps",
                ReconcilingObjects { map, context in
                    let related = EventTarget(apiVersion: "v1", kind: "Node", namespace: nil, name: "n")
                    context.events.record(.warning, reason: "Odd", action: "Looking", note: "it is odd", related: related)
                    return .done
                })
        } _: { here, manager in
            let map = try await here.user.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
            try await here.wait("event") { try await !Self.events(here.user).isEmpty }
            let event = try #require(try await Self.events(here.user).first)
            #expect(event.type == "Warning" && event.reason == "Odd" && event.action == "Looking" && event.note == "it is odd")
            #expect(event.regarding?.kind == "ConfigMap" && event.regarding?.apiVersion == "v1" && event.regarding?.name == "a")
            #expect(event.regarding?.uid == map.metadata.uid && event.regarding?.namespace == "default")
            #expect(event.regarding?.resourceVersion == map.metadata.resourceVersion)
            #expect(event.related?.kind == "Node" && event.related?.namespace == nil)
            #expect(event.reportingController == "maps" && event.reportingInstance?.hasPrefix("maps-") == true)
            #expect(event.series == nil && event.metadata.name?.hasPrefix("a.") == true)
            #expect(manager.events.statistics.created == 1 && manager.events.statistics.pending == 0)
        }
    }

    /// Once a second for ten minutes, then silence.
    @Test func `what happens again is a series: told at once, brought up to date every five minutes, and at its end`() throws {
        try Self.run { world, recorder, client, begin in
            begin()
            var seen: [(second: Int, count: Int32)] = []
            for second in 0..<2000 {
                if second < 600 || second == 1999 {
                    recorder.record(.normal, reason: "Tick", note: "\(second)", regarding: Self.target("a"), controller: "c")
                }
                try await world.platform.clock.sleep(for: .seconds(1))
                let count = try await Self.events(client).first.map { $0.series?.count ?? 1 } ?? 0
                if count != seen.last?.count { seen.append((second, count)) }
            }
            #expect(seen.map(\.count) == [1, 2, 301, 600] || seen.map(\.count) == [1, 2, 302, 600], "\(seen)")
            #expect(seen.map(\.second).prefix(3) == [0, 1, 301], "\(seen)")
            // Its last count is told five minutes after the one before, well before it ends.
            #expect(seen.last.map { $0.second >= 600 && $0.second <= 603 } == true, "\(seen)")
            let events = try await Self.events(client)
            #expect(events.map(\.note) == ["0", "1999"], "the series had ended")
            let last = try #require(events.first?.series?.lastObservedTime.timestamp)
            #expect(last.wholeSeconds == Timestamp(seconds: 1_767_225_600 + 599))
            let statistics = recorder.statistics
            #expect(statistics.recorded == 601 && statistics.created == 2 && statistics.updated == 3 && statistics.pending == 0)
        }
    }

    @Test func `object, reason, action, type and controller tell series apart; the note and the version do not`() throws {
        try Self.run { world, recorder, client, begin in
            var newer = Self.target("a")
            newer.resourceVersion = "7"
            for (type, reason, action, note, target, controller) in [
                (EventType.normal, "R", "A", "n", Self.target("a"), "c"), (.normal, "R", "A", "other", newer, "c"),
                (.warning, "R", "A", "n", Self.target("a"), "c"), (.normal, "S", "A", "n", Self.target("a"), "c"),
                (.normal, "R", "B", "n", Self.target("a"), "c"), (.normal, "R", "A", "n", Self.target("a", uid: "v"), "c"),
                (.normal, "R", "A", "n", Self.target("b"), "c"), (.normal, "R", "A", "n", Self.target("a"), "d"),
            ] { recorder.record(type, reason: reason, action: action, note: note, regarding: target, controller: controller) }
            begin()
            try await world.platform.clock.sleep(for: .seconds(5))
            // All in one moment: names differ all the same.
            let events = try await Self.events(client)
            #expect(events.count == 7 && Set(events.compactMap(\.metadata.name)).count == 7)
            #expect(events.compactMap { $0.series?.count } == [2])
        }
    }

    @Test func `too many at a time cost those that others tell of, not the first of a reason`() throws {
        try Self.run(EventConfiguration(limit: 5)) { world, recorder, client, begin in
            for n in 0..<8 {
                recorder.record(.normal, reason: "Common", note: "", regarding: Self.target("c\(n)"), controller: "c")
            }
            #expect(recorder.statistics.dropped == 3)
            for n in 0..<4 {
                recorder.record(.normal, reason: "Rare\(n)", note: "", regarding: Self.target("r"), controller: "c")
            }
            #expect(recorder.statistics.dropped == 7 && recorder.statistics.pending == 5)
            // All are the only ones of their reasons now.
            recorder.record(.normal, reason: "Rare9", note: "", regarding: Self.target("r"), controller: "c")
            #expect(recorder.statistics.dropped == 8)
            begin()
            try await world.platform.clock.sleep(for: .seconds(1))
            let reasons = try await Self.events(client).compactMap(\.reason)
            #expect(Set(reasons) == ["Common", "Rare0", "Rare1", "Rare2", "Rare3"])
            // What is sent makes room.
            for n in 0..<20 {
                recorder.record(.normal, reason: "Later", note: "", regarding: Self.target("l\(n)"), controller: "c")
                try await world.platform.clock.sleep(for: .milliseconds(100))
            }
            #expect(try await Self.events(client).count == 25)
            #expect(recorder.statistics.dropped == 8 && recorder.statistics.created == 25)
        }
    }

    @Test func `a server that is busy is asked again, one that refuses is not, and a deleted event is made anew`() throws {
        try Self.run(refusing: 3) { world, recorder, client, begin in
            begin()
            recorder.record(.normal, reason: "R", note: "n", regarding: Self.target("a"), controller: "c")
            try await world.platform.clock.sleep(for: .milliseconds(6900))
            #expect(recorder.statistics.created == 0 && recorder.statistics.pending == 1, "1 + 2 + 4 seconds")
            try await world.platform.clock.sleep(for: .milliseconds(200))
            #expect(recorder.statistics.created == 1)
            let first = try #require(try await Self.events(client).first)
            try await client.delete(EventsEvent.self, first.key)
            recorder.record(.normal, reason: "R", note: "again", regarding: Self.target("a"), controller: "c")
            try await world.platform.clock.sleep(for: .seconds(1))
            #expect(try await Self.events(client).map { $0.series?.count } == [2])
            let nowhere = EventTarget(apiVersion: "v1", kind: "ConfigMap", namespace: "nowhere", name: "a")
            recorder.record(.normal, reason: "R", note: "n", regarding: nowhere, controller: "c")
            try await world.platform.clock.sleep(for: .seconds(1))
            #expect(recorder.statistics.failed == 1 && recorder.statistics.pending == 0)
        }
    }

    @Test func `texts are cut to what a server takes, and names made to fit`() throws {
        try Self.run { world, recorder, client, begin in
            begin()
            let long = String(repeating: "ä", count: 2000)
            recorder.record(
                .normal, reason: long, action: long, note: long, regarding: Self.target("a"), controller: "my controller!")
            let role = EventTarget(
                apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", namespace: nil, name: "system:node")
            recorder.record(.normal, reason: "R", note: "", regarding: role, controller: "c")
            try await world.platform.clock.sleep(for: .seconds(1))
            let events = try await Self.events(client)
            #expect(events.count == 2 && recorder.statistics.failed == 0)
            let cut = try #require(events.first { $0.regarding?.name == "a" })
            #expect(
                cut.note?.utf8.count ?? 0 > 1000 && cut.note?.hasSuffix("ä…") == true
                    && cut.reportingController == "my-controller")
            #expect(events.contains { $0.metadata.name?.hasPrefix("clusterrole.") == true })
        }
    }

    /// The server takes a second for each event.
    @Test func `a manager that ends in good order sends what is recorded, and no longer than it may`() throws {
        for (count, sent) in [(2, 2), (9, 4)] {
            try Simulation.run(seed: 7) { world in
                let cluster = Cluster(platform: world.platform)
                let transport = RefusingEvents(
                    base: cluster.transport, refusals: Mutexes(0), delay: .milliseconds(1100), platform: world.platform)
                let client = Client(transport: transport, platform: world.platform)
                let manager = try Manager(
                    client: client, configuration: .init(election: .init(namespace: "default", name: "ops"))
                ) {
                    $0.controller(
                        for: ConfigMap.self,
                        ReconcilingObjects { _, context in
                            try await context.platform.clock.sleep(for: .seconds(3))
                            for n in 0..<count { context.events.record(.normal, reason: "R\(n)", note: "") }
                            return .done
                        })
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await manager.run() }
                    _ = try await cluster.client().create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
                    while manager.isIdle { try await world.platform.clock.sleep(for: .milliseconds(10)) }
                    let asked = world.platform.clock.now
                    manager.shutDown()
                    try await group.next()
                    let took = asked.duration(to: world.platform.clock.now)
                    #expect(took < .milliseconds(8100), "\(took)")
                    #expect(try await Self.events(cluster.client()).count == sent)
                    let lease = try await cluster.client().get(Lease.self, ObjectKey(namespace: "default", name: "ops"))
                    #expect((lease.spec.holderIdentity ?? "").isEmpty)
                }
            }
        }
    }
}

/// Refuses the first writes of events, and takes its time for the others.
private struct RefusingEvents: WrappingTransport {
    let base: any Transport
    let refusals: Mutexes<Int>
    var delay = Duration.zero
    var platform: Platform?

    func send(_ request: APIRequest) async throws -> APIResponse {
        guard request.path.contains("/events"), request.method != .get else { return try await base.send(request) }
        let isRefused = refusals.value.withLock { count in
            defer { count = max(0, count - 1) }
            return count > 0
        }
        if isRefused { return APIResponse(status: 429, body: Array("busy".utf8)) }
        if delay > .zero { try await platform?.clock.sleep(for: delay) }
        return try await base.send(request)
    }
}
