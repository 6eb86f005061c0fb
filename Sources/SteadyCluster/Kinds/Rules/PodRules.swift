import SteadyCodec
import SteadyModel

/// Rules for pods and for the templates of pods.
enum PodRules {
    static let pod: KindStrategy.Rules = { pod, problems in
        annotations(pod["metadata"]["annotations"], pod["spec"], &problems)
        spec(pod["spec"], isPod: true, name: pod["metadata"]["name"].text, &problems)
        if pod["spec"]["serviceAccountName"].isEmpty { noTokens(pod["spec"]["volumes"], &problems) }
        for list in ["containers", "initContainers"] {
            for container in pod["spec"][list].elements { imageSpace(container, &problems) }
        }
    }

    /// A pod that is nobody has no token to show.
    private static func noTokens(_ volumes: Field, _ problems: inout Problems) {
        for source in volumes.elements.flatMap({ $0["projected"]["sources"].elements }) {
            let token = source["serviceAccountToken"]
            if token.isThere { problems.forbidden(token, "must not be specified when serviceAccountName is not set") }
        }
    }

    /// The template of the pods that another kind makes.
    static func template(_ template: Field, _ problems: inout Problems) {
        problems.labels(template["metadata"]["labels"].named(template.path + ".labels"))
        problems.add(Validation.annotations(template["metadata"]["annotations"].pairs, at: template.path + ".annotations"))
        annotations(template["metadata"]["annotations"].named(template.path + ".annotations"), template["spec"], &problems)
        let spec = template["spec"].isThere ? template["spec"] : template["spec"].with([:])
        self.spec(spec, isPod: false, &problems)
        if !spec["ephemeralContainers"].isEmpty {
            problems.forbidden(spec["ephemeralContainers"], "ephemeral containers not allowed in pod template")
        }
    }

    private static func annotations(_ annotations: Field, _ spec: Field, _ problems: inout Problems) {
        let mirror = annotations.key("kubernetes.io/config.mirror")
        if mirror.isThere, spec["nodeName"].isEmpty {
            problems.invalid(mirror, "must set spec.nodeName if mirror pod annotation is set")
        }
        let cost = annotations.key("controller.kubernetes.io/pod-deletion-cost")
        if cost.isThere, Int32(cost.text) == nil || cost.text.hasPrefix("+") {
            problems.invalid(cost, "must be a 32bit integer")
        }
    }

