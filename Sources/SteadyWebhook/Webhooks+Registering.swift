public import SteadyClient
public import SteadyCodec
import SteadyModel

extension Webhooks {
    private static let mutating = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "MutatingWebhookConfiguration", scope: .cluster)
    private static let validating = ResourceType(
        group: "admissionregistration.k8s.io", version: "v1", kind: "ValidatingWebhookConfiguration", scope: .cluster)
    private static let definitions = ResourceType(
        group: "apiextensions.k8s.io", version: "v1", kind: "CustomResourceDefinition", scope: .cluster)

    /// The configurations that bring requests here: `MutatingWebhookConfiguration` and `ValidatingWebhookConfiguration`, each if there are
    /// webhooks of that sort.
    ///
    /// - Parameters:
    ///   - name: of the configurations.
    ///   - place: where they are served; paths are added.
    ///   - authority: the certificates of the authorities to trust, as PEM; `nil` for those of the system.
    public func configurations(named name: String, at place: WebhookCall.Place, authority: String? = nil) -> [JSONValue] {
        [(Self.mutating, true), (Self.validating, false)].compactMap { type, isMutating in
            let hooks = admitters.values.filter { $0.isMutating == isMutating }.sorted { $0.path < $1.path }
            guard !hooks.isEmpty else { return nil }
            return [
                "apiVersion": .string(type.apiVersion), "kind": .string(type.kind), "metadata": ["name": .string(name)],
                "webhooks": .array(hooks.map { $0.configuration(Self.client(place, $0.path, authority)) }),
            ]
        }
    }

    /// What stands in `spec.conversion` of each CustomResourceDefinition whose versions are converted here, by the definition's name.
    ///
    /// - Parameters:
    ///   - place: where it is served; the path is added.
    ///   - authority: the certificates of the authorities to trust, as PEM; `nil` for those of the system.
    public func conversion(at place: WebhookCall.Place, authority: String? = nil) -> [String: JSONValue] {
        let conversion: JSONValue = [
            "strategy": "Webhook",
            "webhook": [
                "clientConfig": Self.client(place, Self.conversionPath, authority), "conversionReviewVersions": ["v1"],
            ],
        ]
        return Dictionary(conversions.kinds.map { ($0.qualifiedPlural, conversion) }) { first, _ in first }
    }

    /// Tells the API server where the webhooks are: applies their configurations, and sets the conversion of definitions that are there.
    ///
    /// A second time with another authority replaces the first one, so that a certificate can be renewed.
    ///
    /// - Parameters:
    ///   - name: of the configurations, and the field manager that owns them.
    ///   - place: where they are served; paths are added.
    ///   - authority: the certificates of the authorities to trust, as PEM; `nil` for those of the system.
    ///   - client: who does it: it takes `patch` on both kinds of configurations and on definitions.
    /// - Throws: `APIError`, with `isNotFound` if a definition is not there.
    public func register(
        named name: String, at place: WebhookCall.Place, authority: String? = nil, using client: Client
    ) async throws {
        for configuration in configurations(named: name, at: place, authority: authority) {
            let type = configuration["kind"]?.stringValue == Self.mutating.kind ? Self.mutating : Self.validating
            let object = try JSON.decode(DynamicObject.self, from: configuration.serialized())
            _ = try await client.resources(type).apply(object, manager: name)
        }
        for (definition, conversion) in conversion(at: place, authority: authority).sorted(by: { $0.key < $1.key }) {
            _ = try await client.resources(Self.definitions).patch(
                ObjectKey(namespace: nil, name: definition), .merge(["spec": ["conversion": conversion]]))
        }
    }

    private static func client(_ place: WebhookCall.Place, _ path: String, _ authority: String?) -> JSONValue {
        var client: JSONValue
        switch place.appending(path) {
        case .url(let url): client = ["url": .string(url)]
        case .service(let service):
            client = [
                "service": [
                    "name": .string(service.name), "namespace": .string(service.namespace), "port": .integer(Int64(service.port)),
                    "path": .string(service.path),
                ]
            ]
        }
        if let authority { client["caBundle"] = .string(Base64(Array(authority.utf8)).encoded) }
        return client
    }
}

extension WebhookCall.Place {
    /// The place of a path below this one.
    package func appending(_ path: String) -> Self {
        switch self {
        case .url(let url): return .url((url.hasSuffix("/") ? String(url.dropLast()) : url) + path)
        case .service(var service):
            service.path += path
            return .service(service)
        }
    }
}

extension Admitter {
    fileprivate func configuration(_ client: JSONValue) -> JSONValue {
        let resource = type.plural + (scope.subresource.map { "/\($0)" } ?? "")
        return [
            "name": .string(name), "clientConfig": client, "admissionReviewVersions": ["v1"],
            "sideEffects": scope.hasSideEffects ? "NoneOnDryRun" : "None",
            "failurePolicy": .string(scope.failurePolicy.rawValue), "matchPolicy": "Equivalent",
            "timeoutSeconds": .integer(min(max(scope.timeout.components.seconds, 1), 30)),
            "rules": [
                [
                    "apiGroups": [.string(type.group)], "apiVersions": [.string(type.version)], "resources": [.string(resource)],
                    "operations": .array(scope.operations.map { .string($0.rawValue) }),
                    "scope": type.scope == .namespaced ? "Namespaced" : "Cluster",
                ]
            ],
        ]
    }
}
