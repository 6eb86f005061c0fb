public import SteadyCodec
public import SteadyModel

/// A Role or ClusterRole, as short as it can be.
public struct AccessRole: Sendable, Hashable {
    /// What a role allows: each of the verbs on each of the resources, or on each of the paths.
    public struct Rule: Sendable, Hashable {
        /// The API group; empty for the core group, and for paths.
        public let group: String
        /// Resources with their subresources, sorted; empty for paths.
        public let resources: [String]
        /// Paths that are no resources, sorted.
        public let paths: [String]
        /// In RBAC's usual order.
        public let verbs: [String]
    }

    /// The namespace of a Role; `nil` for a ClusterRole.
    public let namespace: String?
    /// What it allows, sorted by group and resources.
    public let rules: [Rule]

    /// The object, as it is sent to a server.
    ///
    /// - Parameter name: its name.
    public func json(named name: String) -> JSONValue {
        var metadata: JSONValue = ["name": .string(name)]
        if let namespace { metadata["namespace"] = .string(namespace) }
        return [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": .string(kind), "metadata": metadata,
            "rules": .array(rules.map(\.json)),
        ]
    }

    /// The binding that gives the role to a service account.
    ///
    /// - Parameters:
    ///   - name: the name of the role and of its binding.
    ///   - account: the service account.
    public func binding(named name: String, to account: ObjectKey) -> JSONValue {
        var metadata: JSONValue = ["name": .string(name)]
        if let namespace { metadata["namespace"] = .string(namespace) }
        return [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": .string("\(kind)Binding"), "metadata": metadata,
            "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": .string(kind), "name": .string(name)],
            "subjects": [
                ["kind": "ServiceAccount", "name": .string(account.name), "namespace": .string(account.namespace ?? "default")]
            ],
        ]
    }

    private var kind: String { namespace == nil ? "ClusterRole" : "Role" }
}

extension AccessRole.Rule {
    fileprivate var json: JSONValue {
        func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        if resources.isEmpty { return ["nonResourceURLs": list(paths), "verbs": list(verbs)] }
        return ["apiGroups": [.string(group)], "resources": list(resources), "verbs": list(verbs)]
    }
}

extension UsedAccess {
    /// Paths that every authenticated user may read in any cluster (`system:discovery`, `system:public-info-viewer`).
    private static func isOpen(_ path: String) -> Bool {
        let first = path.split(separator: "/").first ?? ""
        return ["api", "apis", "version", "openapi", "healthz", "livez", "readyz"].contains(first)
    }

    /// The roles that allow what was done, and nothing else: a ClusterRole, then one Role for each namespace.
    ///
    /// - Parameter limit: what was done in so many namespaces or more is allowed in all of them, for it is likely to be done in others,
    ///   too; at least 2.
    public func roles(allNamespacesFrom limit: Int = 4) -> [AccessRole] {
        var needs: [String?: [AccessUse]] = [:]
        for (use, places) in uses {
            if let path = use.path, Self.isOpen(path) { continue }
            if places.isEverywhere || places.hasMore || places.namespaces.count >= max(2, limit) {
                needs[nil, default: []].append(use)
            } else {
                for namespace in places.namespaces { needs[namespace, default: []].append(use) }
            }
        }
        let order = needs.keys.sorted { ($0 == nil ? 0 : 1, $0 ?? "") < ($1 == nil ? 0 : 1, $1 ?? "") }
        return order.map { AccessRole(namespace: $0, rules: Self.rules(needs[$0] ?? [])) }
    }

    /// The fewest rules: verbs of one resource together, then resources of one group that have the same verbs.
    private static func rules(_ uses: [AccessUse]) -> [AccessRole.Rule] {
        struct Subject: Hashable {
            let group: String
            let resource: String
            let path: String?
        }
        struct Kind: Hashable {
            let group: String
            let isPath: Bool
            let verbs: [String]
        }
        var verbs: [Subject: [String]] = [:]
        for use in uses { verbs[Subject(group: use.group, resource: use.resource, path: use.path), default: []].append(use.verb) }
        var rules: [Kind: [String]] = [:]
        for (subject, verbs) in verbs {
            let kind = Kind(group: subject.group, isPath: subject.path != nil, verbs: verbs.sorted(by: AccessUse.precedes))
            rules[kind, default: []].append(subject.path ?? subject.resource)
        }
        return rules.map { kind, names in
            AccessRole.Rule(
                group: kind.group, resources: kind.isPath ? [] : names.sorted(), paths: kind.isPath ? names.sorted() : [],
                verbs: kind.verbs)
        }
        .sorted {
            ($0.resources.isEmpty ? 1 : 0, $0.group, $0.resources.first ?? "", $0.paths.first ?? "")
                < ($1.resources.isEmpty ? 1 : 0, $1.group, $1.resources.first ?? "", $1.paths.first ?? "")
        }
    }

    /// The roles as YAML, for `kubectl apply -f -`.
    ///
    /// - Parameters:
    ///   - name: the name of all of them.
    ///   - account: a service account to which they are given; `nil` for roles alone.
    ///   - limit: as in ``roles(allNamespacesFrom:)``.
    public func yaml(named name: String, for account: ObjectKey? = nil, allNamespacesFrom limit: Int = 4) -> String {
        let roles = roles(allNamespacesFrom: limit)
        var documents = roles.map { $0.json(named: name) }
        if let account { documents += roles.map { $0.binding(named: name, to: account) } }
        return documents.map { PlainYAML.text($0) }.joined(separator: "---\n")
    }
}

extension Manager {
    /// What this manager has done in its cluster so far: its controllers, caches, leases and events, and whoever uses its caches' client.
    ///
    /// ```swift
    /// print(manager.usedAccess.yaml(named: "website-operator"))
    /// ```
    ///
    /// Only what was done is known. Let it do all it can, clean-up and hand-over included, in a test against an embedded cluster, say; and
    /// look at ``UsedAccess/refused``. Where the admission plugin `OwnerReferencesPermissionEnforcement` is on, owners of children need
    /// `update` of their `finalizers` besides.
    public var usedAccess: UsedAccess { access.used }
}
