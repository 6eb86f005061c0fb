import Steady
import SteadyCluster
import Website

/// One replica of the operator, with a network and an end of its own.
final class Replica: Sendable {
    let name: String
    let network: Network
    let power = Switch()
    private let manager: Manager

    /// A replica; `isAlone` if nobody competes with it, so that it needs no lease.
    init(
        _ name: String, in cluster: Cluster, platform: Platform, isAlone: Bool = false,
        observe: @escaping @Sendable (ReconcileReport) -> Void
    ) throws {
        self.name = name
        network = Network(cluster.transport)
        let client = Client(transport: network, platform: platform)
        let lease = Manager.Election(namespace: "default", name: "website-operator", identity: name, times: .brisk)
        manager = try Manager(client: client, configuration: .init(election: isAlone ? nil : lease, observe: observe)) {
            $0.websites()
        }
    }

    var isLeading: Bool { manager.isLeading }

    /// Runs until it ends in good order, or its power fails.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.manager.run() }
            group.addTask { await self.power.wait() }
            try await group.next()
            group.cancelAll()
        }
    }

    func shutDown() { manager.shutDown() }
}
