#if HTTP
    import AsyncHTTPClient
    import NIOCore
    import NIOExtras
    import NIOHTTP1
    import NIOPosix
    import NIOSOCKS
    import NIOSSL
    import NIOWebSocket
    import SteadyModel

    /// What is needed to open a connection of its own to the server.
    struct ConnectionPlan: Sendable {
        /// Where the server is.
        var server: ServerURL
        /// The name to expect in its certificate.
        var expectedName: String
        var head: HTTPRequestHead
        /// `nil` for a server without TLS.
        var tls: TLSConfiguration?
        /// A proxy on the way.
        var proxy: ProxyURL?
        var connectTimeout: TimeAmount
        /// How long everything may take from then to the answer of the server.
        var answerTimeout: TimeAmount
        var random: PlatformRandom
        /// Those of the transport, to be ended with it.
        var connections: OpenConnections

        var port: Int { server.port ?? (server.scheme == "https" ? 443 : 80) }
    }

    /// Opens a TCP connection, through a proxy if there is one, TLS in it, and a WebSocket in that.
    enum WebSocketConnector {
        typealias Messages = NIOAsyncChannel<ByteBuffer, ByteBuffer>
        typealias Exchange = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

        /// What the server said to it.
        enum Answer: Sendable {
            case open(Messages, subprotocol: String)
            /// Something else; the answer is still to be read.
            case refused(Exchange)
        }

        /// - Throws: errors of the network and of TLS.
        static func connect(_ plan: ConnectionPlan) async throws -> Answer {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(plan.connectTimeout)
                .channelOption(.socketOption(.so_keepalive), value: 1)
                .connect(host: plan.proxy?.host ?? plan.server.host, port: plan.proxy?.port ?? plan.port)
                .get()
            try plan.connections.add(channel)
            let limit = channel.eventLoop.scheduleTask(in: plan.answerTimeout) { channel.close(promise: nil) }
            return try await withTaskCancellationHandler {
                do {
                    try Task.checkCancellation()
                    if let proxy = plan.proxy { try await tunnel(channel, through: proxy, plan).get() }
                    let answer = try await upgrade(channel, plan).get().get()
                    limit.cancel()
                    return answer
                } catch {
                    limit.cancel()
                    channel.close(promise: nil)
                    throw error
                }
            } onCancel: {
                channel.close(promise: nil)
            }
        }

        private static func upgrade(_ channel: any Channel, _ plan: ConnectionPlan) -> EventLoopFuture<EventLoopFuture<Answer>> {
            channel.eventLoop.submit {
                if var tls = plan.tls {
                    tls.applicationProtocols = ["http/1.1"]
                    let name = (try? SocketAddress(ipAddress: plan.expectedName, port: 0)) == nil ? plan.expectedName : nil
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: NIOSSLContext(configuration: tls), serverHostname: name))
                }
                var random = plan.random
                let key = NIOWebSocketClientUpgrader.randomRequestKey(using: &random)
                let masks = random
                let upgrader = NIOTypedWebSocketClientUpgrader<Answer>(
                    requestKey: key, maxFrameSize: WebSocketHandler.maximumMessageSize
                ) { channel, head in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(WebSocketHandler(random: masks))
                        let messages = try Messages(wrappingChannelSynchronously: channel)
                        return .open(messages, subprotocol: head.headers.first(name: "sec-websocket-protocol") ?? "")
                    }
                }
                var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
                    upgradeConfiguration: .init(upgradeRequestHead: plan.head, upgraders: [upgrader]) { channel in
                        channel.eventLoop.makeCompletedFuture {
                            .refused(try Exchange(wrappingChannelSynchronously: channel))
                        }
                    })
                // The first messages may come together with the answer.
                configuration.leftOverBytesStrategy = .forwardBytes
                return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(configuration: configuration)
            }
        }

        private static func tunnel(
            _ channel: any Channel, through proxy: ProxyURL, _ plan: ConnectionPlan
        ) -> EventLoopFuture<Void> {
            let (host, port) = (plan.server.host, plan.port)
            return channel.eventLoop.flatSubmit {
                let pipeline = channel.pipeline.syncOperations
                let done = channel.eventLoop.makePromise(of: Void.self)
                do {
                    if proxy.scheme == "socks5" {
                        // What is sent before the proxy has answered is kept until it has.
                        try pipeline.addHandler(SOCKSClientHandler(targetAddress: .domain(host, port: port)))
                        done.succeed()
                        return done.futureResult
                    }
                    let encoder = HTTPRequestEncoder()
                    let decoder = ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
                    let handler = NIOHTTP1ProxyConnectHandler(
                        targetHost: host.contains(":") ? "[\(host)]" : host, targetPort: port, headers: proxy.headers,
                        deadline: .now() + plan.answerTimeout, promise: done)
                    try pipeline.addHandlers([encoder, decoder, handler])
                    let handlers = NIOLoopBound((encoder, decoder), eventLoop: channel.eventLoop)
                    return done.futureResult.flatMap {
                        // The third has left by itself.
                        let (encoder, decoder) = handlers.value
                        let pipeline = channel.pipeline.syncOperations
                        return EventLoopFuture.andAllSucceed(
                            [pipeline.removeHandler(decoder), pipeline.removeHandler(encoder)], on: channel.eventLoop)
                    }
                } catch {
                    done.fail(error)
                    return done.futureResult
                }
            }
        }
    }
#endif
