import SteadyClient
import SteadyCodec

/// What a request wants to do, in the words of access rules.
struct RequestAttributes: Hashable {
    var verb: String
    /// Set if it is about resources.
    var resource: Resource?
    var path: String

    struct Resource: Hashable {
        var group: String
        var version: String
        var plural: String
        var subresource = ""
        var namespace = ""
        var name = ""
    }

    init(verb: String, resource: Resource? = nil, path: String = "") {
        self.verb = verb
        self.resource = resource
        self.path = path
    }

    /// Reads method and path alone: also requests that lead nowhere are allowed or forbidden.
    init(_ call: APICall) {
        path = call.path
        verb = call.method.rawValue.lowercased()
        var parts = call.path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)[...]
        let root = parts.popFirst()
        guard root == "api" || root == "apis" else { return }
        let group = root == "api" ? "" : parts.popFirst()
        guard let group, let version = parts.popFirst(), !parts.isEmpty else { return }
        var verb = Self.verbs[call.method] ?? ""
        if parts.first == "watch" || parts.first == "proxy", parts.count > 1, let prefix = parts.popFirst() { verb = prefix }
        var found = Resource(group: group, version: version, plural: "")
        if parts.first == "namespaces", parts.count > 1 {
            found.namespace = parts[parts.startIndex + 1]
            let isInside = parts.count > 2 && !["status", "finalize"].contains(parts[parts.startIndex + 2])
            if isInside { parts.removeFirst(2) }
        }
        found.plural = parts.popFirst() ?? ""
        found.name = parts.popFirst() ?? ""
        found.subresource = parts.popFirst() ?? ""
        if found.name.isEmpty, verb == "get" { verb = call.flag("watch") ? "watch" : "list" }
        if found.name.isEmpty, verb == "delete" { verb = "deletecollection" }
        if verb == "list" || verb == "watch", found.name.isEmpty { found.name = Self.selectedName(call) }
        self.verb = verb
        resource = found
    }

    private static let verbs: [APIRequest.Method: String] = [
        .get: "get", .post: "create", .put: "update", .patch: "patch", .delete: "delete",
    ]

    /// The one name that a field selector leaves.
    private static func selectedName(_ call: APICall) -> String {
        let prefix = "metadata.name="
        for requirement in (call.query("fieldSelector") ?? "").split(separator: ",") where requirement.hasPrefix(prefix) {
            return requirement.dropFirst(prefix.count).drop { $0 == "=" }.description
        }
        return ""
    }
}

extension StatusError {
    /// The answer to somebody who may not do what he asks for.
    static func forbidden(_ requester: Requester, _ attributes: RequestAttributes, reason: String = "") -> StatusError {
        let user = GoString.quoted(requester.name)
        var message: String
        guard let resource = attributes.resource else {
            message = "User \(user) cannot \(attributes.verb) path \(GoString.quoted(attributes.path))"
            if !reason.isEmpty { message += ": \(reason)" }
            return StatusError(403, reason: "Forbidden", message: "forbidden: \(message)", details: [:])
        }
        let plural = resource.subresource.isEmpty ? resource.plural : "\(resource.plural)/\(resource.subresource)"
        message = "User \(user) cannot \(attributes.verb) resource \(GoString.quoted(plural)) in API group "
        message += GoString.quoted(resource.group)
        message +=
            resource.namespace.isEmpty ? " at the cluster scope" : " in the namespace \(GoString.quoted(resource.namespace))"
        if !reason.isEmpty { message += ": \(reason)" }
        let qualified = resource.group.isEmpty ? resource.plural : "\(resource.plural).\(resource.group)"
        let what = resource.name.isEmpty ? qualified : "\(qualified) \(GoString.quoted(resource.name))"
        return StatusError(
            403, reason: "Forbidden", message: "\(what) is forbidden: \(message)",
            details: details(name: resource.name, group: resource.group, kind: resource.plural))
    }
}
