import SteadyCodec
import SteadyModel

/// Rules for the kinds that keep pods running.
enum WorkloadRules {
    static let deployment: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        problems.nonNegative(spec["replicas"])
        if selector(spec, kind: "deployment", &problems) { replicaTemplate(spec, &problems) }
        deploymentStrategy(spec["strategy"], &problems)
        problems.nonNegative(spec["minReadySeconds"])
        problems.nonNegative(spec["revisionHistoryLimit"])
        let deadline = spec["progressDeadlineSeconds"]
        problems.nonNegative(deadline)
        if let number = deadline.number, number <= spec["minReadySeconds"].number ?? 0 {
            problems.invalid(deadline, "must be greater than minReadySeconds")
        }
    }

    static let replicaSet: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        problems.nonNegative(spec["replicas"])
        problems.nonNegative(spec["minReadySeconds"])
        if selector(spec, kind: "deployment", &problems) { replicaTemplate(spec, &problems) }
    }

    static let selectorUpdate: KindStrategy.UpdateRules = { object, live, problems in
        problems.unchanged(object["spec"]["selector"], live["spec"]["selector"])
    }

    static let replicationController: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        problems.nonNegative(spec["minReadySeconds"])
        if spec["selector"].isEmpty { problems.required(spec["selector"]) }
        problems.nonNegative(spec["replicas"])
        guard spec["template"].isThere else {
            problems.required(spec["template"])
            return
        }
        let labels = spec["template"]["metadata"]["labels"]
        if spec["selector"].pairs.contains(where: { labels.value?[$0.key]?.stringValue != $0.value }) {
            problems.invalid(labels, "`selector` does not match template `labels`")
        }
        PodRules.template(spec["template"], &problems)
        onlyAlways(spec, kind: "ReplicationController", &problems)
    }

    static let daemonSet: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        problems.labelSelector(spec["selector"])
        labelsMatch(spec, &problems)
        if spec["selector"].isThere, spec["selector"].labelSelector?.isEmpty ?? false {
            problems.invalid(spec["selector"], "empty selector is invalid for daemonset")
        }
        PodRules.template(spec["template"], &problems)
        onlyAlways(spec, kind: "DaemonSet", &problems)
        problems.nonNegative(spec["minReadySeconds"])
        daemonStrategy(spec["updateStrategy"], &problems)
        problems.nonNegative(spec["revisionHistoryLimit"])
    }

    static let statefulSet: KindStrategy.Rules = { object, problems in
        for why in Validation.dns1123Label(object["metadata"]["name"].text)
        where Validation.dns1123Subdomain(object["metadata"]["name"].text).isEmpty {
            problems.invalid(object["metadata"]["name"], why)
        }
        statefulSpec(object["spec"], &problems)
    }

    static let statefulSetWarnings: KindStrategy.Warnings = { object, live in
        var warnings = PodWarnings.template(object, live)
        if let limit = object["spec"]["revisionHistoryLimit"].number, limit < 0 {
            warnings.append(
                "spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended")
        }
        return warnings
    }

    static let statefulSetUpdate: KindStrategy.UpdateRules = { object, live, problems in
        func fixed(_ spec: Field) -> JSONValue {
            var spec = spec.value ?? [:]
            for name in [
                "replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit",
                "persistentVolumeClaimRetentionPolicy", "minReadySeconds",
            ] { spec[name] = nil }
            return spec
        }
        if fixed(object["spec"]) != fixed(live["spec"]) {
            problems.forbidden(
                object["spec"],
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
                    + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden")
        }
    }

    private static func statefulSpec(_ spec: Field, _ problems: inout Problems) {
        let policy = spec["podManagementPolicy"]
        if !["OrderedReady", "Parallel"].contains(policy.text) {
            problems.invalid(policy, "must be 'OrderedReady' or 'Parallel'")
        }
        let strategy = spec["updateStrategy"]
        let update = strategy["rollingUpdate"]
        switch strategy["type"].text {
        case "OnDelete":
            if update.isThere { problems.invalid(update, "only allowed for updateStrategy 'RollingUpdate'") }
        case "RollingUpdate":
            problems.nonNegative(update["partition"])
            if update["maxUnavailable"].isThere {
                problems.countOrPercentage(update["maxUnavailable"])
                if update["maxUnavailable"].number == 0 || update["maxUnavailable"].percent == 0 {
                    problems.invalid(update["maxUnavailable"], "cannot be 0")
                }
                problems.notMoreThanAll(update["maxUnavailable"])
            }
        default: problems.invalid(strategy, shown: goStrategy(strategy), "must be 'RollingUpdate' or 'OnDelete'")
        }
        for name in ["whenDeleted", "whenScaled"] where spec["persistentVolumeClaimRetentionPolicy"].isThere {
            problems.one(spec["persistentVolumeClaimRetentionPolicy"][name], of: ["Retain", "Delete"])
        }
        problems.nonNegative(spec["replicas"])
        problems.nonNegative(spec["minReadySeconds"])
        problems.nonNegative(spec["ordinals"]["start"])
        if !spec["serviceName"].isEmpty { problems.check(spec["serviceName"], Validation.dns1123Label) }
        guard selector(spec, kind: "statefulset", message: "", &problems) else { return }
        labelsMatch(spec, skipsEmpty: true, &problems)
        // These the server looks at twice.
        problems.labels(spec["template"]["metadata"]["labels"].named("spec.template.labels"))
        PodRules.template(withClaims(spec), &problems)
        onlyAlways(spec, kind: "StatefulSet", &problems)
    }

    /// The template with the volumes that the claims become, and without names that each pod has its own of.
    /// The claims it makes are looked at once, for they cannot change.
    static let claimTemplates: KindStrategy.Rules = { object, problems in
        for template in object["spec"]["volumeClaimTemplates"].elements { StorageRules.claimSpec(template["spec"], &problems) }
    }

    private static func withClaims(_ spec: Field) -> Field {
        var template = spec["template"].value ?? [:]
        var names: [String] = []
        for name in spec["volumeClaimTemplates"].elements.map({ $0["metadata"]["name"].text }) where !names.contains(name) {
            names.append(name)
        }
        template.change("spec") { pod in
            pod["subdomain"] = nil
            pod["hostname"] = nil
            let own = pod.list("volumes").filter { !names.contains($0.text("name")) }
            let claimed = names.map { name -> JSONValue in
                ["name": .string(name), "persistentVolumeClaim": ["claimName": .string(name)]]
            }
            if !claimed.isEmpty { pod["volumes"] = .array(claimed + own) }
        }
        return spec["template"].with(template)
    }

    /// Checks the selector; `false` if it cannot be used at all.
    private static func selector(
        _ spec: Field, kind: String, message: String = "invalid label selector", _ problems: inout Problems
    ) -> Bool {
        let field = spec["selector"]
        guard let selector = field.labelSelector else {
            problems.required(field)
            return true
        }
        let wrong = Validation.labelSelector(selector, at: field.path)
        problems.add(wrong)
        if selector.isEmpty { problems.invalid(field, "empty selector is invalid for \(kind)") }
        if !wrong.isEmpty { problems.invalid(field, message) }
        return wrong.isEmpty
    }

    static func labelsMatch(_ spec: Field, skipsEmpty: Bool = false, _ problems: inout Problems) {
        let labels = spec["template"]["metadata"]["labels"]
        let selector = spec["selector"].labelSelector
        if let selector, !Validation.labelSelector(selector).isEmpty { return }
        if let selector, skipsEmpty && selector.isEmpty || selector.matches({ labels.value?[$0]?.stringValue }) { return }
        problems.invalid(labels, "`selector` does not match template `labels`")
    }

    private static func replicaTemplate(_ spec: Field, _ problems: inout Problems) {
        labelsMatch(spec, skipsEmpty: true, &problems)
        PodRules.template(spec["template"], &problems)
        onlyAlways(spec, kind: "ReplicaSet", &problems)
    }

    private static func onlyAlways(_ spec: Field, kind: String, _ problems: inout Problems) {
        let pod = spec["template"]["spec"]
        if pod["restartPolicy"].isThere, pod["restartPolicy"].text != "Always" {
            problems.notSupported(pod["restartPolicy"], ["Always"])
        }
        if pod["activeDeadlineSeconds"].isThere {
            problems.forbidden(pod["activeDeadlineSeconds"], "activeDeadlineSeconds in \(kind) is not Supported")
        }
    }

    /// A strategy as the server's own type has it.
    private static func goStrategy(_ strategy: Field) -> JSONValue {
        ["Type": .string(strategy["type"].text), "RollingUpdate": strategy["rollingUpdate"].value ?? .null]
    }

    private static func shownStrategy(_ strategy: Field) -> String {
        "{\"Type\":\(GoFormat.quoted(strategy["type"].text)),\"RollingUpdate\":\(strategy["rollingUpdate"].shown)}"
    }

    private static func isZero(_ field: Field) -> Bool {
        (field.number ?? field.percent.map { Int64($0) } ?? Int64(field.text) ?? 0) == 0
    }

    private static func deploymentStrategy(_ strategy: Field, _ problems: inout Problems) {
        let update = strategy["rollingUpdate"]
        switch strategy["type"].text {
        case "Recreate":
            if update.isThere {
                problems.forbidden(update, "may not be specified when strategy `type` is 'Recreate'")
            }
        case "RollingUpdate":
            let unavailable = update["maxUnavailable"]
            let surge = update["maxSurge"]
            problems.countOrPercentage(unavailable)
            problems.countOrPercentage(surge)
            if isZero(unavailable), isZero(surge) { problems.invalid(unavailable, "may not be 0 when `maxSurge` is 0") }
            problems.notMoreThanAll(unavailable)
        default:
            problems.notSupported(strategy, ["Recreate", "RollingUpdate"], shown: shownStrategy(strategy))
        }
    }

    private static func daemonStrategy(_ strategy: Field, _ problems: inout Problems) {
        switch strategy["type"].text {
        case "OnDelete": break
        case "RollingUpdate":
            let unavailable = strategy["rollingUpdate"]["maxUnavailable"]
            let surge = strategy["rollingUpdate"]["maxSurge"]
            for field in [unavailable, surge] { problems.countOrPercentage(field) }
            for field in [unavailable, surge] { problems.notMoreThanAll(field) }
            if !isZero(unavailable), !isZero(surge) {
                problems.invalid(surge, "may not be set when maxUnavailable is non-zero")
            } else if isZero(unavailable), isZero(surge) {
                problems.required(unavailable, "cannot be 0 when maxSurge is 0")
            }
        default:
            problems.notSupported(strategy, ["RollingUpdate", "OnDelete"], shown: shownStrategy(strategy))
        }
    }
}
