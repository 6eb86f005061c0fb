import SteadyCodec
import SteadyModel

/// The Pod Security Standards of a namespace, as its labels say.
struct PodSecurity {
    /// How strict a standard is, and as of which version.
    struct Standard: Equatable {
        var level: String
        var version: String
        var text: String { "\(level):\(version)" }
    }

    private static let prefix = "pod-security.kubernetes.io/"
    static let levels = ["privileged", "baseline", "restricted"]

    var enforced: Standard
    var warned: Standard

    init(_ namespace: JSONValue?) {
        let labels = namespace?[path: "metadata", "labels"]
        func standard(_ mode: String) -> Standard? {
            guard let level = labels?[Self.prefix + mode]?.stringValue else { return nil }
            return Standard(
                level: level, version: labels?["\(Self.prefix)\(mode)-version"]?.stringValue ?? "latest")
        }
        let free = Standard(level: "privileged", version: "latest")
        enforced = standard("enforce") ?? free
        // Who does not say what to warn of is warned of what is not let in.
        warned = standard("warn") ?? enforced
    }

    /// Where the pod is in an object of a kind that makes pods.
    static func pod(in object: JSONValue, _ collection: String) -> JSONValue? {
        switch collection {
        case "pods": object
        case "podtemplates": object["template"]
        case "replicationcontrollers", "deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps",
            "jobs.batch":
            object[path: "spec", "template"]
        case "cronjobs.batch": object[path: "spec", "jobTemplate", "spec", "template"]
        default: nil
        }
    }

    /// What in a pod is against a standard; `nil` if nothing is.
    static func violations(_ pod: JSONValue, of standard: Standard) -> String? {
        guard standard.level == "baseline" || standard.level == "restricted" else { return nil }
        let checks = PodSecurityChecks(pod)
        let found = standard.level == "baseline" ? checks.baseline : checks.restricted
        guard !found.isEmpty else { return nil }
        return found.map { $0.detail.isEmpty ? $0.reason : "\($0.reason) (\($0.detail))" }.joined(separator: ", ")
    }
}

extension APIServerState {
    /// Refuses pods that are against the standard of their namespace, and warns of those and of what will make such pods.
    func checkPodSecurity(
        _ object: JSONValue, live: JSONValue?, _ target: Target, warnings: inout [String]
    ) throws(StatusError) {
        if target.collection == "namespaces", target.subresource == nil { return checkExistingPods(object, live, &warnings) }
        guard target.subresource == nil || target.subresource == "ephemeralcontainers",
            let pod = PodSecurity.pod(in: object, target.collection)
        else { return }
        let isPod = target.collection == "pods"
        // An update that leaves what matters as it is passes.
        if let live, isPod, !Self.isSecurityRelevant(object, live) { return }
        let security = PodSecurity(store.object(ObjectKey(namespace: nil, name: target.namespace ?? ""), in: "namespaces")?.value)
        if isPod, let why = PodSecurity.violations(pod, of: security.enforced) {
            throw .forbidden(
                target.definition, object["metadata"]?.text("name") ?? "",
                "violates PodSecurity \(GoString.quoted(security.enforced.text)): \(why)")
        }
        if let why = PodSecurity.violations(pod, of: security.warned) {
            warnings.append("would violate PodSecurity \(GoString.quoted(security.warned.text)): \(why)")
        }
    }

    /// Of a running pod only images, and more seldom other things, can change at all.
    private static func isSecurityRelevant(_ pod: JSONValue, _ live: JSONValue) -> Bool {
        if pod["spec"]?.list("ephemeralContainers") != live["spec"]?.list("ephemeralContainers") { return true }
        func bare(_ pod: JSONValue) -> JSONValue? {
            var spec = pod["spec"]
            for name in ["activeDeadlineSeconds", "tolerations"] { spec?[name] = nil }
            for name in ["containers", "initContainers"] { spec?.changeEach(name) { $0["image"] = nil } }
            return spec
        }
        return bare(pod) != bare(live)
    }

    /// Warns of pods that a stricter standard of their namespace would refuse.
    private func checkExistingPods(_ namespace: JSONValue, _ live: JSONValue?, _ warnings: inout [String]) {
        guard let live else { return }
        let standard = PodSecurity(namespace).enforced
        let before = PodSecurity(live).enforced
        guard standard != before, let strictness = PodSecurity.levels.firstIndex(of: standard.level), strictness > 0 else {
            return
        }
        if before.version == standard.version, let old = PodSecurity.levels.firstIndex(of: before.level), strictness <= old {
            return
        }
        let name = namespace["metadata"]?.text("name") ?? ""
        var pods: [String: [String]] = [:]
        for (key, object) in store.objects(in: "pods", namespace: name) {
            guard PodSecurity.violations(object.value, of: standard) != nil else { continue }
            let checks = PodSecurityChecks(object.value)
            let reasons = (standard.level == "baseline" ? checks.baseline : checks.restricted).map(\.reason)
            pods[reasons.joined(separator: ", "), default: []].append(key.name)
        }
        guard !pods.isEmpty else { return }
        let quoted = GoString.quoted
        warnings.append(
            "existing pods in namespace \(quoted(name)) violate the new PodSecurity enforce level \(quoted(standard.text))")
        warnings += pods.map { why, names in
            let first = names.min() ?? ""
            switch names.count {
            case 1: return "\(first): \(why)"
            case 2: return "\(first) (and 1 other pod): \(why)"
            default: return "\(first) (and \(names.count - 1) other pods): \(why)"
            }
        }.sorted()
    }
}
