import SteadyCodec
import SteadyModel

/// What of a pod can change while it runs: how much CPU and memory it has.
enum PodResizeRules {
    private static let changeable = ["cpu", "memory"]
    private static let fixed = "only cpu and memory resources are mutable"

    static let update: KindStrategy.UpdateRules = { pod, live, problems in
        let nowhere = Field(nil, at: "")
        let why = refusal(live)
        if let why {
            // Nothing else is said then.
            problems = Problems()
            problems.forbidden(nowhere.named("<nil>"), why)
            return
        }
        PodRules.pod(pod, &problems)
        let spec = pod["spec"]
        let before = live["status"]["qosClass"].text
        if before != Pods.qualityOfService(spec.value ?? [:]) {
            problems.invalid(spec, shown: .string(before), "Pod QOS Class may not change as a result of resizing")
        }
        if !isSupported(live) { problems.forbidden(spec, "Pod running on node without support for resize") }
        podLevel(spec, live["spec"], &problems)
        let count = problems.causes.count
        order(spec, live["spec"], &problems)
        if problems.causes.count > count { return }
        containers(spec, live["spec"], &problems)
    }

    private static func refusal(_ live: Field) -> String? {
        if live["metadata"]["annotations"].key("kubernetes.io/config.mirror").isThere { return "static pods cannot be resized" }
        return live["spec"]["os"]["name"].text == "windows" ? "windows pods cannot be resized" : nil
    }

    /// Whether the node tells, of what runs, which resources it has.
    private static func isSupported(_ live: Field) -> Bool {
        let running = live["status"]["containerStatuses"].elements.first { $0["state"]["running"].isThere }
        return running.map { $0["resources"].isThere } ?? true
    }

    private static func hasRemoved(_ new: Field, _ old: Field) -> Bool {
        old.members.contains { !new.key($0.key).isThere }
    }

    private static func podLevel(_ spec: Field, _ live: Field, _ problems: inout Problems) {
        let new = spec["resources"]
        let old = live["resources"]
        func isSet(_ field: Field) -> Bool { !field["requests"].isEmpty || !field["limits"].isEmpty }
        guard isSet(new) || isSet(old) else { return }
        if old.isThere, !new.isThere {
            problems.forbidden(new, "pod-level resources cannot be removed")
            return
        }
        for list in ["requests", "limits"] where hasRemoved(new[list], old[list]) {
            problems.forbidden(new[list], "pod-level resource \(list) cannot be removed")
        }
        if bare(new.value) != bare(old.value) { problems.forbidden(spec, fixed + " at pod-level") }
    }

    /// The containers are the same, in the same order.
    private static func order(_ spec: Field, _ live: Field, _ problems: inout Problems) {
        for list in ["containers", "initContainers"] {
            guard spec[list].count == live[list].count else {
                problems.forbidden(spec[list], "\(list) may not be added or removed on resize")
                continue
            }
            for (new, old) in zip(spec[list].elements, live[list].elements) where new["name"] != old["name"] {
                problems.forbidden(new["name"], "\(list) may not be renamed or reordered on resize")
            }
        }
    }

    private static func containers(_ spec: Field, _ live: Field, _ problems: inout Problems) {
        for list in ["initContainers", "containers"] {
            for (new, old) in zip(spec[list].elements, live[list].elements) {
                if list == "initContainers", old["restartPolicy"].text != "Always" { continue }
                for part in ["requests", "limits"] where hasRemoved(new["resources"][part], old["resources"][part]) {
                    problems.forbidden(new["resources"][part], "resource \(part) cannot be removed")
                }
            }
        }
        for (new, old) in zip(spec["containers"].elements, live["containers"].elements) where rest(new) != rest(old) {
            problems.forbidden(spec, fixed)
        }
        for (new, old) in zip(spec["initContainers"].elements, live["initContainers"].elements) {
            if new["restartPolicy"].text == "Always" {
                if rest(new) != rest(old) {
                    problems.forbidden(new, "only cpu and memory resources for init or sidecar containers are mutable")
                }
            } else if new != old {
                problems.forbidden(spec, "resources for non-sidecar init containers are immutable")
            }
        }
    }

    /// A container without what can change.
    private static func rest(_ container: Field) -> JSONValue {
        var value = container.value ?? [:]
        value["resources"] = bare(value["resources"])
        return value
    }

    /// Resources without those that can change.
    private static func bare(_ resources: JSONValue?) -> JSONValue {
        var value = resources ?? [:]
        for list in ["requests", "limits"] {
            value.change(list) { amounts in
                for name in changeable { amounts[name] = nil }
            }
            if value[list]?.isVoid ?? true { value[list] = nil }
        }
        if value["claims"]?.isVoid ?? true { value["claims"] = nil }
        return value
    }
}
