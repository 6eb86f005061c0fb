import SteadyCodec
import SteadyModel

/// Reads what servers say of themselves.
enum DiscoveryReader {
    /// Everything in one answer, or what older servers have.
    static let accept =
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
        + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json"

    /// The groups of an aggregated answer (KEP-3352); `nil` if it is none.
    static func groups(aggregated answer: JSONValue) -> [Discovery.Group]? {
        guard answer["kind"]?.stringValue == "APIGroupDiscoveryList" else { return nil }
        return (answer["items"]?.arrayValue ?? []).map { item in
            let group = item[path: "metadata", "name"]?.stringValue ?? ""
            let versions = (item["versions"]?.arrayValue ?? []).map { version -> Discovery.Version in
                let name = GroupVersion(group: group, version: version["version"]?.stringValue ?? "")
                let isStale = version["freshness"]?.stringValue == "Stale"
                return Discovery.Version(
                    name: name, resources: (version["resources"]?.arrayValue ?? []).compactMap { resource(aggregated: $0, name) },
                    problem: isStale ? "the server behind it does not answer; what it serves may be out of date" : nil)
            }
            return Discovery.Group(name: group, versions: versions)
        }
    }

    private static func resource(aggregated json: JSONValue, _ version: GroupVersion) -> ServedResource? {
        guard let plural = json["resource"]?.stringValue, let kind = json[path: "responseKind", "kind"]?.stringValue else {
            return nil
        }
        let subresources = (json["subresources"]?.arrayValue ?? []).compactMap { part -> ServedResource.Subresource? in
            guard let name = part["subresource"]?.stringValue else { return nil }
            return ServedResource.Subresource(
                name: name, kind: self.kind(part["responseKind"] ?? .null, version), verbs: texts(part["verbs"]))
        }
        return ServedResource(
            type: ResourceType(
                group: version.group, version: version.version, kind: kind, plural: plural,
                scope: json["scope"]?.stringValue == "Namespaced" ? .namespaced : .cluster),
            singular: name(json["singularResource"], kind), shortNames: texts(json["shortNames"]),
            categories: texts(json["categories"]), verbs: texts(json["verbs"]), subresources: subresources)
    }

    /// The group versions of a classic list of groups, each group's preferred version first.
    static func versions(classic answer: JSONValue) -> [(group: String, versions: [String])] {
        (answer["groups"]?.arrayValue ?? []).map { group in
            var versions = (group["versions"]?.arrayValue ?? []).compactMap { $0["version"]?.stringValue }
            if let preferred = group[path: "preferredVersion", "version"]?.stringValue,
                let index = versions.firstIndex(of: preferred)
            {
                versions.remove(at: index)
                versions.insert(preferred, at: 0)
            }
            return (group["name"]?.stringValue ?? "", versions)
        }
    }

    /// The resources of a classic list (`APIResourceList`).
    static func resources(classic answer: JSONValue, _ version: GroupVersion) -> [ServedResource] {
        var resources: [ServedResource] = []
        var indices: [String: Int] = [:]
        for json in answer["resources"]?.arrayValue ?? [] {
            guard let name = json["name"]?.stringValue, let kind = json["kind"]?.stringValue else { continue }
            let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
            if parts.count == 2 {
                guard let index = indices[parts[0]] else { continue }
                resources[index].subresources.append(
                    .init(name: parts[1], kind: self.kind(json, version), verbs: texts(json["verbs"])))
                continue
            }
            indices[name] = resources.count
            resources.append(
                ServedResource(
                    type: ResourceType(
                        group: version.group, version: version.version, kind: kind, plural: name,
                        scope: json["namespaced"] == true ? .namespaced : .cluster),
                    singular: self.name(json["singularName"], kind), shortNames: texts(json["shortNames"]),
                    categories: texts(json["categories"]), verbs: texts(json["verbs"]), subresources: []))
        }
        return resources
    }

    /// Group and version are left out where they are those around.
    private static func kind(_ json: JSONValue, _ version: GroupVersion) -> GroupVersionKind {
        let own = json["version"]?.stringValue ?? ""
        return GroupVersionKind(
            group: own.isEmpty ? version.group : json["group"]?.stringValue ?? "", version: own.isEmpty ? version.version : own,
            kind: json["kind"]?.stringValue ?? "")
    }

    private static func name(_ json: JSONValue?, _ kind: String) -> String {
        guard let name = json?.stringValue, !name.isEmpty else { return kind.lowercased() }
        return name
    }

    private static func texts(_ json: JSONValue?) -> [String] { (json?.arrayValue ?? []).compactMap(\.stringValue) }
}
