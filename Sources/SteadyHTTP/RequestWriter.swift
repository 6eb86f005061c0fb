#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTP1
    import SteadyClient
    import SteadyModel

    /// Turns requests into HTTP requests: URL, credentials, impersonation.
    struct RequestWriter: Sendable {
        let server: ServerURL
        private let target: ServerURL
        private let credentials: Credentials
        private let access: ClusterAccess
        private let userAgent: String

        init(_ access: ClusterAccess, _ configuration: HTTPTransport.Configuration, clock: MonotonicClock) throws(AccessError) {
            server = try ServerURL(access.server, schemes: ["https", "http"], place: "server")
            self.access = access
            userAgent = configuration.userAgent
            credentials = try Credentials(access, clock: clock)
            // The client verifies the name in the URL: it gets the one expected, and the address through `dnsOverride`.
            var target = server
            if let name = access.tlsServerName { target.host = name }
            self.target = target
        }

        func write(_ request: APIRequest) throws(AccessError) -> HTTPClientRequest {
            var result = HTTPClientRequest(url: target.url(of: request))
            result.method = HTTPMethod(rawValue: request.method.rawValue)
            for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) { result.headers.add(name: name, value: value) }
            if target != server { result.headers.replaceOrAdd(name: "host", value: server.authority) }
            if !result.headers.contains(name: "user-agent") { result.headers.add(name: "user-agent", value: userAgent) }
            if let value = try credentials.header() { result.headers.replaceOrAdd(name: "authorization", value: value) }
            if let user = access.impersonateUser {
                result.headers.replaceOrAdd(name: "impersonate-user", value: user)
                for group in access.impersonateGroups { result.headers.add(name: "impersonate-group", value: group) }
            }
            if let body = request.body { result.body = .bytes(ByteBuffer(bytes: body)) }
            return result
        }
    }
#endif
