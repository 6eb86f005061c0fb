#if Service
    import HummingbirdCore
    import HummingbirdTLS
    import Logging
    import NIOCore
    import NIOPosix
    import ServiceLifecycle

    /// A server of HTTP/1.1 on one address, with a bound to everything.
    struct EndpointServer {
        let address: EndpointAddress
        /// For HTTPS; `nil` for HTTP.
        let certificate: EndpointCertificate?
        let connectionLimit: Int
        /// Told the port when it is open.
        let onReady: @Sendable (Int) -> Void

        func service(
            _ respond: @escaping @concurrent @Sendable (Request, consuming ResponseWriter) async throws -> Void
        ) throws -> any ServiceLifecycle.Service {
            let channel = HTTP1Channel(
                responder: { request, writer, _ in try await respond(request, writer) },
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10)))
            let configuration = ServerConfiguration(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: MaximumAvailableConnections(connectionLimit))
            let onReady = onReady
            let logger = Logger(label: "steady.endpoint") { _ in SwiftLogNoOpLogHandler() }
            func serve<Channel: ServerChildChannel>(_ channel: Channel) -> any ServiceLifecycle.Service {
                Server(
                    childChannelSetup: channel, configuration: configuration,
                    onServerRunning: { onReady($0.localAddress?.port ?? 0) },
                    eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
                    logger: logger)
            }
            guard let certificate else { return serve(channel) }
            return serve(try TLSChannel(channel, tlsConfiguration: certificate.configuration))
        }
    }
#endif
