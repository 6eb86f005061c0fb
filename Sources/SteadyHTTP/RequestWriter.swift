#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP1
    import SteadyClient

    /// Turns requests into HTTP requests: URL, credentials, impersonation.
    struct RequestWriter: Sendable {
        let server: ServerURL
        private let target: ServerURL
        private let impersonation: [(name: String, value: String)]
        private let userAgent: String
        private let acceptsGzip: Bool

        init(_ access: ClusterAccess, _ configuration: HTTPTransport.Configuration) throws(AccessError) {
            server = try ServerURL(access.server, schemes: ["https", "http"], place: "server")
            impersonation = access.impersonation?.fields ?? []
            userAgent = configuration.userAgent
            acceptsGzip = !access.disableCompression
            // The client verifies the name in the URL: it gets the one expected, and the address through `dnsOverride`.
            var target = server
            if let name = access.tlsServerName { target.host = name }
            self.target = target
        }

        /// What is sent for a request, but for its body.
        ///
        /// - Parameter authorization: the value of that header; a request that has one of its own, or acts as someone already,
        ///   keeps that, as with client-go.
        func write(_ request: APIRequest, authorization: String?) -> HTTPClientRequest {
            var result = HTTPClientRequest(url: target.url(of: request))
            result.method = HTTPMethod(rawValue: request.method.rawValue)
            for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) { result.headers.add(name: name, value: value) }
            if target != server { result.headers.replaceOrAdd(name: "host", value: server.authority) }
            func add(_ name: String, _ value: String) {
                if !result.headers.contains(name: name) { result.headers.add(name: name, value: value) }
            }
            add("user-agent", userAgent)
            if acceptsGzip { add("accept-encoding", "gzip") }
            if let authorization { add("authorization", authorization) }
            if !result.headers.contains(name: "impersonate-user") {
                for (name, value) in impersonation { result.headers.add(name: name, value: value) }
            }
            return result
        }
    }
#endif
