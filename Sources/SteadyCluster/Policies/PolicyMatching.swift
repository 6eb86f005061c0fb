import SteadyCodec

/// Which requests a policy or a binding is about.
struct PolicyMatching {
    let resources: JSONValue

    private static func texts(_ value: JSONValue?) -> [String] { (value?.arrayValue ?? []).compactMap(\.stringValue) }

    /// - Parameters:
    ///   - versions: all versions in which the resource is served.
    ///   - namespace: the namespace's object, if the request is about one.
    func matches(_ request: PolicyRequest, versions: [String], namespace: JSONValue?) -> Bool {
        guard selects(resources["namespaceSelector"], request, namespace), selectsObject(request) else { return false }
        let isEquivalent = resources["matchPolicy"] != "Exact"
        func covers(_ rules: JSONValue?) -> Bool {
            (rules?.arrayValue ?? []).contains { rule in
                (isEquivalent ? versions : [request.definition.version]).contains { self.rule(rule, covers: request, $0) }
            }
        }
        if covers(resources["excludeResourceRules"]) { return false }
        return resources["resourceRules"] == nil || resources["resourceRules"] == [] || covers(resources["resourceRules"])
    }

    private func rule(_ rule: JSONValue, covers request: PolicyRequest, _ version: String) -> Bool {
        func has(_ name: String, _ value: String) -> Bool {
            let list = Self.texts(rule[name])
            return list.contains("*") || list.contains(value)
        }
        let names = Self.texts(rule["resourceNames"])
        guard names.isEmpty || names.contains(request.name), has("operations", request.operation),
            has("apiGroups", request.definition.group), has("apiVersions", version)
        else { return false }
        let isNamespaced = request.definition.isNamespaced
        switch rule["scope"]?.stringValue ?? "*" {
        case "Namespaced" where !isNamespaced: return false
        case "Cluster" where isNamespaced: return false
        default: break
        }
        return Self.texts(rule["resources"]).contains { pattern in
            let halves = pattern.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let subresource = request.subresource ?? ""
            let isResource = halves[0] == "*" || halves[0] == request.definition.plural
            guard halves.count == 2 else { return isResource && (subresource.isEmpty || pattern == "*" && subresource.isEmpty) }
            return isResource && (halves[1] == "*" || halves[1] == subresource)
        }
    }

    private func selects(_ selector: JSONValue?, _ request: PolicyRequest, _ namespace: JSONValue?) -> Bool {
        guard let selector, selector != [:] else { return true }
        if request.definition.collection == "namespaces" {
            let object = request.object ?? request.oldObject ?? .emptyObject
            return Self.matches(selector, object[path: "metadata", "labels"])
        }
        guard let namespace else { return true }
        return Self.matches(selector, namespace[path: "metadata", "labels"])
    }

    private func selectsObject(_ request: PolicyRequest) -> Bool {
        guard let selector = resources["objectSelector"], selector != [:] else { return true }
        return [request.object, request.oldObject].contains { object in
            object.map { Self.matches(selector, $0[path: "metadata", "labels"]) } ?? false
        }
    }

    /// Whether labels fulfil a selector.
    static func matches(_ selector: JSONValue, _ labels: JSONValue?) -> Bool {
        for (name, value) in selector["matchLabels"]?.objectValue ?? [:] where labels?[name] != value { return false }
        for requirement in selector["matchExpressions"]?.arrayValue ?? [] {
            let value = labels?[requirement["key"]?.stringValue ?? ""]?.stringValue
            let values = texts(requirement["values"])
            switch requirement["operator"]?.stringValue {
            case "In": if !(value.map { values.contains($0) } ?? false) { return false }
            case "NotIn": if value.map({ values.contains($0) }) ?? false { return false }
            case "Exists": if value == nil { return false }
            case "DoesNotExist": if value != nil { return false }
            default: return false
            }
        }
        return true
    }
}

/// A request as policies see it.
struct PolicyRequest {
    var definition: ResourceDefinition
    var subresource: String?
    var name: String
    var namespace: String?
    /// `CREATE`, `UPDATE`, `DELETE`.
    var operation: String
    var object: JSONValue?
    var oldObject: JSONValue?
    var user: Requester
    var isDryRun: Bool

    /// The value of `request`.
    var value: JSONValue {
        let kind: JSONValue = [
            "group": .string(definition.group), "version": .string(definition.version), "kind": .string(definition.kind),
        ]
        let resource: JSONValue = [
            "group": .string(definition.group), "version": .string(definition.version), "resource": .string(definition.plural),
        ]
        var info: JSONValue = ["username": .string(user.name), "groups": .array(user.groups.map { .string($0) })]
        if !user.uid.isEmpty { info["uid"] = .string(user.uid) }
        if !user.extra.isEmpty {
            info["extra"] = .object(
                JSONObject(
                    user.extra.sorted { $0.key < $1.key }.map { (name: $0.key, value: .array($0.value.map { .string($0) })) }))
        }
        var value: JSONValue = [
            "kind": kind, "resource": resource, "requestKind": kind, "requestResource": resource, "name": .string(name),
            "operation": .string(operation), "userInfo": info, "dryRun": .bool(isDryRun),
            "options": ["apiVersion": "meta.k8s.io/v1", "kind": .string(operation.capitalizedWord + "Options")],
        ]
        if let namespace { value["namespace"] = .string(namespace) }
        if let subresource {
            value["subResource"] = .string(subresource)
            value["requestSubResource"] = .string(subresource)
        }
        return value
    }
}

extension String {
    fileprivate var capitalizedWord: String { prefix(1) + dropFirst().lowercased() }
}
