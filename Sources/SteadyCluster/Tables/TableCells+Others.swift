import SteadyCodec
import SteadyModel

extension TableCells {
    /// All other kinds that have columns of their own.
    func otherCells(_ object: JSONValue, _ kind: String) -> [JSONValue]? {
        accessCells(object, kind) ?? storageCells(object, kind) ?? networkCells(object, kind) ?? policyCells(object, kind)
    }

    private func accessCells(_ object: JSONValue, _ kind: String) -> [JSONValue]? {
        let name = name(object)
        let age = age(object)
        switch kind {
        case "RoleBinding", "ClusterRoleBinding":
            let role = "\(text(object, "roleRef", "kind"))/\(text(object, "roleRef", "name"))"
            func subjects(_ kind: String) -> JSONValue {
                let found = list(object, "subjects").filter { text($0, "kind") == kind }
                let names = found.map {
                    kind == "ServiceAccount" ? "\(text($0, "namespace"))/\(text($0, "name"))" : text($0, "name")
                }
                return cell(names.joined(separator: ", "))
            }
            return [name, cell(role), age, subjects("User"), subjects("Group"), subjects("ServiceAccount")]
        case "CertificateSigningRequest":
            let seconds = value(object, ["spec", "expirationSeconds"])?.integerValue
            return [
                name, age, cell(or(text(object, "spec", "signerName"))), cell(text(object, "spec", "username")),
                cell(seconds.map { Age.text(seconds: $0) } ?? "<none>"), cell(signingState(object)),
            ]
        case "PriorityClass":
            return [
                name, cell(number(object, "value")), .bool(object["globalDefault"] == true), age,
                cell(text(object, "preemptionPolicy")),
            ]
        case "RuntimeClass": return [name, cell(text(object, "handler")), age]
        case "Lease": return [name, cell(text(object, "spec", "holderIdentity")), age]
        case "LeaseCandidate":
            return [name] + ["leaseName", "binaryVersion", "emulationVersion"].map { cell(text(object, "spec", $0)) } + [age]
        case "PodDisruptionBudget":
            func share(_ member: String) -> JSONValue {
                guard let value = value(object, ["spec", member]) else { return "N/A" }
                return .string(value.stringValue ?? value.serializedText())
            }
            return [
                name, share("minAvailable"), share("maxUnavailable"), cell(number(object, "status", "disruptionsAllowed")), age,
            ]
        case "HorizontalPodAutoscaler":
            let target = "\(text(object, "spec", "scaleTargetRef", "kind"))/\(text(object, "spec", "scaleTargetRef", "name"))"
            let least = value(object, ["spec", "minReplicas"])?.integerValue.map(String.init) ?? "<unset>"
            return [
                name, cell(target), cell(metrics(object)), cell(least), cell(number(object, "spec", "maxReplicas")),
                cell(number(object, "status", "currentReplicas")), age,
            ]
        default: return nil
        }
    }

    private func signingState(_ object: JSONValue) -> String {
        let types = list(object, "status", "conditions").map { text($0, "type") }
        var state = types.contains("Denied") ? "Denied" : types.contains("Approved") ? "Approved" : "Pending"
        if types.contains("Failed") { state += ",Failed" }
        if !text(object, "status", "certificate").isEmpty { state += ",Issued" }
        return state
    }

    private func metrics(_ object: JSONValue) -> String {
        var specs = list(object, "spec", "metrics")
        // The first version knows only one, and has it in a field of its own.
        if specs.isEmpty, let percent = value(object, ["spec", "targetCPUUtilizationPercentage"]) {
            specs = [["type": "Resource", "resource": ["name": "cpu", "target": ["averageUtilization": percent]]]]
        }
        if specs.isEmpty { return "<none>" }
        let current = list(object, "status", "currentMetrics")
        let texts = specs.enumerated().map { index, spec in
            metric(spec, current.indices.contains(index) ? current[index] : [:])
        }
        let shown = texts.prefix(2).joined(separator: ", ")
        return texts.count > 2 ? "\(shown) + \(texts.count - 2) more..." : shown
    }

