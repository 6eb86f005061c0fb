import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime
import Synchronization

/// Binds pods to a node, reports them running and ready, and lets them end.
final class KubeletReconciler: Reconciler {
    private let node: SimulatedNode
    /// When the node began to start or to end a pod, by uid: what a node knows and the server does not.
    private let begun = Mutex<[String: MonotonicClock.Instant]>([:])

    init(node: SimulatedNode) { self.node = node }

    func reconcile(_ pod: PodView, _ context: Context<PodView>) async throws -> Outcome {
        if pod.hasEnded { return .done }
        guard let place = pod.nodeName else {
            try await bind(pod, context)
            return .done
        }
        guard place == node.name, !pod.isReady else { return .done }
        if let left = timeLeft(of: node.startUp, "start \(pod.metadata.uid ?? "")", context) { return .requeue(after: left) }
        try await start(pod, context)
        return .done
    }

    /// A deleted pod stays until its node says that it is gone.
    func cleanup(_ pod: PodView, _ context: Context<PodView>) async throws -> Outcome {
        guard pod.nodeName == node.name, pod.metadata.deletionGracePeriodSeconds != 0 else { return .done }
        if let left = timeLeft(of: node.termination, "end \(pod.metadata.uid ?? "")", context) { return .requeue(after: left) }
        try await context.delete(pod, evenIfChanged: true, DeleteOptions(gracePeriodSeconds: 0))
        return .done
    }

    /// What is left of a time that begins when this is first called for it; `nil` once it is over.
    private func timeLeft(of duration: Duration, _ what: String, _ context: Context<PodView>) -> Duration? {
        let now = context.platform.clock.now
        return begun.withLock { begun in
            // Pods that vanished while something was under way; everything here is over soon.
            if begun.count > 10_000 { begun = begun.filter { $0.value.duration(to: now) < duration } }
            let end = (begun[what] ?? now) + duration
            begun[what] = now < end ? begun[what] ?? now : nil
            return now < end ? now.duration(to: end) : nil
        }
    }

    private func bind(_ pod: PodView, _ context: Context<PodView>) async throws {
        let binding: JSONValue = [
            "apiVersion": "v1", "kind": "Binding",
            "metadata": ["name": .string(pod.name), "uid": .string(pod.metadata.uid ?? "")],
            "target": ["apiVersion": "v1", "kind": "Node", "name": .string(node.name)],
        ]
        let _: JSONValue = try await context.client.resources(PodView.self).post(subresource: "binding", of: pod.key, binding)
    }

    private func start(_ pod: PodView, _ context: Context<PodView>) async throws {
        let containers = pod.spec["containers"]?.arrayValue ?? []
        let now = context.now
        let address = Self.address(of: pod)
        try await context.updateStatus { status in
            status.phase = "Running"
            status.hostIP = "10.0.0.1"
            status.podIP = address
            status.podIPs = [["ip": .string(address)]]
            status.startTime = status.startTime ?? now
            for type in ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"] {
                status.conditions.set(Condition(type: type, status: "True"), at: now)
            }
            status.containerStatuses = containers.map { container in
                [
                    "name": container["name"] ?? "", "image": container["image"] ?? "", "imageID": "", "ready": true,
                    "started": true, "restartCount": 0,
                    "state": ["running": ["startedAt": .string(now.description)]],
                ]
            }
        }
    }

    /// An address in 10.244.0.0/16 that follows from the pod's uid.
    private static func address(of pod: PodView) -> String {
        var hash: UInt32 = 0x811C_9DC5
        for byte in (pod.metadata.uid ?? pod.name).utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return "10.244.\(hash >> 8 & 0xFF).\(max(1, hash & 0xFF))"
    }
}
