import SteadyClient
import SteadyCodec
import SteadyModel

/// Deletes what has lost its owners, and carries out foreground and orphaning deletion.
///
/// Changes in, requests out. Owners are looked up in the store itself, never in the graph: an owner that is absent, or has
/// another uid than the reference, is dangling (Kubernetes, "Garbage Collection").
struct GarbageCollector: ClusterController {
    private struct Node {
        var collection: String
        var key: ObjectKey
        var owners: [String]
    }

    private var nodes: [String: Node] = [:]
    /// Which objects name this uid as an owner, in the order in which they came.
    private var dependents: [String: [String]] = [:]
    private var pending: [String] = []

    mutating func observe(_ event: StoreEvent) {
        let uid = event.object.uid
        let owners = Self.owners(event.object.value).compactMap { $0["uid"]?.stringValue }
        let old = nodes[uid]?.owners ?? []
        for owner in old where event.kind == .deleted || !owners.contains(owner) {
            dependents[owner]?.removeAll { $0 == uid }
            if dependents[owner]?.isEmpty == true { dependents[owner] = nil }
            pending.append(owner)  // its foreground deletion may be waiting for this
        }
        if event.kind == .deleted {
            nodes[uid] = nil
            pending += dependents[uid] ?? []
            return
        }
        for owner in owners where !old.contains(owner) { dependents[owner, default: []].append(uid) }
        nodes[uid] = Node(collection: event.collection, key: event.key, owners: owners)
        if !owners.isEmpty || event.object.isBeingDeleted { pending.append(uid) }
        if event.object.isBeingDeleted { pending += dependents[uid] ?? [] }
    }

    private static func owners(_ object: JSONValue) -> [JSONValue] {
        object[path: "metadata", "ownerReferences"]?.arrayValue ?? []
    }

    private static func finalizers(_ object: JSONValue) -> [String] {
        (object[path: "metadata", "finalizers"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    /// What to do about everything that changed.
    mutating func decide(_ state: APIServerState) -> [APIRequest] {
        var seen: Set<String> = []
        let uids = pending.filter { seen.insert($0).inserted }
        pending = []
        return uids.flatMap { decide($0, state) }
    }

    private func decide(_ uid: String, _ state: APIServerState) -> [APIRequest] {
        guard let node = nodes[uid], let stored = state.store.object(node.key, in: node.collection), stored.uid == uid,
            let definition = state.registry.storageDefinition(collection: node.collection)
        else { return [] }
        let path = Client.path(of: definition.resourceType, in: node.key.namespace, name: node.key.name)
        if stored.isBeingDeleted { return finishDeletion(stored, path, state) }
        var solid = 0, waiting = 0
        var kept: [JSONValue] = []
        let owners = Self.owners(stored.value)
        // Of a kind that nobody knows it cannot be said whether an owner is there.
        guard owners.allSatisfy({ state.isKnown($0) }) else { return [] }
        for reference in owners {
            guard let owner = state.owner(reference, of: node.key) else { continue }
            if owner.isBeingDeleted, Self.finalizers(owner.value).contains("foregroundDeletion") {
                waiting += 1
            } else {
                solid += 1
                kept.append(reference)
            }
        }
        guard !owners.isEmpty, solid < owners.count else { return [] }
        if solid > 0 {
            return [Self.patch(path, stored, ["ownerReferences": .array(kept)])]
        }
        let finalizers = Self.finalizers(stored.value)
        let hasDependents = dependents[uid]?.isEmpty == false
        let policy =
            finalizers.contains("orphan")
            ? "Orphan" : finalizers.contains("foregroundDeletion") || (waiting > 0 && hasDependents) ? "Foreground" : "Background"
        let body: JSONValue = [
            "kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": .string(policy),
            "preconditions": ["uid": .string(uid), "resourceVersion": .string(String(stored.version))],
        ]
        return [APIRequest(.delete, path, headers: Self.headers, body: body.serialized())]
    }

    /// Foreground: wait for blocking dependents. Orphan: cut the dependents loose. Then take the finalizer away.
    private func finishDeletion(_ stored: StoredObject, _ path: String, _ state: APIServerState) -> [APIRequest] {
        let finalizers = Self.finalizers(stored.value)
        let children = (dependents[stored.uid] ?? []).compactMap { nodes[$0] }
        if finalizers.contains("orphan") {
            var requests: [APIRequest] = []
            for child in children {
                guard let object = state.store.object(child.key, in: child.collection),
                    let definition = state.registry.storageDefinition(collection: child.collection)
                else { continue }
                let kept = Self.owners(object.value).filter { $0["uid"]?.stringValue != stored.uid }
                let childPath = Client.path(of: definition.resourceType, in: child.key.namespace, name: child.key.name)
                requests.append(Self.patch(childPath, object, ["ownerReferences": kept.isEmpty ? .null : .array(kept)]))
            }
            if !requests.isEmpty { return requests }
            return [Self.patch(path, stored, ["finalizers": .array(finalizers.filter { $0 != "orphan" }.map { .string($0) })])]
        }
        guard finalizers.contains("foregroundDeletion") else { return [] }
        let isBlocked = children.contains { child in
            guard let object = state.store.object(child.key, in: child.collection) else { return false }
            return Self.owners(object.value).contains { $0["uid"]?.stringValue == stored.uid && $0["blockOwnerDeletion"] == true }
        }
        if isBlocked { return [] }
        return [
            Self.patch(path, stored, ["finalizers": .array(finalizers.filter { $0 != "foregroundDeletion" }.map { .string($0) })])
        ]
    }

    private static let headers = ["content-type": "application/json", "user-agent": "garbage-collector"]

    private static func patch(_ path: String, _ stored: StoredObject, _ metadata: JSONValue) -> APIRequest {
        var metadata = metadata
        metadata["uid"] = .string(stored.uid)
        metadata["resourceVersion"] = .string(String(stored.version))
        var headers = headers
        headers["content-type"] = "application/merge-patch+json"
        let body: JSONValue = ["metadata": metadata]
        return APIRequest(.patch, path, headers: headers, body: body.serialized())
    }
}

extension APIServerState {
    /// Whether there are objects of the kind that a reference names.
    func isKnown(_ reference: JSONValue) -> Bool {
        registry.definition(apiVersion: reference["apiVersion"]?.stringValue ?? "", kind: reference["kind"]?.stringValue ?? "")
            != nil
    }

    /// The object a reference names, if it is there with that uid.
    func owner(_ reference: JSONValue, of dependent: ObjectKey) -> StoredObject? {
        guard let kind = reference["kind"]?.stringValue, let apiVersion = reference["apiVersion"]?.stringValue,
            let definition = registry.definition(apiVersion: apiVersion, kind: kind)
        else { return nil }
        let key = ObjectKey(
            namespace: definition.isNamespaced ? dependent.namespace : nil, name: reference["name"]?.stringValue ?? "")
        guard let owner = store.object(key, in: definition.qualifiedPlural), owner.uid == reference["uid"]?.stringValue else {
            return nil
        }
        return owner
    }
}
