import SteadyClient
import SteadyCodec
import SteadyModel

extension APIServerState {
    /// Answers the paths that are about the server itself; `nil` for all others.
    func discovery(_ call: inout APICall) throws(StatusError) -> APIAnswer? {
        let parts = call.path.split(separator: "/").map(String.init)
        guard let first = parts.first else { return try read(call, APIAnswer(body: ["paths": .array(paths)])) }
        switch (first, parts.count) {
        case ("healthz", _), ("livez", _), ("readyz", _): return health(call, Array(parts.dropFirst()))
        case ("version", 1):
            try AcceptHeader.check(call.header("accept"), isStreamed: false, representations: ["application/json"])
            return try read(call, APIAnswer(body: Self.version))
        case ("metrics", 1): return try read(call, metrics)
        case ("openapi", _):
            guard let answer = openAPI(call, Array(parts.dropFirst())) else { return .notFoundText }
            // As of lists of groups, the method is not looked at.
            return answer
        case (".well-known", 2) where parts[1] == "openid-configuration": return try read(call, APIAnswer(body: issuer))
        case ("openid", 3) where parts[1...] == ["v1", "jwks"]:
            var answer = APIAnswer(body: ["keys": .array([tokenSigner?.publicKey].compactMap { $0 })])
            answer.contentType = "application/jwk-set+json"
            return try read(call, answer)
        case ("api", 1...2), ("apis", 1...3): break
        default: return nil
        }
        guard let answer = try groupDiscovery(&call, parts) else { return nil }
        return answer
    }

    private func read(_ call: APICall, _ answer: APIAnswer) throws(StatusError) -> APIAnswer {
        guard call.method == .get else { throw .methodNotAllowed }
        return answer
    }

