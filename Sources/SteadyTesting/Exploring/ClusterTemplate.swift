import SteadyCluster
import SteadyCodec
import SteadyModel
import Synchronization

/// A cluster with some kinds defined, of which the runs of an exploration begin with copies: to make one anew takes longer than many a run.
final class ClusterTemplate: Sendable {
    private struct Definition: Hashable {
        let type: ResourceType
        let schema: JSONValue?
    }

    /// What the cluster holds.
    let contents: ClusterContents
    private let cluster: Cluster
    /// Templates with one kind more.
    private let next = Mutex<[Definition: ClusterTemplate]>([:])

    /// A cluster as it is made, with what its own controllers do at once.
    convenience init() {
        self.init(Cluster(platform: Self.platform))
    }

    private init(_ cluster: Cluster) {
        cluster.settle()
        self.cluster = cluster
        contents = ClusterContents(beginningWith: cluster.contents)
    }

    /// Time stands still in a template, at the moment at which every simulation begins.
    private static var platform: Platform {
        let generator = Mutexed(SeededRandom(0))
        return Platform(
            clock: MonotonicClock(VirtualClock(executor: SimulationExecutor(TaskOrder([])))), wallClock: { Simulation.beginning },
            random: { generator.value.withLock { $0.next() } }, isSimulated: true)
    }

    /// The same with one kind more.
    ///
    /// - Throws: `APIError` with what the server says of it.
    func defining<R: Resource>(_ type: R.Type, schema: JSONValue?) throws -> ClusterTemplate {
        let definition = Definition(type: R.resourceType, schema: schema)
        if let known = next.withLock({ $0[definition] }) { return known }
        let cluster = Cluster(copying: cluster, platform: Self.platform)
        try cluster.define(type, schema: schema)
        let template = ClusterTemplate(cluster)
        next.withLock { $0[definition] = template }
        return template
    }

    /// A cluster of one's own that begins like this.
    func copy(platform: Platform, onChange: @escaping @Sendable (ContentsChange) -> Void) -> Cluster {
        Cluster(copying: cluster, platform: platform, onChange: onChange)
    }
}
