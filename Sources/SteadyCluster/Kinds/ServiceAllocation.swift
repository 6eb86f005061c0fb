import SteadyCodec
import SteadyModel

/// The addresses and ports that a Service is given; a pure function of those that are taken.
///
/// The cluster has one family of addresses, IPv4, from 10.0.0.0/16, and node ports from 30000 to 32767.
struct ServiceAllocation {
    /// The network of Services: 10.0.0.0/16.
    static let network: UInt32 = 10 << 24
    static let networkSize: UInt32 = 1 << 16
    static let ports: ClosedRange<Int64> = 30_000...32_767

    var takenAddresses: Set<String>
    var takenPorts: Set<Int64>
    var problems = Problems()

    /// Fills in families, addresses and ports; look at `problems` afterwards.
    mutating func allocate(_ service: inout JSONValue, live: JSONValue?, random: inout PlatformRandom) {
        let old = live?["spec"]
        var spec = service["spec"] ?? [:]
        if let old { Services.keepAllocated(&spec, old: old) }
        Services.alignAddresses(&spec, old: old)
        // Filled in for a type that has no use for it, it is dropped when it is read.
        if spec["type"] == "ExternalName" { spec["internalTrafficPolicy"] = nil }
        families(&spec, old: old)
        if problems.isEmpty {
            addresses(&spec, old: old, &random)
            nodePorts(&spec, old: old, &random)
        }
        service["spec"] = spec
    }

    private mutating func families(_ spec: inout JSONValue, old: JSONValue?) {
        guard Services.needsClusterIP(spec) else { return }
        let isHeadless = spec["clusterIP"] == "None"
        let isSpecial = isHeadless && (spec["selector"]?.isVoid ?? true)
        if spec["ipFamilyPolicy"] == nil {
            spec["ipFamilyPolicy"] = old?["ipFamilyPolicy"] ?? (isSpecial ? "RequireDualStack" : "SingleStack")
        }
        let field = Field(spec, at: "spec")
        ServiceRules.addresses(field, &problems)
        guard problems.isEmpty else { return }
        let policy = spec.text("ipFamilyPolicy")
        if policy == "SingleStack" {
            if let old, spec["clusterIPs"] == old["clusterIPs"], let first = spec.list("clusterIPs").first {
                spec["clusterIPs"] = [first]
            }
            if let old, spec["ipFamilies"] == old["ipFamilies"], let first = spec.list("ipFamilies").first {
                spec["ipFamilies"] = [first]
            }
            let many = "must be 'RequireDualStack' or 'PreferDualStack' when multiple "
            if spec.list("clusterIPs").count == 2 {
                problems.invalid(field["ipFamilyPolicy"], many + "cluster IPs are specified")
            }
            if spec.list("ipFamilies").count == 2 {
                problems.invalid(field["ipFamilyPolicy"], many + "IP families are specified")
            }
        }
        var families = spec.list("ipFamilies")
        for (index, address) in spec.list("clusterIPs").enumerated() where address != "None" && index >= families.count {
            let isIPv6 = address.stringValue?.contains(":") ?? false
            if isIPv6 {
                problems.invalid(
                    field["clusterIPs"].elements[index].with(spec["clusterIPs"]), "IPv6 is not configured on this cluster")
            } else {
                families.append("IPv4")
            }
        }
        guard problems.isEmpty else { return }
        if isSpecial {
            if families.isEmpty { families = ["IPv4"] }
            if families.count < 2, policy != "SingleStack" { families.append(families[0] == "IPv4" ? "IPv6" : "IPv4") }
        } else {
            if policy == "RequireDualStack" {
                problems.invalid(
                    Field(spec["ipFamilyPolicy"], at: "spec.ipFamilyPolicy"),
                    "this cluster is not configured for dual-stack services")
            }
            for (index, family) in families.enumerated() where family != "IPv4" {
                problems.invalid(Field(family, at: "spec.ipFamilies[\(index)]"), "not configured on this cluster")
            }
            if families.isEmpty { families = ["IPv4"] }
        }
        spec["ipFamilies"] = .array(families)
    }

