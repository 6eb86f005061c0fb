import Foundation
import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyElection
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// Replicas that share work by shards.
@Suite struct ShardTests {
    /// So many seeds as `STEADY_SEEDS` says; without it what takes a second or two.
    private static let seeds: ClosedRange<UInt64> =
        1...max(1, ProcessInfo.processInfo.environment["STEADY_SEEDS"].flatMap { UInt64($0) } ?? 4)
    private static let keys = (0..<12).map { "map-\($0)" }

    private static func fill(_ cluster: Cluster, tenants: Int? = nil) async throws {
        let user = cluster.client(fieldManager: "user")
        _ = try await user.create(Namespace(metadata: ObjectMeta(name: "other")))
        for (index, name) in keys.enumerated() {
            var map = ConfigMap(metadata: ObjectMeta(name: name, namespace: "default"))
            if let tenants { map.metadata.labels = ["tenant": "t\(index % tenants)"] }
            _ = try await user.create(map)
        }
    }

    private static func wait(
        _ floor: ShardFloor, for limit: Duration, _ what: String, until holds: () -> Bool
    ) async throws {
        let end = floor.clock.now + limit
        while !holds() {
            try #require(floor.clock.now < end, "not reached: \(what)")
            try await floor.clock.sleep(for: .milliseconds(100))
        }
    }

    /// Whether each key was done within a while by one of these.
    private static func isDone(_ floor: ShardFloor, within limit: Duration, by replicas: [ShardReplica]) -> Bool {
        let names = Set(replicas.map(\.name))
        return keys.allSatisfy { key in floor.last(key).map { $0.ago < limit && names.contains($0.replica) } ?? false }
    }

