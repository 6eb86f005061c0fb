import SteadyClient
import SteadyCodec
import SteadyModel

/// Empties namespaces that are being deleted, and makes the service account `default` in new ones.
struct NamespaceController: ClusterController {
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
        var remaining = NamespaceContents()
        for definition in state.registry.all where definition.isNamespaced && definition.version == definition.storageVersion {
            for (key, object) in state.store.objects(in: definition.qualifiedPlural, namespace: namespace) {
                remaining.add(object.value, definition)
                // A pod's grace is the kubelet's affair, a finalizer its owner's: ask once.
                if object.isBeingDeleted { continue }
                let path = Client.path(of: definition.resourceType, in: namespace, name: key.name)
                requests.append(APIRequest(.delete, path, headers: headers))
            }
        }
        // What goes at once is not worth telling.
        if requests.isEmpty, !remaining.isEmpty, let status = remaining.status(stored.value, at: state.wallTime) {
            requests.append(
                APIRequest(.put, "/api/v1/namespaces/\(namespace)/status", headers: headers, body: status.serialized()))
        }
        guard remaining.isEmpty else { return requests }
        let finalizers = (stored.value[path: "spec", "finalizers"]?.arrayValue ?? []).filter { $0 != "kubernetes" }
        if finalizers.count == stored.value[path: "spec", "finalizers"]?.arrayValue?.count { return [] }
        var object = stored.value
        object[path: "spec", "finalizers"] = finalizers.isEmpty ? nil : .array(finalizers)
        return [
            APIRequest(.put, "/api/v1/namespaces/\(namespace)/finalize", headers: headers, body: object.serialized())
        ]
    }
}

/// What is left in a namespace that is being deleted, and how its status says so.
struct NamespaceContents {
    private var resources: [String: Int] = [:]
    private var finalizers: [String: Int] = [:]

    var isEmpty: Bool { resources.isEmpty }

    mutating func add(_ object: JSONValue, _ definition: ResourceDefinition) {
        let name = definition.group.isEmpty ? "\(definition.plural)." : definition.qualifiedPlural
        resources[name, default: 0] += 1
        for finalizer in object[path: "metadata", "finalizers"]?.arrayValue ?? [] {
            finalizers[finalizer.stringValue ?? "", default: 0] += 1
        }
    }

    /// The namespace with these conditions, `nil` if it has them already.
    func status(_ namespace: JSONValue, at time: Timestamp) -> JSONValue? {
        let counts = resources.sorted { $0.key < $1.key }.map { "\($0.key) has \($0.value) resource instances" }
        let held = finalizers.sorted { $0.key < $1.key }.map { "\($0.key) in \($0.value) resource instances" }
        let wanted: [(type: String, isTrue: Bool, reason: String, message: String)] = [
            ("NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered", "All resources successfully discovered"),
            (
                "NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions",
                "All legacy kube types successfully parsed"
            ),
            (
                "NamespaceDeletionContentFailure", false, "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization"
            ),
            (
                "NamespaceContentRemaining", true, "SomeResourcesRemain",
                "Some resources are remaining: " + counts.joined(separator: ", ")
            ),
            held.isEmpty
                ? ("NamespaceFinalizersRemaining", false, "ContentHasNoFinalizers", "All content-preserving finalizers finished")
                : (
                    "NamespaceFinalizersRemaining", true, "SomeFinalizersRemain",
                    "Some content in the namespace has finalizers remaining: " + held.joined(separator: ", ")
                ),
        ]
        let known = namespace[path: "status", "conditions"]?.arrayValue ?? []
        let conditions = wanted.map { condition -> JSONValue in
            var made: JSONValue = [
                "type": .string(condition.type), "status": condition.isTrue ? "True" : "False",
                "reason": .string(condition.reason), "message": .string(condition.message),
            ]
            let before = known.first { $0["type"] == made["type"] }
            let isSame = before?["status"] == made["status"]
            made["lastTransitionTime"] = isSame ? before?["lastTransitionTime"] : .string(time.description)
            return made
        }
        guard conditions != known else { return nil }
        var namespace = namespace
        namespace[path: "status", "conditions"] = .array(conditions)
        return namespace
    }
}
