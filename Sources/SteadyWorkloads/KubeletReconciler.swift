import SteadyCache
import SteadyClient
import SteadyCodec
import SteadyCoreAPI
import SteadyModel
import SteadyRuntime

/// Binds pods to a node, reports them running and ready, and lets them end.
struct KubeletReconciler: Reconciler {
    private let node: SimulatedNode
    /// When the node began to start or to end a pod: what a node knows and the server does not.
    private let delays = Delays()

    init(node: SimulatedNode) { self.node = node }

    func reconcile(_ pod: PodView, _ context: Context<PodView>) async throws -> Outcome {
        if pod.hasEnded { return .done }
        guard let place = pod.nodeName else {
            try await bind(pod, context)
            return .done
        }
        guard place == node.name else { return .done }
        if let trouble = SimulatedTrouble(pod.metadata) {
            try await suffer(trouble, pod, context)
            return .done
        }
        guard !pod.isReady, try areMounted(pod, context) else { return .done }
        if let left = delays.timeLeft(of: node.startUp, "start \(pod.metadata.uid ?? "")", on: context.platform) {
            return .requeue(after: left)
        }
        try await start(pod, context)
        return .done
    }

    /// A deleted pod stays until its node says that it is gone.
    func cleanup(_ pod: PodView, _ context: Context<PodView>) async throws -> Outcome {
        guard pod.nodeName == node.name, pod.metadata.deletionGracePeriodSeconds != 0 else { return .done }
        if let left = delays.timeLeft(of: node.termination, "end \(pod.metadata.uid ?? "")", on: context.platform) {
            return .requeue(after: left)
        }
        try await context.delete(pod, evenIfChanged: true, DeleteOptions(gracePeriodSeconds: 0))
        return .done
    }

    /// Whether there is a volume for each claim that the pod mounts.
    private func areMounted(_ pod: PodView, _ context: Context<PodView>) throws -> Bool {
        let claims = pod.claims
        if claims.isEmpty { return true }
        let known = try context.cached(PersistentVolumeClaim.self)
        return claims.allSatisfy { known[$0]?.status?.phase == "Bound" }
    }

    /// What goes wrong with a pod shows in its status.
    private func suffer(_ trouble: SimulatedTrouble, _ pod: PodView, _ context: Context<PodView>) async throws {
        let now = context.now
        let isRestarted = pod.spec["restartPolicy"]?.stringValue != "Never"
        try await context.updateStatus { status in
            if pod.isReady || trouble != .hang {
                for type in ["Ready", "ContainersReady"] {
                    status.conditions.set(Condition(type: type, status: "False", reason: "ContainersNotReady"), at: now)
                }
            }
            switch trouble {
            case .hang: break
            case .evict:
                (status.phase, status.reason) = ("Failed", "Evicted")
                status.message = "The node was low on resource: memory."
                status.containerStatuses = Self.containers(pod, ["terminated": ["exitCode": 137, "reason": "Error"]])
            case .fail where isRestarted:
                status.phase = "Running"
                status.startTime = status.startTime ?? now
                status.containerStatuses = Self.containers(
                    pod, ["waiting": ["reason": "CrashLoopBackOff", "message": "back-off restarting failed container"]],
                    restarts: 1)
            case .fail:
                status.phase = "Failed"
                status.containerStatuses = Self.containers(pod, ["terminated": ["exitCode": 1, "reason": "Error"]])
            }
        }
    }

    private static func containers(
        _ pod: PodView, _ state: JSONValue, isRunning: Bool = false, restarts: Int64 = 0
    ) -> [JSONValue] {
        (pod.spec["containers"]?.arrayValue ?? []).map { container in
            [
                "name": container["name"] ?? "", "image": container["image"] ?? "", "imageID": "", "ready": .bool(isRunning),
                "started": .bool(isRunning), "restartCount": .integer(restarts), "state": state,
            ]
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
            status.containerStatuses = Self.containers(
                pod, ["running": ["startedAt": .string(now.description)]], isRunning: true)
        }
    }

    /// An address in 10.244.0.0/16 that follows from the pod's uid.
    private static func address(of pod: PodView) -> String {
        var hash: UInt32 = 0x811C_9DC5
        for byte in (pod.metadata.uid ?? pod.name).utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return "10.244.\(hash >> 8 & 0xFF).\(max(1, hash & 0xFF))"
    }
}
