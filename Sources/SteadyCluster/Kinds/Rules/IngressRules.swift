import SteadyCodec
import SteadyModel

/// Rules for Ingresses and their classes.
enum IngressRules {
    private static let classAnnotation = "kubernetes.io/ingress.class"

    static let ingress: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        if spec["rules"].isEmpty, !spec["defaultBackend"].isThere {
            problems.invalid(spec.with(nil), "either `defaultBackend` or `rules` must be specified")
        }
        if spec["defaultBackend"].isThere { backend(spec["defaultBackend"], &problems) }
        for rule in spec["rules"].elements { IngressRules.rule(rule, &problems) }
        for tls in spec["tls"].elements {
            for host in tls["hosts"].elements { name(host, &problems) }
            if !tls["secretName"].isEmpty { problems.check(tls["secretName"], Validation.dns1123Subdomain) }
        }
        if spec["ingressClassName"].isThere { problems.check(spec["ingressClassName"], Validation.dns1123Subdomain) }
        let annotation = object["metadata"]["annotations"].key(classAnnotation)
        if annotation.isThere, spec["ingressClassName"].isThere, annotation != spec["ingressClassName"],
            object["metadata"]["generation"].number == 1
        {
            problems.invalid(
                annotation.named("annotations.\(classAnnotation)"),
                "must match `ingressClassName` when both are specified")
        }
    }

    private static func name(_ host: Field, _ problems: inout Problems) {
        problems.check(
            host, host.text.contains("*") ? Validation.wildcardDNS1123Subdomain : Validation.dns1123Subdomain)
    }

    private static func rule(_ rule: Field, _ problems: inout Problems) {
        let host = rule["host"]
        if !host.isEmpty {
            if Formats.address(host.text).isEmpty { problems.invalid(host, "must be a DNS name, not an IP address") }
            name(host, &problems)
        }
        guard rule["http"].isThere else { return }
        let paths = rule["http"]["paths"]
        if paths.isEmpty { problems.required(paths) }
        for path in paths.elements { self.path(path, &problems) }
    }

    private static func path(_ field: Field, _ problems: inout Problems) {
        guard field["pathType"].isThere else {
            problems.required(field["pathType"], "pathType must be specified")
            return
        }
        let path = field["path"]
        let shown = path.with(.string(path.text))
        switch field["pathType"].text {
        case "Exact", "Prefix":
            if !path.text.hasPrefix("/") { problems.invalid(shown, "must be an absolute path") }
            for part in ["//", "/./", "/../", "%2f", "%2F"] where path.text.contains(part) {
                problems.invalid(shown, "must not contain '\(part)'")
            }
            for end in ["/..", "/."] where path.text.hasSuffix(end) { problems.invalid(shown, "cannot end with '\(end)'") }
        case "ImplementationSpecific":
            if !path.isEmpty, !path.text.hasPrefix("/") { problems.invalid(shown, "must be an absolute path") }
        default: problems.one(field["pathType"], of: ["Exact", "ImplementationSpecific", "Prefix"])
        }
        backend(field["backend"], &problems)
    }

    private static func backend(_ backend: Field, _ problems: inout Problems) {
        let service = backend["service"]
        let resource = backend["resource"]
        if service.isThere, resource.isThere {
            problems.invalid(backend, shown: "", "cannot set both resource and service backends")
        } else if resource.isThere {
            reference(resource, &problems)
        } else if service.isThere {
            problems.checkRequired(service["name"], Validation.dns1123Label)
            let port = service["port"]
            let hasNumber = (port["number"].number ?? 0) != 0
            if !port["name"].isEmpty, hasNumber {
                problems.invalid(backend, shown: "", "cannot set both port name & port number")
            } else if !port["name"].isEmpty {
                problems.check(port["name"], Validation.portName)
            } else if hasNumber {
                problems.port(port["number"])
            } else {
                problems.required(backend, "port name or number is required")
            }
        } else {
            problems.invalid(backend, shown: "", "resource or service backend is required")
        }
    }

    private static func reference(_ field: Field, _ problems: inout Problems) {
        if field["apiGroup"].isThere { problems.check(field["apiGroup"], Validation.dns1123Subdomain) }
        problems.checkRequired(field["kind"], Validation.pathSegment)
        problems.checkRequired(field["name"], Validation.pathSegment)
    }

    static let ingressClass: KindStrategy.Rules = { object, problems in
        let controller = object["spec"]["controller"]
        if !controller.isEmpty {
            if controller.text.utf8.count > 250 { problems.tooLong(controller, 250) }
            let parts = controller.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count < 2 || parts[0].isEmpty || parts[1].isEmpty {
                problems.invalid(controller, "must be a domain-prefixed path (such as \"acme.io/foo\")")
            } else {
                for why in Validation.dns1123Subdomain(String(parts[0])) {
                    problems.invalid(controller, shown: .string(String(parts[0])), why)
                }
            }
        } else {
            problems.required(controller)
        }
        let parameters = object["spec"]["parameters"]
        guard parameters.isThere else { return }
        reference(parameters, &problems)
        let scope = parameters["scope"]
        if scope.isThere { problems.one(scope, of: ["Cluster", "Namespace"]) } else { problems.required(scope) }
        if scope.text == "Namespace", !parameters["namespace"].isThere {
            problems.required(parameters["namespace"], "`parameters.scope` is set to 'Namespace'")
        } else if scope.text == "Namespace" {
            problems.check(parameters["namespace"], Validation.dns1123Label)
        }
        if scope.text == "Cluster", parameters["namespace"].isThere {
            problems.forbidden(parameters["namespace"], "`parameters.scope` is set to 'Cluster'")
        }
    }

    static let warnings: KindStrategy.Warnings = { object, live in
        guard live == nil, object["metadata"]["annotations"].key(classAnnotation).isThere else { return [] }
        return ["annotation \"\(classAnnotation)\" is deprecated, please use 'spec.ingressClassName' instead"]
    }
}

