public import SteadyClient
public import SteadyCodec
public import SteadyModel

extension Cluster {
    /// Serves the resource that a CustomResourceDefinition describes, or changes one that is served.
    ///
    /// ```swift
    /// for document in try YAMLDocument.parse(text) { try cluster.define(document.value) }
    /// ```
    ///
    /// - Parameter definition: the whole object, as it would be applied.
    /// - Throws: `APIError` with what the server says of it.
    public func define(_ definition: JSONValue) throws(APIError) {
        let base = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
        let name = definition[path: "metadata", "name"]?.stringValue ?? ""
        let headers = ["content-type": "application/json", "user-agent": "steady"]
        var request = APIRequest(.post, base, headers: headers, body: definition.serialized())
        if case .response(let answer) = handle(APIRequest(.get, "\(base)/\(name)")), answer.status == 200, !name.isEmpty,
            let live = try? JSONValue(parsing: answer.bytes)
        {
            var changed = definition
            changed[path: "metadata", "resourceVersion"] = live[path: "metadata", "resourceVersion"]
            request = APIRequest(.put, "\(base)/\(name)", headers: headers, body: changed.serialized())
        }
        guard case .response(let answer) = handle(request) else {
            throw APIError(code: 500, message: "webhooks judge definitions here: create it through a client", request: base)
        }
        guard answer.status >= 300 else { return }
        throw APIError(
            status: (try? JSONValue(parsing: answer.bytes)) ?? .emptyObject, code: answer.status,
            request: "\(request.method.rawValue) \(request.path)")
    }

    /// Serves the resource of a Swift type, with any fields the type may have.
    ///
    /// - Parameters:
    ///   - type: the type.
    ///   - schema: the `openAPIV3Schema` that objects are checked against; without one every field is taken as it comes.
    ///   - hasStatus: whether the status is written through a subresource of its own.
    /// - Throws: `APIError` with what the server says of it.
    public func define(_ type: (some Resource).Type, schema: JSONValue? = nil, hasStatus: Bool = true) throws(APIError) {
        let resource = type.resourceType
        let open: JSONValue = ["type": "object", "x-kubernetes-preserve-unknown-fields": true]
        var version: JSONValue = [
            "name": .string(resource.version), "served": true, "storage": true, "schema": ["openAPIV3Schema": schema ?? open],
        ]
        if hasStatus { version["subresources"] = ["status": [:]] }
        try define([
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": ["name": .string(resource.qualifiedPlural)],
            "spec": [
                "group": .string(resource.group), "scope": resource.scope == .namespaced ? "Namespaced" : "Cluster",
                "names": ["plural": .string(resource.plural), "kind": .string(resource.kind)], "versions": [version],
            ],
        ])
    }
}
