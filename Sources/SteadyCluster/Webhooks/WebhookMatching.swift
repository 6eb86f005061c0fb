import SteadyCEL
import SteadyCodec
import SteadyModel

/// Whether rules of webhooks and policies mean a request.
enum AdmissionRule {
    /// - Parameter resource: as which resource the request is looked at.
    static func covers(_ rule: JSONValue, _ request: AdmissionAttributes, as resource: ResourceDefinition) -> Bool {
        func texts(_ name: String) -> [String] { (rule[name]?.arrayValue ?? []).compactMap(\.stringValue) }
        func has(_ name: String, _ value: String) -> Bool {
            let list = texts(name)
            return list.contains("*") || list.contains(value)
        }
        let names = texts("resourceNames")
        guard names.isEmpty || names.contains(request.name), has("operations", request.operation.rawValue),
            has("apiGroups", resource.group), has("apiVersions", resource.version)
        else { return false }
        let isInNamespace = !(request.owningNamespace ?? "").isEmpty
        switch rule["scope"]?.stringValue ?? "*" {
        case "Namespaced" where !isInNamespace: return false
        case "Cluster" where isInNamespace: return false
        default: break
        }
        return texts("resources").contains { pattern in
            let halves = pattern.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let wanted = halves.count == 2 ? halves[1] : ""
            return (halves[0] == "*" || halves[0] == resource.plural) && (wanted == "*" || wanted == request.subresource ?? "")
        }
    }
}

extension APIServerState {
    /// The definition whose kind a webhook wants to see, and the write as that; `nil` if it is not concerned.
    mutating func invocation(
        of webhook: Webhook, _ request: AdmissionAttributes
    ) throws(StatusError) -> (meant: ResourceDefinition, seen: AdmissionAttributes)? {
        let selection = selects(webhook.namespaceSelector, request)
        if case .success(false) = selection { return nil }
        guard PolicyMatching.selectsObject(webhook.objectSelector, request) else { return nil }
        guard let meant = meant(by: webhook, request) else { return nil }
        if case .failure(let error) = selection { throw error }
        let seen = try versioned(request, as: meant)
        if webhook.conditions.isEmpty { return (meant, seen) }
        var budget = CELBudget()
        switch webhook.conditions.match(inputs(seen, meant, nil, nil), budget: &budget) {
        case .matches: return (meant, seen)
        case .excluded: return nil
        case .failed(let why): throw .forbidden(request.definition, request.name, why)
        }
    }

    private func meant(by webhook: Webhook, _ request: AdmissionAttributes) -> ResourceDefinition? {
        let own = request.definition
        if webhook.rules.contains(where: { AdmissionRule.covers($0, request, as: own) }) { return own }
        guard webhook.isEquivalent else { return nil }
        let others = registry.all.filter { other in
            other.collection == own.collection && other.apiVersion != own.apiVersion
                && (request.subresource.map { other.hasSubresource($0) } ?? true)
        }
        for rule in webhook.rules {
            if let other = others.first(where: { AdmissionRule.covers(rule, request, as: $0) }) { return other }
        }
        return nil
    }

    /// Whether the namespace of a request is selected.
    func selects(_ selector: JSONValue, _ request: AdmissionAttributes) -> Result<Bool, StatusError> {
        guard selector != [:] else { return .success(true) }
        let isNamespace = request.definition.collection == "namespaces"
        guard let namespace = request.namespace, !namespace.isEmpty else { return .success(true) }
        if isNamespace, request.subresource == nil, let object = request.object {
            return .success(PolicyMatching.matches(selector, object[path: "metadata", "labels"]))
        }
        guard let stored = store.object(ObjectKey(namespace: nil, name: namespace), in: "namespaces") else {
            return .failure(.namespaceNotFound(namespace))
        }
        return .success(PolicyMatching.matches(selector, stored.value[path: "metadata", "labels"]))
    }
}
