import SteadyCodec
import SteadyModel

/// What the server warns of in pods and templates of pods that are valid.
enum PodWarnings {
    static let pod: KindStrategy.Warnings = { pod, live in
        // Nothing new to say if the specification is the same.
        if let live { return live["spec"] == pod["spec"] ? [] : warnings(pod) }
        return name(pod, "the Pod's hostname") + warnings(pod)
    }

    static let template: KindStrategy.Warnings = { object, live in
        if let live {
            // A new generation is what counts for a deployment.
            let isSame =
                object["kind"].text == "Deployment"
                ? live["metadata"]["generation"] == object["metadata"]["generation"]
                : live["spec"]["template"] == object["spec"]["template"]
            return isSame ? [] : warnings(object["spec"]["template"])
        }
        let named = ["Deployment", "ReplicaSet", "ReplicationController", "Job"].contains(object["kind"].text)
        return (named ? name(object, "Pod names and hostnames") : []) + warnings(object["spec"]["template"])
    }

    /// What a name that is no label makes trouble for.
    static func name(_ object: Field, _ use: String) -> [String] {
        let problems = Validation.dns1123Label(object["metadata"]["name"].text)
        if problems.isEmpty { return [] }
        return [
            "metadata.name: this is used in \(use), which can result in surprising behavior; a DNS label is recommended: "
                + "[\(problems.joined(separator: " "))]"
        ]
    }

