#if HTTP
    public import SteadyClient
    import SteadyCodec
    public import SteadyModel
    import Synchronization

    /// Calls webhooks over HTTPS, as an API server does: for an embedded cluster whose webhooks run in other processes.
    ///
    /// ```swift
    /// let caller = HTTPWebhookCaller(services: ["default/hooks": "127.0.0.1:9443"])
    /// let cluster = Cluster(webhookCaller: caller)
    /// ```
    ///
    /// A webhook at a URL is called there. One behind a Service is called at the address given here for the Service, else at
    /// the name of an `ExternalName` Service, else at the Service's cluster IP; its certificate has to bear the name
    /// `NAME.NAMESPACE.svc`. Certificates are verified against `caBundle`, or without one against the system's authorities.
    /// Connections are kept and shared.
    public final class HTTPWebhookCaller: WebhookCaller {
        private struct Peer: Hashable {
            var server: String
            var serverName: String?
            var authority: [UInt8]
        }

        private let services: [String: String]
        private let platform: Platform
        private let transports = Mutex<[Peer: HTTPTransport]>([:])

        /// A caller without connections; they are made when they are needed.
        ///
        /// - Parameters:
        ///   - services: where Services of the cluster are to be found, by `NAMESPACE/NAME`: `HOST` or `HOST:PORT`, without a
        ///     port at that of the Service.
        ///   - platform: the clocks by which connections are given up.
        public init(services: [String: String] = [:], platform: Platform = .system) {
            self.services = services
            self.platform = platform
        }

        /// Closes all connections; calls under way fail.
        public func shutdown() async {
            let open = transports.withLock { transports in
                defer { transports = [:] }
                return Array(transports.values)
            }
            for transport in open { await transport.shutdown() }
        }

        public func call(_ call: WebhookCall) async throws -> (status: Int, body: [UInt8]) {
            let transport: HTTPTransport
            let path: String
            do {
                let (peer, rest) = try peer(of: call)
                path = rest
                transport = try self.transport(to: peer)
            } catch let error as AccessError {
                throw WebhookCallError(error.description)
            }
            var request = APIRequest(
                .post, path, headers: ["content-type": "application/json", "accept": "application/json, */*"],
                body: call.review.serialized())
            if let timeout = call.timeout { request.query = [.init("timeout", "\(timeout.components.seconds)s")] }
            do {
                let response = try await transport.send(request)
                return (response.status, response.body)
            } catch let error as TransportError {
                throw WebhookCallError(error.message)
            }
        }

        private func transport(to peer: Peer) throws(AccessError) -> HTTPTransport {
            if let known = transports.withLock({ $0[peer] }) { return known }
            var access = ClusterAccess(server: peer.server)
            access.tlsServerName = peer.serverName
            if !peer.authority.isEmpty { access.certificateAuthority = peer.authority }
            let made = try HTTPTransport(
                access, configuration: .init(maximumResponseSize: 32 << 20, userAgent: "kube-apiserver-admission"),
                platform: platform)
            return transports.withLock { transports in
                if let known = transports[peer] { return known }
                transports[peer] = made
                return made
            }
        }

        private func peer(of call: WebhookCall) throws -> (peer: Peer, path: String) {
            switch call.place {
            case .url(let text):
                let url = try ServerURL(text, schemes: ["https"], place: "url")
                let peer = Peer(server: "https://\(url.authority)", serverName: nil, authority: call.authority)
                return (peer, url.path.isEmpty ? "/" : url.path)
            case .service(let service):
                let given = services["\(service.namespace)/\(service.name)"]
                guard let host = given ?? service.externalName ?? service.clusterIP else {
                    throw WebhookCallError("service \"\(service.name)\" not found")
                }
                var url = try ServerURL("https://\(host)", schemes: ["https"], place: "services")
                if url.port == nil { url.port = service.port }
                let peer = Peer(
                    server: "https://\(url.authority)", serverName: service.serverName, authority: call.authority)
                return (peer, service.path.isEmpty ? "/" : service.path)
            }
        }
    }
#endif
