public import SteadyCluster
public import SteadyCodec
public import SteadyElection
public import SteadyModel
public import SteadyRuntime

/// What an exploration plays on: the kinds that are served, the operator, and what else lives in the cluster. Set up anew for each run.
public final class Stage {
    /// The embedded API server. What is done to it here is there before anything else happens.
    public var cluster: Cluster {
        if let made { return made }
        let cluster = begin(template)
        made = cluster
        return cluster
    }
    /// Time and randomness of the run.
    public let platform: Platform
    /// What the cluster begins with, as long as nobody has asked for it.
    private var template: ClusterTemplate
    private var made: Cluster?
    private let begin: (ClusterTemplate) -> Cluster
    var operators: [OperatorSetup] = []
    var environments: [@Sendable (ManagerSetup) throws -> Void] = []

    /// - Parameter begin: makes the cluster.
    init(platform: Platform, template: ClusterTemplate, begin: @escaping (ClusterTemplate) -> Cluster) {
        self.platform = platform
        self.template = template
        self.begin = begin
    }

    /// Serves the resource of a Swift type, with any fields the type may have; see `Cluster.define(_:schema:hasStatus:)`.
    ///
    /// - Parameters:
    ///   - type: the type.
    ///   - schema: the `openAPIV3Schema` that objects are checked against.
    /// - Throws: `APIError` with what the server says of it.
    public func define(_ type: (some Resource).Type, schema: JSONValue? = nil) throws {
        if let made { try made.define(type, schema: schema) } else { template = try template.defining(type, schema: schema) }
    }

    /// Runs an operator: its requests and watches go wrong, and it is started anew by this closure after each crash.
    ///
    /// Each replica is a process of its own: it crashes, stands still and is cut off by itself, and sees the cluster when its own watches
    /// tell. What befalls a process at a change of the cluster befalls the one that wrote last.
    ///
    /// - Parameters:
    ///   - replicas: how many processes run it, at least 1.
    ///   - election: how several choose the one that works, by a Lease; `nil` if each of them works.
    ///   - setUp: puts its controllers together; state that it keeps in memory has to be made in here.
    public func run(
        replicas: Int = 1, election: ElectionConfiguration? = ElectionConfiguration(),
        _ setUp: @escaping @Sendable (ManagerSetup) throws -> Void
    ) {
        run(replicas: replicas, election: election) { manager, _ in try setUp(manager) }
    }

    /// Runs an operator that also works on systems outside the cluster: ``OperatorProcess/external(_:)``.
    ///
    /// - Parameters:
    ///   - replicas: how many processes run it, at least 1.
    ///   - election: how several choose the one that works, by a Lease; `nil` if each of them works.
    ///   - setUp: puts its controllers together; state that it keeps in memory has to be made in here.
    public func run(
        replicas: Int = 1, election: ElectionConfiguration? = ElectionConfiguration(),
        _ setUp: @escaping @Sendable (ManagerSetup, OperatorProcess) throws -> Void
    ) {
        // One alone has nobody to agree with.
        let lease = replicas > 1 ? election : nil
        let election = lease.map { Manager.Election(namespace: "default", name: "operator-\(operators.count)", times: $0) }
        operators.append(OperatorSetup(replicas: max(1, replicas), election: election, setUp: setUp))
    }

    /// How many processes there are: those of several operators run together.
    var replicas: Int { operators.map(\.replicas).max() ?? 1 }

    /// Runs controllers that belong to the cluster, for which nothing goes wrong: `$0.workloads()` makes deployments and pods live.
    ///
    /// - Parameter setUp: puts them together.
    public func environment(_ setUp: @escaping @Sendable (ManagerSetup) throws -> Void) { environments.append(setUp) }
}

/// An operator of a stage.
struct OperatorSetup: Sendable {
    var replicas: Int
    /// The lease of its leader, if it has one.
    var election: Manager.Election?
    var setUp: @Sendable (ManagerSetup, OperatorProcess) throws -> Void
}
