import SteadyCache
import SteadyCoreAPI
import SteadyModel
public import SteadyRuntime

/// How the simulated node behaves.
public struct SimulatedNode: Sendable, Hashable {
    /// The node's name.
    public var name: String
    /// From binding a pod to its being ready.
    public var startUp: Duration
    /// From asking a pod to end to its being gone.
    public var termination: Duration

    /// A node; by default one that takes 20 ms to start a pod and 10 ms to end it.
    public init(name: String = "node-1", startUp: Duration = .milliseconds(20), termination: Duration = .milliseconds(10)) {
        self.name = name
        self.startUp = startUp
        self.termination = termination
    }
}

extension ManagerSetup {
    /// Adds the controllers that make an embedded cluster live: deployments, replica sets, and a simulated node that runs pods.
    ///
    /// Ordinary reconcilers, each made of what this library gives everybody. A pod that mounts claims starts when they are bound, for which
    /// ``volumes(_:)`` sees. On demand a pod hangs, fails or is evicted: ``SimulatedTrouble``.
    ///
    /// - Parameter node: how the node behaves.
    public func workloads(on node: SimulatedNode = SimulatedNode()) {
        controller(for: DeploymentView.self, DeploymentReconciler()).owns(ReplicaSetView.self)
        controller(for: ReplicaSetView.self, ReplicaSetReconciler()).owns(PodView.self)
        controller(for: PodView.self, named: "kubelet", KubeletReconciler(node: node)).concurrency(4)
            .watches(PersistentVolumeClaim.self, by: CacheIndex<PodView, ObjectKey>("claims", all: { $0.claims }))
    }
}
