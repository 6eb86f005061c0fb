public import Steady

/// Holds web sites steady: a deployment, a service, an entry among the hosts, and a report.
public struct WebsiteReconciler: Reconciler {
    /// Holds a deleted web site up until its host is given back.
    public static let finalizer = "demo.example/host"
    /// The config map in which each host says whose it is. Sites share it, so none of them owns it.
    public static let hosts = "website-hosts"

    public init() {}

    public func reconcile(_ site: Website, _ context: Context<Website>) async throws -> Outcome {
        let deployment = try await context.apply(site.deployment)
        try await context.apply(site.service)
        try await setHost(of: site, to: .string(site.name), context)
        let ready = deployment.status?.readyReplicas ?? 0
        let wanted = site.spec.replicas ?? 1
        try await context.updateStatus { status in
            status.readyReplicas = ready
            status.observedGeneration = site.metadata.generation
            status.conditions.set(
                Condition(
                    type: "Ready", isTrue: ready == wanted, observedGeneration: site.metadata.generation,
                    reason: ready == wanted ? "AllPodsReady" : "PodsMissing", message: "\(ready) of \(wanted) pods are ready"),
                at: context.now)
        }
        return .done
    }

    public func cleanup(_ site: Website, _ context: Context<Website>) async throws -> Outcome {
        try await setHost(of: site, to: .null, context)
        return .done
    }

    /// Writes the site's line of the shared config map, or takes it out.
    private func setHost(of site: Website, to value: JSONValue, _ context: Context<Website>) async throws {
        guard let host = site.spec.host else { return }
        let map = ConfigMap(metadata: ObjectMeta(name: Self.hosts, namespace: site.metadata.namespace))
        if value != .null, try context.cached(ConfigMap.self)[map.key]?.data?[host] == site.name { return }
        do {
            try await context.patch(ConfigMap.self, map.key, .merge(["data": [host: value]]))
        } catch let error as APIError where error.isNotFound {
            if value == .null { return }
            try await context.apply(map, isOwned: false)
            try await context.patch(ConfigMap.self, map.key, .merge(["data": [host: value]]))
        }
    }
}

extension ManagerSetup {
    /// The controller for web sites.
    public func websites() {
        controller(for: Website.self, finalizer: WebsiteReconciler.finalizer, WebsiteReconciler())
            .owns(Deployment.self)
            .owns(Service.self)
            .reads(ConfigMap.self)
    }
}
