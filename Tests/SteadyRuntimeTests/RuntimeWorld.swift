import SteadyClient
import SteadyCluster
import SteadyModel
import SteadyRuntime
import SteadyTesting
import Synchronization
import Testing

/// A simulated cluster with a manager, for tests of what the runtime does.
struct RuntimeWorld: Sendable {
    let world: Simulation.World
    let cluster: Cluster
    /// A user's client.
    let user: Client
    let reports = Collected<ReconcileReport>()
    let problems = Collected<ControllerProblem>()

    var clock: MonotonicClock { world.platform.clock }

    /// Runs a body beside a cluster and a manager, and ends both with it.
    static func run(
        seed: UInt64 = 1, over wrapping: TransportWrapping = .none,
        _ setUp: @escaping @Sendable (ManagerSetup, RuntimeWorld) throws -> Void,
        _ body: @escaping @Sendable (RuntimeWorld, Manager) async throws -> Void
    ) throws {
        try Simulation.run(seed: seed) { world in
            let cluster = Cluster(platform: world.platform)
            let here = RuntimeWorld(world: world, cluster: cluster, user: cluster.client(fieldManager: "user"))
            let manager = try Manager(
                client: Client(transport: wrapping.wrap(cluster), platform: world.platform),
                configuration: .init(observe: { here.reports.add($0) }, onProblem: { here.problems.add($0) })
            ) { try setUp($0, here) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await manager.run() }
                try await body(here, manager)
                group.cancelAll()
            }
        }
    }

    /// Waits until something holds.
    func wait(for seconds: Int = 60, _ what: String = "", _ holds: () async throws -> Bool) async throws {
        let end = clock.now + .seconds(seconds)
        while try await !holds() {
            try #require(clock.now < end, "not reached: \(what)")
            try await clock.sleep(for: .milliseconds(20))
        }
    }

    /// Waits until all controllers work, so that what comes then is a change.
    func begun(_ manager: Manager) async throws {
        try await wait("begun") { manager.standing.allSatisfy { $0.queue != nil } }
    }

    func sleep(_ duration: Duration) async throws { try await clock.sleep(for: duration) }

    /// The reasons of all reconciles of a name, one text for each.
    func reasons(of name: String) -> [String] {
        reports.all.filter { $0.key.name == name }.map { $0.reasons.map(\.description).joined(separator: ", ") }
    }
}

/// What lies between a manager and its cluster.
struct TransportWrapping: Sendable {
    let wrap: @Sendable (Cluster) -> any Transport

    static let none = TransportWrapping { $0.transport }
}

/// What came, in order.
final class Collected<Element: Sendable>: Sendable {
    private let state = Mutex<[Element]>([])
    var all: [Element] { state.withLock { $0 } }
    var count: Int { state.withLock { $0.count } }
    func add(_ element: Element) { state.withLock { $0.append(element) } }
    func clear() { state.withLock { $0 = [] } }
}

/// A reconciler of objects that is a function.
struct ReconcilingObjects<Object: Resource>: Reconciler {
    let function: @Sendable (Object, Context<Object>) async throws -> Outcome

    init(_ function: @escaping @Sendable (Object, Context<Object>) async throws -> Outcome) { self.function = function }

    func reconcile(_ object: Object, _ context: Context<Object>) async throws -> Outcome { try await function(object, context) }
}