    @Test func `who comes takes a part, who goes hands it over, and nothing else moves`() throws {
        try Simulation.run(seed: 3) { world in
            let (cluster, floor) = (Cluster(platform: world.platform), ShardFloor(world.platform.clock))
            try await Self.fill(cluster)
            let replicas = try ["a", "b", "c"].map { try ShardReplica($0, world, cluster, floor, shards: 24) }
            let (a, b, c) = (replicas[0], replicas[1], replicas[2])
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await a.run() }
                try await Self.wait(floor, for: .seconds(30), "one has all") { a.held.count == 24 }
                #expect(a.manager.shards?.members == ["a"] && a.manager.isLeading)
                group.addTask { try await b.run() }
                try await Self.wait(floor, for: .seconds(30), "two share") {
                    !b.held.isEmpty && a.held.count + b.held.count == 24
                }
                let (ofA, ofB) = (a.held, b.held)
                #expect(ofA.isDisjoint(with: ofB) && ofA.count > 4 && ofB.count > 4, "\(ofA.count) and \(ofB.count)")
                group.addTask { try await c.run() }
                try await Self.wait(floor, for: .seconds(30), "three share") {
                    !c.held.isEmpty && a.held.count + b.held.count + c.held.count == 24
                }
                #expect(a.held.isSubset(of: ofA) && b.held.isSubset(of: ofB), "only the new one gets any")
                try await world.platform.clock.sleep(for: .seconds(15))
                #expect(Self.isDone(floor, within: .seconds(16), by: replicas))
                let (before, ofC) = (b.held, c.held)
                let began = floor.clock.now
                c.manager.shutDown()
                try await Self.wait(floor, for: .seconds(12), "two share again") { a.held.count + b.held.count == 24 }
                #expect(b.held.isSuperset(of: before) && b.held.subtracting(before).isSubset(of: ofC) && a.held == ofA)
                // It has said good-bye: nobody has waited for a lease to run out.
                #expect(began.duration(to: floor.clock.now) < .seconds(12))
                #expect(a.manager.shards?.members == ["a", "b"])
                group.cancelAll()
            }
            #expect(floor.violations.isEmpty, "\(floor.violations)")
        }
    }

    @Test func `objects with the same label are in the same shard`() throws {
        try Simulation.run(seed: 5) { world in
            let (cluster, floor) = (Cluster(platform: world.platform), ShardFloor(world.platform.clock))
            try await Self.fill(cluster, tenants: 3)
            let replicas = try ["a", "b", "c"].map {
                try ShardReplica($0, world, cluster, floor, shards: 32) { $0.sharded(byLabel: "tenant") }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for replica in replicas { group.addTask { try await replica.run() } }
                try await Self.wait(floor, for: .seconds(60), "all share") {
                    replicas.reduce(0) { $0 + $1.held.count } == 32 && replicas.allSatisfy { !$0.held.isEmpty }
                }
                try await world.platform.clock.sleep(for: .seconds(20))
                for tenant in 0..<3 {
                    let owners = Set(stride(from: tenant, to: 12, by: 3).compactMap { floor.last(Self.keys[$0])?.replica })
                    #expect(owners.count == 1, "tenant \(tenant): \(owners)")
                }
                group.cancelAll()
            }
            #expect(floor.violations.isEmpty, "\(floor.violations)")
        }
    }

    /// Replicas are killed, come, shut down and stand still at random: never two at once on a key, no late write, and in the end each key is
    /// done again in a time that the lease bounds.
    @Test(arguments: seeds) func `never two at once under crashes, joins and pauses`(seed: UInt64) throws {
        try Simulation.run(seed: seed) { world in
            let (cluster, floor) = (Cluster(platform: world.platform), ShardFloor(world.platform.clock))
            try await Self.fill(cluster)
            let clock = world.platform.clock
            let end = clock.now + .seconds(200)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for seat in 0..<3 {
                    group.addTask {
                        var life = 0
                        while clock.now < end {
                            life += 1
                            var random = world.platform.random
                            let replica = try ShardReplica("r\(seat)-\(life)", world, cluster, floor)
                            let (span, ending) = (Int64(random.next() % 60) + 20, random.next() % 2)
                            await withTaskGroup(of: Void.self) { body in
                                body.addTask { try? await replica.run() }
                                body.addTask {
                                    var random = world.platform.random
                                    while !Task.isCancelled {
                                        try? await clock.sleep(for: .milliseconds(Int64(random.next() % 40_000)))
                                        replica.halt(for: .milliseconds(Int64(random.next() % 25_000)), on: floor)
                                    }
                                }
                                try? await clock.sleep(for: .seconds(span))
                                if ending == 0 {
                                    replica.manager.shutDown()
                                    try? await clock.sleep(for: .seconds(30))
                                }
                                body.cancelAll()
                            }
                            try await clock.sleep(for: .milliseconds(Int64(random.next() % 10_000)))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(floor.violations.isEmpty, "seed \(seed): \(floor.violations.prefix(5))")
            // All are gone: two new ones take everything over.
            let healed = try ["x", "y"].map { try ShardReplica($0, world, cluster, floor) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for replica in healed { group.addTask { try await replica.run() } }
                try await Self.wait(floor, for: .seconds(60), "seed \(seed): each key has an owner") {
                    Self.isDone(floor, within: .seconds(60), by: healed)
                }
                group.cancelAll()
            }
            #expect(floor.violations.isEmpty, "seed \(seed): \(floor.violations.prefix(5))")
        }
    }

    @Test func `shards that cannot be are refused`() throws {
        let client = Cluster().client()
        var configuration = Manager.Configuration()
        configuration.sharding = .init(namespace: "default", name: "work", count: 0)
        #expect(throws: ConfigurationError.self) { try Manager(client: client, configuration: configuration) { _ in } }
        configuration.sharding = .init(namespace: "default", name: "My Work")
        #expect(throws: ConfigurationError.self) { try Manager(client: client, configuration: configuration) { _ in } }
        configuration.sharding = .init(namespace: "default", name: "work")
        configuration.election = .init(namespace: "default", name: "work")
        #expect(throws: ConfigurationError.self) { try Manager(client: client, configuration: configuration) { _ in } }
    }
}
