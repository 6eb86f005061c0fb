import SteadyCodec

/// Which requests a policy or a binding is about.
struct PolicyMatching {
    let resources: JSONValue

    private static func texts(_ value: JSONValue?) -> [String] { (value?.arrayValue ?? []).compactMap(\.stringValue) }

    /// The definition as which a request is judged; `nil` if it is not meant.
    ///
    /// - Parameters:
    ///   - equivalents: the same resource in all versions in which it is served.
    ///   - selects: whether the namespace of the request fulfils a selector.
    func meant(
        _ request: AdmissionAttributes, equivalents: [ResourceDefinition],
        _ selects: (JSONValue) throws(StatusError) -> Bool
    ) throws(StatusError) -> ResourceDefinition? {
        guard Self.selectsObject(resources["objectSelector"] ?? .emptyObject, request) else { return nil }
        func covering(_ rules: JSONValue?) -> ResourceDefinition? {
            let rules = rules?.arrayValue ?? []
            if rules.contains(where: { AdmissionRule.covers($0, request, as: request.definition) }) { return request.definition }
            if resources["matchPolicy"] == "Exact" { return nil }
            for rule in rules {
                if let other = equivalents.first(where: { AdmissionRule.covers(rule, request, as: $0) }) { return other }
            }
            return nil
        }
        if covering(resources["excludeResourceRules"]) != nil { return nil }
        let rules = resources["resourceRules"]
        guard let meant = rules == nil || rules == [] ? request.definition : covering(rules) else { return nil }
        return try selects(resources["namespaceSelector"] ?? .emptyObject) ? meant : nil
    }

    /// Whether the labels of the object, or of the one before, fulfil a selector.
    static func selectsObject(_ selector: JSONValue, _ request: AdmissionAttributes) -> Bool {
        guard selector != [:] else { return true }
        return [request.object, request.oldObject].contains { object in
            object.map { matches(selector, $0[path: "metadata", "labels"]) } ?? false
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
