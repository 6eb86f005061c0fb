#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTPCompression
    import NIOSSL

    /// The settings of the HTTP client for a cluster, but for its certificates.
    struct ClientSettings: Sendable {
        private let verifies: Bool
        private let settings: HTTPClient.Configuration

        /// - Throws: if the URL of the proxy cannot be used.
        init(
            _ access: ClusterAccess, _ configuration: HTTPTransport.Configuration, _ server: ServerURL
        ) throws(AccessError) {
            verifies = !access.insecureSkipTLSVerify
            var settings = HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: .init(connect: Self.amount(configuration.connectTimeout)))
            settings.connectionPool.idleTimeout = Self.amount(configuration.idleTimeout)
            settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, configuration.maximumConnections)
            // Whoever sends a request knows better whether and when to try again.
            settings.connectionPool.retryConnectionEstablishment = false
            settings.httpVersion = configuration.allowsHTTP2 ? .automatic : .http1Only
            // What is inflated is bounded where it is taken: whole answers in size, streams by how quickly they are read.
            settings.decompression = access.disableCompression ? .disabled : .enabled(limit: .none)
            if let name = access.tlsServerName { settings.dnsOverride = [name: server.host] }
            settings.proxy = try access.proxyURL.map(Self.proxy)
            settings.http1_1ConnectionDebugInitializer = Self.keepAlive
            let pings = configuration.pingInterval.map(Self.amount)
            settings.http2ConnectionDebugInitializer = { channel in
                Self.keepAlive(channel).flatMap {
                    guard let pings else { return channel.eventLoop.makeSucceededVoidFuture() }
                    return HTTP2PingHandler.add(to: channel, interval: pings)
                }
            }
            self.settings = settings
        }

        /// The settings with these certificates.
        ///
        /// - Throws: if they cannot be used.
        func with(_ material: TLSMaterial) throws(AccessError) -> HTTPClient.Configuration {
            var settings = settings
            settings.tlsConfiguration = try material.configuration(verifies: verifies)
            return settings
        }

        /// Lets the system ask after a silent peer, so that a watch does not wait for one that is gone.
        private static let keepAlive: @Sendable (any Channel) -> EventLoopFuture<Void> = { channel in
            var set = channel.setOption(.socketOption(.so_keepalive), value: 1)
            #if os(Linux)
                // TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT: first after 30 s, then every 15 s, gone after 6 without an answer.
                for (option, value) in [(4, 30), (5, 15), (6, 6)] as [(CInt, Int)] {
                    let option = ChannelOptions.Types.SocketOption(level: .tcp, name: NIOBSDSocket.Option(rawValue: option))
                    set = set.flatMap { channel.setOption(option, value: ChannelOptions.Types.SocketOption.Value(value)) }
                }
            #endif
            return set.recover { _ in }
        }

        private static func amount(_ duration: Duration) -> TimeAmount {
            let (seconds, attoseconds) = duration.components
            let hour: Int64 = 3600
            return .milliseconds(max(1, min(max(seconds, 0), hour) * 1000 + attoseconds / 1_000_000_000_000_000))
        }

        private static func proxy(_ text: String) throws(AccessError) -> HTTPClient.Configuration.Proxy {
            let url = try ProxyURL(text, place: "proxyURL")
            if url.scheme == "socks5" { return .socksServer(host: url.host, port: url.port) }
            let authorization = url.credentials.map { text in
                let name = text.prefix { $0 != ":" }
                return HTTPClient.Authorization.basic(
                    username: String(name), password: String(text.dropFirst(name.count + 1)))
            }
            return .server(host: url.host, port: url.port, authorization: authorization)
        }
    }
#endif
