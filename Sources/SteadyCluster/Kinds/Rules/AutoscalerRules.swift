import SteadyCodec
import SteadyModel

/// Rules for HorizontalPodAutoscalers.
enum AutoscalerRules {
    private static let types = ["ContainerResource", "External", "Object", "Pods", "Resource"]
    /// The member of each type, in the order in which they are looked at.
    private static let members = ["object", "external", "pods", "resource", "containerResource"]

    static let autoscaler: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        problems.atLeast(spec["minReplicas"], 1)
        let most = spec["maxReplicas"].with(.integer(spec["maxReplicas"].number ?? 0))
        if most.number == 0 {
            problems.required(most, "must be set and greater than 0")
        } else {
            problems.atLeast(most, 1)
        }
        if let least = spec["minReplicas"].number, most.number ?? 0 < least {
            problems.invalid(most, "must be greater than or equal to `minReplicas`")
        }
        reference(spec["scaleTargetRef"], allowsCore: false, &problems)
        // What the first version says is the first metric of the second.
        problems.positive(
            spec["targetCPUUtilizationPercentage"].named("spec.metrics[0].resource.target.averageUtilization"))
        for metric in spec["metrics"].elements { AutoscalerRules.metric(metric, &problems) }
        if spec["minReplicas"].number == 0,
            !spec["metrics"].elements.contains(where: { ["Object", "External"].contains($0["type"].text) })
        {
            problems.forbidden(
                spec["metrics"],
                "must specify at least one Object or External metric to support scaling to zero replicas")
        }
        for name in ["scaleUp", "scaleDown"] where spec["behavior"][name].isThere {
            scaling(spec["behavior"][name], &problems)
        }
    }

    private static func reference(_ field: Field, allowsCore: Bool, _ problems: inout Problems) {
        problems.checkRequired(field["kind"], Validation.pathSegment)
        problems.checkRequired(field["name"], Validation.pathSegment)
        let version = field["apiVersion"]
        let slashes = version.text.split(separator: "/", omittingEmptySubsequences: false).count - 1
        if slashes > 1 {
            problems.invalid(version, "unexpected GroupVersion string: \(version.text)")
        } else if !allowsCore, slashes == 0 {
            // The core group has the scalable kind ReplicationController alone.
            if version.text != "v1" || field["kind"].text != "ReplicationController" {
                problems.invalid(version.with(.string(version.text)), "apiVersion must specify API group")
            }
        }
    }

    private static func scaling(_ rules: Field, _ problems: inout Problems) {
        let window = rules["stabilizationWindowSeconds"]
        if let seconds = window.number {
            if seconds < 0 { problems.invalid(window, "must be greater than or equal to zero") }
            if seconds > 3600 { problems.invalid(window, "must be less than or equal to 3600") }
        }
        if rules["selectPolicy"].isThere { problems.one(rules["selectPolicy"], of: ["Disabled", "Max", "Min"]) }
        if rules["policies"].isEmpty { problems.required(rules["policies"], "must specify at least one Policy") }
        for policy in rules["policies"].elements {
            problems.one(policy["type"], of: ["Percent", "Pods"])
            for name in ["value", "periodSeconds"] where policy[name].number ?? 0 <= 0 {
                problems.invalid(policy[name].with(.integer(policy[name].number ?? 0)), "must be greater than zero")
            }
            if (policy["periodSeconds"].number ?? 0) > 1800 {
                problems.invalid(policy["periodSeconds"], "must be less than or equal to 1800")
            }
        }
        if let tolerance = QuotaUsage.quantity(rules["tolerance"].value), tolerance.signum() < 0 {
            problems.invalid(rules["tolerance"], "must be greater than or equal to 0")
        }
    }

    private static func metric(_ metric: Field, _ problems: inout Problems) {
        let type = metric["type"]
        if type.isEmpty { problems.required(type, "must specify a metric source type") }
        if !types.contains(type.text) { problems.one(type, of: types) }
        let present = members.filter { metric[$0].isThere }
        if let first = present.first { source(first, metric[first], &problems) }
        let expected = type.text.prefix(1).lowercased() + type.text.dropFirst()
        if types.contains(type.text) {
            if !metric[expected].isThere {
                problems.required(metric[expected], "must populate information for the given metric source")
            }
        } else {
            problems.one(type, of: types)
        }
        if present.count != 1 {
            for name in present where name != expected {
                problems.forbidden(metric[name], "must populate the given metric source only")
            }
        }
    }

    private static func source(_ kind: String, _ field: Field, _ problems: inout Problems) {
        let goal = field["target"]
        switch kind {
        case "object":
            reference(field["describedObject"], allowsCore: true, &problems)
            identifier(field["metric"], &problems)
            target(goal, &problems)
            if !goal["value"].isThere, !goal["averageValue"].isThere {
                problems.required(goal["averageValue"], "must set either a target value or averageValue")
            }
        case "external":
            identifier(field["metric"], &problems)
            target(goal, &problems)
            if !goal["value"].isThere, !goal["averageValue"].isThere {
                problems.required(
                    goal["averageValue"], "must set either a target value for metric or a per-pod target")
            }
            if goal["value"].isThere, goal["averageValue"].isThere {
                problems.forbidden(goal["value"], "may not set both a target value for metric and a per-pod target")
            }
        case "pods":
            identifier(field["metric"], &problems)
            target(goal, &problems)
            if !goal["averageValue"].isThere {
                problems.required(goal["averageValue"], "must specify a positive target averageValue")
            }
        default:
            problems.checkRequired(field["name"], { _ in [] }, "must specify a resource name")
            if kind == "containerResource" {
                if !field["name"].isEmpty { ResourceRules.containerName(field["name"].text, field["name"], &problems) }
                problems.checkRequired(field["container"], Validation.dns1123Label, "must specify a container")
            }
            target(goal, &problems)
            if !goal["averageUtilization"].isThere, !goal["averageValue"].isThere {
                problems.required(
                    goal["averageUtilization"], "must set either a target raw value or a target utilization")
            }
            if goal["averageUtilization"].isThere, goal["averageValue"].isThere {
                problems.forbidden(
                    goal["averageValue"], "may not set both a target raw value and a target utilization")
            }
        }
    }

    private static func identifier(_ metric: Field, _ problems: inout Problems) {
        problems.checkRequired(metric["name"], Validation.pathSegment, "must specify a metric name")
    }

    private static func target(_ target: Field, _ problems: inout Problems) {
        if target["type"].isEmpty { problems.required(target["type"], "must specify a metric target type") }
        if !["Utilization", "Value", "AverageValue"].contains(target["type"].text) {
            problems.invalid(
                target["type"].with(.string(target["type"].text)), "must be either Utilization, Value, or AverageValue")
        }
        for name in ["value", "averageValue"] {
            if let amount = QuotaUsage.quantity(target[name].value), amount.signum() <= 0 {
                problems.invalid(target[name], "must be positive")
            }
        }
        problems.positive(target["averageUtilization"])
    }
}
