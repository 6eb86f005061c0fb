import SteadyCodec
import SteadyModel

/// What of a pod can change once it is made.
enum PodUpdateRules {
    private static let changeable =
        "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
        + "`spec.tolerations` (only additions to existing tolerations),"
        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"

    static let update: KindStrategy.UpdateRules = { pod, live, problems in
        let new = pod["spec"]
        let old = live["spec"]
        for list in ["containers", "initContainers"] {
            if new[list].count != old[list].count {
                problems.forbidden(new[list], "pod updates may not add or remove containers")
                return
            }
            for container in new[list].elements where container["image"].isEmpty { problems.required(container["image"]) }
            for container in new[list].elements { PodRules.imageSpace(container, &problems) }
        }
        let deadline = new["activeDeadlineSeconds"]
        if let number = deadline.number, !(0...Int64(Int32.max)).contains(number) {
            problems.range(deadline, 0...Int64(Int32.max))
            return
        }
        if let number = deadline.number, let before = old["activeDeadlineSeconds"].number, number > before {
            problems.invalid(deadline, "must be less than or equal to previous value")
            return
        }
        if !deadline.isThere, old["activeDeadlineSeconds"].isThere {
            problems.invalid(deadline, "must not update from a positive integer to nil value")
        }
        tolerations(new["tolerations"], old["tolerations"], &problems)
        let gates = Set(old["schedulingGates"].elements.map { $0["name"].text })
        for gate in new["schedulingGates"].elements where !gates.contains(gate["name"].text) {
            problems.forbidden(
                gate["name"], "only deletion is allowed, but found new scheduling gate '\(gate["name"].text)'")
        }
        if !old["schedulingGates"].isEmpty { GatedPodRules.update(new, old, &problems) }
        if munged(new.value ?? [:], old: old.value ?? [:]) != munged(old.value ?? [:], old: old.value ?? [:]) {
            problems.forbidden(new, "pod updates may not change fields other than \(changeable)")
        }
    }

    private static func tolerations(_ new: Field, _ old: Field, _ problems: inout Problems) {
        func bare(_ toleration: JSONValue) -> JSONValue {
            var toleration = toleration
            toleration["tolerationSeconds"] = nil
            return toleration
        }
        let present = Set((new.value?.arrayValue ?? []).map(bare))
        if !(old.value?.arrayValue ?? []).allSatisfy({ present.contains(bare($0)) }) {
            problems.forbidden(new, "existing toleration can not be modified except its tolerationSeconds")
        } else {
            PodRules.tolerations(new, &problems)
        }
    }

    /// The specification without what can change.
    private static func munged(_ spec: JSONValue, old: JSONValue) -> JSONValue {
        var spec = spec
        for list in ["containers", "initContainers"] { spec.changeEach(list) { $0["image"] = nil } }
        for name in ["activeDeadlineSeconds", "tolerations", "schedulingGates"] { spec[name] = nil }
        if let grace = old["terminationGracePeriodSeconds"]?.integerValue, grace < 0,
            spec["terminationGracePeriodSeconds"] == 1
        {
            spec["terminationGracePeriodSeconds"] = .integer(grace)
        }
        if !old.list("schedulingGates").isEmpty { GatedPodRules.putBack(&spec, old) }
        for (name, value) in spec.objectValue ?? [:] where value.isVoid { spec[name] = nil }
        return spec
    }

    static let status: KindStrategy.UpdateRules = { pod, live, problems in
        let status = pod["status"]
        for condition in status["conditions"].elements where condition["observedGeneration"].number ?? 0 < 0 {
            problems.invalid(condition["observedGeneration"], "must be a non-negative integer")
        }
        for condition in status["conditions"].elements {
            let type = condition["type"].named(condition.path + ".Type")
            problems.check(type, Validation.qualifiedName)
        }
        if !status["nominatedNodeName"].isEmpty, status["nominatedNodeName"] != live["status"]["nominatedNodeName"] {
            problems.check(status["nominatedNodeName"], Validation.dns1123Subdomain)
            if !live["spec"]["nodeName"].isEmpty {
                problems.forbidden(
                    status["nominatedNodeName"], "may not be set on pods that are already bound to a node")
            }
        }
        if (status["observedGeneration"].number ?? 0) < 0 {
            problems.invalid(status["observedGeneration"], "must be a non-negative integer")
        }
        problems.unchanged(status["qosClass"], live["status"]["qosClass"])
        let policy = live["spec"]["restartPolicy"].text
        for list in ["containerStatuses", "initContainerStatuses"] where policy != "Always" {
            for (index, old) in live["status"][list].elements.enumerated() where old["state"]["terminated"].isThere {
                let code = old["state"]["terminated"]["exitCode"].number ?? 0
                if code != 0, policy == "OnFailure" { continue }
                let new = status[list].elements.first { $0["name"] == old["name"] }
                if let new, !new["state"]["terminated"].isThere {
                    problems.forbidden(
                        Field(nil, at: "status.\(list)[\(index)].state"), "may not be transitioned to non-terminated state")
                }
            }
        }
        for list in ["podIPs", "hostIPs"] {
            for address in status[list].elements { problems.address(address.with(address["ip"].value)) }
            if status[list].count > 2 {
                problems.invalid(status[list], "may specify no more than one IP for each IP family")
            }
        }
    }

    static let ephemeralContainers: KindStrategy.UpdateRules = { pod, live, problems in
        PodRules.pod(pod, &problems)
        let list = pod["spec"]["ephemeralContainers"]
        for old in live["spec"]["ephemeralContainers"].elements {
            let name = old["name"].text
            guard let new = list.elements.first(where: { $0["name"].text == name }) else {
                problems.forbidden(list, "existing ephemeral containers \"\(name)\" may not be removed\n")
                continue
            }
            if new != old { problems.forbidden(list, "existing ephemeral containers \"\(name)\" may not be changed\n") }
        }
    }
}
