import SteadyCodec
import SteadyModel

/// The roles and bindings a server begins with.
enum BootstrapPolicy {
    /// The objects as they are stored, but for what is made anew for each.
    static let objects: [JSONValue] = BootstrapPolicyText.objects.split(separator: "\n").compactMap { line in
        guard var object = try? JSONValue(parsing: Array(line.utf8)) else { return nil }
        object["apiVersion"] = "rbac.authorization.k8s.io/v1"
        object[path: "metadata", "annotations"] = ["rbac.authorization.kubernetes.io/autoupdate": "true"]
        object[path: "metadata", "labels", "kubernetes.io/bootstrapping"] = "rbac-defaults"
        return object
    }
}

extension APIServerState {
    /// Makes the roles and bindings that are missing.
    mutating func bootstrapPolicy() {
        for object in BootstrapPolicy.objects {
            guard let kind = object["kind"]?.stringValue, let name = object[path: "metadata", "name"]?.stringValue,
                let definition = registry.definition(apiVersion: "rbac.authorization.k8s.io/v1", kind: kind)
            else { continue }
            let key = ObjectKey(namespace: object[path: "metadata", "namespace"]?.stringValue, name: name)
            guard store.object(key, in: definition.qualifiedPlural) == nil else { continue }
            var object = object
            object[path: "metadata", "uid"] = .string(random.uuid())
            object[path: "metadata", "creationTimestamp"] = .string(text(wallTime))
            object = applyEngine(Target(definition: definition, namespace: key.namespace, name: name, subresource: nil)).update(
                live: nil, new: object, manager: "kube-apiserver", subresource: nil, apiVersion: definition.apiVersion,
                now: text(wallTime))
            commit(store.put(object, key, in: definition.qualifiedPlural))
        }
    }
}
