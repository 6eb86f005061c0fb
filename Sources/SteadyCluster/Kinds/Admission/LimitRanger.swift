import SteadyCodec
import SteadyModel

/// Limits of a namespace for its containers, pods and claims (admission plugin LimitRanger).
struct LimitCheck {
    private(set) var problems: [String] = []
    private let type: String
    private let requests: JSONValue?
    private let limits: JSONValue?

    init(_ type: String, requests: JSONValue?, limits: JSONValue?) {
        self.type = type
        self.requests = requests
        self.limits = limits
    }

    private func amount(_ list: JSONValue?, _ name: String) -> Quantity? { QuotaUsage.quantity(list?[name]) }
    private func values(_ list: JSONValue?) -> [(name: String, bound: Quantity)] {
        (list?.objectValue ?? JSONObject()).compactMap { name, value in QuotaUsage.quantity(value).map { (name, $0) } }
    }

    /// - Parameter item: one of the limits of a LimitRange.
    mutating func check(_ item: JSONValue, limitIsRequired: Bool = true) {
        for (name, bound) in values(item["min"]) { checkMinimum(name, bound) }
        for (name, bound) in values(item["max"]) { checkMaximum(name, bound, limitIsRequired) }
        for (name, bound) in values(item["maxLimitRequestRatio"]) { checkRatio(name, bound) }
    }

    private mutating func checkMinimum(_ name: String, _ bound: Quantity) {
        let what = "minimum \(name) usage per \(type) is \(bound)"
        guard let request = amount(requests, name) else {
            problems.append(what + ".  No request is specified")
            return
        }
        if request < bound {
            problems.append(what + ", but request is \(request)")
        } else if let limit = amount(limits, name), limit < bound {
            problems.append(what + ", but limit is \(limit)")
        }
    }

    private mutating func checkMaximum(_ name: String, _ bound: Quantity, _ limitIsRequired: Bool) {
        let what = "maximum \(name) usage per \(type) is \(bound)"
        let request = amount(requests, name)
        if limitIsRequired {
            guard let limit = amount(limits, name) else {
                problems.append(what + ".  No limit is specified")
                return
            }
            if limit > bound {
                problems.append(what + ", but limit is \(limit)")
                return
            }
        } else if request == nil {
            problems.append(what + ".  No request is specified")
        }
        if let request, request > bound { problems.append(what + ", but request is \(request)") }
    }

    private mutating func checkRatio(_ name: String, _ bound: Quantity) {
        let what = "\(name) max limit to request ratio per \(type) is \(bound), but "
        guard let request = amount(requests, name), !request.isZero else {
            problems.append(what + "no request is specified or request is 0")
            return
        }
        guard let limit = amount(limits, name), !limit.isZero else {
            problems.append(what + "no limit is specified or limit is 0")
            return
        }
        if limit.doubleValue / request.doubleValue > bound.doubleValue {
            let millionths = limit.nanos * 1_000_000 / max(request.nanos, 1)
            let rest = String(millionths % 1_000_000)
            let fraction = String(repeating: "0", count: max(0, 6 - rest.count)) + rest
            problems.append(what + "provided ratio is \(millionths / 1_000_000).\(fraction)")
        }
    }
}

extension APIServerState {
    /// The limits of a type that hold in a namespace.
    private func limits(_ type: String, in namespace: String?) -> [JSONValue] {
        guard let namespace, !store.isEmpty("limitranges") else { return [] }
        return store.objects(in: "limitranges", namespace: namespace)
            .flatMap { $0.object.value["spec"]?.list("limits") ?? [] }.filter { $0.text("type") == type }
    }

    /// Fills in what containers request and are limited to.
    func limitDefaults(_ pod: inout JSONValue, _ target: Target) throws(StatusError) {
        let items = limits("Container", in: target.namespace)
        guard !items.isEmpty else { return }
        var requests = JSONObject()
        var limits = JSONObject()
        for item in items {
            for (name, value) in item["defaultRequest"]?.objectValue ?? [:] { requests[name] = value }
            for (name, value) in item["default"]?.objectValue ?? [:] { limits[name] = value }
        }
        var texts: [String] = []
        pod.change("spec") { spec in
            for (list, word) in [("containers", "container"), ("initContainers", "init container")] {
                spec.changeEach(list) { container in
                    let name = container.text("name")
                    container.open("resources") { resources in
                        for (list, what, values) in [("requests", "request", requests), ("limits", "limit", limits)] {
                            let missing = values.filter { resources[list]?[$0.name] == nil }
                            if missing.isEmpty { continue }
                            resources.open(list) { for (name, value) in missing { $0[name] = value } }
                            texts.append("\(missing.map(\.name).joined(separator: ", ")) \(what) for \(word) \(name)")
                        }
                    }
                }
            }
        }
        if !texts.isEmpty {
            pod[path: "metadata", "annotations", "kubernetes.io/limit-ranger"] =
                .string("LimitRanger plugin set: " + texts.joined(separator: "; "))
        }
    }

    /// Refuses what is outside the limits of its namespace.
    func checkLimits(_ object: JSONValue, _ target: Target) throws(StatusError) {
        var problems: [String] = []
        switch target.collection {
        case "pods":
            let spec = object["spec"] ?? [:]
            for item in limits("Container", in: target.namespace) {
                for container in spec.list("containers") + spec.list("initContainers") {
                    var check = LimitCheck(
                        "Container", requests: container[path: "resources", "requests"],
                        limits: container[path: "resources", "limits"])
                    check.check(item)
                    problems += check.problems
                }
            }
            for item in limits("Pod", in: target.namespace) {
                var check = LimitCheck(
                    "Pod", requests: PodResources.total("requests", spec), limits: PodResources.total("limits", spec))
                check.check(item)
                problems += check.problems
            }
        case "persistentvolumeclaims":
            for item in limits("PersistentVolumeClaim", in: target.namespace) {
                var check = LimitCheck(
                    "PersistentVolumeClaim", requests: object[path: "spec", "resources", "requests"], limits: nil)
                check.check(item, limitIsRequired: false)
                problems += check.problems
            }
        default: return
        }
        guard let first = problems.first else { return }
        throw .forbidden(
            target.definition, object["metadata"]?.text("name") ?? "",
            problems.count == 1 ? first : "[\(problems.joined(separator: ", "))]")
    }
}

/// What the containers of a pod ask for together.
enum PodResources {
    /// The sum of what the containers say, or what one initial container needs if that is more.
    static func total(_ list: String, _ spec: JSONValue) -> JSONValue {
        var sums: [String: Quantity] = [:]
        for container in spec.list("containers") {
            for (name, value) in container[path: "resources", list]?.objectValue ?? [:] {
                guard let amount = QuotaUsage.quantity(value) else { continue }
                sums[name] = sums[name].map { $0 + amount } ?? amount
            }
        }
        for container in spec.list("initContainers") {
            for (name, value) in container[path: "resources", list]?.objectValue ?? [:] {
                guard let amount = QuotaUsage.quantity(value) else { continue }
                if container["restartPolicy"] == "Always" {
                    sums[name] = sums[name].map { $0 + amount } ?? amount
                } else {
                    sums[name] = max(sums[name] ?? amount, amount)
                }
            }
        }
        return .object(JSONObject(sums.map { (name: $0.key, value: .string($0.value.description)) }))
    }
}
