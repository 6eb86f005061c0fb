import SteadyAPI
import SteadyCache
import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyElection
import SteadyModel
import SteadyQueue
import SteadyRuntime
import SteadyTesting
import Testing

@Suite struct AccessTests {
    private static let account = ObjectKey(namespace: "ops", name: "operator")

    /// Runs an operator that does a bit of everything: children, events, a finalizer, deletes, a list and a log of the cluster, under
    /// an election.
    ///
    /// - Parameter allowed: the roles it has and their bindings; `nil` for an administrator.
    /// - Returns: what it did, and whether all came to be.
    private static func operate(allowed: [JSONValue]?) throws -> (used: UsedAccess, isDone: Bool) {
        let result = Collected<(UsedAccess, Bool)>()
        try Simulation.run(seed: 2) { world in
            let (cluster, clock) = (Cluster(platform: world.platform), world.platform.clock)
            let admin = cluster.client(fieldManager: "admin")
            _ = try await admin.create(Namespace(metadata: ObjectMeta(name: "ops")))
            var requester = Requester.administrator
            if let allowed {
                requester = Requester(name: "system:serviceaccount:ops:operator", groups: ["system:serviceaccounts"])
                for object in allowed {
                    let place = object[path: "metadata", "namespace"]?.stringValue.map { "namespaces/\($0)/" } ?? ""
                    let plural = (object["kind"]?.stringValue ?? "").lowercased() + "s"
                    let path = "/apis/rbac.authorization.k8s.io/v1/\(place)\(plural)"
                    _ = try await admin.send(
                        APIRequest(
                            .post, path, headers: ["content-type": "application/json"], body: object.serialized()))
                }
            }
            let manager = try Manager(
                client: Client(transport: cluster.transport(as: requester), platform: world.platform),
                configuration: .init(election: .init(namespace: "ops", name: "operator"))
            ) {
                $0.controller(for: ConfigMap.self, finalizer: "example.org/hold", Gardener()).owns(Service.self)
                    .backoff(.steps([.seconds(1)]))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                group.addTask { try await manager.run() }
                try await clock.sleep(for: .seconds(5))
                let key = ObjectKey(namespace: "default", name: "a")
                _ = try await admin.create(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
                try await clock.sleep(for: .seconds(5))
                _ = try? await admin.patch(Service.self, key, .merge(["spec": ["selector": ["app": "theirs"]]]))
                try await clock.sleep(for: .seconds(5))
                let isThere = try await admin.find(Service.self, key)?.spec.selector?["app"] == "a"
                let events = try await admin.list(EventsEvent.self, in: "default").items
                try await admin.delete(ConfigMap.self, key)
                try await clock.sleep(for: .seconds(10))
                let isGone = try await admin.find(ConfigMap.self, key) == nil
                result.add((manager.usedAccess, isThere && isGone && !events.isEmpty))
                group.cancelAll()
            }
        }
        return try #require(result.all.first)
    }

    private struct Gardener: Reconciler {
        func reconcile(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            _ = try await context.client.list(Node.self)
            try await context.apply(
                Service(metadata: ObjectMeta(name: map.name), spec: .init(ports: [.init(port: 80)], selector: ["app": map.name])))
            context.events.record(.normal, reason: "Grown", action: "Growing", note: "it grows")
            return .done
        }

        func cleanup(_ map: ConfigMap, _ context: Context<ConfigMap>) async throws -> Outcome {
            if let service = try context.cached(Service.self)[map.key] { try await context.delete(service) }
            return .done
        }
    }

    @Test func `the printed roles are just what an operator needs, and each verb of them is needed`() throws {
        let free = try Self.operate(allowed: nil)
        #expect(free.isDone && free.used.refused.isEmpty && free.used.omitted == 0)
        let roles = free.used.roles()
        #expect(roles.map(\.namespace) == [nil, "default", "ops"])
        let bindings = roles.map { $0.binding(named: "operator", to: Self.account) }
        let objects = roles.map { $0.json(named: "operator") }
        let bound = try Self.operate(allowed: objects + bindings)
        #expect(bound.isDone && bound.used.refused.isEmpty && bound.used.roles() == roles, "\(bound.used.refused)")
        for (index, role) in roles.enumerated() {
            for (place, rule) in role.rules.enumerated() {
                for (number, resource) in rule.resources.enumerated() {
                    for verb in rule.verbs {
                        var rules = objects[index]["rules"]?.arrayValue ?? []
                        var (names, others) = (rule.resources, rule.verbs)
                        names.remove(at: number)
                        others.removeAll { $0 == verb }
                        rules[place]["resources"] = .array(names.map { .string($0) })
                        rules.append([
                            "apiGroups": [.string(rule.group)], "resources": [.string(resource)],
                            "verbs": .array(others.map { .string($0) }),
                        ])
                        // A rule of nothing is none.
                        rules.removeAll { [$0["resources"], $0["verbs"]].contains { $0?.arrayValue?.isEmpty != false } }
                        var less = objects
                        less[index]["rules"] = .array(rules)
                        let run = try Self.operate(allowed: less + bindings)
                        #expect(!run.used.refused.isEmpty, "without \(verb) \(resource) in \(role.namespace ?? "all")")
                    }
                }
            }
        }
    }

    @Test func `roles are sorted and short, and what is done in many namespaces is done in all`() throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform)
            let manager = try Manager(client: cluster.client()) { _ in }
            let client = manager.caches.client
            _ = try await client.list(Pod.self)
            for namespace in ["default", "kube-system"] { _ = try await client.list(Pod.self, in: namespace) }
            let key = ObjectKey(namespace: "default", name: "a")
            for _ in 0..<2 {
                _ = try await client.find(Deployment.self, key)
                _ = try await client.apply(ConfigMap(metadata: ObjectMeta(name: "a", namespace: "default")))
            }
            _ = try await client.find(ConfigMap.self, key)
            _ = try? await client.patch(Deployment.self, key, .merge([:]), subresource: "status")
            for namespace in ["default", "kube-system", "kube-public", "kube-node-lease"] {
                _ = try await client.find(Secret.self, ObjectKey(namespace: namespace, name: "true"))
            }
            for path in ["/version", "/metrics"] { _ = try await client.response(to: APIRequest(.get, path)) }
            let expected = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata:
                  name: "on"
                rules:
                - apiGroups:
                  - ""
                  resources:
                  - pods
                  verbs:
                  - list
                - apiGroups:
                  - ""
                  resources:
                  - secrets
                  verbs:
                  - get
                - nonResourceURLs:
                  - "/metrics"
                  verbs:
                  - get
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata:
                  name: "on"
                  namespace: default
                rules:
                - apiGroups:
                  - ""
                  resources:
                  - configmaps
                  verbs:
                  - get
                  - create
                  - patch
                - apiGroups:
                  - apps
                  resources:
                  - deployments
                  verbs:
                  - get
                - apiGroups:
                  - apps
                  resources:
                  - deployments/status
                  verbs:
                  - patch

                """
            #expect(manager.usedAccess.yaml(named: "on") == expected)
            let bound = manager.usedAccess.yaml(named: "on", for: Self.account, allNamespacesFrom: 5)
            #expect(bound.contains("  namespace: kube-public\nrules:\n- apiGroups:\n  - \"\"\n  resources:\n  - secrets\n"))
            #expect(
                bound.hasSuffix(
                    """
                    kind: RoleBinding
                    metadata:
                      name: "on"
                      namespace: kube-system
                    roleRef:
                      apiGroup: rbac.authorization.k8s.io
                      kind: Role
                      name: "on"
                    subjects:
                    - kind: ServiceAccount
                      name: operator
                      namespace: ops

                    """), "\(bound)")
        }
    }
}
