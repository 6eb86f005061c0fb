public import SteadyCodec
public import SteadyModel

/// A typed client over a ``Transport``.
///
/// A value: copies share the transport. Every call is cancellable; a cancelled task sends nothing more.
public struct Client: Sendable {
    /// What carries the requests.
    public let transport: any Transport
    /// Time and randomness.
    public let platform: Platform
    /// The name under which this client owns the fields it writes (server-side apply, "field manager").
    public var fieldManager: String
    /// How answers are read; by default everything the server sends is kept.
    public var decoding: JSONDecodingOptions

    /// A client over a transport.
    public init(
        transport: any Transport, platform: Platform = .system, fieldManager: String = "steady",
        decoding: JSONDecodingOptions = .default
    ) {
        self.transport = transport
        self.platform = platform
        self.fieldManager = fieldManager
        self.decoding = decoding
    }

    /// The URL path of a collection or of an object.
    ///
    /// - Parameters:
    ///   - type: the resource.
    ///   - subresource: such as `status`.
    ///   - namespace: `nil` for cluster-scoped kinds, and for collections over all namespaces.
    ///   - name: `nil` for the collection.
    public static func path(
        of type: ResourceType, in namespace: String?, name: String? = nil, subresource: String? = nil
    ) -> String {
        var path = type.group.isEmpty ? "/api/\(type.version)" : "/apis/\(type.group)/\(type.version)"
        if type.scope == .namespaced, let namespace { path += "/namespaces/\(namespace)" }
        path += "/\(type.plural)"
        if let name { path += "/\(name)" }
        if let subresource { path += "/\(subresource)" }
        return path
    }

    /// Sends a request and reads the answer.
    ///
    /// - Throws: ``APIError`` for any answer but success, ``TransportError`` if none came, `JSONError` if it is not JSON.
    public func send(_ request: APIRequest) async throws -> JSONValue {
        let body = try await answer(to: request)
        return body.isEmpty ? .null : try JSONValue(parsing: body)
    }

    /// Sends a request and reads the object that is the answer.
    func object<R: Resource>(_ request: APIRequest, _ type: R.Type = R.self) async throws -> R {
        try JSON.decode(type, from: try await answer(to: request), options: decoding)
    }

    /// The body of a successful answer.
    func answer(to request: APIRequest) async throws -> [UInt8] {
        try Task.checkCancellation()
        let response = try await transport.send(request)
        guard (200..<300).contains(response.status) else { throw APIError(response: response, to: request) }
        return response.body
    }

    func request(
        _ method: APIRequest.Method, _ path: String, _ query: [APIRequest.QueryItem] = [], body: [UInt8]? = nil,
        contentType: String = "application/json"
    ) -> APIRequest {
        var headers = ["accept": "application/json"]
        if body != nil { headers["content-type"] = contentType }
        return APIRequest(method, path, query: query, headers: headers, body: body)
    }

    /// The object as it is sent, with `apiVersion` and `kind`.
    func encoded<R: Resource>(_ object: R) throws -> [UInt8] {
        if JSON.writesTypeMeta(R.self) { return try JSON.encode(object) }
        var value = try JSONValue(encoding: object)
        value["apiVersion"] = .string(R.resourceType.apiVersion)
        value["kind"] = .string(R.resourceType.kind)
        return value.serialized()
    }
}