    private static let nodeLabels = [
        "beta.kubernetes.io/arch": "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
        "beta.kubernetes.io/os": "deprecated since v1.14; use \"kubernetes.io/os\" instead",
        "failure-domain.beta.kubernetes.io/region": "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
        "failure-domain.beta.kubernetes.io/zone": "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
        "beta.kubernetes.io/instance-type": "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
        "app.kubernetes.io/created-by": "deprecated since v1.9",
        "scheduler.alpha.kubernetes.io/preferAvoidPods": "deprecated since v1.22; use Taints and Tolerations instead",
        "node-role.kubernetes.io/master": "use \"node-role.kubernetes.io/control-plane\" instead",
    ]
    private static let annotations = [
        ("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
        ("security.alpha.kubernetes.io/sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
        ("security.alpha.kubernetes.io/unsafe-sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
    ]
    private static let volumes = [
        ("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
        ("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
        ("scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", "deprecated in v1.22, non-functional in v1.25+"),
        ("storageos", "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        ("cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        ("rbd", "deprecated in v1.28, non-functional in v1.31+"),
    ]

    private static func warnings(_ pod: Field) -> [String] {
        let spec = pod["spec"]
        let notes = pod["metadata"]["annotations"]
        var warnings: [String] = []
        for (key, field) in spec["nodeSelector"].members {
            if let message = nodeLabels[key] { warnings.append("\(field.path): \(message)") }
        }
        warnings += affinityNodes(spec["affinity"]["nodeAffinity"])
        for constraint in spec["topologySpreadConstraints"].elements {
            let key = constraint["topologyKey"]
            if let message = nodeLabels[key.text] { warnings.append("\(key.path): \(key.text) is \(message)") }
            if !constraint["labelSelector"].isThere { warnings.append(nullSelector(constraint)) }
        }
        for (key, message) in annotations where notes.key(key).isThere { warnings.append("\(notes.key(key).path): \(message)") }
        for volume in spec["volumes"].elements {
            for (name, message) in volumes where volume[name].isThere {
                let path = name == "storageos" ? volume.path + ".storageOS" : volume[name].path
                warnings.append("\(path): \(message)")
            }
            warnings += fraction(volume["ephemeral"]["volumeClaimTemplate"]["spec"]["resources"], ["storage"])
        }
        warnings += VolumePaths.warnings(spec["volumes"].elements)
        for (list, name, word) in [("hostAliases", "ip", "ip"), ("imagePullSecrets", "name", "name")] {
            var seen: Set<String> = []
            for item in spec[list].elements where !seen.insert(item[name].text).inserted {
                warnings.append("\(item[name].path): duplicate \(word) \(GoFormat.quoted(item[name].text))")
            }
        }
        for secret in spec["imagePullSecrets"].elements where secret["name"].isEmpty {
            warnings.append("\(secret["name"].path): invalid empty name \"\"")
        }
        warnings += fraction(Field(["limits": spec["overhead"].value ?? [:]]), ["memory", "ephemeral-storage"]).map {
            spec["overhead"].path + $0.dropFirst("limits".count)
        }
        let seccomp = "seccomp.security.alpha.kubernetes.io/pod"
        if !spec["securityContext"]["seccompProfile"].isThere, notes.key(seccomp).isThere {
            warnings.append("\(notes.key(seccomp).path): non-functional in v1.27+; use the \"seccompProfile\" field instead")
        }
        let containers = ["initContainers", "containers", "ephemeralContainers"].flatMap { spec[$0].elements }
        for container in containers { warnings += self.container(container, notes) }
        warnings += ports(containers)
        if let grace = spec["terminationGracePeriodSeconds"].number, grace < 0 {
            warnings.append(
                "\(spec["terminationGracePeriodSeconds"].path): must be >= 0; negative values are invalid and will be treated as 1"
            )
        }
        for name in ["podAffinity", "podAntiAffinity"] {
            for term in spec["affinity"][name]["requiredDuringSchedulingIgnoredDuringExecution"].elements
            where !term["labelSelector"].isThere { warnings.append(nullSelector(term)) }
            for term in spec["affinity"][name]["preferredDuringSchedulingIgnoredDuringExecution"].elements
            where !term["podAffinityTerm"]["labelSelector"].isThere { warnings.append(nullSelector(term["podAffinityTerm"])) }
        }
        warnings += spec["dnsConfig"]["nameservers"].elements.flatMap(Formats.addressWarnings)
        warnings += spec["hostAliases"].elements.flatMap { Formats.addressWarnings($0["ip"]) }
        return warnings
    }

    private static func nullSelector(_ owner: Field) -> String {
        "\(owner["labelSelector"].path): a null labelSelector results in matching no pod"
    }

    private static func affinityNodes(_ affinity: Field) -> [String] {
        let required = affinity["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"].elements
        let preferred = affinity["preferredDuringSchedulingIgnoredDuringExecution"].elements.map { $0["preference"] }
        return required.flatMap { terms($0, checksValues: false) } + preferred.flatMap { terms($0, checksValues: true) }
    }

    private static func terms(_ term: Field, checksValues: Bool) -> [String] {
        term["matchExpressions"].elements.flatMap { expression in
            let key = expression["key"]
            var warnings = nodeLabels[key.text].map { ["\(key.path): \(key.text) is \($0)"] } ?? []
            for value in checksValues ? expression["values"].elements : [] {
                for why in Validation.labelValue(value.text) {
                    warnings.append("\(value.path): \(value.text) is invalid, \(why)")
                }
            }
            return warnings
        }
    }

    /// Warnings for parts of a byte in limits and requests.
    static func fraction(_ resources: Field, _ names: [String]) -> [String] {
        names.flatMap { name in
            ["limits", "requests"].compactMap { list in
                let field = resources[list].key(name)
                guard let quantity = QuotaUsage.quantity(field.value), !ResourceRules.isWhole(quantity) else { return nil }
                return "\(field.path): fractional byte value \(GoFormat.quoted(field.text)) is invalid, must be an integer"
            }
        }
    }

    private static func container(_ container: Field, _ notes: Field) -> [String] {
        var warnings: [String] = []
        let seccomp = notes.key("container.seccomp.security.alpha.kubernetes.io/" + container["name"].text)
        if !container["securityContext"]["seccompProfile"].isThere, seccomp.isThere {
            warnings.append("\(seccomp.path): non-functional in v1.27+; use the \"seccompProfile\" field instead")
        }
        warnings += fraction(container["resources"], ["memory", "ephemeral-storage"])
        var names: Set<String> = []
        for variable in container["env"].elements {
            let name = variable["name"].text
            if names.insert(name).inserted { continue }
            let reference = "$(\(name))"
            let value = variable["value"].text
            if variable["valueFrom"].isThere || value == reference || !value.contains(reference) {
                warnings.append(
                    "\(variable.path): hides previous definition of \(GoFormat.quoted(name)), which may be dropped when using apply"
                )
            }
        }
        return warnings
    }

    private static func ports(_ containers: [Field]) -> [String] {
        var warnings: [String] = []
        var known: [String: [Field]] = [:]
        let ports = containers.flatMap { $0["ports"].elements }
        for port in ports {
            let address = port["hostIP"].text
            let host = port["hostPort"].number ?? 0
            if !address.isEmpty, host == 0 {
                warnings.append(
                    "\(port.path): hostIP set without hostPort: {Name:\(port["name"].text) HostPort:0 ContainerPort:"
                        + "\(port["containerPort"].number ?? 0) Protocol:\(port["protocol"].text) HostIP:\(address)}")
            }
            let key = "\(port["containerPort"].number ?? 0)/\(port["protocol"].text)"
            for other in known[key] ?? [] {
                let otherAddress = other["hostIP"].text
                let otherHost = other["hostPort"].number ?? 0
                if address == otherAddress, host == otherHost {
                    warnings.append("\(port.path): duplicate port definition with \(other.path)")
                } else if host == 0 || otherHost == 0 {
                    warnings.append("\(port.path): overlapping port definition with \(other.path)")
                } else if host == otherHost, address.isEmpty != otherAddress.isEmpty {
                    warnings.append("\(port.path): dangerously ambiguous port definition with \(other.path)")
                }
            }
            known[key, default: []].append(port)
        }
        var names: [String: String] = [:]
        for port in ports where !port["name"].isEmpty {
            let name = port["name"].text
            if let other = names[name] {
                warnings.append(
                    "\(port.path): duplicate port name \(GoFormat.quoted(name)) with \(other), services and probes that select ports "
                        + "by name will use \(other)")
            } else {
                names[name] = port.path
            }
        }
        return warnings
    }
}
