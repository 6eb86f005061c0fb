/// An API group and one of its versions, as in `apiVersion`: `v1`, `apps/v1`.
public struct GroupVersion: Hashable, Sendable, CustomStringConvertible {
    /// The group, empty for the core group.
    public var group: String
    /// The version within the group.
    public var version: String

    /// A group and a version.
    public init(group: String = "", version: String) {
        self.group = group
        self.version = version
    }

    /// Reads `version` or `group/version`.
    ///
    /// - Throws: ``GroupVersionError`` if there are more slashes, or if the version is empty.
    public init(parsing text: String) throws(GroupVersionError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let version = parts.last, !version.isEmpty else {
            throw GroupVersionError(description: "unexpected GroupVersion string: \(text)")
        }
        self.init(group: parts.count == 2 ? String(parts[0]) : "", version: String(version))
    }

    /// `version`, or `group/version`.
    public var description: String { group.isEmpty ? version : "\(group)/\(version)" }
}

/// Why a text is no ``GroupVersion``.
public struct GroupVersionError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

/// A kind in an API version: what `apiVersion` and `kind` of an object say.
public struct GroupVersionKind: Hashable, Sendable, CustomStringConvertible {
    /// The group, empty for the core group.
    public var group: String
    /// The version within the group.
    public var version: String
    /// The kind, such as `Deployment`.
    public var kind: String

    /// A kind.
    public init(group: String = "", version: String, kind: String) {
        self.group = group
        self.version = version
        self.kind = kind
    }

    /// A kind by the `apiVersion` and `kind` of an object.
    public init(apiVersion: String, kind: String) throws(GroupVersionError) {
        let groupVersion = try GroupVersion(parsing: apiVersion)
        self.init(group: groupVersion.group, version: groupVersion.version, kind: kind)
    }

    /// Reads `Deployment.v1.apps`, or `Pod.v1.` for the core group; `nil` if there are fewer than two dots.
    public init?(parsing text: String) {
        guard let (kind, version, group) = GroupVersionResource.parts(text) else { return nil }
        self.init(group: group, version: version, kind: kind)
    }

    /// The group and version.
    public var groupVersion: GroupVersion { GroupVersion(group: group, version: version) }
    /// `group/version`, or the version alone for the core group.
    public var apiVersion: String { groupVersion.description }
    /// As the API server names it in messages: `apps/v1, Kind=Deployment`.
    public var description: String { "\(group)/\(version), Kind=\(kind)" }
}

/// A resource in an API version: what its URL says.
public struct GroupVersionResource: Hashable, Sendable, CustomStringConvertible {
    /// The group, empty for the core group.
    public var group: String
    /// The version within the group.
    public var version: String
    /// The plural, such as `deployments`.
    public var resource: String

    /// A resource.
    public init(group: String = "", version: String, resource: String) {
        self.group = group
        self.version = version
        self.resource = resource
    }

    /// Reads `deployments.v1.apps`, or `pods.v1.` for the core group; `nil` if there are fewer than two dots.
    public init?(parsing text: String) {
        guard let (resource, version, group) = Self.parts(text) else { return nil }
        self.init(group: group, version: version, resource: resource)
    }

    static func parts(_ text: String) -> (name: String, version: String, group: String)? {
        let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return (String(parts[0]), String(parts[1]), String(parts[2]))
    }

    /// The group and version.
    public var groupVersion: GroupVersion { GroupVersion(group: group, version: version) }
    /// As the API server names it in messages: `apps/v1, Resource=deployments`.
    public var description: String { "\(group)/\(version), Resource=\(resource)" }
}

extension ResourceType {
    /// The group and version.
    public var groupVersion: GroupVersion { GroupVersion(group: group, version: version) }
    /// What `apiVersion` and `kind` of its objects say.
    public var groupVersionKind: GroupVersionKind { GroupVersionKind(group: group, version: version, kind: kind) }
    /// What its URL says.
    public var groupVersionResource: GroupVersionResource {
        GroupVersionResource(group: group, version: version, resource: plural)
    }
}
