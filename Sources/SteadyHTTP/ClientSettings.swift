#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOSSL

    /// The settings of the HTTP client for a cluster.
    enum ClientSettings {
        static func make(
            _ access: ClusterAccess, _ configuration: HTTPTransport.Configuration, _ server: ServerURL
        ) throws(AccessError) -> HTTPClient.Configuration {
            var settings = HTTPClient.Configuration(
                tlsConfiguration: try tls(access), redirectConfiguration: .disallow,
                timeout: .init(connect: amount(configuration.connectTimeout)))
            settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, configuration.maximumConnections)
            // Whoever sends a request knows better whether and when to try again.
            settings.connectionPool.retryConnectionEstablishment = false
            settings.httpVersion = configuration.allowsHTTP2 ? .automatic : .http1Only
            if let name = access.tlsServerName { settings.dnsOverride = [name: server.host] }
            settings.proxy = try access.proxyURL.map(proxy)
            settings.http1_1ConnectionDebugInitializer = keepAlive
            settings.http2ConnectionDebugInitializer = keepAlive
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
            let url = try ServerURL(text, schemes: ["http", "socks5"], place: "proxyURL")
            return url.scheme == "socks5"
                ? .socksServer(host: url.host, port: url.port ?? 1080) : .server(host: url.host, port: url.port ?? 80)
        }

        private static func tls(_ access: ClusterAccess) throws(AccessError) -> TLSConfiguration {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.minimumTLSVersion = .tlsv12
            if let authority = access.certificateAuthority {
                tls.trustRoots = .certificates(try certificates(authority, "certificateAuthority"))
            }
            if access.insecureSkipTLSVerify { tls.certificateVerification = .none }
            switch (access.clientCertificate, access.clientKey) {
            case (let certificate?, let key?):
                tls.certificateChain = try certificates(certificate, "clientCertificate").map { .certificate($0) }
                do {
                    tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem))
                } catch {
                    throw AccessError("clientKey", "not a private key in PEM")
                }
            case (nil, nil): break
            case (nil, _): throw AccessError("clientCertificate", "missing: a certificate and its key belong together")
            case (_, nil): throw AccessError("clientKey", "missing: a certificate and its key belong together")
            }
            return tls
        }

        private static func certificates(_ bytes: [UInt8], _ place: String) throws(AccessError) -> [NIOSSLCertificate] {
            guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
                throw AccessError(place, "not certificates in PEM")
            }
            return certificates
        }
    }
#endif
