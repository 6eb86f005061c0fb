import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// Deletes a pod if its disruption budget has room for that.
    mutating func evict(_ call: APICall, _ target: Target) throws(StatusError) -> APIAnswer {
        let evictions = ResourceDefinition(
            group: "policy", version: "v1", kind: "Eviction", plural: "evictions", singular: "eviction", isNamespaced: true,
            storageVersion: "v1")
        try WriteOptions.check(call, as: "CreateOptions")
        var (eviction, warnings) = try decoded(
            call, Target(definition: evictions, namespace: target.namespace, name: target.name))
        eviction = try normalized(eviction, evictions)
        try admit(&eviction, as: evictions, live: nil, call, target)
        guard eviction["metadata"]?.text("name") == target.name else {
            throw .badRequest("name in URL does not match name in Eviction object")
        }
        var options = eviction["deleteOptions"] ?? [:]
        // Whatever they say: a dry run is one for the eviction, and what it says is checked when the pod is deleted.
        if options.list("dryRun").isEmpty, call.isDryRun { options["dryRun"] = ["All"] }
        let isDryRun = !options.list("dryRun").isEmpty
        guard let live = store.object(target.key, in: target.collection) else { throw .notFound(target.definition, target.name) }
        try disrupt(live.value, target, isDryRun: isDryRun)
        let version = options[path: "preconditions", "resourceVersion"]?.stringValue
        let uid = options[path: "preconditions", "uid"]?.stringValue
        let isMeant = (version ?? String(live.version)) == String(live.version) && (uid ?? live.uid) == live.uid
        if isMeant, !isDryRun {
            // The note is a change of its own, which the precondition does not mean.
            noteEviction(of: live.value, target)
            if version != nil { options[path: "preconditions", "resourceVersion"] = nil }
        }
        var pod = target
        pod.subresource = nil
        var deletion = call
        deletion.isAdmitted = true
        options["kind"] = nil
        options["apiVersion"] = nil
        deletion.request.body = options.serialized()
        _ = try delete(deletion, pod)
        return .created(warnings)
    }

    /// Writes down in a pod that is about to go why it goes.
    private mutating func noteEviction(of live: JSONValue, _ target: Target) {
        var note: JSONValue = [
            "type": "DisruptionTarget", "status": "True", "reason": "EvictionByEvictionAPI",
            "message": "Eviction API: evicting", "lastProbeTime": .null, "lastTransitionTime": .string(text(wallTime)),
        ]
        var conditions = live["status"]?.list("conditions") ?? []
        if let index = conditions.firstIndex(where: { $0["type"] == "DisruptionTarget" }) {
            if conditions[index]["status"] == "True" { note["lastTransitionTime"] = conditions[index]["lastTransitionTime"] }
            if conditions[index] == note { return }
            conditions[index] = note
        } else {
            conditions.append(note)
        }
        var pod = live
        pod[path: "status", "conditions"] = .array(conditions)
        commit(store.put(pod, target.key, in: target.collection))
    }

    /// Takes a disruption from the budget of a pod, if it has one.
    private mutating func disrupt(_ pod: JSONValue, _ target: Target, isDryRun: Bool) throws(StatusError) {
        let phase = pod["status"]?.text("phase") ?? ""
        if ["Pending", "Succeeded", "Failed"].contains(phase) || pod[path: "metadata", "deletionTimestamp"] != nil { return }
        let collection = "poddisruptionbudgets.policy"
        let budgets = store.objects(in: collection, namespace: target.namespace).filter { Self.covers($0.object.value, pod) }
        guard let (key, live) = budgets.first else { return }
        guard budgets.count == 1 else {
            throw StatusError(
                500, reason: "",
                message: "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.")
        }
        var budget = live.value
        if Self.isOutsideBudget(pod, budget) { return }
        try Self.checkBudget(budget, key.name)
        let allowed = (budget[path: "status", "disruptionsAllowed"]?.integerValue ?? 0) - 1
        budget[path: "status", "disruptionsAllowed"] = .integer(allowed)
        if isDryRun { return }
        if allowed == 0 { noteInsufficientPods(&budget) }
        var disrupted = budget[path: "status", "disruptedPods"] ?? [:]
        disrupted[target.name] = .string(text(wallTime))
        budget[path: "status", "disruptedPods"] = disrupted
        commit(store.put(budget, key, in: collection))
    }

    private static func covers(_ budget: JSONValue, _ pod: JSONValue) -> Bool {
        guard let selector = Field(budget[path: "spec", "selector"]).labelSelector else { return false }
        return selector.matches { pod[path: "metadata", "labels"]?[$0]?.stringValue }
    }

    /// Whether a pod that is not ready can go without being counted.
    private static func isOutsideBudget(_ pod: JSONValue, _ budget: JSONValue) -> Bool {
        let isReady = (pod["status"]?.list("conditions") ?? []).contains { $0["type"] == "Ready" && $0["status"] == "True" }
        if isReady { return false }
        if budget["spec"]?.text("unhealthyPodEvictionPolicy") == "AlwaysAllow" { return true }
        let desired = budget[path: "status", "desiredHealthy"]?.integerValue ?? 0
        return desired > 0 && (budget[path: "status", "currentHealthy"]?.integerValue ?? 0) >= desired
    }

    private static func checkBudget(_ budget: JSONValue, _ name: String) throws(StatusError) {
        let status = budget["status"] ?? [:]
        func number(_ name: String) -> Int64 { status[name]?.integerValue ?? 0 }
        if number("observedGeneration") < budget[path: "metadata", "generation"]?.integerValue ?? 0 {
            throw refusal("The disruption budget \(name) is still being processed by the server.", retryAfter: 10)
        }
        let allowed = number("disruptionsAllowed")
        func forbidden(_ why: String) -> StatusError {
            StatusError(
                403, reason: "Forbidden",
                message: "poddisruptionbudget.policy \(GoString.quoted(name)) is forbidden: \(why)",
                details: StatusError.details(name: name, group: "policy", kind: "poddisruptionbudget"))
        }
        if allowed < 0 { throw forbidden("pdb disruptions allowed is negative") }
        if status["disruptedPods"]?.objectValue?.count ?? 0 > 2000 {
            throw forbidden("DisruptedPods map too big - too many evictions not confirmed by PDB controller")
        }
        guard allowed == 0 else { return }
        if let condition = status.list("conditions").first(where: { $0["type"] == "DisruptionAllowed" }),
            condition["reason"] == "SyncFailed"
        {
            throw refusal(
                "The disruption budget \(name) does not allow evicting pods currently because it failed sync: "
                    + condition.text("message"))
        }
        throw refusal(
            "The disruption budget \(name) needs \(number("desiredHealthy")) healthy pods and has "
                + "\(number("currentHealthy")) currently")
    }

    private static func refusal(_ why: String, retryAfter: Int64? = nil) -> StatusError {
        var details: JSONValue = ["causes": [["reason": "DisruptionBudget", "message": .string(why)]]]
        if let retryAfter { details["retryAfterSeconds"] = .integer(retryAfter) }
        return StatusError(
            429, reason: "TooManyRequests", message: "Cannot evict pod as it would violate the pod's disruption budget.",
            details: details)
    }

    private func noteInsufficientPods(_ budget: inout JSONValue) {
        var conditions = budget["status"]?.list("conditions") ?? []
        let index = conditions.firstIndex { $0["type"] == "DisruptionAllowed" }
        var condition: JSONValue = index.map { conditions[$0] } ?? ["type": "DisruptionAllowed"]
        if condition["status"] != "False" { condition["lastTransitionTime"] = .string(text(wallTime)) }
        condition["status"] = "False"
        condition["reason"] = "InsufficientPods"
        condition["message"] = ""
        condition["observedGeneration"] = budget[path: "metadata", "generation"]
        if let index { conditions[index] = condition } else { conditions.append(condition) }
        budget[path: "status", "conditions"] = .array(conditions)
    }
}
