import SteadyCodec
import SteadyModel

extension APIServerState {
    /// Makes the priority classes that every cluster has.
    mutating func bootstrapPriorityClasses() {
        let collection = "priorityclasses.scheduling.k8s.io"
        let uses = [
            "system-cluster-critical":
                "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.",
            "system-node-critical": "Used for system critical pods that must not be moved from their current node.",
        ]
        for (name, priority) in PolicyRules.systemPriorities.sorted(by: { $0.key < $1.key }) {
            let key = ObjectKey(namespace: nil, name: name)
            guard store.object(key, in: collection) == nil else { continue }
            let object: JSONValue = [
                "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass",
                "metadata": [
                    "name": .string(name), "uid": .string(random.uuid()), "creationTimestamp": .string(text(wallTime)),
                    "generation": 1,
                ],
                "value": .integer(priority), "description": .string(uses[name] ?? ""),
                "preemptionPolicy": "PreemptLowerPriority",
            ]
            commit(store.put(object, key, in: collection))
        }
    }
}
