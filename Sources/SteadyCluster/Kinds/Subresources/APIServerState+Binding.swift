import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// Puts a pod on a node: what a scheduler does.
    ///
    /// - Parameter target: the pod, or the older resource of all bindings of a namespace, which name the pod themselves.
    mutating func bind(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        guard let bindings = registry.definition(apiVersion: "v1", kind: "Binding"),
            let pods = registry.definition(apiVersion: "v1", kind: "Pod")
        else { throw .unknownPath }
        try WriteOptions.check(call, as: "CreateOptions")
        var (binding, warnings) = try decoded(
            call, Target(definition: bindings, namespace: target.namespace, name: target.name))
        binding = try normalized(binding, bindings)
        try admit(&binding, as: bindings, live: nil, call, target)
        let name = binding["metadata"]?.text("name") ?? ""
        guard target.name.isEmpty || name == target.name else {
            throw .badRequest("name in URL does not match name in Binding object")
        }
        try Self.checkBinding(binding)
        let pod = Target(definition: pods, namespace: target.namespace, name: name)
        guard let live = store.object(pod.key, in: pod.collection) else { throw .notFound(pods, name) }
        try Self.checkBinding(binding, of: live, pod)
        var object = live.value
        object[path: "spec", "nodeName"] = binding[path: "target", "name"]
        for member in ["annotations", "labels"] {
            for (key, value) in binding[path: "metadata", member]?.objectValue ?? [:] {
                object[path: "metadata", member, key] = value
            }
        }
        let condition: JSONValue = [
            "type": "PodScheduled", "status": "True", "lastProbeTime": .null, "lastTransitionTime": .string(text(wallTime)),
        ]
        var conditions = object["status"]?.list("conditions") ?? []
        if let index = conditions.firstIndex(where: { $0["type"] == "PodScheduled" }) {
            conditions[index] = condition
        } else {
            conditions.append(condition)
        }
        object[path: "status", "conditions"] = .array(conditions)
        if !call.isDryRun { commit(store.put(object, pod.key, in: pod.collection)) }
        return .created(warnings)
    }

    /// What is wrong with the target is not said as an invalid object, but plainly.
    private static func checkBinding(_ binding: JSONValue) throws(StatusError) {
        var problems = Problems()
        let target = Field(binding)["target"]
        if !target["kind"].isEmpty { problems.one(target["kind"], of: ["Node", "<empty>"]) }
        if target["name"].isEmpty { problems.required(target["name"]) }
        let texts = problems.causes.map { "\($0.field): \($0.message)" }
        guard !texts.isEmpty else { return }
        throw StatusError(500, reason: "", message: texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]")
    }

    private static func checkBinding(
        _ binding: JSONValue, of live: StoredObject, _ target: Target
    ) throws(StatusError) {
        if let uid = binding["metadata"]?.text("uid"), !uid.isEmpty, uid != live.uid {
            throw .conflict(
                target.definition, target.name,
                "Precondition failed: UID in precondition: \(uid), UID in object meta: \(live.uid)")
        }
        let why: String
        if live.isBeingDeleted {
            why = "pod \(target.name) is being deleted, cannot be assigned to a host"
        } else if let node = live.value["spec"]?.text("nodeName"), !node.isEmpty {
            why = "pod \(target.name) is already assigned to node \(GoString.quoted(node))"
        } else if live.value["spec"]?.list("schedulingGates").isEmpty == false {
            why = "pod \(target.name) has non-empty .spec.schedulingGates"
        } else {
            return
        }
        throw .conflict(kind: "pods/binding", group: "", name: target.name, why)
    }
}

extension APIAnswer {
    /// The answer to what was done, but left no object to show.
    static func created(_ warnings: [String]) -> APIAnswer {
        APIAnswer(
            status: 201, body: ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "code": 201],
            warnings: warnings)
    }
}
