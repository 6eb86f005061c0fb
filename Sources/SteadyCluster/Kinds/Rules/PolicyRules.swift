import SteadyCodec
import SteadyModel

/// Rules for small kinds about scheduling and coordination.
enum PolicyRules {
    static let disruptionBudget: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        if spec["minAvailable"].isThere, spec["maxUnavailable"].isThere {
            problems.add(
                "Invalid", spec,
                "Invalid value: {\"MinAvailable\":\(spec["minAvailable"].shown),\"Selector\":\(spec["selector"].shown),"
                    + "\"MaxUnavailable\":\(spec["maxUnavailable"].shown),\"UnhealthyPodEvictionPolicy\":"
                    + "\(spec["unhealthyPodEvictionPolicy"].shown)}: minAvailable and maxUnavailable cannot be both set")
        }
        for name in ["minAvailable", "maxUnavailable"] {
            problems.countOrPercentage(spec[name])
            problems.notMoreThanAll(spec[name])
        }
        problems.labelSelector(spec["selector"])
        if spec["unhealthyPodEvictionPolicy"].isThere {
            problems.one(spec["unhealthyPodEvictionPolicy"], of: ["AlwaysAllow", "IfHealthyBudget"])
        }
    }

    static let lease: KindStrategy.Rules = { object, problems in
        problems.positive(object["spec"]["leaseDurationSeconds"])
        problems.nonNegative(object["spec"]["leaseTransitions"])
        let strategy = object["spec"]["strategy"]
        if strategy.isThere { LeaseCandidateRules.strategy(strategy, &problems) }
        let preferred = object["spec"]["preferredHolder"]
        if !preferred.text.isEmpty, strategy.text.isEmpty {
            problems.forbidden(preferred, "may only be specified if `strategy` is defined")
        }
    }

    /// Coordinated leader election is off: its fields are not kept.
    static func dropCoordinated(_ lease: inout JSONValue) {
        lease.change("spec") {
            $0["strategy"] = nil
            $0["preferredHolder"] = nil
        }
    }

    static let systemPriorities: [String: Int64] = [
        "system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000,
    ]

    static let priorityClass: KindStrategy.Rules = { object, problems in
        let name = object["metadata"]["name"]
        let value = object["value"].number ?? 0
        if name.text.hasPrefix("system-") {
            let reserved = "priority class names with 'system-' prefix are reserved for system use only. error: "
            if let expected = systemPriorities[name.text] {
                if expected != value {
                    problems.forbidden(name, reserved + "value of \(name.text) PriorityClass must be \(expected)")
                }
            } else {
                problems.forbidden(name, reserved + "\(name.text) is not a known system priority class")
            }
        } else if value > 1_000_000_000 {
            problems.forbidden(object["value"], "maximum allowed value of a user defined priority is 1000000000")
        }
        if object["preemptionPolicy"].text.isEmpty {
            problems.required(object["preemptionPolicy"])
        } else {
            problems.one(object["preemptionPolicy"], of: ["PreemptLowerPriority", "Never"])
        }
    }

    static let priorityClassUpdate: KindStrategy.UpdateRules = { object, live, problems in
        if object["value"].number ?? 0 != live["value"].number ?? 0 {
            problems.forbidden(object["value"].named("value"), "may not be changed in an update.")
        }
        problems.unchanged(object["preemptionPolicy"], live["preemptionPolicy"])
    }

    static let runtimeClass: KindStrategy.Rules = { object, problems in
        problems.checkRequired(object["handler"], Validation.dns1123Label)
        let overhead = object["overhead"]
        if overhead.isThere {
            ResourceRules.requirements(
                Field(["limits": overhead["podFixed"].value ?? [:]], at: overhead.path + ".podFixed"), &problems)
        }
        problems.labels(object["scheduling"]["nodeSelector"])
        let tolerations = object["scheduling"]["tolerations"]
        PodRules.tolerations(tolerations, &problems)
        var seen: Set<JSONValue> = []
        for toleration in tolerations.elements where !seen.insert(toleration.value ?? .null).inserted {
            problems.duplicate(toleration)
        }
    }
}

/// Rules for roles and their bindings.
enum AccessRules {
    private static let group = "rbac.authorization.k8s.io"

    static let role: KindStrategy.Rules = { object, problems in
        for rule in object["rules"].elements { AccessRules.rule(rule, isNamespaced: true, &problems) }
    }

    static let clusterRole: KindStrategy.Rules = { object, problems in
        for rule in object["rules"].elements { AccessRules.rule(rule, isNamespaced: false, &problems) }
        let aggregation = object["aggregationRule"]
        guard aggregation.isThere else { return }
        let selectors = aggregation["clusterRoleSelectors"]
        if selectors.isEmpty {
            problems.required(selectors, "at least one clusterRoleSelector required if aggregationRule is non-nil")
        }
        for selector in selectors.elements {
            problems.labelSelector(selector)
            if let parsed = selector.labelSelector, !Validation.labelSelector(parsed).isEmpty {
                problems.invalid(selector, "invalid label selector.")
            }
        }
    }

    private static func rule(_ rule: Field, isNamespaced: Bool, _ problems: inout Problems) {
        if rule["verbs"].isEmpty { problems.required(rule["verbs"], "verbs must contain at least one value") }
        let paths = rule["nonResourceURLs"]
        if !paths.isEmpty {
            if isNamespaced { problems.invalid(paths, "namespaced rules cannot apply to non-resource URLs") }
            if ["apiGroups", "resources", "resourceNames"].contains(where: { !rule[$0].isEmpty }) {
                problems.invalid(paths, "rules cannot apply to both regular resources and non-resource URLs")
            }
            return
        }
        if rule["apiGroups"].isEmpty {
            problems.required(rule["apiGroups"], "resource rules must supply at least one api group")
        }
        if rule["resources"].isEmpty {
            problems.required(rule["resources"], "resource rules must supply at least one resource")
        }
    }

    static let roleBinding: KindStrategy.Rules = { binding($0, kinds: ["Role", "ClusterRole"], isNamespaced: true, &$1) }
    static let clusterRoleBinding: KindStrategy.Rules = { binding($0, kinds: ["ClusterRole"], isNamespaced: false, &$1) }

    private static func binding(_ object: Field, kinds: [String], isNamespaced: Bool, _ problems: inout Problems) {
        let role = object["roleRef"]
        problems.one(role["apiGroup"], of: [group])
        problems.one(role["kind"], of: kinds)
        problems.checkRequired(role["name"], Validation.pathSegment)
        for subject in object["subjects"].elements {
            let name = subject["name"]
            if name.isEmpty { problems.required(name) }
            switch subject["kind"].text {
            case "ServiceAccount":
                if !name.isEmpty { problems.check(name, Validation.dns1123Subdomain) }
                if !subject["apiGroup"].isEmpty { problems.notSupported(subject["apiGroup"], [""]) }
                if !isNamespaced, subject["namespace"].isEmpty { problems.required(subject["namespace"]) }
            case "User", "Group": problems.one(subject["apiGroup"], of: [group])
            default: problems.one(subject["kind"], of: ["ServiceAccount", "User", "Group"])
            }
        }
    }

    static let bindingUpdate: KindStrategy.UpdateRules = { object, live, problems in
        if object["roleRef"] != live["roleRef"] { problems.invalid(object["roleRef"], "cannot change roleRef") }
    }
}