    private func groupDiscovery(_ call: inout APICall, _ parts: [String]) throws(StatusError) -> APIAnswer? {
        let isCore = parts[0] == "api"
        var body: JSONValue
        switch (isCore, parts.count) {
        case (true, 1):
            body = [
                "kind": "APIVersions", "versions": ["v1"],
                "serverAddressByClientCIDRs": [["clientCIDR": "0.0.0.0/0", "serverAddress": .string(serverAddress)]],
            ]
        case (false, 1):
            body = ["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(groups.map(group))]
        case (false, 2):
            guard groups.contains(parts[1]) else { return nil }
            body = group(parts[1])
            body["kind"] = "APIGroup"
            body["apiVersion"] = "v1"
        default:
            guard let list = resourceList(group: isCore ? "" : parts[1], version: parts[parts.count - 1]) else { return nil }
            body = list
        }
        // Lists of groups are answered whatever the method.
        guard call.method == .get || (!isCore && parts.count <= 2) else { throw .methodNotAllowed }
        if isCore || parts.count != 2 { try AcceptHeader.check(call.header("accept"), isStreamed: false) }
        if parts.count == 1, let form = try AggregatedDiscovery.form(call.header("accept")) {
            call.form = form.isYAML ? .yaml : .whole
            guard form.isAggregated else { return APIAnswer(body: body) }
            return AggregatedDiscovery.answer(aggregatedItems(core: isCore))
        }
        call.form = try ObjectForm.choose(call.header("accept"), isWatch: false, allowsShapes: false)
        return APIAnswer(body: body)
    }

    private static let version: JSONValue = [
        "major": "1", "minor": "36", "emulationMajor": "1", "emulationMinor": "36", "minCompatibilityMajor": "1",
        "minCompatibilityMinor": "35", "gitVersion": "v1.36.0+steady", "gitCommit": "", "gitTreeState": "clean",
        "buildDate": "2026-01-01T00:00:00Z", "goVersion": "", "compiler": "swift", "platform": "",
    ]

    private var issuer: JSONValue {
        [
            "issuer": .string(ServiceAccountToken.issuer), "response_types_supported": ["id_token"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [.string(tokenSigner?.algorithm ?? "HS256")],
            "jwks_uri": .string("https://\(serverAddress)/openid/v1/jwks"),
        ]
    }

    /// All that can be read without naming a resource.
    private var paths: [JSONValue] {
        var paths: Set<String> = [
            "/.well-known/openid-configuration", "/api", "/api/v1", "/apis", "/healthz", "/livez", "/metrics", "/openapi/v2",
            "/openapi/v3", "/openid/v1/jwks", "/readyz", "/version",
        ]
        for root in ["/healthz", "/livez", "/readyz"] { for check in Self.checks { paths.insert("\(root)/\(check)") } }
        for definition in registry.all where !definition.group.isEmpty {
            paths.insert("/apis/\(definition.group)")
            paths.insert("/apis/\(definition.apiVersion)")
        }
        return paths.sorted().map { .string($0) }
    }

    private static let checks = ["etcd", "log", "ping"]

    /// `/healthz`, `/livez`, `/readyz`, and single checks below them.
    private func health(_ call: APICall, _ rest: [String]) -> APIAnswer {
        if rest.isEmpty {
            guard call.query("verbose") != nil else { return .text(200, "ok") }
            let root = call.path.split(separator: "/").first.map(String.init) ?? "healthz"
            let excluded = call.request.query.filter { $0.name == "exclude" }.map(\.value)
            let lines = Self.checks.map { excluded.contains($0) ? "[+]\($0) excluded: ok\n" : "[+]\($0) ok\n" }
            return .text(200, lines.joined() + "\(root) check passed\n")
        }
        return rest.count == 1 && Self.checks.contains(rest[0]) ? .text(200, "ok") : .notFoundText
    }

    /// The groups in the order in which the server prefers them; those of custom resources after its own.
    var groups: [String] {
        var own: [String] = []
        var custom: Set<String> = []
        for definition in registry.all where !definition.group.isEmpty {
            if Self.groupOrder.contains(definition.group) {
                if !own.contains(definition.group) { own.append(definition.group) }
            } else {
                custom.insert(definition.group)
            }
        }
        return Self.groupOrder.filter(own.contains) + custom.sorted()
    }

    private static let groupOrder = [
        "apiregistration.k8s.io", "apps", "events.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "autoscaling",
        "batch", "certificates.k8s.io", "networking.k8s.io", "policy", "rbac.authorization.k8s.io", "storage.k8s.io",
        "admissionregistration.k8s.io", "apiextensions.k8s.io", "scheduling.k8s.io", "coordination.k8s.io", "node.k8s.io",
        "discovery.k8s.io", "resource.k8s.io", "flowcontrol.apiserver.k8s.io",
    ]

    /// The versions of a group, the stable and newest first.
    func versions(of group: String) -> [String] {
        var names: [String] = []
        for definition in registry.all where definition.group == group && !names.contains(definition.version) {
            names.append(definition.version)
        }
        return names.sorted { VersionPriority($0) > VersionPriority($1) }
    }

    private func group(_ name: String) -> JSONValue {
        let versions = versions(of: name).map { version -> JSONValue in
            ["groupVersion": .string("\(name)/\(version)"), "version": .string(version)]
        }
        return ["name": .string(name), "versions": .array(versions), "preferredVersion": versions.first ?? [:]]
    }

    private func resources(group: String, version: String) -> [ResourceDefinition] {
        registry.all.filter { $0.group == group && $0.version == version }.sorted { $0.plural < $1.plural }
    }

    private func resourceList(group: String, version: String) -> JSONValue? {
        let found = resources(group: group, version: version)
        guard !found.isEmpty else { return nil }
        var list: [JSONValue] = []
        for definition in found {
            list.append(Self.resource(definition))
            for subresource in definition.subresources { list.append(Self.subresource(definition, subresource)) }
        }
        let groupVersion = group.isEmpty ? version : "\(group)/\(version)"
        var answer: JSONValue = [
            "kind": "APIResourceList", "groupVersion": .string(groupVersion), "resources": .array(list),
        ]
        if !group.isEmpty { answer["apiVersion"] = "v1" }
        return answer
    }

    private static func resource(_ definition: ResourceDefinition) -> JSONValue {
        var resource: JSONValue = [
            "name": .string(definition.plural), "singularName": .string(definition.singular),
            "namespaced": .bool(definition.isNamespaced), "kind": .string(definition.kind), "verbs": verbs(definition),
        ]
        if !definition.shortNames.isEmpty { resource["shortNames"] = .array(definition.shortNames.map { .string($0) }) }
        if !definition.categories.isEmpty { resource["categories"] = .array(definition.categories.map { .string($0) }) }
        let hash = definition.isCustom ? storageVersionHash(of: definition) : definition.storageVersionHash
        if !hash.isEmpty { resource["storageVersionHash"] = .string(hash) }
        return resource
    }

    /// A name for the version in which objects are kept.
    private static func storageVersionHash(of definition: ResourceDefinition) -> String {
        let text = "\(definition.group)/\(definition.storageVersion)/\(definition.kind)"
        return SteadyCodec.Base64(Array(SHA256.hash(Array(text.utf8)).prefix(8))).encoded
    }

    private static func verbs(_ definition: ResourceDefinition) -> JSONValue {
        let custom: [JSONValue] = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"]
        return .array(definition.isCustom ? custom : definition.verbs.map { .string($0) })
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

    private func aggregatedItems(core: Bool) -> [JSONValue] {
        (core ? [""] : groups).map { group in
            let versions = versions(of: group).map { version -> JSONValue in
                let resources = resources(group: group, version: version).map(AggregatedDiscovery.resource)
                return ["version": .string(version), "resources": .array(resources), "freshness": "Current"]
            }
            return ["metadata": group.isEmpty ? [:] : ["name": .string(group)], "versions": .array(versions)]
        }
    }
}

/// All groups in one answer (KEP-3352).
enum AggregatedDiscovery {
    /// What the client likes best: the whole of it, or the older form; `nil` without an `Accept` header.
    ///
    /// - Throws: 406 if it wants neither.
    static func form(_ header: String?) throws(StatusError) -> (isAggregated: Bool, isYAML: Bool)? {
        guard let header, !header.isEmpty else { return nil }
        for range in AcceptHeader(header).ranges {
            for (media, isYAML) in [("application/json", false), ("application/yaml", true)] where range.matches(media) {
                let (kind, group, version) = (range.parameters["as"], range.parameters["g"], range.parameters["v"])
                if kind == nil, group == nil, version == nil { return (false, isYAML) }
                if kind == "APIGroupDiscoveryList", group == "apidiscovery.k8s.io", version == "v2" { return (true, isYAML) }
            }
        }
        throw .notAcceptable()
    }

    static func answer(_ items: [JSONValue]) -> APIAnswer {
        var answer = APIAnswer(
            body: [
                "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:], "items": .array(items),
            ])
        answer.contentType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
        return answer
    }

    static func resource(_ definition: ResourceDefinition) -> JSONValue {
        // Kinds of the server itself belong to the group and version around them, and say so by leaving them out.
        func kind(_ name: String, _ group: String, _ version: String) -> JSONValue {
            let isImplied = !definition.isCustom && group == definition.group && version == definition.version
            return [
                "group": .string(isImplied ? "" : group), "version": .string(isImplied ? "" : version), "kind": .string(name),
            ]
        }
        func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        var verbs = definition.verbs
        if definition.isCustom { verbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"] }
        var resource: JSONValue = [
            "resource": .string(definition.plural),
            "responseKind": kind(definition.kind, definition.group, definition.version),
            "scope": definition.isNamespaced ? "Namespaced" : "Cluster", "singularResource": .string(definition.singular),
            "verbs": texts(verbs),
        ]
        if !definition.shortNames.isEmpty { resource["shortNames"] = texts(definition.shortNames) }
        if !definition.categories.isEmpty { resource["categories"] = texts(definition.categories) }
        if !definition.subresources.isEmpty {
            resource["subresources"] = .array(
                definition.subresources.map { subresource in
                    [
                        "subresource": .string(subresource.name), "verbs": texts(subresource.verbs),
                        "responseKind": kind(subresource.kind, subresource.group, subresource.version),
                    ]
                })
        }
        return resource
    }
}

/// How versions are ordered: stable before beta before alpha before all others, higher numbers first.
struct VersionPriority: Comparable {
    private let stability: Int
    private let major: Int
    private let minor: Int
    private let name: String

    init(_ name: String) {
        self.name = name
        let rest = name.dropFirst()
        let digits = rest.prefix { $0.isNumber }
        let tail = rest.dropFirst(digits.count)
        guard name.hasPrefix("v"), let major = Int(digits), major > 0 else {
            (stability, self.major, minor) = (0, 0, 0)
            return
        }
        self.major = major
        if tail.isEmpty {
            (stability, minor) = (3, 0)
        } else if let number = Int(tail.drop { !$0.isNumber }), tail.hasPrefix("beta") || tail.hasPrefix("alpha") {
            (stability, minor) = (tail.hasPrefix("beta") ? 2 : 1, number)
        } else {
            (stability, minor) = (0, 0)
        }
    }

    static func < (a: Self, b: Self) -> Bool {
        if a.stability != b.stability { return a.stability < b.stability }
        if a.stability == 0 { return a.name > b.name }
        return (a.major, a.minor) < (b.major, b.minor)
    }
}
