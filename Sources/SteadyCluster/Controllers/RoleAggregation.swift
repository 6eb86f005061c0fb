import SteadyClient
import SteadyCodec
import SteadyModel

/// Fills cluster roles that are made up of others with their rules (Kubernetes: aggregated ClusterRoles).
struct RoleAggregation: ClusterController {
    private static let roles = "clusterroles.rbac.authorization.k8s.io"
    private static let headers = [
        "content-type": "application/apply-patch+yaml", "user-agent": "clusterrole-aggregation-controller",
    ]

    private var isChanged = false

    mutating func observe(_ event: StoreEvent) {
        if event.collection == Self.roles { isChanged = true }
    }

    mutating func decide(_ state: APIServerState) -> [APIRequest] {
        guard isChanged else { return [] }
        isChanged = false
        // There are few of them, and any may be part of any.
        let all = state.store.objects(in: Self.roles)
        return all.compactMap { key, role in
            let value = role.value
            guard let rule = value["aggregationRule"] else { return nil }
            var rules: [JSONValue] = []
            for entry in rule.list("clusterRoleSelectors") {
                guard let selector = Field(entry).labelSelector else { continue }
                for (name, part) in all where name != key && part.hasLabels(selector) {
                    rules += part.value.list("rules").filter { !rules.contains($0) }
                }
            }
            if rules == value.list("rules") { return nil }
            var wanted: JSONValue = [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": ["name": .string(key.name)],
            ]
            if !rules.isEmpty { wanted["rules"] = .array(rules) }
            return APIRequest(
                .patch, "/apis/rbac.authorization.k8s.io/v1/clusterroles/\(key.name)",
                query: [.init("fieldManager", "clusterrole-aggregation-controller"), .init("force", "true")],
                headers: Self.headers, body: wanted.serialized())
        }
    }
}