/// Rules for NetworkPolicies.
enum NetworkPolicyRules {
    static let warnings: KindStrategy.Warnings = { object, _ in
        [("ingress", "from"), ("egress", "to")].flatMap { list, peers in
            object["spec"][list].elements.flatMap { $0[peers].elements }.flatMap { peer in
                let block = peer["ipBlock"]
                return (block["cidr"].isThere ? Formats.networkWarnings(block["cidr"]) : [])
                    + block["except"].elements.flatMap(Formats.networkWarnings)
            }
        }
    }

    static let policy: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        problems.labelSelector(spec["podSelector"])
        for (list, peers) in [("ingress", "from"), ("egress", "to")] {
            for rule in spec[list].elements {
                for port in rule["ports"].elements { NetworkPolicyRules.port(port, &problems) }
                for peer in rule[peers].elements { NetworkPolicyRules.peer(peer, &problems) }
            }
        }
        let types = spec["policyTypes"]
        if types.count > 2 {
            problems.invalid(types, "may not specify more than two policyTypes")
        } else {
            for type in types.elements { problems.one(type, of: ["Ingress", "Egress"]) }
        }
    }

    private static func port(_ field: Field, _ problems: inout Problems) {
        if field["protocol"].isThere { problems.one(field["protocol"], of: ["TCP", "UDP", "SCTP"]) }
        let port = field["port"]
        let end = field["endPort"]
        guard port.isThere else {
            if end.isThere { problems.invalid(end, "may not be specified when `port` is not specified") }
            return
        }
        guard let number = port.number else {
            if end.isThere { problems.invalid(end, "may not be specified when `port` is non-numeric") }
            problems.check(port, Validation.portName)
            return
        }
        problems.port(port)
        guard let last = end.number else { return }
        if last < number { problems.invalid(end.with(port.value), "must be greater than or equal to `port`") }
        problems.port(end)
    }

    private static func peer(_ peer: Field, _ problems: inout Problems) {
        problems.labelSelector(peer["podSelector"])
        problems.labelSelector(peer["namespaceSelector"])
        let block = peer["ipBlock"]
        if block.isThere {
            if block["cidr"].isEmpty { problems.required(block["cidr"]) } else { problems.check(block["cidr"], Formats.network) }
            for network in block["except"].elements { problems.check(network, Formats.network) }
        }
        if peer.count == 0 {
            problems.required(peer, "must specify a peer")
        } else if peer.count > 1, block.isThere {
            problems.forbidden(peer, "may not specify both ipBlock and another peer")
        }
    }
}
