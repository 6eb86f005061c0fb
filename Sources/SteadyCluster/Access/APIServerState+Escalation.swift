import SteadyCodec

extension APIServerState {
    /// Nobody may give away rights he does not have, by a role or by a binding.
    ///
    /// - Throws: 403 if the object would do so.
    func checkEscalation(_ object: JSONValue, live: JSONValue?, _ call: APICall, _ target: Target) throws(StatusError) {
        let definition = target.definition
        guard definition.group == Self.rbacGroup, !call.requester.isMaster else { return }
        if let live, Self.differsOnlyForCollection(object, live) { return }
        let namespace = target.namespace ?? ""
        let name = object[path: "metadata", "name"]?.stringValue ?? ""
        var wanted: [RoleRule]
        var asked = RequestAttributes.Resource(
            group: definition.group, version: "*", plural: definition.plural, namespace: namespace, name: target.name)
        let verb: String
        switch definition.kind {
        case "Role", "ClusterRole":
            verb = "escalate"
            wanted = RoleRule.rules(object)
        case "RoleBinding", "ClusterRoleBinding":
            verb = "bind"
            asked.plural = object[path: "roleRef", "kind"] == "Role" ? "roles" : "clusterroles"
            asked.name = object[path: "roleRef", "name"]?.stringValue ?? ""
            wanted = rules(of: object, in: namespace)
        default: return
        }
        if decide(call.requester, RequestAttributes(verb: verb, resource: asked)).isAllowed { return }
        let own = grants(call.requester, in: namespace).flatMap(\.rules)
        wanted = wanted.flatMap(\.parts).filter { part in !own.contains { $0.covers(part) } }
        guard !wanted.isEmpty else { return }
        let missing = Set(RoleRule.joined(wanted).map(\.text)).sorted().joined(separator: "\n")
        let who = "user \(GoString.quoted(call.requester.name)) (groups=\(GoString.list(call.requester.groups)))"
        throw .forbidden(
            definition, name, "\(who) is attempting to grant RBAC permissions not currently held:\n\(missing)")
    }

    private static func differsOnlyForCollection(_ object: JSONValue, _ live: JSONValue) -> Bool {
        var (object, live) = (object, live)
        for name in ["ownerReferences", "finalizers", "managedFields", "resourceVersion"] {
            object[path: "metadata", name] = nil
            live[path: "metadata", name] = nil
        }
        return object == live
    }
}