    private static func spec(_ spec: Field, isPod: Bool, name: String = "", _ problems: inout Problems) {
        let volumes = volumes(spec["volumes"], pod: name, &problems)
        let claims = resourceClaims(spec["resourceClaims"], &problems)
        let context = Context(
            volumes: volumes, claims: claims, gracePeriod: spec["terminationGracePeriodSeconds"].number,
            restartPolicy: spec["restartPolicy"].text, hasHostUsers: spec["hostUsers"].value != false,
            system: spec["os"]["name"])
        containers(spec["containers"], context, &problems)
        initContainers(spec["initContainers"], others: spec["containers"], context, &problems)
        ephemeralContainers(spec["ephemeralContainers"], spec, context, &problems)
        if spec["resources"].isThere {
            if spec["resources"]["claims"].isThere {
                problems.forbidden(spec["resources"]["claims"], "claims may not be set for Resources at pod-level")
            }
            ResourceRules.requirements(spec["resources"], isPod: true, &problems)
        }
        hostNetworkPorts(spec, isPod: isPod, &problems)
        problems.requireOne(spec["restartPolicy"], of: ["Always", "OnFailure", "Never"])
        problems.requireOne(spec["dnsPolicy"], of: ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"])
        problems.labels(spec["nodeSelector"])
        podSecurity(spec, &problems)
        affinity(spec["affinity"], &problems)
        names(spec, &problems)
        spreadConstraints(spec["topologySpreadConstraints"], &problems)
        hostProcesses(spec, &problems)
        hostUsers(spec, &problems)
        placement(spec, &problems)
    }

    private static func resourceClaims(_ list: Field, _ problems: inout Problems) -> Set<String> {
        var names: Set<String> = []
        for claim in list.elements {
            let name = claim["name"]
            if name.isEmpty {
                problems.required(name)
            } else if !names.insert(name.text).inserted {
                problems.duplicate(name)
            } else {
                problems.check(name, Validation.dns1123Label)
            }
            let sources = ["resourceClaimName", "resourceClaimTemplateName"].filter { claim[$0].isThere }
            if sources.count > 1 {
                problems.invalid(claim, "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified")
            } else if sources.isEmpty {
                problems.invalid(claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`")
            }
            for source in sources { problems.check(claim[source], Validation.dns1123Subdomain) }
        }
        return names
    }

    private static func hostNetworkPorts(_ spec: Field, isPod: Bool, _ problems: inout Problems) {
        guard spec["hostNetwork"].isTrue else { return }
        for port in spec["containers"].elements.flatMap({ $0["ports"].elements }) {
            let host = port["hostPort"].number ?? 0
            if isPod || host != 0, host != port["containerPort"].number ?? 0 {
                problems.invalid(
                    port["hostPort"].with(.integer(host)), "must match `containerPort` when `hostNetwork` is true")
            }
        }
    }

    private static func names(_ spec: Field, _ problems: inout Problems) {
        dns(spec, &problems)
        for gate in spec["readinessGates"].elements {
            problems.check(gate["conditionType"], Validation.qualifiedName)
        }
        var gates: Set<String> = []
        for gate in spec["schedulingGates"].elements {
            let name = gate.with(.string(gate["name"].text))
            problems.check(name, Validation.qualifiedName)
            if !gates.insert(name.text).inserted { problems.duplicate(name) }
        }
    }

    private static func dns(_ spec: Field, _ problems: inout Problems) {
        let config = spec["dnsConfig"]
        if spec["dnsPolicy"].text == "None" {
            if !config.isThere {
                problems.required(config, "must provide `dnsConfig` when `dnsPolicy` is None")
                return
            }
            if config["nameservers"].isEmpty {
                problems.required(
                    config["nameservers"], "must provide at least one DNS nameserver when `dnsPolicy` is None")
                return
            }
        }
        if config["nameservers"].count > 3 {
            problems.invalid(config["nameservers"], "must not have more than 3 nameservers")
        }
        for server in config["nameservers"].elements { problems.address(server) }
        if config["searches"].count > 32 {
            problems.invalid(config["searches"], "must not have more than 32 search paths")
        }
        if config["searches"].texts.joined(separator: " ").utf8.count > 2048 {
            problems.invalid(
                config["searches"], "must not have more than 2048 characters (including spaces) in the search list")
        }
        for search in config["searches"].elements where search.text != "." {
            let text = search.text.hasSuffix(".") ? String(search.text.dropLast()) : search.text
            problems.check(search.with(.string(text))) { text in
                Validation.dns1123Subdomain(String(text.map { $0 == "_" ? "-" : $0 })).isEmpty
                    ? [] : Validation.dns1123Subdomain(text)
            }
        }
        for option in config["options"].elements where option["name"].isEmpty {
            problems.required(option, "must not be empty")
        }
    }

    private static func hostUsers(_ spec: Field, _ problems: inout Problems) {
        let override = spec["hostnameOverride"]
        if spec["hostUsers"].value == false {
            for (name, shown) in [("hostPID", "HostPID"), ("hostIPC", "HostIPC")] where spec[name].isTrue {
                problems.forbidden(Field(nil, at: "\(spec.path).\(shown)"), "when `hostUsers` is false")
            }
        }
        guard override.isThere else { return }
        if spec["setHostnameAsFQDN"].isTrue {
            problems.forbidden(override, "may not be specified when setHostnameAsFQDN is true")
        }
        if spec["hostNetwork"].isTrue { problems.forbidden(override, "may not be specified when hostNetwork is true") }
        if override.text.utf8.count > 64 { problems.tooLong(override, 64) }
        problems.check(override, Validation.dns1123Subdomain)
    }

    private static func placement(_ spec: Field, _ problems: inout Problems) {
        for name in ["serviceAccountName", "nodeName"] where !spec[name].isEmpty {
            problems.check(spec[name], Validation.dns1123Subdomain)
        }
        problems.range(spec["activeDeadlineSeconds"], 1...Int64(Int32.max))
        for name in ["hostname", "subdomain"] where !spec[name].isEmpty {
            problems.check(spec[name], Validation.dns1123Label)
        }
        tolerations(spec["tolerations"], &problems)
        for alias in spec["hostAliases"].elements {
            problems.address(alias["ip"])
            for name in alias["hostnames"].elements { problems.check(name, Validation.dns1123Subdomain) }
        }
        if !spec["priorityClassName"].isEmpty { problems.check(spec["priorityClassName"], Validation.dns1123Subdomain) }
        if spec["runtimeClassName"].isThere { problems.check(spec["runtimeClassName"], Validation.dns1123Subdomain) }
        if spec["preemptionPolicy"].isThere {
            problems.requireOne(spec["preemptionPolicy"], of: ["PreemptLowerPriority", "Never"])
        }
        if spec["overhead"].isThere {
            let requirements = Field(["limits": spec["overhead"].value ?? [:]], at: spec["overhead"].path)
            ResourceRules.requirements(requirements, &problems)
        }
        guard spec["os"].isThere else { return }
        switch spec["os"]["name"].text {
        case "": problems.required(spec["os"]["name"])
        case "linux", "windows": systemRules(spec, &problems)
        default: problems.notSupported(spec["os"], ["linux", "windows"])
        }
    }
}

extension Problems {
    mutating func add(_ others: Problems) { for cause in others.causes { add(cause) } }

    private mutating func add(_ cause: FieldCause) {
        add(String(cause.reason.dropFirst("FieldValue".count)), Field(nil, at: cause.field), cause.message)
    }
}
