import SteadyCodec

/// One rule of a role: what it allows (`rbac.authorization.k8s.io/v1 PolicyRule`).
struct RoleRule: Hashable {
    var verbs: [String] = []
    var groups: [String] = []
    var resources: [String] = []
    var names: [String] = []
    var urls: [String] = []

    init() {}

    init(_ value: JSONValue) {
        func texts(_ name: String) -> [String] { (value[name]?.arrayValue ?? []).compactMap(\.stringValue) }
        verbs = texts("verbs")
        groups = texts("apiGroups")
        resources = texts("resources")
        names = texts("resourceNames")
        urls = texts("nonResourceURLs")
    }

    static func rules(_ role: JSONValue) -> [RoleRule] { (role["rules"]?.arrayValue ?? []).map(RoleRule.init) }

    /// Whether this rule alone allows what is asked for.
    func allows(_ attributes: RequestAttributes) -> Bool {
        guard verbs.contains("*") || verbs.contains(attributes.verb) else { return false }
        guard let asked = attributes.resource else {
            return urls.contains { Self.url($0, covers: attributes.path) }
        }
        let combined = asked.subresource.isEmpty ? asked.plural : "\(asked.plural)/\(asked.subresource)"
        return (groups.contains("*") || groups.contains(asked.group)) && Self.resources(resources, cover: combined)
            && (names.isEmpty || names.contains(asked.name))
    }

    private static func resources(_ own: [String], cover resource: String) -> Bool {
        if own.contains("*") || own.contains(resource) { return true }
        guard let slash = resource.firstIndex(of: "/") else { return false }
        return own.contains("*" + resource[slash...])
    }

    private static func url(_ own: String, covers path: String) -> Bool {
        if own == "*" || own == path { return true }
        return own.hasSuffix("*") && path.hasPrefix(own.prefix { $0 != "*" })
    }

    /// The same as rules with one verb and one object each.
    var parts: [RoleRule] {
        var found: [RoleRule] = []
        func add(_ verb: String, _ change: (inout RoleRule) -> Void) {
            var part = RoleRule()
            part.verbs = [verb]
            change(&part)
            found.append(part)
        }
        for group in groups {
            for resource in resources {
                for verb in verbs {
                    for name in names.isEmpty ? [nil] : names.map(Optional.some) {
                        add(verb) {
                            $0.groups = [group]
                            $0.resources = [resource]
                            $0.names = name.map { [$0] } ?? []
                        }
                    }
                }
            }
        }
        for url in urls { for verb in verbs { add(verb) { $0.urls = [url] } } }
        return found
    }

    /// Whether somebody who has this rule has all that `part` gives.
    func covers(_ part: RoleRule) -> Bool {
        func all(_ own: [String], _ wanted: [String]) -> Bool { own.contains("*") || wanted.allSatisfy(own.contains) }
        guard all(verbs, part.verbs), all(groups, part.groups) else { return false }
        guard part.resources.allSatisfy({ Self.resources(resources, cover: $0) }) else { return false }
        guard part.urls.allSatisfy({ path in urls.contains { Self.url($0, covers: path) } }) else { return false }
        return names.isEmpty || (!part.names.isEmpty && part.names.allSatisfy(names.contains))
    }

    /// As messages show it: `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}`.
    var text: String {
        let members = [
            ("APIGroups", groups), ("Resources", resources), ("NonResourceURLs", urls), ("ResourceNames", names),
            ("Verbs", verbs),
        ]
        return "{"
            + members.filter { !$0.1.isEmpty }.map { "\($0.0):\(GoString.list($0.1))" }.joined(separator: ", ") + "}"
    }

    /// Rules that differ only in their verbs joined, where each has one resource.
    static func joined(_ rules: [RoleRule]) -> [RoleRule] {
        var order: [RoleRule] = []
        var verbs: [RoleRule: [String]] = [:]
        for rule in rules {
            var key = rule
            if rule.groups.count == 1, rule.resources.count == 1, rule.urls.isEmpty { key.verbs = [] }
            if verbs[key] == nil { order.append(key) }
            verbs[key, default: []] += rule.verbs
        }
        return order.map { key in
            var rule = key
            rule.verbs = verbs[key] ?? []
            return rule
        }
    }
}
