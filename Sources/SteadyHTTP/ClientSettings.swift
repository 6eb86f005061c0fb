#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOHTTPCompression
    import NIOSSL

    /// The settings of the HTTP client for a cluster, but for its certificates.
    struct ClientSettings: Sendable {
        private let verifies: Bool
        private let settings: HTTPClient.Configuration
        /// Whether streams have connections of their own.
        let separatesStreams: Bool

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
            // Spans are an observer's; they tell more.
            settings.tracing.tracer = nil
            if let name = access.tlsServerName { settings.dnsOverride = [name: server.host] }
            settings.proxy = try access.proxyURL.map(Self.proxy)
            if let interval = configuration.pingInterval.map(Self.amount) {
                settings.http1_1ConnectionDebugInitializer = { channel in Self.keepAlive(channel, interval) }
                settings.http2ConnectionDebugInitializer = { channel in HTTP2PingHandler.add(to: channel, interval: interval) }
            }
            self.settings = settings
            separatesStreams = !(configuration.allowsHTTP2 && configuration.sharesConnectionsOfStreams)
        }

        /// The settings with these certificates.
        ///
        /// - Throws: if they cannot be used.
        func with(_ material: TLSMaterial) throws(AccessError) -> HTTPClient.Configuration {
            var settings = settings
            settings.tlsConfiguration = try material.configuration(verifies: verifies)
            return settings
        }

        /// The same settings, with which each request has its connection for itself.
        func forStreams(_ settings: HTTPClient.Configuration) -> HTTPClient.Configuration {
            var settings = settings
            settings.httpVersion = .http1Only
            // Nobody waits until somebody else's watch has ended: there are as many as are asked for.
            settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = .max
            let prepare = settings.http1_1ConnectionDebugInitializer
            settings.http1_1ConnectionDebugInitializer = { channel in
                let prepared = prepare?(channel) ?? channel.eventLoop.makeSucceededVoidFuture()
                return prepared.flatMap { StreamReadHandler.add(to: channel) }
            }
            return settings
        }

        /// Lets the system ask after a peer that has been silent for so long, and close the connection when nothing has come after as
        /// long again, so that a watch does not wait for one that is gone.
        private static func keepAlive(_ channel: any Channel, _ interval: TimeAmount) -> EventLoopFuture<Void> {
            var set = channel.setOption(.socketOption(.so_keepalive), value: 1)
            #if os(Linux)
                let seconds = max(1, Int(interval.nanoseconds / 1_000_000_000))
                // TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT.
                for (option, value) in [(4, seconds), (5, max(1, seconds / 4)), (6, 4)] as [(CInt, Int)] {
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