    private func metric(_ spec: JSONValue, _ status: JSONValue) -> String {
        let type = text(spec, "type")
        let members = [
            "External": "external", "Pods": "pods", "Object": "object", "Resource": "resource",
            "ContainerResource": "containerResource",
        ]
        guard let member = members[type] else { return "<unknown type>" }
        let target = value(spec, [member, "target"]) ?? [:]
        let current = value(status, [member, "current"]) ?? [:]
        func now(_ name: String) -> String { or(text(current, name), "<unknown>") }
        let average = target["averageValue"]?.stringValue
        switch type {
        case "Pods": return "\(now("averageValue"))/\(average ?? "0")"
        case "Resource", "ContainerResource":
            let name = text(spec, member, "name")
            if let average { return "\(name): \(now("averageValue"))/\(average)" }
            func percent(_ value: JSONValue?, _ other: String) -> String { value?.integerValue.map { "\($0)%" } ?? other }
            let used = percent(current["averageUtilization"], "<unknown>")
            return "\(name): \(used)/\(percent(target["averageUtilization"], "<auto>"))"
        default:
            if let average { return "\(now("averageValue"))/\(average) (avg)" }
            return "\(now("value"))/\(or(text(target, "value"), "0"))"
        }
    }

    private func storageCells(_ object: JSONValue, _ kind: String) -> [JSONValue]? {
        let age = age(object)
        func flag(_ path: [String], _ other: Bool = false) -> JSONValue { .bool(value(object, path)?.boolValue ?? other) }
        let isDefault = ["storageclass", "ingressclass"].contains { kind in
            ["storageclass.kubernetes.io", "storageclass.beta.kubernetes.io", "ingressclass.kubernetes.io"]
                .filter { $0.hasPrefix(kind) }
                .contains { object[path: "metadata", "annotations", "\($0)/is-default-class"] == "true" }
        }
        let marked = cell(text(object, "metadata", "name") + (isDefault ? " (default)" : ""))
        switch kind {
        case "StorageClass":
            return [
                marked, cell(text(object, "provisioner")), cell(or(text(object, "reclaimPolicy"), "Delete")),
                cell(or(text(object, "volumeBindingMode"), "Immediate")), flag(["allowVolumeExpansion"]), age,
            ]
        case "IngressClass":
            var parameters = "<none>"
            if let given = value(object, ["spec", "parameters"]) {
                let group = given["apiGroup"]?.stringValue.map { ".\($0)" } ?? ""
                parameters = "\(text(given, "kind"))\(group)/\(text(given, "name"))"
            }
            return [marked, cell(text(object, "spec", "controller")), cell(parameters), age]
        case "VolumeAttributesClass": return [name(object), cell(text(object, "driverName")), age]
        case "VolumeAttachment":
            return [
                name(object), cell(text(object, "spec", "attacher")),
                cell(text(object, "spec", "source", "persistentVolumeName")),
                cell(text(object, "spec", "nodeName")), flag(["status", "attached"]), age,
            ]
        case "CSINode": return [name(object), cell(count(object, "spec", "drivers")), age]
        case "CSIDriver":
            let audiences = value(object, ["spec", "tokenRequests"])?.arrayValue?.map { text($0, "audience") }
            let modes = list(object, "spec", "volumeLifecycleModes").compactMap(\.stringValue)
            return [
                name(object), flag(["spec", "attachRequired"], true), flag(["spec", "podInfoOnMount"]),
                flag(["spec", "storageCapacity"]), cell(audiences?.joined(separator: ",") ?? "<unset>"),
                flag(["spec", "requiresRepublish"]), cell(or(modes.joined(separator: ","))), age,
            ]
        case "CSIStorageCapacity":
            return [name(object), cell(text(object, "storageClassName")), cell(or(text(object, "capacity"), "<unset>"))]
        default: return nil
        }
    }

