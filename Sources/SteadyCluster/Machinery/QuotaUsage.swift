import SteadyCodec
import SteadyModel

/// What objects take of the resources that quotas limit (Kubernetes API, "Resource Quotas").
enum QuotaUsage {
    /// How much of a limited resource an object takes; `nil` if the resource does not concern its kind.
    static func amount(of resource: String, taken object: JSONValue, in collection: String) -> Quantity? {
        if resource.hasPrefix("count/") { return resource.dropFirst(6) == collection ? Quantity(1) : nil }
        switch collection {
        case "pods": return podAmount(of: resource, object)
        case "services": return serviceAmount(of: resource, object["spec"] ?? [:])
        case "persistentvolumeclaims":
            let storage = quantity(object[path: "spec", "resources", "requests"]?["storage"]) ?? Quantity(0)
            if resource == "requests.storage" { return storage }
            let storageClass = object[path: "spec", "storageClassName"]?.stringValue ?? ""
            guard !storageClass.isEmpty, resource.hasPrefix(storageClass + classInfix) else { break }
            switch resource.dropFirst(storageClass.count + classInfix.count) {
            case "requests.storage": return storage
            case "persistentvolumeclaims": return Quantity(1)
            default: break
            }
        default: break
        }
        return plain.contains(resource) && resource == collection ? Quantity(1) : nil
    }

    /// Between the name of a storage class and what is limited of it.
    static let classInfix = ".storageclass.storage.k8s.io/"

    private static let plain: Set<String> = [
        "configmaps", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas", "secrets", "services",
    ]

    private static func serviceAmount(of resource: String, _ spec: JSONValue) -> Quantity? {
        let type = spec["type"]?.stringValue
        switch resource {
        case "services": return Quantity(1)
        case "services.loadbalancers": return Quantity(type == "LoadBalancer" ? 1 : 0)
        case "services.nodeports":
            let hasPorts = type == "NodePort" || (type == "LoadBalancer" && spec["allocateLoadBalancerNodePorts"] != false)
            return Quantity(hasPorts ? Int64(spec["ports"]?.arrayValue?.count ?? 0) : 0)
        default: return nil
        }
    }

    private static func podAmount(of resource: String, _ pod: JSONValue) -> Quantity? {
        let phase = pod[path: "status", "phase"]?.stringValue
        let hasEnded = phase == "Succeeded" || phase == "Failed"
        if resource == "pods" { return Quantity(hasEnded ? 0 : 1) }
        guard let (list, name) = computeResource(resource) else { return nil }
        return hasEnded ? Quantity(0) : total(list, name, pod["spec"] ?? [:])
    }

    /// `requests.cpu` and `cpu` are what containers request, `limits.memory` what they are limited to.
    private static func computeResource(_ resource: String) -> (list: String, name: String)? {
        if resource.hasPrefix("requests."), resource != "requests.storage" { return ("requests", String(resource.dropFirst(9))) }
        if resource.hasPrefix("limits.") { return ("limits", String(resource.dropFirst(7))) }
        return ["cpu", "memory", "ephemeral-storage"].contains(resource) ? ("requests", resource) : nil
    }

    /// Containers run side by side, init containers one after another before them.
    private static func total(_ list: String, _ name: String, _ spec: JSONValue) -> Quantity {
        func amount(_ container: JSONValue) -> Quantity {
            quantity(container[path: "resources", list]?[name]) ?? Quantity(0)
        }
        let together = (spec["containers"]?.arrayValue ?? []).reduce(Quantity(0)) { $0 + amount($1) }
        let initial = (spec["initContainers"]?.arrayValue ?? []).map(amount).max() ?? Quantity(0)
        return max(together, initial)
    }

    /// The containers that say nothing of a resource that a quota limits: `limits.memory for: c; requests.cpu for: c`.
    static func missing(_ resources: [String], in pod: JSONValue) -> String? {
        let spec = pod["spec"] ?? [:]
        let containers = (spec["containers"]?.arrayValue ?? []) + (spec["initContainers"]?.arrayValue ?? [])
        let required = resources.filter { ["cpu", "memory"].contains(computeResource($0)?.name ?? "") }.sorted()
        let texts = required.compactMap { resource -> String? in
            guard let (list, name) = computeResource(resource) else { return nil }
            let silent = containers.filter { $0[path: "resources", list]?[name] == nil }.compactMap { $0["name"]?.stringValue }
            return silent.isEmpty ? nil : "\(resource) for: \(silent.sorted().joined(separator: ","))"
        }
        return texts.isEmpty ? nil : texts.joined(separator: "; ")
    }

    static func quantity(_ value: JSONValue?) -> Quantity? {
        switch value {
        case .string(let text)?:
            do throws(QuantityError) {
                return try Quantity(text)
            } catch {
                // What is beyond all bounds stays at them.
                if error.reason != .tooLarge { return nil }
                return Quantity(nanos: text.hasPrefix("-") ? -Int128.max : Int128.max)
            }
        case .integer(let number)?: return Quantity(number)
        default: return nil
        }
    }
}

