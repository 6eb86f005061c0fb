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
        let hasHost = try await setHost(
            of: site, to: site.spec.host, in: try context.cached(ConfigMap.self)[site.hostsKey], context)
        let ready = deployment.status?.readyReplicas ?? 0
        let wanted = site.spec.replicas ?? 1
        let reason = !hasHost ? "HostTaken" : ready == wanted ? "AllPodsReady" : "PodsMissing"
        try await context.updateStatus { status in
            status.readyReplicas = ready
            status.observedGeneration = site.metadata.generation
            status.conditions.set(
                Condition(
                    type: "Ready", isTrue: ready == wanted && hasHost, observedGeneration: site.metadata.generation,
                    reason: reason, message: "\(ready) of \(wanted) pods are ready"),
                at: context.now)
        }
        return hasHost ? .done : .requeue(after: .seconds(30))
    }

    public func cleanup(_ site: Website, _ context: Context<Website>) async throws -> Outcome {
        // What was written last may not be in the cache yet, and nobody would come back to it.
        let map: ConfigMap?
        do { map = try await context.client.get(ConfigMap.self, site.hostsKey) } catch let error as APIError
            where error.isNotFound
        {
            map = nil
        }
        _ = try await setHost(of: site, to: nil, in: map, context)
        return .done
    }

    /// Sees to it that the site has the line of this host in the shared map, and no other; the map is there for as long as it has lines.
    ///
    /// - Returns: whether it has; not if the line is another site's that wants that host, too.
    private func setHost(
        of site: Website, to host: String?, in map: ConfigMap?, _ context: Context<Website>
    ) async throws -> Bool {
        let lines = map?.data ?? [:]
        if let host, let owner = lines[host], owner != site.name {
            let other = ObjectKey(namespace: site.metadata.namespace, name: owner)
            if try context.cached(Website.self)[other]?.spec.host == host { return false }
        }
        guard let map else {
            if host == nil { return true }
            let empty = ConfigMap(metadata: ObjectMeta(name: Self.hosts, namespace: site.metadata.namespace))
            return try await setHost(of: site, to: host, in: try await context.apply(empty, isOwned: false), context)
        }
        var changes: [(name: String, value: JSONValue)] = []
        for line in lines where line.value == site.name && line.key != host { changes.append((line.key, .null)) }
        // As it was seen: not if somebody adds a line meanwhile, and not if it arrives when the site has long gone.
        if host == nil, !changes.isEmpty, changes.count == lines.count {
            try await context.delete(map)
            return true
        }
        if let host, lines[host] != site.name { changes.append((host, .string(site.name))) }
        if changes.isEmpty { return true }
        let metadata: JSONValue = ["resourceVersion": .string(map.metadata.resourceVersion ?? "")]
        let patch = Patch.merge(["metadata": metadata, "data": .object(JSONObject(changes))])
        do { try await context.patch(ConfigMap.self, site.hostsKey, patch) } catch let error as APIError where error.isNotFound {
            return try await setHost(of: site, to: host, in: nil, context)
        }
        return true
    }
}

extension Website {
    /// Where hosts are written down.
    fileprivate var hostsKey: ObjectKey { ObjectKey(namespace: metadata.namespace, name: WebsiteReconciler.hosts) }
}

extension ManagerSetup {
    /// The controller for web sites.
    public func websites() {
        controller(for: Website.self, finalizer: WebsiteReconciler.finalizer, WebsiteReconciler())
            .owns(Deployment.self)
            .owns(Service.self)
            .watches(ConfigMap.self) { map in
                // Whoever has a line there, or had one before the change.
                guard map.name == WebsiteReconciler.hosts else { return [] }
                return (map.data ?? [:]).map { ObjectKey(namespace: map.metadata.namespace, name: $0.value) }
            }
    }
}
