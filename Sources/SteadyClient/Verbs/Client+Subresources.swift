import SteadyCodec
public import SteadyModel

extension ResourceClient {
    /// Reads a subresource, such as `scale`, as a type of its own.
    ///
    /// - Parameters:
    ///   - subresource: its name.
    ///   - key: which object.
    ///   - answer: what is read, such as the generated `Scale`.
    public func get<Answer: Decodable & Sendable>(
        subresource: String, of key: ObjectKey, as answer: Answer.Type = Answer.self
    ) async throws -> Answer {
        try await client.object(one(.get, key, subresource: subresource), .harmless)
    }

    /// Replaces a subresource, such as `scale`.
    ///
    /// - Parameters:
    ///   - subresource: its name.
    ///   - key: which object.
    ///   - body: what is sent; with a `resourceVersion` in it, only if nobody changed the object since.
    ///   - options: dry run, strictness about unknown fields.
    public func put<Body: Codable & Sendable>(
        subresource: String, of key: ObjectKey, _ body: Body, _ options: WriteOptions = .standard
    ) async throws -> Body {
        let request = try one(.put, key, subresource: subresource, query(options), body: JSON.encode(body))
        // Whether the answer would have been the same is not known for a body of any shape.
        return try await client.object(request, options.dryRun ? .harmless : .harmful)
    }

    /// Posts to a subresource, such as `eviction`, `binding` or `token`; it is not repeated if the answer is lost.
    ///
    /// - Parameters:
    ///   - subresource: its name.
    ///   - key: which object.
    ///   - body: what is sent.
    ///   - answer: what is read.
    ///   - options: dry run, strictness about unknown fields.
    public func post<Body: Encodable & Sendable, Answer: Decodable & Sendable>(
        subresource: String, of key: ObjectKey, _ body: Body, as answer: Answer.Type = Answer.self,
        _ options: WriteOptions = .standard
    ) async throws -> Answer {
        let request = try one(.post, key, subresource: subresource, query(options), body: JSON.encode(body))
        return try await client.object(request, options.dryRun ? .harmless : .harmful)
    }

    /// Sets how many replicas an object wants, through its `scale` subresource.
    ///
    /// - Parameters:
    ///   - replicas: 0 or more.
    ///   - key: a Deployment, a StatefulSet, or whatever has the subresource.
    ///   - options: dry run, strictness about unknown fields.
    /// - Throws: ``APIError`` (`isNotFound` also if the resource cannot be scaled).
    public func scale(to replicas: Int32, _ key: ObjectKey, _ options: WriteOptions = .standard) async throws {
        let patch = Patch.merge(["spec": ["replicas": .integer(Int64(replicas))]])
        let request = try one(
            .patch, key, subresource: "scale", query(options), body: patch.body.serialized(), contentType: patch.contentType)
        _ = try await client.respond(to: request, .harmless)
    }
}

extension Client {
    /// Asks for a pod to be evicted, as the disruption budgets allow (Kubernetes API, "API-initiated eviction").
    ///
    /// - Parameters:
    ///   - pod: which one.
    ///   - options: grace period, preconditions, dry run.
    /// - Throws: ``APIError`` (`isBlockedByDisruptionBudget` if the eviction has to wait; it is not repeated here).
    public func evict(_ pod: ObjectKey, _ options: DeleteOptions = .standard) async throws {
        let review: JSONValue = [
            "apiVersion": "policy/v1", "kind": "Eviction",
            "metadata": ["name": .string(pod.name), "namespace": .string(pod.namespace ?? "")],
            "deleteOptions": options.json,
        ]
        let _: JSONValue = try await resources(Self.pods).post(subresource: "eviction", of: pod, review)
    }

    /// Assigns a pod to a node, as a scheduler does.
    ///
    /// - Parameters:
    ///   - pod: which one.
    ///   - node: the node's name.
    /// - Throws: ``APIError`` (`isConflict` if it is assigned already).
    public func bind(_ pod: ObjectKey, to node: String) async throws {
        let binding: JSONValue = [
            "apiVersion": "v1", "kind": "Binding",
            "metadata": ["name": .string(pod.name), "namespace": .string(pod.namespace ?? "")],
            "target": ["apiVersion": "v1", "kind": "Node", "name": .string(node)],
        ]
        let _: JSONValue = try await resources(Self.pods).post(subresource: "binding", of: pod, binding)
    }

    /// Asks for a token of a service account.
    ///
    /// - Parameters:
    ///   - account: which one.
    ///   - audiences: for whom it is; empty for the API server.
    ///   - lifetime: how long it should be good; the server may give another.
    public func requestToken(
        of account: ObjectKey, audiences: [String] = [], lifetime: Duration? = nil
    ) async throws -> ServiceAccountToken {
        var spec: JSONValue = ["audiences": .array(audiences.map { .string($0) })]
        if let lifetime { spec["expirationSeconds"] = .integer(lifetime.components.seconds) }
        let review: JSONValue = ["apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": spec]
        let accounts = resources(ResourceType(version: "v1", kind: "ServiceAccount"))
        let request = try accounts.one(.post, account, subresource: "token", body: review.serialized())
        // A second token does no harm.
        let body = try await respond(to: request, .harmless).body
        return try reading(request) { () throws(JSONError) in try JSON.decode(IssuedToken.self, from: body).status }
    }

    private static let pods = ResourceType(version: "v1", kind: "Pod")
}

/// A token of a service account.
public struct ServiceAccountToken: Decodable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The token. Secret.
    public let token: String
    /// When it ends.
    public let expirationTimestamp: Timestamp

    public var description: String { "a token until \(expirationTimestamp)" }
    public var customMirror: Mirror { Mirror(self, children: ["expirationTimestamp": expirationTimestamp]) }
}

private struct IssuedToken: Decodable {
    var status: ServiceAccountToken
}
