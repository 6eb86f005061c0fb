import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// The same controllers in clusters that come and go.
@Suite struct FleetTests {
    private static func map(_ name: String) -> ConfigMap { ConfigMap(metadata: ObjectMeta(name: name, namespace: "default")) }

    /// Nothing of a cluster answers.
    private struct Unreachable: Transport {
        let platform: Platform

        func send(_ request: APIRequest) async throws -> APIResponse {
            try await platform.clock.sleep(for: .seconds(3600))
            throw TransportError(phase: .connect, message: "no route", request: request)
        }

        func withStream<Result: Sendable>(
            _ request: APIRequest, _ consume: (APIStream) async throws -> Result
        ) async throws -> Result {
            try await platform.clock.sleep(for: .seconds(3600))
            throw TransportError(phase: .connect, message: "no route", request: request)
        }
    }

    @Test func `clusters come, are drained when they go, and one out of reach holds nothing up`() throws {
        try Simulation.run(seed: 1) { world in
            let clock = world.platform.clock
            let clusters = ["a", "b"].map { ($0, Cluster(platform: world.platform)) }
            let (begun, done) = (Collected<String>(), Collected<String>())
            let fleet = Fleet(platform: world.platform) { member, manager in
                manager.controller(
                    for: ConfigMap.self,
                    ReconcilingObjects<ConfigMap> { map, context in
                        begun.add("\(member.name)\(member.revision)/\(map.name)")
                        try await context.platform.clock.sleep(for: .seconds(3))
                        done.add("\(member.name)\(member.revision)/\(map.name)")
                        return .done
                    })
            }
            func member(_ index: Int, _ revision: String = "") -> FleetMember {
                FleetMember(clusters[index].0, revision: revision, client: clusters[index].1.client())
            }
            let lost = FleetMember(
                "lost", client: Client(transport: Unreachable(platform: world.platform), platform: world.platform))
            let (lists, put) = AsyncStream.makeStream(of: [FleetMember].self)
            func wait(_ what: String, _ holds: () -> Bool) async throws {
                let end = clock.now + .seconds(30)
                while !holds() {
                    try #require(clock.now < end, "\(what): \(begun.all)")
                    try await clock.sleep(for: .milliseconds(20))
                }
            }
            for (name, cluster) in clusters { _ = try await cluster.client().create(Self.map("of-\(name)")) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (_, cluster) in clusters { group.addTask { try await cluster.run() } }
                group.addTask { try await fleet.run(lists) }
                put.yield([lost, member(0)])
                try await wait("a") { done.all == ["a/of-a"] }
                put.yield([lost, member(0), member(1)])
                try await wait("b") { done.all == ["a/of-a", "b/of-b"] }
                #expect(fleet.standing.map(\.name) == ["a", "b", "lost"])
                // It goes in the middle of a reconcile, which is waited for; nothing of it is left then.
                weak let gone = fleet.standing.first?.manager
                #expect(gone != nil)
                _ = try await clusters[0].1.client().create(Self.map("second"))
                try await wait("under way") { begun.all.contains("a/second") }
                put.yield([lost, member(1)])
                try await clock.sleep(for: .seconds(1))
                #expect(fleet.standing.first?.isLeaving == true)
                try await wait("drained") { fleet.standing.count == 2 }
                #expect(done.all.contains("a/second"))
                #expect(gone == nil, "its memory is given up")
                _ = try await clusters[0].1.client().create(Self.map("third"))
                _ = try await clusters[1].1.client().create(Self.map("third"))
                try await wait("b goes on") { done.all.contains("b/third") }
                #expect(!begun.all.contains("a/third"))
                // New credentials: never two at a time for one cluster.
                begun.clear()
                put.yield([member(1, "2"), member(0)])
                try await wait("again") {
                    Set(begun.all).isSuperset(of: ["b2/of-b", "b2/third", "a/of-a", "a/second", "a/third"])
                }
                #expect(!begun.all.contains { $0.hasPrefix("b/") })
                // The end of the list is not the end of the fleet.
                put.finish()
                try await clock.sleep(for: .seconds(60))
                #expect(fleet.standing.map(\.name) == ["a", "b"])
                #expect(fleet.isIdle)
                fleet.shutDown()
                try await wait("the end") { fleet.standing.isEmpty }
                group.cancelAll()
            }
        }
    }

    @Test func `a cluster whose manager fails is begun again, and the others do not notice`() throws {
        struct Broken: Error {}
        try Simulation.run(seed: 2) { world in
            let clock = world.platform.clock
            let clusters = [Cluster(platform: world.platform), Cluster(platform: world.platform)]
            let (tries, done) = (Collected<Duration>(), Collected<String>())
            let fleet = Fleet(
                platform: world.platform, onProblem: { name, _ in if name == "bad" { tries.add(clock.now.offset) } }
            ) {
                member, manager in
                if member.name == "bad", tries.count < 4 { throw Broken() }
                manager.controller(
                    for: ConfigMap.self,
                    ReconcilingObjects<ConfigMap> { map, _ in
                        done.add("\(member.name)/\(map.name)")
                        return .done
                    })
            }
            let (lists, put) = AsyncStream.makeStream(of: [FleetMember].self)
            for cluster in clusters { _ = try await cluster.client().create(Self.map("m")) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for cluster in clusters { group.addTask { try await cluster.run() } }
                group.addTask { try await fleet.run(lists) }
                put.yield([FleetMember("bad", client: clusters[0].client()), FleetMember("good", client: clusters[1].client())])
                try await clock.sleep(for: .milliseconds(500))
                #expect(done.all == ["good/m"])
                #expect(fleet.standing.first?.problem?.contains("Broken") == true && fleet.standing.first?.manager == nil)
                try await clock.sleep(for: .seconds(20))
                #expect(Set(done.all) == ["good/m", "bad/m"])
                let waits = zip(tries.all, tries.all.dropFirst()).map { $1 - $0 }
                #expect(waits.count == 3 && waits.allSatisfy { $0 >= .milliseconds(500) && $0 <= .seconds(4) }, "\(waits)")
                group.cancelAll()
            }
        }
    }
}
