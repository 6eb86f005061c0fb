import SteadyCodec

extension TypeDefaults {
    static let networking: [String: Fill] = [
        "core.v1.Service": service,
        "core.v1.Endpoints": { $0.changeEach("subsets") { $0.changeEach("ports") { $0.fill("protocol", "TCP") } } },
        "discovery.v1.EndpointPort": {
            $0.fill("name", "")
            $0.fill("protocol", "TCP")
        },
        "networking.v1.NetworkPolicyPort": { $0.fill("protocol", "TCP") },
        "networking.v1.NetworkPolicy": {
            $0.open("spec") { spec in
                guard spec.list("policyTypes").isEmpty else { return }
                spec["policyTypes"] = spec.list("egress").isEmpty ? ["Ingress"] : ["Ingress", "Egress"]
            }
        },
        "networking.v1.IngressClass": { $0.change("spec") { $0.change("parameters") { $0.fill("scope", "Cluster") } } },
    ]

    private static let service: Fill = { service in
        service.open("spec") { spec in
            spec.fill("sessionAffinity", "None")
            if spec["sessionAffinity"] == "None" { spec["sessionAffinityConfig"] = nil }
            if spec["sessionAffinity"] == "ClientIP",
                spec[path: "sessionAffinityConfig", "clientIP", "timeoutSeconds"] == nil
            {
                spec["sessionAffinityConfig"] = ["clientIP": ["timeoutSeconds": 10_800]]
            }
            spec.fill("type", "ClusterIP")
            spec.changeEach("ports") { port in
                port.fill("protocol", "TCP")
                if port["targetPort"] == nil || port["targetPort"] == 0 || port["targetPort"] == "" {
                    port["targetPort"] = port["port"] ?? 0
                }
            }
            if Services.isExternallyAccessible(spec) { spec.fill("externalTrafficPolicy", "Cluster") }
            if ["NodePort", "LoadBalancer", "ClusterIP"].contains(spec.text("type")) {
                spec.fill("internalTrafficPolicy", "Cluster")
            }
            if spec["type"] == "LoadBalancer" { spec.fill("allocateLoadBalancerNodePorts", true) }
        }
        guard service[path: "spec", "type"] == "LoadBalancer" else { return }
        service.change("status") {
            $0.change("loadBalancer") {
                $0.changeEach("ingress") { if !$0.text("ip").isEmpty { $0.fill("ipMode", "VIP") } }
            }
        }
    }
}
