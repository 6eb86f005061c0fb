import SteadyCodec
import SteadyModel

/// How pods are prepared before they are stored.
enum Pods {
    static let prepareForCreate: KindStrategy.PrepareForCreate = { pod, setting in
        pod["status"] = ["phase": "Pending", "qosClass": .string(qualityOfService(pod["spec"] ?? [:]))]
        if !(pod["spec"]?.list("schedulingGates").isEmpty ?? true) {
            pod[path: "status", "conditions"] = [
                [
                    "type": "PodScheduled", "status": "False", "reason": "SchedulingGated", "lastProbeTime": .null,
                    "lastTransitionTime": .string(setting.now),
                    "message": "Scheduling is blocked due to non-empty scheduling gates",
                ]
            ]
        }
    }

    static let prepareForUpdate: KindStrategy.PrepareForUpdate = { pod, live, subresource, _ in
        switch subresource {
        case "status":
            if pod[path: "status", "qosClass"]?.isVoid ?? true {
                pod[path: "status", "qosClass"] = live[path: "status", "qosClass"]
            }
        case "ephemeralcontainers":
            let containers = pod[path: "spec", "ephemeralContainers"]
            putBack(&pod, live)
            pod[path: "spec", "ephemeralContainers"] = containers
        case "resize": putBackAllButResources(&pod, live)
        default: break
        }
    }

    /// Everything as it was but the record of who owns what.
    private static func putBack(_ pod: inout JSONValue, _ live: JSONValue) {
        let fields = pod[path: "metadata", "managedFields"]
        pod = live
        pod[path: "metadata", "managedFields"] = fields
    }

    /// Everything as it was but the resources of the pod and of its containers. Other containers than before stay, to be refused.
    private static func putBackAllButResources(_ pod: inout JSONValue, _ live: JSONValue) {
        let wanted = pod["spec"] ?? [:]
        let lists = ["containers", "initContainers"]
        func names(_ spec: JSONValue?, _ list: String) -> [String] { (spec?.list(list) ?? []).map { $0.text("name") } }
        if lists.contains(where: { names(wanted, $0).count != names(live["spec"], $0).count }) { return }
        putBack(&pod, live)
        pod.change("spec") { spec in
            for name in lists where names(wanted, name) != names(spec, name) { spec[name] = wanted[name] }
            for name in lists {
                var changes = wanted.list(name)[...]
                spec.changeEach(name) { container in
                    guard let change = changes.popFirst() else { return }
                    container["resources"] = change["resources"]
                    container["resizePolicy"] = change["resizePolicy"]
                }
            }
            spec["resources"] = wanted["resources"]
        }
    }

    /// How much a pod can count on its resources: all that it asks for, some of it, or nothing.
    static func qualityOfService(_ spec: JSONValue) -> String {
        let names = ["cpu", "memory"]
        func amount(_ resources: JSONValue?, _ list: String, _ name: String) -> QuantityAmount {
            guard let quantity = QuotaUsage.quantity(resources?[list]?[name]), quantity.signum() > 0 else { return nil }
            return quantity.nanos
        }
        let owners =
            spec["resources"].map { [$0] }
            ?? (spec.list("containers") + spec.list("initContainers")).map {
                $0["resources"] ?? [:]
            }
        var isEmpty = true
        var isGuaranteed = true
        for resources in owners {
            for name in names {
                let request = amount(resources, "requests", name)
                let limit = amount(resources, "limits", name)
                if request != nil || limit != nil { isEmpty = false }
                if limit == nil || request != nil && request != limit { isGuaranteed = false }
            }
        }
        return isEmpty ? "BestEffort" : isGuaranteed ? "Guaranteed" : "Burstable"
    }

    private typealias QuantityAmount = Int128?
}

/// How jobs are prepared before they are stored.
enum Jobs {
    /// Gives the pods of a job labels of their own and the job a selector for them, unless it has its own way.
    static func generateSelector(_ job: inout JSONValue) {
        guard job[path: "spec", "manualSelector"] != true else { return }
        // The labels of the template stand in for those a job does not have, also for those it gets now.
        let before = job[path: "spec", "template", "metadata"]?["labels"]
        let own = job[path: "metadata", "labels"]
        let isStandingIn = own?.isVoid ?? true || own == before
        let uid = job[path: "metadata", "uid"] ?? ""
        let name = job[path: "metadata", "name"] ?? ""
        job.open("spec") { spec in
            spec.open("template") { template in
                template.open("metadata") { metadata in
                    metadata.open("labels") { labels in
                        labels["controller-uid"] = uid
                        labels["batch.kubernetes.io/controller-uid"] = uid
                        labels["job-name"] = name
                        labels["batch.kubernetes.io/job-name"] = name
                    }
                }
            }
            spec.open("selector") { $0.open("matchLabels") { $0["batch.kubernetes.io/controller-uid"] = uid } }
        }
        if isStandingIn, let labels = job[path: "spec", "template", "metadata", "labels"] {
            job.open("metadata") { $0["labels"] = labels }
        }
    }
}

/// How claims are prepared before they are stored.
enum Claims {
    /// Whether volumes can be made from it: another claim, or a snapshot. The older field knows nothing else.
    private static func isSource(_ source: JSONValue) -> Bool {
        switch source.text("apiGroup") {
        case "": source["kind"] == "PersistentVolumeClaim"
        case "snapshot.storage.k8s.io": source["kind"] == "VolumeSnapshot"
        default: false
        }
    }

    /// The older and the newer name of what a volume is made from say the same.
    ///
    /// - Parameter live: the claim before: what has a source already keeps what it says, for the rules to refuse.
    static func alignDataSources(_ spec: inout JSONValue, live: JSONValue? = nil) {
        let hadSource = live?["dataSource"] != nil || live?["dataSourceRef"] != nil
        if !hadSource, spec["dataSourceRef"] == nil, let source = spec["dataSource"], !isSource(source) {
            spec["dataSource"] = nil
        }
        if let source = spec["dataSource"], spec["dataSourceRef"] == nil {
            spec["dataSourceRef"] = source
        } else if let reference = spec["dataSourceRef"], spec["dataSource"] == nil, reference["namespace"]?.isVoid ?? true {
            spec["dataSource"] = reference
        }
    }
}
