import SteadyCodec
public import SteadyModel

extension Client {
    /// Asks the server what it serves under an API version and kind (Kubernetes API, "discovery").
    ///
    /// - Parameters:
    ///   - apiVersion: `v1`, `apps/v1`, ….
    ///   - kind: such as `Deployment`.
    /// - Returns: `nil` if the server has no such kind.
    public func resourceType(apiVersion: String, kind: String) async throws -> ResourceType? {
        let path = apiVersion.contains("/") ? "/apis/\(apiVersion)" : "/api/\(apiVersion)"
        let list: JSONValue
        do {
            list = try await send(request(.get, path))
        } catch let error as APIError where error.isNotFound {
            return nil
        }
        let parts = apiVersion.split(separator: "/", maxSplits: 1).map(String.init)
        for resource in list["resources"]?.arrayValue ?? [] where resource["kind"]?.stringValue == kind {
            guard let plural = resource["name"]?.stringValue, !plural.contains("/") else { continue }
            return ResourceType(
                group: parts.count == 2 ? parts[0] : "", version: parts.last ?? apiVersion, kind: kind, plural: plural,
                scope: resource["namespaced"] == true ? .namespaced : .cluster)
        }
        return nil
    }
}
