/// Something that a program does in a cluster, as RBAC sees it: a verb on a resource somewhere.
public struct AccessUse: Sendable, Hashable {
    /// Such as `get`, `watch`, `patch`, `deletecollection`; in small letters the HTTP method for what is no resource.
    public let verb: String
    /// The API group; empty for the core group.
    public let group: String
    /// The resource, with its subresource: `deployments`, `pods/log`; empty for what is no resource.
    public let resource: String
    /// The path of what is no resource, such as `/metrics`; `nil` for a resource.
    public let path: String?

    /// In RBAC's usual order of verbs: reads before writes.
    static let verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]

    static func precedes(_ a: String, _ b: String) -> Bool {
        let (first, second) = (verbs.firstIndex(of: a) ?? verbs.count, verbs.firstIndex(of: b) ?? verbs.count)
        return first == second ? a < b : first < second
    }
}

extension AccessUse: CustomStringConvertible {
    /// Such as `patch deployments.apps` or `get /metrics`.
    public var description: String {
        if let path { return "\(verb) \(path)" }
        if group.isEmpty { return "\(verb) \(resource)" }
        let parts = resource.split(separator: "/", maxSplits: 1)
        return "\(verb) \(parts[0]).\(group)" + (parts.count > 1 ? "/\(parts[1])" : "")
    }
}

/// What a manager has done in its cluster so far: its controllers, caches, leases and events.
public struct UsedAccess: Sendable, Hashable {
    /// Where something was done.
    public struct Places: Sendable, Hashable {
        /// Whether it was done to objects of the whole cluster, or to those of all namespaces at a time.
        public var isEverywhere = false
        /// In which namespaces it was done; 64 at most.
        public var namespaces: Set<String> = []
        /// Whether there were more namespaces.
        public var hasMore = false
    }

    /// What was done, and where.
    public let uses: [AccessUse: Places]
    /// What was refused, for whoever runs the manager may not do it (403).
    public let refused: Set<AccessUse>
    /// How many more different things were done than are kept.
    public let omitted: Int
}
