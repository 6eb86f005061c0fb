import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// Answers the paths that are about the server itself; `nil` for all others.
    func discovery(_ call: APICall) -> APIAnswer? {
        let parts = call.path.split(separator: "/").map(String.init)
        let aggregated = (call.header("accept") ?? "").contains("as=APIGroupDiscoveryList")
        switch (parts.first, parts.count) {
        case (nil, _):
            return APIAnswer(body: [
                "paths": ["/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version"]
            ])
        case ("healthz", _), ("livez", _), ("readyz", _): return .text(200, "ok")
        case ("version", 1): return APIAnswer(body: Self.version)
        case ("openapi", _) where call.method == .get: return openAPI(Array(parts.dropFirst()))
        case ("api", 1):
            if aggregated { return aggregatedDiscovery(core: true) }
            return APIAnswer(
                body: [
                    "kind": "APIVersions", "versions": ["v1"],
                    "serverAddressByClientCIDRs": [["clientCIDR": "0.0.0.0/0", "serverAddress": "127.0.0.1:6443"]],
                ])
        case ("api", 2): return resourceList(group: "", version: parts[1])
        case ("apis", 1):
            if aggregated { return aggregatedDiscovery(core: false) }
            return APIAnswer(body: ["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(groups.map(group))])
        case ("apis", 2):
            guard groups.contains(parts[1]) else { return .notFoundText }
            var body = group(parts[1])
            body["kind"] = "APIGroup"
            body["apiVersion"] = "v1"
            return APIAnswer(body: body)
        case ("apis", 3): return resourceList(group: parts[1], version: parts[2])
        default: return nil
        }
    }

    private static let version: JSONValue = [
        "major": "1", "minor": "36", "gitVersion": "v1.36.0+steady", "gitCommit": "", "gitTreeState": "clean", "buildDate": "",
        "goVersion": "", "compiler": "swift", "platform": "",
    ]

    private var groups: [String] {
        var names: [String] = []
        for definition in registry.all where !definition.group.isEmpty && !names.contains(definition.group) {
            names.append(definition.group)
        }
        return names
    }

    private func versions(of group: String) -> [String] {
        var names: [String] = []
        for definition in registry.all where definition.group == group && !names.contains(definition.version) {
            names.append(definition.version)
        }
        return names
    }

    private func group(_ name: String) -> JSONValue {
        let versions = versions(of: name).map { version -> JSONValue in
            ["groupVersion": .string("\(name)/\(version)"), "version": .string(version)]
        }
        return ["name": .string(name), "versions": .array(versions), "preferredVersion": versions.first ?? [:]]
    }

    private func resourceList(group: String, version: String) -> APIAnswer {
        let found = registry.all.filter { $0.group == group && $0.version == version }
        guard !found.isEmpty else { return .notFoundText }
        var resources: [JSONValue] = []
        for definition in found {
            var resource: JSONValue = [
                "name": .string(definition.plural), "singularName": .string(definition.singular),
                "namespaced": .bool(definition.isNamespaced), "kind": .string(definition.kind),
                "verbs": .array(definition.verbs.map { .string($0) }),
            ]
            if !definition.shortNames.isEmpty { resource["shortNames"] = .array(definition.shortNames.map { .string($0) }) }
            if !definition.categories.isEmpty { resource["categories"] = .array(definition.categories.map { .string($0) }) }
            resources.append(resource)
            for subresource in definition.subresources {
                resources.append(Self.subresource(definition, subresource))
            }
        }
        let groupVersion = group.isEmpty ? version : "\(group)/\(version)"
        return APIAnswer(
            body: [
                "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": .string(groupVersion),
                "resources": .array(resources),
            ])
    }

    private static func subresource(
        _ definition: ResourceDefinition, _ subresource: ResourceDefinition.Subresource
    ) -> JSONValue {
        var resource: JSONValue = [
            "name": .string("\(definition.plural)/\(subresource.name)"), "singularName": "",
            "namespaced": .bool(definition.isNamespaced), "kind": .string(subresource.kind),
            "verbs": .array(subresource.verbs.map { .string($0) }),
        ]
        if subresource.group != definition.group || subresource.version != definition.version {
            resource["group"] = .string(subresource.group)
            resource["version"] = .string(subresource.version)
        }
        return resource
    }

    /// All groups in one answer (KEP-3352).
    private func aggregatedDiscovery(core: Bool) -> APIAnswer {
        let names = core ? [""] : groups
        let items = names.map { group -> JSONValue in
            let versions = versions(of: group).map { version -> JSONValue in
                let resources = registry.all.filter { $0.group == group && $0.version == version }.map(Self.aggregated)
                return ["version": .string(version), "resources": .array(resources), "freshness": "Current"]
            }
            var item: JSONValue = ["metadata": ["creationTimestamp": .null], "versions": .array(versions)]
            if !group.isEmpty { item[path: "metadata", "name"] = .string(group) }
            return item
        }
        var answer = APIAnswer(
            body: [
                "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:], "items": .array(items),
            ])
        answer.contentType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
        return answer
    }

    private static func aggregated(_ definition: ResourceDefinition) -> JSONValue {
        func kind(_ name: String) -> JSONValue {
            ["group": .string(definition.group), "version": .string(definition.version), "kind": .string(name)]
        }
        var resource: JSONValue = [
            "resource": .string(definition.plural), "responseKind": kind(definition.kind),
            "scope": definition.isNamespaced ? "Namespaced" : "Cluster", "singularResource": .string(definition.singular),
            "verbs": .array(definition.verbs.map { .string($0) }),
        ]
        if !definition.shortNames.isEmpty { resource["shortNames"] = .array(definition.shortNames.map { .string($0) }) }
        if !definition.categories.isEmpty { resource["categories"] = .array(definition.categories.map { .string($0) }) }
        if !definition.subresources.isEmpty {
            resource["subresources"] = .array(
                definition.subresources.map { subresource in
                    [
                        "subresource": .string(subresource.name),
                        "responseKind": [
                            "group": .string(subresource.group), "version": .string(subresource.version),
                            "kind": .string(subresource.kind),
                        ],
                        "verbs": .array(subresource.verbs.map { .string($0) }),
                    ]
                })
        }
        return resource
    }
}
