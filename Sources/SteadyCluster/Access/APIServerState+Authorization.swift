import SteadyCodec
import SteadyModel

/// What access rules say of a request.
struct AccessDecision {
    var isAllowed: Bool
    var reason = ""
}

extension APIServerState {
    static let rbacGroup = "rbac.authorization.k8s.io"

    /// - Throws: 403 if the requester may not do this.
    func authorize(_ requester: Requester, _ attributes: RequestAttributes) throws(StatusError) {
        let decision = decide(requester, attributes)
        if !decision.isAllowed { throw .forbidden(requester, attributes, reason: decision.reason) }
    }

    /// Asks the roles that are bound to the requester, those of the whole cluster first.
    func decide(_ requester: Requester, _ attributes: RequestAttributes) -> AccessDecision {
        if requester.isMaster { return AccessDecision(isAllowed: true) }
        if let decision = decision(requester, attributes) { return decision }
        for grant in grants(requester, in: attributes.resource?.namespace ?? "") {
            guard grant.rules.contains(where: { $0.allows(attributes) }) else { continue }
            return AccessDecision(isAllowed: true, reason: "RBAC: allowed by \(grant.source)")
        }
        return AccessDecision(isAllowed: false)
    }

    /// A binding that names a requester, and what its role allows.
    struct Grant {
        var source: String
        var rules: [RoleRule]
    }

    /// All that a requester is allowed in a namespace; without one, in the whole cluster.
    func grants(_ requester: Requester, in namespace: String) -> [Grant] {
        var found: [Grant] = []
        for (_, binding) in store.objects(in: "clusterrolebindings.\(Self.rbacGroup)") {
            if let grant = grant(binding.value, requester, in: nil) { found.append(grant) }
        }
        guard !namespace.isEmpty else { return found }
        for (_, binding) in store.objects(in: "rolebindings.\(Self.rbacGroup)", namespace: namespace) {
            if let grant = grant(binding.value, requester, in: namespace) { found.append(grant) }
        }
        return found
    }

    private func grant(_ binding: JSONValue, _ requester: Requester, in namespace: String?) -> Grant? {
        let subjects = binding["subjects"]?.arrayValue ?? []
        guard let subject = subjects.first(where: { Self.isMeant(requester, by: $0, in: namespace) }) else { return nil }
        let kind = binding[path: "roleRef", "kind"]?.stringValue ?? ""
        let name = binding[path: "roleRef", "name"]?.stringValue ?? ""
        let bindingName = binding[path: "metadata", "name"]?.stringValue ?? ""
        let own = namespace.map { "RoleBinding \(GoString.quoted("\(bindingName)/\($0)"))" }
        let source = "\(own ?? "ClusterRoleBinding \(GoString.quoted(bindingName))") of \(kind) \(GoString.quoted(name)) to "
        return Grant(
            source: source + Self.description(of: subject, in: namespace), rules: rules(of: binding, in: namespace ?? ""))
    }

    /// What the role of a binding allows.
    func rules(of binding: JSONValue, in namespace: String) -> [RoleRule] {
        let name = binding[path: "roleRef", "name"]?.stringValue ?? ""
        let isLocal = binding[path: "roleRef", "kind"] == "Role"
        let key = ObjectKey(namespace: isLocal ? namespace : nil, name: name)
        let role = store.object(key, in: (isLocal ? "roles." : "clusterroles.") + Self.rbacGroup)
        return role.map { RoleRule.rules($0.value) } ?? []
    }

    private static func isMeant(_ requester: Requester, by subject: JSONValue, in namespace: String?) -> Bool {
        let name = subject["name"]?.stringValue ?? ""
        switch subject["kind"]?.stringValue {
        case "User": return name == requester.name
        case "Group": return requester.groups.contains(name)
        case "ServiceAccount":
            let own = subject["namespace"]?.stringValue ?? namespace ?? ""
            return !own.isEmpty && requester.name == "system:serviceaccount:\(own):\(name)"
        default: return false
        }
    }

    private static func description(of subject: JSONValue, in namespace: String?) -> String {
        let name = subject["name"]?.stringValue ?? ""
        let kind = subject["kind"]?.stringValue ?? ""
        guard kind == "ServiceAccount" else { return "\(kind) \(GoString.quoted(name))" }
        let own = subject["namespace"]?.stringValue ?? namespace ?? ""
        return "ServiceAccount \(GoString.quoted("\(name)/\(own)"))"
    }
}
