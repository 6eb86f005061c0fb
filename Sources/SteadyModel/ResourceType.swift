/// What the API server calls a resource: group, version, kind, and the plural of its URL.
///
/// One value has all that a URL needs (client-go splits this into GroupVersionKind, GroupVersionResource and RESTMapping).
public struct ResourceType: Hashable, Sendable {
    /// Whether objects live in a namespace or belong to the whole cluster.
    public enum Scope: Hashable, Sendable {
        /// Objects live in a namespace.
        case namespaced
        /// Objects belong to the cluster.
        case cluster
    }

    /// The API group, empty for the core group.
    public var group: String
    /// The version within the group, such as `v1`.
    public var version: String
    /// The kind, such as `Deployment`.
    public var kind: String
    /// The lower-case plural used in URLs, such as `deployments`.
    public var plural: String
    /// Where objects live.
    public var scope: Scope

    /// Describes a resource.
    ///
    /// - Parameters:
    ///   - group: the API group, empty for the core group.
    ///   - version: the version within the group.
    ///   - kind: the kind, such as `Deployment`.
    ///   - plural: the name in URLs; by default the lower-case kind with an English plural ending.
    ///   - scope: whether objects live in namespaces.
    public init(group: String = "", version: String, kind: String, plural: String? = nil, scope: Scope = .namespaced) {
        self.group = group
        self.version = version
        self.kind = kind
        self.plural = plural ?? Self.plural(of: kind)
        self.scope = scope
    }

    /// `group/version`, or the version alone for the core group: the `apiVersion` of objects.
    public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

    /// `plural.group`, or the plural alone for the core group: how error messages name the resource.
    public var qualifiedPlural: String { group.isEmpty ? plural : "\(plural).\(group)" }

    private static func plural(of kind: String) -> String {
        let lower = kind.lowercased()
        if lower.hasSuffix("s") || lower.hasSuffix("x") || lower.hasSuffix("ch") || lower.hasSuffix("sh") { return lower + "es" }
        if lower.hasSuffix("y"), let before = lower.dropLast().last, !"aeiou".contains(before) { return lower.dropLast() + "ies" }
        return lower + "s"
    }
}

extension ResourceType: CustomStringConvertible {
    public var description: String { qualifiedPlural }
}
