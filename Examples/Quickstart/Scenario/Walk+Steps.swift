#if YAML
    import Steady
    import SteadyCluster
    import Website

    extension Walk {
        func ready(_ stage: Stage, _ count: Int) async throws {
            try await stage.wait(for: "\(count) ready pods") { stage.isReady(count) }
            let service = try await stage.client.get(Service.self, stage.site.key)
            reached("ready", "\(count) pods run \(stage.site.spec.image) behind service \(service.key)")
        }

        func scale(_ stage: Stage, to count: Int) async throws {
            let before = stage.pods.count
            try await stage.change(["replicas": .integer(Int64(count))])
            try await stage.wait(for: "\(count) ready pods after scaling") { stage.isReady(count) }
            reached("scaled", "\(before) → \(count) pods")
        }

        func killPod(_ stage: Stage) async throws {
            let before = stage.pods
            guard let victim = before.first else { throw WalkError(description: "no pod to kill") }
            try await stage.client.delete(victim, DeleteOptions(gracePeriodSeconds: 0))
            var new: Pod?
            try await stage.wait(for: "another pod for \(victim.name)") {
                let pods = stage.pods
                new = pods.first { pod in !before.contains { $0.metadata.uid == pod.metadata.uid } }
                return new != nil && stage.isReady(before.count, pods)
                    && !pods.contains { $0.metadata.uid == victim.metadata.uid }
            }
            reached("pod replaced", "\(victim.name) was killed, \(new?.name ?? "?") took its place")
        }

        func rollOut(_ stage: Stage, _ count: Int) async throws {
            let image = "\(stage.site.spec.image)-next"
            try await stage.change(["image": .string(image)])
            var fewest = count
            try await stage.wait(for: "every pod to run \(image)") {
                let pods = stage.pods
                fewest = min(fewest, pods.filter { $0.isReady && !$0.isBeingDeleted }.count)
                let isNew = pods.allSatisfy { $0.spec.containers.first?.image == image }
                return stage.isReady(count, pods) && isNew
            }
            let allowed = count - count / 4
            guard fewest >= allowed else {
                throw WalkError(description: "only \(fewest) pods were ready during the roll-out, not \(allowed)")
            }
            reached("rolled out", "\(count) pods run \(image); never fewer than \(fewest) were ready")
        }

        func foreignEdit(_ stage: Stage) async throws {
            let count = stage.deployment?.spec.replicas ?? 1
            let edited = try await stage.client.patch(Deployment.self, stage.site.key, .merge(["spec": ["replicas": 1]]))
            try await stage.wait(for: "the foreign edit to be put back") {
                guard let deployment = stage.deployment else { return false }
                return deployment.spec.replicas == count && deployment.metadata.generation ?? 0 > edited.metadata.generation ?? 0
            }
            try await stage.wait(for: "\(count) ready pods after the foreign edit") { stage.isReady(Int(count)) }
            reached("edit put back", "somebody set the deployment to 1 replica; it is at \(count) again")
        }

        /// The operator ends between a write and its answer.
        func crash(_ stage: Stage, _ replica: Replica, _ count: Int) async throws {
            let wanted = JSONValue.integer(Int64(count))
            replica.network.crash(replica.power) { request in
                guard request.method == .patch, request.path.contains("/deployments/"), let body = request.body else {
                    return false
                }
                return (try? JSONValue(parsing: body))?[path: "spec", "replicas"] == wanted
            }
            try await stage.change(["replicas": wanted])
            try await stage.wait(for: "the crash") { stage.deployment?.spec.replicas == Int32(clamping: count) }
        }

        func takeOver(_ stage: Stage, _ replica: Replica, _ count: Int) async throws {
            guard let site = stage.website, site.status?.observedGeneration != site.metadata.generation else {
                throw WalkError(description: "the operator was to crash before it reported, but the report is there")
            }
            try await stage.wait(for: "\(replica.name) to finish what the crashed operator began") { stage.isReady(count) }
            guard replica.isLeading else { throw WalkError(description: "\(replica.name) is not the leader") }
            reached("crash survived", "operator-a died in the middle of a write; \(replica.name) finished it: \(count) pods")
        }

        /// The leader's network fails: it steps down by its own clock before the standby begins.
        func failOver(_ stage: Stage, from old: Replica, to new: Replica, _ count: Int) async throws {
            guard old.isLeading, !new.isLeading else { throw WalkError(description: "\(old.name) was to lead alone") }
            old.network.cut()
            try await stage.change(["replicas": .integer(Int64(count))])
            try await stage.wait(for: "\(new.name) to lead") {
                guard !(old.isLeading && new.isLeading) else { throw WalkError(description: "two leaders at once") }
                return new.isLeading
            }
            try await stage.wait(for: "\(new.name) to scale to \(count)") { stage.isReady(count) }
            old.power.flip()
            reached("failed over", "\(old.name) was cut off; \(new.name) leads and scaled to \(count) pods")
        }

        func delete(_ stage: Stage) async throws {
            try await stage.client.delete(Website.self, stage.site.key)
            try await stage.wait(for: "the web site to be gone") { stage.website == nil }
            if let host = stage.site.spec.host {
                let hosts = try await stage.client.hosts(in: stage.namespace)
                guard hosts[host] == nil else { throw WalkError(description: "the finalizer did not give \(host) back") }
            }
            try await stage.wait(for: "everything to be collected") {
                guard stage.deployment == nil, stage.pods.isEmpty else { return false }
                let kinds = [Deployment.resourceType, ReplicaSet.resourceType, Pod.resourceType, Service.resourceType]
                for kind in kinds {
                    let list = try await stage.client.send(APIRequest(.get, Client.path(of: kind, in: stage.namespace)))
                    if list["items"]?.arrayValue?.isEmpty == false { return false }
                }
                return true
            }
            reached("deleted", "the finalizer gave the host back; deployment, service, replica sets and pods are collected")
        }

        func silence(_ cluster: Cluster, _ stage: Stage, _ networks: [Network]) async throws {
            var last: (version: UInt64, writes: Int)?
            try await stage.wait(for: "silence") {
                let now = (cluster.resourceVersion, networks.reduce(0) { $0 + $1.writes })
                defer { last = now }
                guard let last, last == now else { return false }
                // Long enough for a reconcile that would go round in a circle.
                try await platform.clock.sleep(for: .milliseconds(250))
                return (cluster.resourceVersion, networks.reduce(0) { $0 + $1.writes }) == now
            }
            reached("silent", "not one write in a quarter of a second; the last version is \(cluster.resourceVersion)")
        }
    }

    extension Client {
        /// The lines of the shared config map of hosts, which is there for as long as it has any.
        fileprivate func hosts(in namespace: String) async throws -> StringMap<String> {
            do {
                return try await get(ConfigMap.self, ObjectKey(namespace: namespace, name: WebsiteReconciler.hosts)).data ?? [:]
            } catch let error as APIError where error.isNotFound {
                return [:]
            }
        }
    }
#endif