    private mutating func addresses(_ spec: inout JSONValue, old: JSONValue?, _ random: inout PlatformRandom) {
        guard Services.needsClusterIP(spec), spec["clusterIP"] != "None" else { return }
        if let address = spec["clusterIP"]?.stringValue, !address.isEmpty {
            if old?["clusterIP"]?.stringValue == address { return }
            let field = Field(spec["clusterIPs"], at: "spec.clusterIPs")
            guard let number = Self.number(address) else { return }
            if number & ~(Self.networkSize - 1) != Self.network, let before = old?["clusterIP"], before != "None", before != "" {
                problems.invalid(field.named("spec.clusterIPs[0]"), "may not change once set")
            } else if number & ~(Self.networkSize - 1) != Self.network {
                problems.invalid(
                    field, "failed to allocate IP \(address): the provided network does not match the current range")
            } else if takenAddresses.contains(address) {
                problems.invalid(field, "failed to allocate IP \(address): provided IP is already allocated")
            }
            return
        }
        for _ in 0..<1000 {
            let address = Self.text(Self.network + 2 + UInt32(truncatingIfNeeded: random.next() % UInt64(Self.networkSize - 3)))
            if takenAddresses.contains(address) { continue }
            spec["clusterIP"] = .string(address)
            spec["clusterIPs"] = [.string(address)]
            return
        }
    }

    private mutating func nodePorts(_ spec: inout JSONValue, old: JSONValue?, _ random: inout PlatformRandom) {
        let before = old.map { Services.nodePorts($0) } ?? []
        let gives = spec["type"] == "NodePort" || spec["type"] == "LoadBalancer" && spec["allocateLoadBalancerNodePorts"] != false
        if Services.needsNodePorts(spec) {
            var given: [Int64: Int64] = [:]
            let asked = spec.list("ports")
            var index = 0
            var taken = takenPorts
            var problems = problems
            spec.changeEach("ports") { port in
                defer { index += 1 }
                let number = port["port"]?.integerValue ?? 0
                var node = port["nodePort"]?.integerValue ?? 0
                if node == 0, !gives { return }
                // The same port over several protocols has one node port.
                if node == 0 { node = given[number] ?? 0 }
                if node == 0 {
                    node =
                        asked.first { $0["port"]?.integerValue == number && ($0["nodePort"]?.integerValue ?? 0) != 0 }?[
                            "nodePort"]?
                        .integerValue ?? 0
                }
                if node == 0 { node = Self.freePort(taken, &random) }
                let field = Field(.integer(node), at: "spec.ports[\(index)].nodePort")
                if !Self.ports.contains(node), !before.contains(node) {
                    problems.invalid(
                        field,
                        "provided port is not in the valid range. The range of valid ports is "
                            + "\(Self.ports.lowerBound)-\(Self.ports.upperBound)")
                } else if taken.contains(node), !before.contains(node), given[number] != node {
                    problems.invalid(field, "provided port is already allocated")
                }
                taken.insert(node)
                given[number] = node
                port["nodePort"] = .integer(node)
            }
            takenPorts = taken
            self.problems = problems
        }
        if Services.needsHealthCheckPort(spec), (spec["healthCheckNodePort"]?.integerValue ?? 0) == 0 {
            spec["healthCheckNodePort"] = .integer(Self.freePort(takenPorts, &random))
        }
    }

    private static func freePort(_ taken: Set<Int64>, _ random: inout PlatformRandom) -> Int64 {
        let count = UInt64(ports.count)
        for _ in 0..<1000 {
            let port = ports.lowerBound + Int64(random.next() % count)
            if !taken.contains(port) { return port }
        }
        return ports.first { !taken.contains($0) } ?? ports.lowerBound
    }

    private static func number(_ address: String) -> UInt32? {
        let parts = address.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
        return parts.count == 4 ? parts.reduce(0) { $0 << 8 | UInt32($1) } : nil
    }

    private static func text(_ number: UInt32) -> String {
        [24, 16, 8, 0].map { String(number >> $0 & 0xFF) }.joined(separator: ".")
    }
}

extension APIServerState {
    /// Gives a Service its addresses and ports.
    mutating func allocate(_ service: inout JSONValue, live: JSONValue?, _ target: Target) throws(StatusError) {
        var addresses: Set<String> = []
        var ports: Set<Int64> = []
        for (key, stored) in store.objects(in: target.collection) where key != target.key || live == nil {
            let spec = stored.value["spec"] ?? [:]
            addresses.insert(spec.text("clusterIP"))
            ports.formUnion(Services.nodePorts(spec))
        }
        var allocation = ServiceAllocation(takenAddresses: addresses, takenPorts: ports)
        allocation.allocate(&service, live: live, random: &random)
        guard allocation.problems.isEmpty else {
            throw .invalid(target.definition, service["metadata"]?.text("name") ?? "", allocation.problems.causes)
        }
    }
}
