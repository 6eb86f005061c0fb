import SteadyCoreAPI
import SteadyModel
import SteadyRuntime

/// Gives services an address from outside, as a cloud controller does.
struct LoadBalancerReconciler: Reconciler {
    static let finalizer = "service.kubernetes.io/load-balancer-cleanup"

    let balancers: SimulatedLoadBalancers
    private let delays = Delays()

    init(balancers: SimulatedLoadBalancers) { self.balancers = balancers }

    func reconcile(_ service: Service, _ context: Context<Service>) async throws -> Outcome {
        guard service.spec.type == "LoadBalancer", service.spec.loadBalancerClass == balancers.loadBalancerClass else {
            return try await free(service, context)
        }
        let finalizers = service.metadata.finalizers ?? []
        if !finalizers.contains(Self.finalizer) { try await context.setFinalizers(finalizers + [Self.finalizer]) }
        guard service.status?.loadBalancer?.ingress?.isEmpty ?? true, !isInTrouble(service, "SyncLoadBalancerFailed", context)
        else { return .done }
        let what = "make \(service.metadata.uid ?? "")"
        if let left = delays.timeLeft(of: balancers.provisioning, what, on: context.platform) { return .requeue(after: left) }
        let address = Self.address(of: service)
        try await context.updateStatus { $0.loadBalancer = LoadBalancerStatus(ingress: [LoadBalancerIngress(ip: address)]) }
        return .done
    }

    func cleanup(_ service: Service, _ context: Context<Service>) async throws -> Outcome { try await free(service, context) }

    /// Gives the load balancer back, if there is one, and then lets the service go.
    private func free(_ service: Service, _ context: Context<Service>) async throws -> Outcome {
        let finalizers = service.metadata.finalizers ?? []
        guard finalizers.contains(Self.finalizer), !isInTrouble(service, "DeleteLoadBalancerFailed", context) else {
            return .done
        }
        let what = "free \(service.metadata.uid ?? "")"
        if let left = delays.timeLeft(of: balancers.deletion, what, on: context.platform) { return .requeue(after: left) }
        if service.status?.loadBalancer?.ingress != nil {
            try await context.updateStatus { $0.loadBalancer = LoadBalancerStatus() }
        }
        try await context.setFinalizers(finalizers.filter { $0 != Self.finalizer })
        return .done
    }

    private func isInTrouble(_ service: Service, _ reason: String, _ context: Context<Service>) -> Bool {
        guard let trouble = SimulatedTrouble(service.metadata) else { return false }
        if trouble == .fail {
            context.events.record(
                .warning, reason: reason, note: "the simulated cloud fails, as annotation \(SimulatedTrouble.annotation) asks")
        }
        return true
    }

    /// An address in 198.18.0.0/15 that follows from the service's uid.
    private static func address(of service: Service) -> String {
        var hash: UInt32 = 0x811C_9DC5
        for byte in (service.metadata.uid ?? service.name).utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return "198.\(18 + (hash >> 16 & 1)).\(hash >> 8 & 0xFF).\(max(1, hash & 0xFF))"
    }
}
