public import SteadyModel

/// A resource as a server serves it (Kubernetes API, "discovery").
public struct ServedResource: Sendable, Hashable {
    /// A part of an object that has a path of its own.
    public struct Subresource: Sendable, Hashable {
        /// `status`, `scale`, ….
        public var name: String
        /// The kind of what is read and written there.
        public var kind: GroupVersionKind
        /// What can be done with it.
        public var verbs: [String]
    }

    /// Its group, version, kind, plural and scope.
    public var type: ResourceType
    /// Its name for one object: `pod`.
    public var singular: String
    /// Its abbreviations: `po`.
    public var shortNames: [String]
    /// The groups of resources it counts to, such as `all`.
    public var categories: [String]
    /// What can be done with it: `get`, `list`, `watch`, ….
    public var verbs: [String]
    /// Its subresources.
    public var subresources: [Subresource]

    /// Whether it is called so: by its plural, singular, an abbreviation or its kind, in any case of letters.
    func isCalled(_ name: String) -> Bool {
        let name = name.lowercased()
        return type.plural == name || singular == name || shortNames.contains(name) || type.kind.lowercased() == name
    }
}

/// What a server serves, as of one moment.
public struct Discovery: Sendable, Hashable {
    /// One version of an API group.
    public struct Version: Sendable, Hashable {
        /// Group and version.
        public var name: GroupVersion
        /// Its resources.
        public var resources: [ServedResource]
        /// Why its resources may be incomplete or out of date: the extension API server behind it does not answer.
        public var problem: String?
    }

    /// An API group.
    public struct Group: Sendable, Hashable {
        /// Its name, empty for the core group.
        public var name: String
        /// Its versions, the one that the server prefers first.
        public var versions: [Version]
    }

    /// All groups, in the server's order, the core group first.
    public var groups: [Group]

    /// A discovery of these groups.
    public init(groups: [Group]) { self.groups = groups }

    /// All resources: of each group, the preferred version first.
    public var resources: [ServedResource] { groups.flatMap { $0.versions.flatMap(\.resources) } }

    /// The versions about which the server cannot say everything now.
    public var problems: [(version: GroupVersion, problem: String)] {
        groups.flatMap(\.versions).compactMap { version in version.problem.map { (version.name, $0) } }
    }

    /// The resource of a kind in one version.
    public func resource(_ kind: GroupVersionKind) -> ServedResource? {
        version(GroupVersion(group: kind.group, version: kind.version))?.resources.first { $0.type.kind == kind.kind }
    }

    /// The resource of a kind in the version of its group that the server prefers among those that have it.
    public func resource(group: String, kind: String) -> ServedResource? {
        groups.first { $0.name == group }?.versions.lazy.flatMap(\.resources).first { $0.type.kind == kind }
    }

    /// The resource by the plural of its URL, in one version.
    public func resource(_ version: GroupVersion, plural: String) -> ServedResource? {
        self.version(version)?.resources.first { $0.type.plural == plural }
    }

    /// The resources that a person may mean, as `kubectl` reads names: `po`, `pod`, `pods`, `Pod`, `deployments.apps`,
    /// `deployments.v1.apps`; of each group the preferred version, and the groups in the server's order.
    ///
    /// - Returns: none if there is no such resource; several if groups share the name, of which kubectl takes the first.
    public func resources(named text: String) -> [ServedResource] {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, !name.isEmpty else { return [] }
        guard parts.count == 2 else { return groups.compactMap { Self.preferred(name, in: $0) } }
        // A version may stand between name and group.
        let rest = parts[1].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if let version = rest.first, let group = groups.first(where: { $0.name == (rest.count == 2 ? rest[1] : "") }),
            let found = group.versions.first(where: { $0.name.version == version })?.resources.first(where: { $0.isCalled(name) })
        {
            return [found]
        }
        // The start of a group's name does, if no group is called so.
        let exact = groups.filter { $0.name == parts[1] }
        return (exact.isEmpty ? groups.filter { $0.name.hasPrefix(parts[1]) } : exact).compactMap { Self.preferred(name, in: $0) }
    }

    private static func preferred(_ name: String, in group: Group) -> ServedResource? {
        group.versions.lazy.flatMap(\.resources).first { $0.isCalled(name) }
    }

    private func version(_ name: GroupVersion) -> Version? {
        groups.first { $0.name == name.group }?.versions.first { $0.name == name }
    }
}