extension APIServerState {
    static let quotas = "resourcequotas"

    /// Refuses an object that would go beyond a quota of its namespace (admission plugin ResourceQuota).
    ///
    /// A quota holds from when its controller has taken it on, that is, from `status.hard` on.
    func checkQuotas(_ object: JSONValue, live: JSONValue? = nil, _ target: Target) throws(StatusError) {
        guard let namespace = target.namespace, target.collection != Self.quotas, !store.isEmpty(Self.quotas) else { return }
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        for (key, quota) in store.objects(in: Self.quotas, namespace: namespace) {
            let hard = quota.value[path: "status", "hard"]?.objectValue ?? JSONObject()
            let scopes = QuotaScopes(quota.value)
            if target.collection == "pods" || !scopes.isEmpty {
                guard target.collection == "pods", scopes.contain(object) else { continue }
            }
            var requested: [(name: String, amount: Quantity)] = []
            for (resource, _) in hard {
                guard var amount = QuotaUsage.amount(of: resource, taken: object, in: target.collection) else { continue }
                if let live, let before = QuotaUsage.amount(of: resource, taken: live, in: target.collection) {
                    amount = amount - before
                }
                requested.append((resource, amount))
            }
            if target.collection == "pods", let missing = QuotaUsage.missing(requested.map(\.name), in: object) {
                throw .forbidden(target.definition, name, "failed quota: \(key.name): must specify \(missing)")
            }
            let used = usage(of: requested.map(\.name), in: namespace, scopes)
            let exceeded = requested.filter { resource, amount in
                guard amount > Quantity(0), let limit = QuotaUsage.quantity(hard[resource]) else { return false }
                return (used[resource] ?? Quantity(0)) + amount > limit
            }
            if exceeded.isEmpty { continue }
            func list(_ amount: (String) -> Quantity?) -> String {
                exceeded.map { "\($0.name)=\((amount($0.name) ?? Quantity(0)).description)" }.joined(separator: ",")
            }
            throw .forbidden(
                target.definition, name,
                "exceeded quota: \(key.name), requested: \(list { name in requested.first { $0.name == name }?.amount }), "
                    + "used: \(list { used[$0] }), limited: \(list { QuotaUsage.quantity(hard[$0]) })")
        }
    }

    /// What the objects of a namespace take of some resources.
    func usage(of resources: [String], in namespace: String, _ scopes: QuotaScopes) -> [String: Quantity] {
        var used = Dictionary(resources.map { ($0, Quantity(0)) }) { $1 }
        for collection in Set(resources.compactMap(Self.collection)).sorted() {
            for (_, object) in store.objects(in: collection, namespace: namespace)
            where scopes.isEmpty || (collection == "pods" && scopes.contain(object.value)) {
                for resource in resources {
                    guard let amount = QuotaUsage.amount(of: resource, taken: object.value, in: collection) else { continue }
                    used[resource] = (used[resource] ?? Quantity(0)) + amount
                }
            }
        }
        return used
    }

    /// Whose objects take of a resource.
    private static func collection(of resource: String) -> String? {
        if resource.hasPrefix("count/") { return String(resource.dropFirst(6)) }
        if resource.hasPrefix("services") { return "services" }
        if resource == "requests.storage" || resource.contains(QuotaUsage.classInfix) { return "persistentvolumeclaims" }
        return ["configmaps", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas", "secrets"].contains(resource)
            ? resource : "pods"
    }

    /// The status a quota is to have; `nil` if it has it.
    func quotaStatus(_ quota: StoredObject, _ namespace: String) -> JSONValue? {
        let hard = quota.value[path: "spec", "hard"]?.objectValue ?? JSONObject()
        let used = usage(of: hard.map(\.name), in: namespace, QuotaScopes(quota.value))
        var texts = JSONObject()
        for (resource, _) in hard { texts[resource] = .string((used[resource] ?? Quantity(0)).description) }
        let status: JSONValue = ["hard": .object(hard), "used": .object(texts)]
        return status == quota.value["status"] ? nil : status
    }

    /// Brings the quotas of a namespace up to date after an object was let in, so that the next one is measured by it.
    mutating func chargeQuotas(of namespace: String?, _ collection: String) {
        guard let namespace, collection != Self.quotas, !store.isEmpty(Self.quotas) else { return }
        for (key, quota) in store.objects(in: Self.quotas, namespace: namespace) {
            guard quota.value[path: "status", "hard"] != nil, let status = quotaStatus(quota, namespace) else { continue }
            var object = quota.value
            object["status"] = status
            commit(store.put(object, key, in: Self.quotas))
        }
    }
}
