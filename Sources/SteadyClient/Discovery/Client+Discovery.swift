import SteadyCodec
public import SteadyModel

extension Client {
    /// Asks the server for everything that it serves: in two requests, or where it is too old for that (before 1.26) in one for
    /// each version of a group.
    ///
    /// - Throws: ``APIError``, ``TransportError``, ``AnswerError``. A version whose own server does not answer is no error; see
    ///   ``Discovery/problems``.
    public func discover() async throws -> Discovery {
        async let core = send(request(.get, "/api", accept: DiscoveryReader.accept))
        async let others = send(request(.get, "/apis", accept: DiscoveryReader.accept))
        let (first, rest) = try await (core, others)
        var groups: [Discovery.Group] = []
        if let read = DiscoveryReader.groups(aggregated: first) {
            groups = read
        } else {
            let versions = (first["versions"]?.arrayValue ?? []).compactMap(\.stringValue)
            groups.append(try await group("", versions))
        }
        if let read = DiscoveryReader.groups(aggregated: rest) {
            groups += read
        } else {
            for (name, versions) in DiscoveryReader.versions(classic: rest) { groups.append(try await group(name, versions)) }
        }
        return Discovery(groups: groups)
    }

    /// Asks the server what it serves under an API version and kind.
    ///
    /// One request; for more than one kind use a ``ResourceMapper``, which remembers.
    ///
    /// - Parameters:
    ///   - apiVersion: `v1`, `apps/v1`, ….
    ///   - kind: such as `Deployment`.
    /// - Returns: `nil` if the server has no such kind.
    /// - Throws: ``APIError``, ``TransportError``, ``AnswerError``, and `GroupVersionError` if `apiVersion` is none.
    public func resourceType(apiVersion: String, kind: String) async throws -> ResourceType? {
        try await resources(of: GroupVersion(parsing: apiVersion))?.first { $0.type.kind == kind }?.type
    }

    private func group(_ name: String, _ versions: [String]) async throws -> Discovery.Group {
        var group = Discovery.Group(name: name, versions: [])
        for version in versions {
            let name = GroupVersion(group: name, version: version)
            do {
                group.versions.append(.init(name: name, resources: try await resources(of: name) ?? [], problem: nil))
            } catch let error as APIError where error.code >= 500 {
                group.versions.append(.init(name: name, resources: [], problem: error.description))
            }
        }
        return group
    }

    /// The resources of a version; `nil` if there is no such version.
    private func resources(of version: GroupVersion) async throws -> [ServedResource]? {
        let path = version.group.isEmpty ? "/api/\(version.version)" : "/apis/\(version)"
        do {
            return DiscoveryReader.resources(classic: try await send(request(.get, path)), version)
        } catch let error as APIError where error.isNotFound {
            return nil
        }
    }
}
