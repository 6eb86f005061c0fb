import SteadyClient
import SteadyCodec
import SteadyModel

/// Empties namespaces that are being deleted, and makes the service account `default` in new ones.
struct NamespaceController {
    private var terminating: [String] = []
    private var fresh: [String] = []

    mutating func observe(_ event: StoreEvent) {
        guard event.collection == "namespaces" else { return }
        let name = event.key.name
        terminating.removeAll { $0 == name }
        fresh.removeAll { $0 == name }
        if event.kind == .deleted { return }
        if event.object.isBeingDeleted { terminating.append(name) } else if event.kind == .added { fresh.append(name) }
    }

    /// What to do next; asked again after every change.
    mutating func decide(_ state: APIServerState) -> [APIRequest] {
        var requests: [APIRequest] = []
        for name in fresh {
            guard state.registry.definition(group: "", version: "v1", plural: "serviceaccounts") != nil,
                state.store.object(ObjectKey(namespace: name, name: "default"), in: "serviceaccounts") == nil
            else { continue }
            let account: JSONValue = ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]]
            requests.append(
                APIRequest(
                    .post, "/api/v1/namespaces/\(name)/serviceaccounts", headers: Self.headers, body: account.serialized()))
        }
        fresh = []
        for name in terminating { requests += Self.empty(name, state) }
        return requests
    }

    private static let headers = ["content-type": "application/json", "user-agent": "namespace-controller"]

    private static func empty(_ namespace: String, _ state: APIServerState) -> [APIRequest] {
        guard let stored = state.store.object(ObjectKey(namespace: nil, name: namespace), in: "namespaces") else { return [] }
        var requests: [APIRequest] = []
        var isEmpty = true
        for definition in state.registry.all where definition.isNamespaced && definition.version == definition.storageVersion {
            for (key, object) in state.store.objects(in: definition.qualifiedPlural, namespace: namespace) {
                isEmpty = false
                // A pod's grace is the kubelet's affair, a finalizer its owner's: ask once.
                if object.isBeingDeleted { continue }
                let path = Client.path(of: definition.resourceType, in: namespace, name: key.name)
                requests.append(APIRequest(.delete, path, headers: headers))
            }
        }
        guard isEmpty else { return requests }
        let finalizers = (stored.value[path: "spec", "finalizers"]?.arrayValue ?? []).filter { $0 != "kubernetes" }
        if finalizers.count == stored.value[path: "spec", "finalizers"]?.arrayValue?.count { return [] }
        var object = stored.value
        object[path: "spec", "finalizers"] = .array(finalizers)
        return [
            APIRequest(.put, "/api/v1/namespaces/\(namespace)/finalize", headers: headers, body: object.serialized())
        ]
    }
}
