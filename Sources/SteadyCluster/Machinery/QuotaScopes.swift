import SteadyCodec
import SteadyModel

/// Which pods a quota counts, if not all of them.
struct QuotaScopes {
    private var terms: [(name: String, sign: String, values: [String])] = []

    init(_ quota: JSONValue) {
        for scope in quota[path: "spec", "scopes"]?.arrayValue ?? [] { terms.append((scope.stringValue ?? "", "Exists", [])) }
        for term in quota[path: "spec", "scopeSelector", "matchExpressions"]?.arrayValue ?? [] {
            terms.append(
                (
                    term["scopeName"]?.stringValue ?? "", term["operator"]?.stringValue ?? "",
                    (term["values"]?.arrayValue ?? []).compactMap(\.stringValue)
                ))
        }
    }

    var isEmpty: Bool { terms.isEmpty }

    func contain(_ pod: JSONValue) -> Bool {
        terms.allSatisfy { name, sign, values in
            let spec = pod["spec"] ?? [:]
            switch name {
            case "BestEffort": return Self.isBestEffort(spec)
            case "NotBestEffort": return !Self.isBestEffort(spec)
            case "Terminating": return spec["activeDeadlineSeconds"] != nil
            case "NotTerminating": return spec["activeDeadlineSeconds"] == nil
            case "PriorityClass":
                let priority = spec["priorityClassName"]?.stringValue ?? ""
                switch sign {
                case "In": return values.contains(priority)
                case "NotIn": return !values.contains(priority)
                case "DoesNotExist": return priority.isEmpty
                default: return !priority.isEmpty
                }
            case "CrossNamespacePodAffinity": return Self.reachesOut(spec)
            default: return false
            }
        }
    }

    /// Whether no container asks for anything.
    private static func isBestEffort(_ spec: JSONValue) -> Bool {
        let containers = (spec["containers"]?.arrayValue ?? []) + (spec["initContainers"]?.arrayValue ?? [])
        return containers.allSatisfy { container in
            ["requests", "limits"].allSatisfy { list in
                let amounts = container[path: "resources", list]
                return ["cpu", "memory"].allSatisfy { name in
                    QuotaUsage.quantity(amounts?[name]).map { $0 <= Quantity(0) } ?? true
                }
            }
        }
    }

    /// Whether the affinity of a pod names other namespaces.
    private static func reachesOut(_ spec: JSONValue) -> Bool {
        ["podAffinity", "podAntiAffinity"].contains { kind in
            let affinity = spec[path: "affinity", kind]
            let required = affinity?["requiredDuringSchedulingIgnoredDuringExecution"]?.arrayValue ?? []
            let preferred = (affinity?["preferredDuringSchedulingIgnoredDuringExecution"]?.arrayValue ?? []).compactMap {
                $0["podAffinityTerm"]
            }
            return (required + preferred).contains {
                !($0["namespaces"]?.arrayValue ?? []).isEmpty || $0["namespaceSelector"] != nil
            }
        }
    }
}
