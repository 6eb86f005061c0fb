extension Client {
    /// Sends a request through the API server to a pod, a service or a node (`kubectl get --raw …/proxy/…`).
    ///
    /// It is sent again if no connection was made, and a `GET` if its answer was lost; whatever is answered is the answer.
    ///
    /// - Parameters:
    ///   - method: the HTTP method.
    ///   - target: who is to answer.
    ///   - path: the path there: `/metrics`.
    ///   - query: query parameters in order.
    ///   - headers: header fields; names are lower case.
    ///   - body: the body, if any.
    /// - Returns: the answer, whatever its status; it cannot be told whether the API server gave it.
    /// - Throws: ``TransportError`` if no answer came.
    public func proxy(
        _ method: APIRequest.Method = .get, to target: ProxyTarget, _ path: String = "/", query: [APIRequest.QueryItem] = [],
        headers: [String: String] = [:], body: [UInt8]? = nil
    ) async throws -> APIResponse {
        let request = APIRequest(method, Self.path(path, of: target), query: query, headers: headers, body: body)
        return try await respond(to: request, Repeatability(method), isPassedOn: true)
    }

    /// Sends a request as ``proxy(_:to:_:query:headers:body:)`` does, and gives the answer to `body` while it comes.
    ///
    /// - Parameters:
    ///   - method: the HTTP method.
    ///   - target: who is to answer.
    ///   - path: the path there.
    ///   - query: query parameters in order.
    ///   - headers: header fields; names are lower case.
    ///   - consume: reads the answer.
    /// - Returns: what `consume` returns.
    /// - Throws: ``TransportError`` if no answer came, and what `consume` throws.
    public func withProxy<Result: Sendable>(
        _ method: APIRequest.Method = .get, to target: ProxyTarget, _ path: String = "/", query: [APIRequest.QueryItem] = [],
        headers: [String: String] = [:], _ consume: (APIStream) async throws -> Result
    ) async throws -> Result {
        let request = APIRequest(method, Self.path(path, of: target), query: query, headers: headers)
        return try await withStream(request, Repeatability(method), isPassedOn: true, consume)
    }

    private static func path(_ path: String, of target: ProxyTarget) -> String {
        target.base + (path.hasPrefix("/") ? path : "/\(path)")
    }
}
