import SteadyClient
import SteadyCluster
import SteadyCodec
import SteadyModel
import SteadyTesting
import Testing

/// Cluster roles made up of others.
@Suite struct RoleAggregationTests {
    private struct Roles: ClusterTesting {
        let cluster: Cluster

        func rule(_ verb: String) -> JSONValue { ["apiGroups": [""], "resources": ["pods"], "verbs": [.string(verb)]] }

        func create(_ name: String, verbs: [String], labels: JSONValue = ["to": "whole"]) async throws {
            let body: JSONValue = [
                "metadata": ["name": .string(name), "labels": labels], "rules": .array(verbs.map(rule)),
            ]
            #expect(try await send(.post, path, body).status == 201)
        }

        /// Waits until a role has these rules.
        func expect(_ name: String, verbs: [String]) async throws {
            let wanted = verbs.map(rule)
            var found: [JSONValue] = []
            for _ in 0..<100 {
                found = try await send(.get, "\(path)/\(name)").body["rules"]?.arrayValue ?? []
                if found == wanted { return }
                try await cluster.platform.clock.sleep(for: .milliseconds(10))
            }
            Issue.record("\(name) has \(found), expected \(wanted)")
        }
    }

    private func simulated(_ body: @escaping @Sendable (Roles) async throws -> Void) throws {
        try Simulation.run(seed: 1) { world in
            let cluster = Cluster(platform: world.platform, hasBootstrapPolicy: true)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await cluster.run() }
                try await body(Roles(cluster: cluster))
                group.cancelAll()
            }
        }
    }

    @Test func `rules come from the roles that are selected, once each, and go with them`() throws {
        try simulated { roles in
            try await roles.create("one", verbs: ["get", "list"])
            try await roles.create("two", verbs: ["list", "watch"])
            try await roles.create("other", verbs: ["delete"], labels: [:])
            let whole: JSONValue = [
                "metadata": ["name": "whole", "labels": ["to": "whole"]],
                "aggregationRule": ["clusterRoleSelectors": [["matchLabels": ["to": "whole"]]]],
            ]
            #expect(try await roles.send(.post, path, whole).status == 201)
            try await roles.expect("whole", verbs: ["get", "list", "watch"])
            #expect(try await roles.send(.delete, "\(path)/one").status == 200)
            try await roles.expect("whole", verbs: ["list", "watch"])
            #expect(try await roles.send(.delete, "\(path)/two").status == 200)
            try await roles.expect("whole", verbs: [])
        }
    }

    @Test func `whoever may view may read pods`() throws {
        try simulated { roles in
            let binding: JSONValue = [
                "metadata": ["name": "viewers"],
                "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "view"],
                "subjects": [["apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "jane"]],
            ]
            let bindings = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings"
            #expect(try await roles.send(.post, bindings, binding).status == 201)
            let jane = Requester(name: "jane", groups: ["system:authenticated"])
            var status = 0
            for _ in 0..<100 where status != 200 {
                status = try await roles.send(.get, "/api/v1/namespaces/default/pods", as: jane).status
                try await roles.cluster.platform.clock.sleep(for: .milliseconds(10))
            }
            #expect(status == 200)
            #expect(try await roles.send(.get, "/api/v1/namespaces/default/secrets", as: jane).status == 403)
        }
    }
}

private let path = "/apis/rbac.authorization.k8s.io/v1/clusterroles"
