import SteadyCodec
import SteadyModel

extension KindStrategy {
    /// The kinds that make pods.
    static let apps: [String: KindStrategy] = [
        "deployments.apps": KindStrategy(
            generation: ["spec", "annotations"], kept: ["status": [["metadata", "labels"]]],
            rules: WorkloadRules.deployment, updateRules: WorkloadRules.selectorUpdate,
            subresourceRules: ["status": StatusRules.deployment], warnings: PodWarnings.template),
        "replicasets.apps": KindStrategy(
            generation: ["spec"], rules: WorkloadRules.replicaSet, updateRules: WorkloadRules.selectorUpdate,
            subresourceRules: ["status": StatusRules.replicas], warnings: PodWarnings.template),
        "statefulsets.apps": KindStrategy(
            generation: ["spec"],
            prepareForCreate: { set, _ in dropMaxUnavailable(&set) },
            prepareForUpdate: { set, live, _, _ in
                if live[path: "spec", "updateStrategy", "rollingUpdate", "maxUnavailable"] == nil { dropMaxUnavailable(&set) }
            },
            name: Validation.dns1123Subdomain, createRules: WorkloadRules.claimTemplates,
            rules: WorkloadRules.statefulSet,
            updateRules: WorkloadRules.statefulSetUpdate, subresourceRules: ["status": StatusRules.statefulSet],
            warnings: WorkloadRules.statefulSetWarnings),
        "daemonsets.apps": daemonSet,
        "controllerrevisions.apps": KindStrategy(
            createRules: { object, problems in
                if !object["data"].isThere { problems.required(object["data"], "data is mandatory") }
            }, rules: { object, problems in problems.nonNegative(object["revision"]) },
            updateRules: { object, live, problems in problems.unchanged(object["data"], live["data"]) }),
    ]

    /// Kubernetes has this field behind a gate (`MaxUnavailableStatefulSet`) that is closed.
    private static func dropMaxUnavailable(_ set: inout JSONValue) {
        set.change("spec") { spec in
            spec.change("updateStrategy") { strategy in strategy.change("rollingUpdate") { $0["maxUnavailable"] = nil } }
        }
    }

    /// The kinds that run to an end.
    static let batch: [String: KindStrategy] = [
        "jobs.batch": KindStrategy(
            generation: ["spec"], prepareForCreate: { object, _ in Jobs.generateSelector(&object) },
            prepareForUpdate: { job, _, subresource, _ in
                // Labels follow those of the template, which the request did not have.
                guard subresource == "status", job[path: "metadata", "labels"]?.isVoid ?? true,
                    let labels = job[path: "spec", "template", "metadata"]?["labels"]
                else { return }
                job[path: "metadata", "labels"] = labels
            },
            rules: JobRules.job, updateRules: JobRules.update, subresourceRules: ["status": JobStatusRules.update],
            warnings: PodWarnings.template),
        "cronjobs.batch": KindStrategy(
            generation: ["spec"], rules: JobRules.cronJob, warnings: JobRules.cronJobWarnings),
    ]

    private static let templateGeneration = "deprecated.daemonset.template.generation"

    private static let daemonSet = KindStrategy(
        generation: ["spec"],
        prepareForCreate: { set, _ in
            if set[path: "metadata", "annotations"]?[templateGeneration] == "0" {
                set[path: "metadata", "annotations", templateGeneration] = "1"
            }
        },
        prepareForUpdate: { set, live, subresource, _ in
            let before = live[path: "metadata", "annotations"]?[templateGeneration]?.stringValue ?? "1"
            var number = Int64(before) ?? 1
            if subresource == nil, set[path: "spec", "template"] != live[path: "spec", "template"] { number += 1 }
            set[path: "metadata", "annotations", templateGeneration] = .string(String(number))
        },
        rules: WorkloadRules.daemonSet, updateRules: WorkloadRules.selectorUpdate,
        subresourceRules: ["status": StatusRules.daemonSet], warnings: PodWarnings.template)
}
