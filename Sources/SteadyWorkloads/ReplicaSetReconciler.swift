import SteadyCodec
import SteadyModel
import SteadyRuntime

/// Keeps a number of equal pods.
struct ReplicaSetReconciler: Reconciler {
    /// How many pods one reconcile makes or deletes at most.
    static let burst = 500

    func reconcile(_ set: ReplicaSetView, _ context: Context<ReplicaSetView>) async throws -> Outcome {
        let pods = try context.children(PodView.self)
        let active = pods.filter { !$0.isBeingDeleted && !$0.hasEnded }
        let missing = max(0, set.spec.replicas ?? 1) - active.count
        if missing > 0 {
            guard let template = set.spec.template else {
                throw TerminalError("replica set \(set.key) has no spec.template to make pods from")
            }
            for _ in 0..<min(missing, Self.burst) {
                try await context.create(Self.pod(of: set, template))
            }
        } else if missing < 0 {
            for pod in active.sorted(by: Self.goesFirst).prefix(min(-missing, Self.burst)) { try await context.delete(pod) }
        }
        let ready = active.filter(\.isReady).count
        let count = active.count + max(0, min(missing, Self.burst)) - max(0, min(-missing, Self.burst))
        try await context.updateStatus { status in
            status.replicas = count
            status.fullyLabeledReplicas = count == 0 ? nil : count
            status.readyReplicas = ready == 0 ? nil : ready
            status.availableReplicas = ready == 0 ? nil : ready
            status.observedGeneration = set.metadata.generation
        }
        return .done
    }

    /// Pods that serve nobody go first, then the youngest.
    private static func goesFirst(_ a: PodView, _ b: PodView) -> Bool {
        func rank(_ pod: PodView) -> (Int, Int, Int64, String) {
            (
                pod.nodeName == nil ? 0 : 1, pod.isReady ? 1 : 0, -(pod.metadata.creationTimestamp?.seconds ?? 0),
                pod.name
            )
        }
        return rank(a) < rank(b)
    }

    private static func pod(of set: ReplicaSetView, _ template: JSONValue) -> PodView {
        func texts(_ name: String) -> StringMap<String>? {
            template[path: "metadata", name]?.objectValue.map { object in
                StringMap(object.compactMap { entry in entry.value.stringValue.map { (key: entry.name, value: $0) } })
            }
        }
        return PodView(
            metadata: ObjectMeta(
                generateName: "\(set.name)-", namespace: set.metadata.namespace, labels: texts("labels"),
                annotations: texts("annotations")),
            spec: template["spec"] ?? [:])
    }
}
