import SteadyCodec
import SteadyModel

/// Rules for Services.
enum ServiceRules {
    static let service: KindStrategy.Rules = { object, problems in
        let spec = object["spec"]
        let isHeadless = spec["clusterIPs"].texts == ["None"]
        let type = spec["type"].text
        if spec["ports"].isEmpty, !isHeadless, type != "ExternalName" { problems.required(spec["ports"]) }
        if isHeadless, ["LoadBalancer", "NodePort"].contains(type), let first = spec["clusterIPs"].elements.first {
            problems.invalid(first, "may not be set to 'None' for \(type) services")
        }
        if type == "ExternalName" { externalName(spec, &problems) }
        ports(spec["ports"], &problems)
        problems.labels(spec["selector"])
        problems.requireOne(spec["sessionAffinity"], of: ["ClientIP", "None"])
        let timeout = spec["sessionAffinityConfig"]["clientIP"]["timeoutSeconds"]
        if spec["sessionAffinity"].text == "ClientIP", let number = timeout.number, !(1...86_400).contains(number) {
            problems.invalid(timeout, "must be greater than 0 and less than 86400")
        }
        addresses(spec, &problems)
        for address in spec["externalIPs"].elements {
            problems.address(address)
            EndpointRules.endpointAddress(address, &problems)
        }
        problems.requireOne(spec["type"], of: ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"])
        duplicates(spec, &problems)
        loadBalancer(spec, object["metadata"]["annotations"], &problems)
        traffic(spec, &problems)
    }

    private static func externalName(_ spec: Field, _ problems: inout Problems) {
        for name in ["clusterIPs", "ipFamilies", "ipFamilyPolicy"] where !spec[name].isEmpty {
            problems.forbidden(spec[name], "may not be set for ExternalName services")
        }
        let name = spec["externalName"]
        let text = name.text.hasSuffix(".") ? String(name.text.dropLast()) : name.text
        if text.isEmpty {
            problems.required(name)
        } else {
            problems.check(name.with(.string(text)), Validation.dns1123Subdomain)
        }
    }

    private static func ports(_ list: Field, _ problems: inout Problems) {
        var names: Set<String> = []
        for port in list.elements {
            let name = port["name"]
            if name.isEmpty {
                if list.count > 1 { problems.required(name) }
            } else {
                problems.check(name, Validation.dns1123Label)
                if !names.insert(name.text).inserted { problems.duplicate(name) }
            }
            problems.port(port["port"])
            problems.requireOne(port["protocol"], of: Formats.protocols)
            problems.portOrName(port["targetPort"])
            if port["appProtocol"].isThere { problems.check(port["appProtocol"], Validation.qualifiedName) }
        }
    }

    private static func duplicates(_ spec: Field, _ problems: inout Problems) {
        let ports = spec["ports"].elements
        if spec["type"].text == "ClusterIP" {
            for port in ports where (port["nodePort"].number ?? 0) != 0 {
                problems.forbidden(port["nodePort"], "may not be used when `type` is 'ClusterIP'")
            }
        }
        var seen: Set<String> = []
        for port in ports {
            guard let number = port["nodePort"].number, number != 0 else { continue }
            if !seen.insert("\(port["protocol"].text)/\(number)").inserted { problems.duplicate(port["nodePort"]) }
        }
        seen = []
        for port in ports {
            let number = port["port"].number ?? 0
            let text = port["protocol"].text
            if !seen.insert("\(text)/\(number)").inserted {
                problems.duplicate(
                    port,
                    shown: "{\"Name\":\"\",\"Protocol\":\(GoFormat.quoted(text)),\"AppProtocol\":null,\"Port\":\(number),"
                        + "\"TargetPort\":0,\"NodePort\":0}")
            }
        }
    }

    /// The addresses of a Service and their families.
    static func addresses(_ spec: Field, _ problems: inout Problems) {
        guard spec["type"].text != "ExternalName" else { return }
        let list = spec["clusterIPs"]
        let first = spec["clusterIP"].text
        if first.isEmpty {
            if !list.isEmpty { problems.invalid(list, "must be empty when `clusterIP` is not specified") }
        } else if list.isEmpty {
            problems.required(list)
        } else if list.texts.first != first {
            problems.invalid(list, "first value must match `clusterIP`")
        }
        var families: Set<String> = []
        for family in spec["ipFamilies"].elements {
            problems.one(family, of: ["IPv4", "IPv6"])
            if !families.insert(family.text).inserted { problems.duplicate(family) }
        }
        if spec["ipFamilyPolicy"].isThere {
            problems.one(spec["ipFamilyPolicy"], of: ["PreferDualStack", "RequireDualStack", "SingleStack"])
        }
        var isValid = true
        for (index, address) in list.elements.enumerated() {
            if index == 0, address.text == "None" {
                if list.count > 1 {
                    isValid = false
                    problems.invalid(list, "'None' must be the first and only value")
                }
                continue
            }
            if !Formats.address(address.text).isEmpty { isValid = false }
            problems.address(address)
        }
        if list.count > 2 { problems.invalid(list, "may only hold up to 2 values") }
        guard isValid, first != "None" else { return }
        if list.count > 1, Set(list.texts.map { $0.contains(":") }).count == 1 {
            problems.invalid(list, "may specify no more than one IP for each IP family")
        }
        for (index, (address, family)) in zip(list.elements, spec["ipFamilies"].texts).enumerated()
        where address.text.contains(":") != (family == "IPv6") {
            problems.invalid(address, "expected an \(family) value as indicated by `ipFamilies[\(index)]`")
        }
    }

    private static func loadBalancer(_ spec: Field, _ annotations: Field, _ problems: inout Problems) {
        let isLoadBalancer = spec["type"].text == "LoadBalancer"
        let only = "may only be used when `type` is 'LoadBalancer'"
        let ranges = spec["loadBalancerSourceRanges"].named(spec.path + ".LoadBalancerSourceRanges")
        let annotated = annotations.key("service.beta.kubernetes.io/load-balancer-source-ranges")
        if !ranges.isEmpty {
            if !isLoadBalancer { problems.forbidden(ranges, only) }
            for range in ranges.elements { problems.check(range, Formats.network) }
        } else if annotated.isThere {
            if !isLoadBalancer { problems.forbidden(annotated, only) }
            for range in annotated.text.split(separator: ",") {
                let text = String(range.filter { !$0.isWhitespace })
                problems.check(annotated.with(.string(text)), Formats.network)
            }
        }
        if spec["allocateLoadBalancerNodePorts"].isThere, !isLoadBalancer {
            problems.forbidden(spec["allocateLoadBalancerNodePorts"], only)
        }
        let balancer = spec["loadBalancerClass"]
        if balancer.isThere {
            if isLoadBalancer {
                problems.check(balancer, Validation.qualifiedName)
            } else {
                problems.forbidden(balancer, only)
            }
        }
    }

    private static func traffic(_ spec: Field, _ problems: inout Problems) {
        let value = spec.value ?? [:]
        let policy = spec["externalTrafficPolicy"]
        if Services.isExternallyAccessible(value) {
            problems.requireOne(policy, of: ["Cluster", "Local"])
        } else if !policy.isEmpty {
            problems.invalid(policy, "may only be set for externally-accessible services")
        }
        let health = spec["healthCheckNodePort"]
        if Services.needsHealthCheckPort(value) {
            if (health.number ?? 0) == 0 { problems.required(health) } else { problems.port(health) }
        } else if (health.number ?? 0) != 0 {
            problems.invalid(
                health, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")
        }
        if spec["internalTrafficPolicy"].isThere { problems.one(spec["internalTrafficPolicy"], of: ["Cluster", "Local"]) }
        if spec["trafficDistribution"].isThere {
            problems.one(spec["trafficDistribution"], of: ["PreferClose", "PreferSameZone", "PreferSameNode"])
        }
    }

    static let update: KindStrategy.UpdateRules = { object, live, problems in
        let new = object["spec"]
        let old = live["spec"]
        if new["type"].text != "ExternalName", old["type"].text != "ExternalName" {
            for (index, (address, before)) in zip(new["clusterIPs"].elements, old["clusterIPs"].texts).enumerated()
            where index == 0 && address.text != before {
                problems.invalid(
                    new["clusterIPs"].elements[0].with(new["clusterIPs"].value), "primary clusterIP can not be changed")
            }
            if let family = new["ipFamilies"].texts.first, let before = old["ipFamilies"].texts.first, family != before {
                problems.invalid(
                    new["ipFamilies"].elements[0].with(new["ipFamilies"].value), "primary ipFamily can not be changed")
            }
        }
        if Services.needsHealthCheckPort(new.value ?? [:]), Services.needsHealthCheckPort(old.value ?? [:]),
            new["healthCheckNodePort"] != old["healthCheckNodePort"]
        {
            problems.forbidden(new["healthCheckNodePort"], "field is immutable")
        }
        if new["type"].text == "LoadBalancer", old["type"].text == "LoadBalancer",
            new["loadBalancerClass"] != old["loadBalancerClass"]
        {
            problems.invalid(new["loadBalancerClass"], "may not change once set")
        }
    }

    static let status: KindStrategy.UpdateRules = { object, _, problems in
        loadBalancerStatus(object["status"]["loadBalancer"], type: object["spec"]["type"].text, &problems)
    }

    private static func loadBalancerStatus(_ status: Field, type: String, _ problems: inout Problems) {
        if !status["ingress"].isEmpty, type != "LoadBalancer" {
            problems.forbidden(status["ingress"], "may only be used when `spec.type` is 'LoadBalancer'")
            return
        }
        for ingress in status["ingress"].elements {
            if !ingress["ip"].isEmpty { problems.address(ingress["ip"]) }
            if !ingress["ip"].isEmpty, !ingress["ipMode"].isThere {
                problems.required(ingress["ipMode"], "must be specified when `ip` is set")
            }
            if ingress["ip"].isEmpty, ingress["ipMode"].isThere {
                problems.forbidden(ingress["ipMode"], "may not be specified when `ip` is not set")
            }
            if !ingress["ip"].isEmpty, ingress["ipMode"].isThere { problems.one(ingress["ipMode"], of: ["Proxy", "VIP"]) }
            if !ingress["hostname"].isEmpty {
                problems.check(ingress["hostname"], Validation.dns1123Subdomain)
                if Formats.address(ingress["hostname"].text).isEmpty {
                    problems.invalid(ingress["hostname"], "must be a DNS name, not an IP address")
                }
            }
        }
    }

    static let warnings: KindStrategy.Warnings = { object, _ in
        var warnings: [String] = []
        let topology = "service.kubernetes.io/topology-aware-hints"
        if object["metadata"]["annotations"].key(topology).isThere {
            warnings.append(
                "annotation \(topology) is deprecated, please use service.kubernetes.io/topology-mode instead")
        }
        let spec = object["spec"]
        let isHeadless = spec["clusterIP"].text == "None"
        let isExternal = spec["type"].text == "ExternalName"
        if !isHeadless { warnings += spec["clusterIPs"].elements.flatMap(Formats.addressWarnings) }
        if isHeadless {
            if !spec["loadBalancerIP"].isEmpty {
                warnings.append("spec.loadBalancerIP is ignored for headless services")
            }
            if !spec["externalIPs"].isEmpty { warnings.append("spec.externalIPs is ignored for headless services") }
            if spec["sessionAffinity"].text != "None" {
                warnings.append("spec.SessionAffinity is ignored for headless services")
            }
        }
        warnings += spec["externalIPs"].elements.flatMap(Formats.addressWarnings)
        if !spec["externalIPs"].isEmpty, !isHeadless, !isExternal {
            warnings.append("spec.externalIPs is deprecated and may no longer be implemented in some clusters")
        }
        if !spec["loadBalancerIP"].isEmpty { warnings += Formats.addressWarnings(spec["loadBalancerIP"]) }
        warnings += spec["loadBalancerSourceRanges"].elements.flatMap(Formats.networkWarnings)
        if isExternal, !spec["externalIPs"].isEmpty {
            warnings.append("spec.externalIPs is ignored when spec.type is \"ExternalName\"")
        }
        if !isExternal, !spec["externalName"].isEmpty {
            warnings.append("spec.externalName is ignored when spec.type is not \"ExternalName\"")
        }
        if spec["trafficDistribution"].text == "PreferClose" {
            warnings.append("spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"")
        }
        return warnings
    }
}
