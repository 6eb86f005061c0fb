import SteadyAPI
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyRuntime
import SteadyTesting
import SteadyWorkloads

/// A simulated cluster with all that lives in it.
enum EnvironmentWorld {
    static func run(
        seed: UInt64 = 1, _ body: @escaping @Sendable (Client) async throws -> Void
    ) throws {
        try Simulation.run(seed: seed) { world in
            let cluster = Cluster(platform: world.platform)
            let manager = try Manager(client: cluster.client()) {
                $0.workloads()
                $0.volumes()
                $0.loadBalancers()
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await manager.run() }
                try await body(cluster.client(fieldManager: "user"))
                group.cancelAll()
            }
        }
    }

    /// A trouble to be had with an object; `nil` for no more.
    static func trouble(_ trouble: SimulatedTrouble?) -> Patch {
        .merge(["metadata": ["annotations": [SimulatedTrouble.annotation: trouble.map { .string($0.rawValue) } ?? .null]]])
    }
}
