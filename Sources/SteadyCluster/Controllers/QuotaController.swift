import SteadyClient
import SteadyCodec
import SteadyModel

/// Takes quotas on and keeps what they say of use up to date.
struct QuotaController: ClusterController {
    /// Namespaces in which something has come, gone or changed.
    private var changed: Set<String> = []

    mutating func observe(_ event: StoreEvent) {
        guard let namespace = event.key.namespace else { return }
        changed.insert(namespace)
    }

    mutating func decide(_ state: APIServerState) -> [APIRequest] {
        defer { changed = [] }
        guard !state.store.isEmpty(APIServerState.quotas) else { return [] }
        var requests: [APIRequest] = []
        for namespace in changed.sorted() {
            for (key, quota) in state.store.objects(in: APIServerState.quotas, namespace: namespace) {
                guard let status = state.quotaStatus(quota, namespace) else { continue }
                var object = quota.value
                object["status"] = status
                requests.append(
                    APIRequest(
                        .put, "/api/v1/namespaces/\(namespace)/resourcequotas/\(key.name)/status",
                        headers: ["content-type": "application/json", "user-agent": "kube-controller-manager"],
                        body: object.serialized()
                    ))
            }
        }
        return requests
    }
}
