/// Is told of every request that is sent, for metrics, traces and audit.
///
/// Nothing secret is in what it is told: no header fields, no bodies, and of the query the names alone.
public protocol RequestObserver: Sendable {
    /// A request is about to be sent.
    ///
    /// - Parameters:
    ///   - request: which one; each repetition is told by itself.
    ///   - headers: header fields to be sent with it, such as `traceparent`; names are lower case.
    /// - Returns: is called once, when the answer or an error has come; for a stream, when it ends.
    func started(_ request: ObservedRequest, headers: inout [String: String]) -> @Sendable (RequestOutcome) -> Void
}

/// What an observer is told of a request.
public struct ObservedRequest: Sendable, Hashable {
    /// The HTTP method.
    public var method: APIRequest.Method
    /// The path from the root.
    public var path: String
    /// The names of the query parameters.
    public var queryNames: [String]
    /// Whether the answer is read as a stream.
    public var isStream: Bool
    /// 1 for the first time the request is sent.
    public var attempt: Int
    /// How urgent it is.
    public var priority: RequestPriority

    package init(_ request: APIRequest, isStream: Bool, attempt: Int, priority: RequestPriority) {
        method = request.method
        path = request.path
        queryNames = request.query.map(\.name)
        self.isStream = isStream
        self.attempt = attempt
        self.priority = priority
    }

    /// What the request does, as in RBAC: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`.
    public var verb: String {
        let parts = ResourcePath(path)
        switch method {
        case .get:
            if queryNames.contains("watch") { return "watch" }
            return parts.resource != nil && parts.name == nil ? "list" : "get"
        case .post: return "create"
        case .put: return "update"
        case .patch: return "patch"
        case .delete: return parts.name == nil ? "deletecollection" : "delete"
        }
    }

    /// Plural and group with the subresource: `deployments.apps/status`; empty for paths beside resources.
    ///
    /// Names of objects are not in it, so that it can label a metric.
    public var resource: String {
        let parts = ResourcePath(path)
        guard let plural = parts.resource else { return "" }
        let name = parts.group.isEmpty ? plural : "\(plural).\(parts.group)"
        return parts.subresource.map { "\(name)/\($0)" } ?? name
    }
}

/// How a request ended.
public enum RequestOutcome: Sendable {
    /// An answer came: its status code, the bytes of its body, and the time from sending to its end.
    case answered(status: Int, bytes: Int, Duration)
    /// None came.
    case failed(any Error, Duration)
}

/// The parts of a path that leads to a resource.
package struct ResourcePath: Hashable, Sendable {
    package var group = ""
    package var resource: String?
    /// `nil` for all namespaces, and for what is in none.
    package var namespace: String?
    package var name: String?
    package var subresource: String?

    package init(_ path: String) {
        var parts = path.split(separator: "/").map(String.init)[...]
        switch parts.popFirst() {
        case "api": guard parts.popFirst() != nil else { return }
        case "apis":
            guard let group = parts.popFirst(), parts.popFirst() != nil else { return }
            self.group = group
        default: return
        }
        if parts.first == "namespaces", parts.count > 2, !["status", "finalize"].contains(parts[parts.startIndex + 2]) {
            namespace = parts[parts.startIndex + 1]
            parts = parts.dropFirst(2)
        }
        resource = parts.popFirst()
        name = parts.popFirst()
        // What follows a proxy is the path of somebody else.
        subresource = parts.isEmpty ? nil : parts.first == "proxy" ? "proxy" : parts.joined(separator: "/")
    }
}
