import SteadyCodec
import SteadyModel

extension TableCells {
    /// Kinds of the core group, but for workloads.
    func coreCells(_ object: JSONValue, _ kind: String) -> [JSONValue]? {
        let name = name(object)
        let age = age(object)
        switch kind {
        case "ConfigMap": return [name, cell(count(object, "data") &+ count(object, "binaryData")), age]
        case "Secret": return [name, cell(text(object, "type")), cell(count(object, "data")), age]
        case "Namespace": return [name, cell(text(object, "status", "phase")), age]
        case "ServiceAccount": return [name, age]
        case "Service": return service(object)
        case "Endpoints": return [name, cell(endpoints(object)), age]
        case "Node": return node(object)
        case "PersistentVolume": return persistentVolume(object)
        case "PersistentVolumeClaim": return persistentVolumeClaim(object)
        case "Event": return event(object)
        case "ResourceQuota": return resourceQuota(object)
        case "ComponentStatus":
            let healthy = list(object, "conditions").first { $0["type"] == "Healthy" }
            let state = healthy.map { $0["status"] == "True" ? "Healthy" : "Unhealthy" } ?? "Unknown"
            return [name, cell(state), cell(text(healthy ?? [:], "message")), cell(text(healthy ?? [:], "error"))]
        default: return nil
        }
    }

    private func service(_ object: JSONValue) -> [JSONValue] {
        let ports = list(object, "spec", "ports").map { port in
            let node = number(port, "nodePort")
            return "\(number(port, "port"))\(node > 0 ? ":\(node)" : "")/\(text(port, "protocol"))"
        }
        let address = list(object, "spec", "clusterIPs").first?.stringValue ?? "<none>"
        return [
            name(object), cell(text(object, "spec", "type")), cell(address), cell(externalAddress(object)),
            cell(or(ports.joined(separator: ","))), age(object), cell(labels(value(object, ["spec", "selector"]))),
        ]
    }

    private func externalAddress(_ object: JSONValue) -> String {
        let external = list(object, "spec", "externalIPs").compactMap(\.stringValue)
        switch text(object, "spec", "type") {
        case "ClusterIP", "NodePort": return or(external.joined(separator: ","))
        case "LoadBalancer": return or((balancers(object) + external).joined(separator: ","), "<pending>")
        case "ExternalName": return text(object, "spec", "externalName")
        default: return "<unknown>"
        }
    }

    /// The addresses or names under which load balancers are reached.
    func balancers(_ object: JSONValue) -> [String] {
        let ingress = list(object, "status", "loadBalancer", "ingress")
        let texts = ingress.map { or(text($0, "ip"), text($0, "hostname")) }
        return Set(texts.filter { !$0.isEmpty }).sorted()
    }

    private func endpoints(_ object: JSONValue) -> String {
        var found: [String] = []
        for subset in list(object, "subsets") {
            let addresses = list(subset, "addresses").map { text($0, "ip") }
            let ports = list(subset, "ports").map { number($0, "port") }
            if ports.isEmpty { found += addresses }
            for port in ports { found += addresses.map { $0.contains(":") ? "[\($0)]:\(port)" : "\($0):\(port)" } }
        }
        return few(found, empty: list(object, "subsets").isEmpty ? "<none>" : "")
    }

    private func node(_ object: JSONValue) -> [JSONValue] {
        var states: [String] = []
        if let ready = condition("Ready", of: object) { states.append(ready["status"] == "True" ? "Ready" : "NotReady") }
        if states.isEmpty { states.append("Unknown") }
        if value(object, ["spec", "unschedulable"]) == true { states.append("SchedulingDisabled") }
        var roles: Set<String> = []
        let prefix = "node-role.kubernetes.io/"
        for (label, value) in value(object, ["metadata", "labels"])?.objectValue ?? [:] {
            if label.hasPrefix(prefix), label.count > prefix.count {
                roles.insert(String(label.dropFirst(prefix.count)))
            } else if label == "kubernetes.io/role", let role = value.stringValue, !role.isEmpty {
                roles.insert(role)
            }
        }
        func address(_ type: String) -> String {
            or(list(object, "status", "addresses").first { text($0, "type") == type }.map { text($0, "address") } ?? "")
        }
        func info(_ member: String) -> String { text(object, "status", "nodeInfo", member) }
        var kernel = or(info("kernelVersion"), "<unknown>")
        if !info("architecture").isEmpty { kernel += " (\(info("architecture")))" }
        return [
            name(object), cell(states.joined(separator: ",")), cell(or(roles.sorted().joined(separator: ","))), age(object),
            cell(info("kubeletVersion")), cell(address("InternalIP")), cell(address("ExternalIP")),
            cell(or(info("osImage"), "<unknown>")), cell(kernel), cell(or(info("containerRuntimeVersion"), "<unknown>")),
        ]
    }

