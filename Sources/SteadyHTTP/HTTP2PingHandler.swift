#if HTTP
    import NIOCore
    import NIOHTTP2
    import NIOSSL

    /// Asks a silent peer of an HTTP/2 connection for a sign of life, and closes the connection if none comes, so that requests
    /// and watches on a half-open connection fail instead of waiting (Go: `ReadIdleTimeout`).
    final class HTTP2PingHandler: ChannelDuplexHandler {
        typealias InboundIn = HTTP2Frame
        typealias InboundOut = HTTP2Frame
        typealias OutboundIn = HTTP2Frame
        typealias OutboundOut = HTTP2Frame

        private let interval: TimeAmount
        private var timer: Scheduled<Void>?
        private var hasRead = true
        private var isAsked = false

        private init(interval: TimeAmount) { self.interval = interval }

        /// Puts the handler where it sees all frames of the connection.
        static func add(to channel: any Channel, interval: TimeAmount) -> EventLoopFuture<Void> {
            channel.eventLoop.submit {
                let pipeline = channel.pipeline.syncOperations
                let frames = try pipeline.handler(type: NIOHTTP2Handler.self)
                try pipeline.addHandler(HTTP2PingHandler(interval: interval), position: .after(frames))
            }
        }

        func handlerAdded(context: ChannelHandlerContext) { wait(context) }

        func handlerRemoved(context: ChannelHandlerContext) {
            timer?.cancel()
            timer = nil
        }

        func channelInactive(context: ChannelHandlerContext) {
            timer?.cancel()
            timer = nil
            context.fireChannelInactive()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            hasRead = true
            context.fireChannelRead(data)
        }

        private func wait(_ context: ChannelHandlerContext) {
            let loop = context.eventLoop
            timer = loop.assumeIsolated().scheduleTask(in: interval) { self.check(context) }
        }

        /// Closes the connection without the farewell of TLS, for which a peer that is gone would be waited for.
        private func abort(_ context: ChannelHandlerContext) {
            if let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLClientHandler.self) {
                tls.close(promise: nil)
            } else {
                context.close(promise: nil)
            }
        }

        private func check(_ context: ChannelHandlerContext) {
            if hasRead {
                isAsked = false
            } else if isAsked {
                abort(context)
                return
            } else {
                isAsked = true
                let ping = HTTP2Frame(
                    streamID: .rootStream, payload: .ping(HTTP2PingData(withInteger: 0x7374_6561_6479), ack: false))
                context.writeAndFlush(wrapOutboundOut(ping), promise: nil)
            }
            hasRead = false
            wait(context)
        }
    }
#endif
