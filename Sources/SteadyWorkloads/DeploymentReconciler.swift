import SteadyClient
import SteadyCodec
import SteadyModel
import SteadyRuntime

/// Rolls a deployment's pods over to its present template, by one replica set for each template.
struct DeploymentReconciler: Reconciler {
    static let revision = "deployment.kubernetes.io/revision"
    static let templateHash = "pod-template-hash"

    func reconcile(_ deployment: DeploymentView, _ context: Context<DeploymentView>) async throws -> Outcome {
        let hash = Self.hash(of: deployment.spec.template)
        let all = try context.children(ReplicaSetView.self).filter { !$0.isBeingDeleted }
        let old = all.filter { $0.metadata.labels?[Self.templateHash] != hash }.sorted(by: Self.isOlder)
        let current = all.first { $0.metadata.labels?[Self.templateHash] == hash }
        let desired = max(0, deployment.spec.replicas ?? 1)
        let (newCount, oldCounts) = counts(deployment, desired, current, old)

        var present: [ReplicaSetView] = []
        for (set, count) in zip(old, oldCounts) { present.append(try await scale(set, to: count, context)) }
        let isPaused = deployment.spec.paused == true && current == nil
        var new: ReplicaSetView?
        if !isPaused {
            let number = Self.revision(of: current).flatMap { $0 > (old.compactMap(Self.revision).max() ?? 0) ? $0 : nil }
            new = try await context.apply(
                Self.replicaSet(
                    for: deployment, hash: hash, replicas: newCount,
                    revision: number ?? (old.compactMap(Self.revision).max() ?? 0) + 1))
        }
        try await prune(present, keeping: deployment.spec.revisionHistoryLimit ?? 10, context)
        try await report(deployment, desired, new, present, context)
        return .done
    }

    private func counts(
        _ deployment: DeploymentView, _ desired: Int, _ current: ReplicaSetView?, _ old: [ReplicaSetView]
    ) -> (new: Int, old: [Int]) {
        func generation(_ set: ReplicaSetView) -> RollingUpdate.Generation {
            .init(wanted: set.spec.replicas ?? 1, available: set.status?.availableReplicas ?? 0)
        }
        if deployment.spec.strategy?.type == "Recreate" {
            let isEmpty = old.allSatisfy { ($0.status?.replicas ?? 0) == 0 && $0.spec.replicas == 0 }
            return (isEmpty ? desired : current?.spec.replicas ?? 0, old.map { _ in 0 })
        }
        let limits = deployment.spec.strategy?.rollingUpdate
        let update = RollingUpdate(
            desired: desired, maxSurge: (limits?.maxSurge ?? .string("25%")).resolved(of: desired, roundingUp: true),
            maxUnavailable: (limits?.maxUnavailable ?? .string("25%")).resolved(of: desired, roundingUp: false))
        return update.step(new: current.map(generation) ?? .init(wanted: 0, available: 0), old: old.map(generation))
    }

    private func scale(
        _ set: ReplicaSetView, to count: Int, _ context: Context<DeploymentView>
    ) async throws -> ReplicaSetView {
        if set.spec.replicas == count { return set }
        var metadata: JSONValue = [:]
        if let uid = set.metadata.uid { metadata["uid"] = .string(uid) }
        if let version = set.metadata.resourceVersion { metadata["resourceVersion"] = .string(version) }
        return try await context.patch(
            ReplicaSetView.self, set.key,
            .merge(["metadata": metadata, "spec": ["replicas": .integer(Int64(count))]]))
    }

    /// Deletes empty old replica sets beyond the limit, the oldest first.
    private func prune(
        _ old: [ReplicaSetView], keeping limit: Int, _ context: Context<DeploymentView>
    ) async throws {
        let empty = old.filter { $0.spec.replicas == 0 && ($0.status?.replicas ?? 0) == 0 }
        for set in empty.dropLast(max(0, limit)) { try await context.delete(set) }
    }

    private func report(
        _ deployment: DeploymentView, _ desired: Int, _ new: ReplicaSetView?, _ old: [ReplicaSetView],
        _ context: Context<DeploymentView>
    ) async throws {
        let all = old + (new.map { [$0] } ?? [])
        func sum(_ count: (ReplicaSetView.Status) -> Int) -> Int { all.reduce(0) { $0 + ($1.status.map(count) ?? 0) } }
        let limits = deployment.spec.strategy?.rollingUpdate
        let mayMiss = (limits?.maxUnavailable ?? .string("25%")).resolved(of: desired, roundingUp: false)
        let total = sum { $0.replicas }
        let available = sum { $0.availableReplicas ?? 0 }
        let updated = new?.status?.replicas ?? 0
        let isComplete = updated == desired && total == desired && available == desired
        try await context.updateStatus { status in
            status.observedGeneration = deployment.metadata.generation
            status.replicas = total == 0 ? nil : total
            status.updatedReplicas = updated == 0 ? nil : updated
            status.readyReplicas = sum { $0.readyReplicas ?? 0 } == 0 ? nil : sum { $0.readyReplicas ?? 0 }
            status.availableReplicas = available == 0 ? nil : available
            let missing = max(0, max(total, desired) - available)
            status.unavailableReplicas = missing == 0 ? nil : missing
            let isAvailable = available >= desired - mayMiss
            status.conditions.set(
                Condition(
                    type: "Available", isTrue: isAvailable,
                    reason: isAvailable ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                    message: "Deployment \(isAvailable ? "has" : "does not have") minimum availability."), at: context.now)
            status.conditions.set(
                Condition(
                    type: "Progressing", isTrue: true, reason: isComplete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                    message: new.map {
                        "ReplicaSet \"\($0.name)\" \(isComplete ? "has successfully progressed." : "is progressing.")"
                    } ?? ""),
                at: context.now)
        }
    }

    private static func isOlder(_ a: ReplicaSetView, _ b: ReplicaSetView) -> Bool {
        (revision(of: a) ?? 0, a.name) < (revision(of: b) ?? 0, b.name)
    }

    private static func revision(of set: ReplicaSetView?) -> Int? {
        set?.metadata.annotations?[revision].flatMap { Int($0) }
    }

    private static func replicaSet(for deployment: DeploymentView, hash: String, replicas: Int, revision: Int) -> ReplicaSetView {
        var template = deployment.spec.template
        template[path: "metadata", "labels", templateHash] = .string(hash)
        var selector = deployment.spec.selector
        selector.matchLabels = (selector.matchLabels ?? [:]).merging([templateHash: hash]) { $1 }
        let labels = template[path: "metadata", "labels"]?.objectValue?.compactMap { entry in
            entry.value.stringValue.map { (key: entry.name, value: $0) }
        }
        return ReplicaSetView(
            metadata: ObjectMeta(
                name: "\(deployment.name)-\(hash)", namespace: deployment.metadata.namespace,
                labels: StringMap(labels ?? []), annotations: [Self.revision: String(revision)]),
            spec: .init(replicas: replicas, selector: selector, template: template))
    }

    /// Ten letters and digits that differ for different templates (FNV-1a over the canonical text).
    private static func hash(of template: JSONValue) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in template.serialized() { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // No vowels, so that no words come out.
        let letters = Array("bcdfghjklmnpqrstvwxz2456789")
        return String(
            (0..<10).map { _ in
                defer { hash /= 27 }
                return letters[Int(hash % 27)]
            })
    }
}