    private func accessModes(_ modes: [JSONValue]) -> String {
        let known = [
            ("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"), ("ReadWriteOncePod", "RWOP"),
        ]
        return known.filter { modes.contains(.string($0.0)) }.map(\.1).joined(separator: ",")
    }

    /// The storage class, by its field or by the annotation that was there before.
    private func storageClass(_ object: JSONValue) -> String {
        object[path: "metadata", "annotations", "volume.beta.kubernetes.io/storage-class"]?.stringValue
            ?? text(object, "spec", "storageClassName")
    }

    private func persistentVolume(_ object: JSONValue) -> [JSONValue] {
        let claim = value(object, ["spec", "claimRef"]).map { "\(text($0, "namespace"))/\(text($0, "name"))" } ?? ""
        let phase = isBeingDeleted(object) ? "Terminating" : text(object, "status", "phase")
        return [
            name(object), cell(or(text(object, "spec", "capacity", "storage"), "0")),
            cell(accessModes(list(object, "spec", "accessModes"))), cell(text(object, "spec", "persistentVolumeReclaimPolicy")),
            cell(phase), cell(claim), cell(storageClass(object)),
            cell(value(object, ["spec", "volumeAttributesClassName"])?.stringValue ?? "<unset>"),
            cell(text(object, "status", "reason")), age(object),
            cell(value(object, ["spec", "volumeMode"])?.stringValue ?? "<unset>"),
        ]
    }

    private func persistentVolumeClaim(_ object: JSONValue) -> [JSONValue] {
        let phase = isBeingDeleted(object) ? "Terminating" : text(object, "status", "phase")
        let volume = text(object, "spec", "volumeName")
        let capacity = volume.isEmpty ? "" : or(text(object, "status", "capacity", "storage"), "0")
        let modes = volume.isEmpty ? "" : accessModes(list(object, "status", "accessModes"))
        return [
            name(object), cell(phase), cell(volume), cell(capacity), cell(modes), cell(storageClass(object)),
            cell(value(object, ["spec", "volumeAttributesClassName"])?.stringValue ?? "<unset>"), age(object),
            cell(value(object, ["spec", "volumeMode"])?.stringValue ?? "<unset>"),
        ]
    }

    private func event(_ object: JSONValue) -> [JSONValue] {
        // The newer group has other names for the same.
        func either(_ old: [String], _ new: [String]) -> JSONValue? {
            let found = value(object, old)
            return found == nil || found?.isNull == true ? value(object, new) : found
        }
        var first = Age.text(since: either(["firstTimestamp"], ["deprecatedFirstTimestamp"]), at: now)
        if first == "<unknown>" { first = Age.text(since: value(object, ["eventTime"]), at: now) }
        var last = Age.text(since: either(["lastTimestamp"], ["deprecatedLastTimestamp"]), at: now)
        if last == "<unknown>" { last = first }
        var count = either(["count"], ["deprecatedCount"])?.integerValue ?? 0
        if let series = value(object, ["series"]), !series.isNull {
            last = Age.text(since: series["lastObservedTime"], at: now)
            count = number(series, "count")
        } else if count == 0 {
            count = 1
        }
        let about = either(["involvedObject"], ["regarding"]) ?? [:]
        let kind = text(about, "kind").lowercased()
        let target = text(about, "name").isEmpty ? kind : "\(kind)/\(text(about, "name"))"
        let source = either(["source"], ["deprecatedSource"]) ?? [:]
        let component = or(text(source, "component"), text(object, "reportingComponent") + text(object, "reportingController"))
        let instance = or(text(source, "host"), text(object, "reportingInstance"))
        let message = trimmed(either(["message"], ["note"])?.stringValue ?? "")
        return [
            last, cell(text(object, "type")), cell(text(object, "reason")), cell(target), cell(text(about, "fieldPath")),
            cell(instance.isEmpty ? component : "\(component), \(instance)"), cell(message), first, cell(count),
            name(object),
        ]
    }

    private func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    private func resourceQuota(_ object: JSONValue) -> [JSONValue] {
        var requests: [String] = []
        var limits: [String] = []
        let used = value(object, ["status", "used"])
        for (resource, hard) in value(object, ["status", "hard"])?.objectValue ?? [:] {
            let text = "\(resource): \(used?[resource]?.stringValue ?? "0")/\(hard.stringValue ?? "0")"
            if resource.hasPrefix("limits.") { limits.append(text) } else { requests.append(text) }
        }
        return [name(object), cell(requests.joined(separator: ", ")), cell(limits.joined(separator: ", ")), age(object)]
    }
}
