import SteadyClient
import SteadyCluster
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Testing

/// Sources that are read before the controller works.
@Suite struct WarmUpTests {
    /// A replica whose controller reconciles what a stream names.
    private struct Replica {
        let manager: Manager
        let done = Collected<String>()
        let problems = Collected<ControllerProblem>()
        /// How often the source was opened.
        let openings = Collected<Int>()
        private let stream: AsyncStream<String>
        private let continuation: AsyncStream<String>.Continuation

        init(_ world: Simulation.World, _ cluster: Cluster, warmth: Int?) throws {
            let (stream, continuation) = AsyncStream.makeStream(of: String.self)
            (self.stream, self.continuation) = (stream, continuation)
            let (done, problems, openings) = (done, problems, openings)
            manager = try Manager(
                client: Client(transport: cluster.transport, platform: world.platform),
                configuration: .init(
                    election: .init(namespace: "default", name: "work"), onProblem: { problems.add($0) })
            ) { manager in
                let controller = manager.controller(named: "tenants", of: String.self) { tenant, context in
                    done.add("\(tenant): \(context.reasons.map(\.description).joined(separator: ", "))")
                    return .done
                }
                .source("billing") {
                    openings.add(1)
                    return stream
                }
                if let warmth { controller.warmsUp(keeping: warmth) }
            }
        }

        func name(_ tenants: String...) { for tenant in tenants { continuation.yield(tenant) } }
    }

    private static func run(
        warmth: Int?, _ body: @escaping @Sendable (Simulation.World, _ leader: Replica, _ standby: Replica) async throws -> Void
    ) throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let (leader, standby) = (
                try Replica(world, cluster, warmth: warmth), try Replica(world, cluster, warmth: warmth)
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await leader.manager.run() }
                try await world.platform.clock.sleep(for: .seconds(5))
                group.addTask { try await standby.manager.run() }
                try await world.platform.clock.sleep(for: .seconds(5))
                #expect(leader.manager.isLeading && !standby.manager.isLeading)
                try await body(world, leader, standby)
                group.cancelAll()
            }
        }
    }

    @Test func `a standby reads its sources, and begins with what they have named`() throws {
        try Self.run(warmth: 100) { world, leader, standby in
            #expect(standby.openings.count == 1)
            standby.name("a", "b", "a")
            leader.name("x")
            try await world.platform.clock.sleep(for: .seconds(5))
            #expect(standby.done.all.isEmpty && leader.done.all == ["x: source “billing”"])
            leader.manager.shutDown()
            try await world.platform.clock.sleep(for: .seconds(20))
            #expect(standby.done.all == ["a: source “billing”", "b: source “billing”"])
            standby.name("c")
            try await world.platform.clock.sleep(for: .seconds(1))
            #expect(standby.done.all.last == "c: source “billing”" && standby.openings.count == 1)
            #expect(standby.problems.all.isEmpty)
        }
    }

    @Test func `what is kept is bounded, and it is told`() throws {
        try Self.run(warmth: 2) { world, leader, standby in
            standby.name("a", "b", "a", "c", "d")
            try await world.platform.clock.sleep(for: .seconds(1))
            let problem = "tenants: sources have named more than 2 requests that it cannot work on yet; the first are forgotten"
            #expect(standby.problems.all.map(\.description) == [problem])
            leader.manager.shutDown()
            try await world.platform.clock.sleep(for: .seconds(20))
            #expect(standby.done.all == ["c: source “billing”", "d: source “billing”"])
        }
    }

    @Test func `without it a standby reads nothing`() throws {
        try Self.run(warmth: nil) { world, leader, standby in
            #expect(standby.openings.count == 0 && leader.openings.count == 1)
        }
    }
}
