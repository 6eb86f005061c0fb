import SteadyCodec
import SteadyModel

/// What Services need beside what clients say: addresses and ports.
enum Services {
    static func isExternallyAccessible(_ spec: JSONValue) -> Bool {
        let type = spec.text("type")
        return type == "LoadBalancer" || type == "NodePort" || type == "ClusterIP" && !spec.list("externalIPs").isEmpty
    }

    static func needsClusterIP(_ spec: JSONValue) -> Bool { spec["type"] != "ExternalName" }
    static func needsNodePorts(_ spec: JSONValue) -> Bool { ["NodePort", "LoadBalancer"].contains(spec.text("type")) }
    static func needsHealthCheckPort(_ spec: JSONValue) -> Bool {
        spec["type"] == "LoadBalancer" && spec["externalTrafficPolicy"] == "Local"
    }

    /// Drops what the new type of a Service has no use for, unless the client changed it too.
    static func dropUnneeded(_ service: inout JSONValue, live: JSONValue) {
        let old = live["spec"] ?? [:]
        service.change("spec") { spec in
            func drop(_ names: String...) { for name in names where spec[name] == old[name] { spec[name] = nil } }
            if needsClusterIP(old), !needsClusterIP(spec) {
                if spec["clusterIP"] == old["clusterIP"] { drop("clusterIP", "clusterIPs") }
                drop("ipFamilies", "ipFamilyPolicy")
            }
            if needsNodePorts(old), !needsNodePorts(spec), nodePorts(spec) == nodePorts(old) {
                spec.changeEach("ports") { $0["nodePort"] = nil }
            }
            if needsHealthCheckPort(old), !needsHealthCheckPort(spec) { drop("healthCheckNodePort") }
            if old["type"] == "LoadBalancer", spec["type"] != "LoadBalancer" {
                drop("allocateLoadBalancerNodePorts", "loadBalancerClass")
            }
            if isExternallyAccessible(old), !isExternallyAccessible(spec) { drop("externalTrafficPolicy") }
        }
        if service[path: "spec", "type"] != "LoadBalancer" { service[path: "status", "loadBalancer"] = [:] }
    }

    static func nodePorts(_ spec: JSONValue) -> Set<Int64> {
        Set(spec.list("ports").compactMap { $0["nodePort"]?.integerValue }.filter { $0 != 0 })
    }

    /// Brings what an update left out back from the stored Service.
    static func keepAllocated(_ spec: inout JSONValue, old: JSONValue) {
        if needsClusterIP(old), needsClusterIP(spec) {
            if spec["clusterIP"]?.isVoid ?? true { spec["clusterIP"] = old["clusterIP"] }
            if spec.list("clusterIPs").isEmpty { spec["clusterIPs"] = old["clusterIPs"] }
        }
        if needsNodePorts(old), needsNodePorts(spec) {
            let used = nodePorts(old).intersection(nodePorts(spec))
            var known: [String: JSONValue] = [:]
            for port in old.list("ports") { known[port.text("name")] = port["nodePort"] }
            spec.changeEach("ports") { port in
                guard (port["nodePort"]?.integerValue ?? 0) == 0, let before = known[port.text("name")] else { return }
                if !used.contains(before.integerValue ?? 0) { port["nodePort"] = before }
            }
        }
        if needsHealthCheckPort(old), needsHealthCheckPort(spec), (spec["healthCheckNodePort"]?.integerValue ?? 0) == 0 {
            spec["healthCheckNodePort"] = old["healthCheckNodePort"]
        }
    }

    /// Keeps the singular and the plural name of the address the same.
    static func alignAddresses(_ spec: inout JSONValue, old: JSONValue?) {
        let address = spec["clusterIP"]
        guard let old else {
            if let address, !address.isVoid, spec.list("clusterIPs").isEmpty { spec["clusterIPs"] = [address] }
            return
        }
        if !old.list("clusterIPs").isEmpty, spec.list("clusterIPs").isEmpty, old["clusterIP"] == address {
            spec["clusterIPs"] = old["clusterIPs"]
        }
        guard old["clusterIP"] != address, old["clusterIPs"] == spec["clusterIPs"] else { return }
        if let address, !address.isVoid { spec["clusterIPs"] = [address] } else { spec["clusterIPs"] = nil }
    }
}
