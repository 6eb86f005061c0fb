package import SteadyModel

/// A resource that the API server has without any definition.
package struct BuiltInResource: Hashable, Sendable {
    /// A further path below objects of the resource.
    package struct Subresource: Hashable, Sendable {
        /// The last path component, such as `status`.
        package var name: String
        package var group: String
        package var version: String
        package var kind: String
        /// Sorted.
        package var verbs: [String]
    }

    package var type: ResourceType
    package var singular: String
    /// Sorted.
    package var verbs: [String]
    package var shortNames: [String]
    package var categories: [String]
    /// As discovery shows it, empty for resources that are not stored.
    package var storageVersionHash: String
    /// Sorted by name.
    package var subresources: [Subresource]
}

/// All resources that the API server has by itself, in stable versions.
package enum BuiltInResources {
    /// Sorted by group, version and plural.
    package static let all: [BuiltInResource] = BuiltInSchemaText.resources.split(separator: "\n").compactMap(read)

    /// What coordinated leader election adds; it is beta.
    static let coordinatedElection: [BuiltInResource] = CoordinatedElectionText.resources.split(separator: "\n").compactMap(read)

    /// Their groups.
    package static let groups = Set(all.map(\.type.group))

    private static func read(_ line: Substring) -> BuiltInResource? {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 11 else { return nil }
        let type = ResourceType(
            group: parts[0], version: parts[1], kind: parts[4], plural: parts[2], scope: parts[5] == "N" ? .namespaced : .cluster)
        return BuiltInResource(
            type: type, singular: parts[3], verbs: list(parts[6]), shortNames: list(parts[7]), categories: list(parts[8]),
            storageVersionHash: parts[9], subresources: parts[10].split(separator: ";").compactMap(subresource))
    }

    private static func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    private static func subresource(_ text: Substring) -> BuiltInResource.Subresource? {
        let halves = text.split(separator: ":").map(String.init)
        guard halves.count == 2 else { return nil }
        let names = halves[0].split(separator: "=", maxSplits: 1).map(String.init)
        guard names.count == 2 else { return nil }
        let kind = names[1].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard kind.count == 3 else { return nil }
        return BuiltInResource.Subresource(
            name: names[0], group: kind[0], version: kind[1], kind: kind[2], verbs: list(halves[1]))
    }
}