    private func networkCells(_ object: JSONValue, _ kind: String) -> [JSONValue]? {
        let name = name(object)
        let age = age(object)
        switch kind {
        case "Ingress":
            let rules = list(object, "spec", "rules")
            let hosts = rules.prefix(3).map { text($0, "host") }.filter { !$0.isEmpty }
            var shown = or(hosts.joined(separator: ","), "*")
            if !hosts.isEmpty, hosts.count == 3, rules.count > 3 { shown += " + \(rules.count - 3) more..." }
            return [
                name, cell(value(object, ["spec", "ingressClassName"])?.stringValue ?? "<none>"), cell(shown),
                cell(balancers(object).joined(separator: ",")), cell(list(object, "spec", "tls").isEmpty ? "80" : "80, 443"), age,
            ]
        case "NetworkPolicy": return [name, cell(or(selector(value(object, ["spec", "podSelector"])))), age]
        case "EndpointSlice":
            let ports = list(object, "ports").map { port in
                port["port"]?.integerValue.map(String.init) ?? port["name"]?.stringValue ?? "*"
            }
            let addresses = list(object, "endpoints").flatMap { list($0, "addresses").compactMap(\.stringValue) }
            return [name, cell(text(object, "addressType")), cell(few(ports)), cell(few(addresses)), age]
        case "ServiceCIDR":
            return [name, cell(list(object, "spec", "cidrs").compactMap(\.stringValue).joined(separator: ",")), age]
        case "IPAddress":
            guard let parent = value(object, ["spec", "parentRef"]) else { return [name, "<none>", age] }
            let group = text(parent, "group")
            let resource = (text(parent, "resource") + (group.isEmpty ? "" : ".\(group)")).lowercased()
            let namespace = text(parent, "namespace")
            return [name, cell("\(resource)\(namespace.isEmpty ? "" : "/\(namespace)")/\(text(parent, "name"))"), age]
        default: return nil
        }
    }

    private func policyCells(_ object: JSONValue, _ kind: String) -> [JSONValue]? {
        let name = name(object)
        let age = age(object)
        let parameters =
            value(object, ["spec", "paramKind"]).map { "\(text($0, "apiVersion"))/\(text($0, "kind"))" } ?? "<unset>"
        switch kind {
        case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration":
            return [name, cell(count(object, "webhooks")), age]
        case "ValidatingAdmissionPolicy": return [name, cell(count(object, "spec", "validations")), cell(parameters), age]
        case "MutatingAdmissionPolicy": return [name, cell(count(object, "spec", "mutations")), cell(parameters), age]
        case "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding":
            var reference = "<unset>"
            if let given = value(object, ["spec", "paramRef"]), !text(given, "name").isEmpty {
                reference = "\(or(text(given, "namespace"), "*"))/\(text(given, "name"))"
            }
            return [name, cell(text(object, "spec", "policyName")), cell(reference), age]
        case "FlowSchema":
            let method = value(object, ["spec", "distinguisherMethod", "type"])?.stringValue ?? "<none>"
            let dangling = condition("Dangling", of: object).map { text($0, "status") } ?? "?"
            return [
                name, cell(text(object, "spec", "priorityLevelConfiguration", "name")),
                cell(number(object, "spec", "matchingPrecedence")), cell(method), age, cell(dangling),
            ]
        case "PriorityLevelConfiguration":
            let limited = value(object, ["spec", "limited"])
            let queuing = limited.flatMap { value($0, ["limitResponse", "queuing"]) }
            func queue(_ member: String) -> JSONValue { queuing.map { cell(number($0, member)) } ?? "<none>" }
            return [
                name, cell(text(object, "spec", "type")), limited?["nominalConcurrencyShares"] ?? "<none>", queue("queues"),
                queue("handSize"), queue("queueLengthLimit"), age,
            ]
        case "ResourceClaim":
            var states: [String] = isBeingDeleted(object) ? ["deleted"] : []
            if value(object, ["status", "allocation"]) == nil {
                if states.isEmpty { states.append("pending") }
            } else {
                states.append("allocated")
                if count(object, "status", "reservedFor") > 0 { states.append("reserved") }
            }
            return [name, cell(states.joined(separator: ",")), age]
        case "ResourceSlice":
            return [
                name, cell(text(object, "spec", "nodeName")), cell(text(object, "spec", "driver")),
                cell(text(object, "spec", "pool", "name")), age,
            ]
        default: return nil
        }
    }
}
