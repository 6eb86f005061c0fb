#if Server
    import HTTPTypes
    import HummingbirdCore
    package import NIOCore
    import NIOHTTP1
    package import NIOHTTPTypes
    import NIOHTTPTypesHTTP1
    import NIOWebSocket

    /// Turns a connection of HTTP/1.1 into a WebSocket when a request that asks for one is answered with 101.
    ///
    /// For those further in it stays one request and its answer: each message that comes is a piece of the body of the request, each
    /// piece of the body of the answer is sent as a message.
    package final class WebSocketUpgrader: ChannelDuplexHandler, RemovableChannelHandler {
        package typealias InboundIn = HTTPRequestPart
        package typealias InboundOut = HTTPRequestPart
        package typealias OutboundIn = HTTPResponsePart
        package typealias OutboundOut = HTTPResponsePart

        private enum State {
            case http
            /// A request asks for a WebSocket; its end is held back.
            case asked(end: NIOAny?)
            /// It was refused: what follows on the connection would not be read.
            case refused
            /// The handlers are being replaced; what is written waits.
            case upgrading([(NIOAny, EventLoopPromise<Void>?)])
            case open
        }

        private let idleTimeout: TimeAmount
        private var state = State.http

        /// - Parameter idleTimeout: after how long without any sign of life from its client a WebSocket is closed.
        package init(idleTimeout: TimeAmount) { self.idleTimeout = idleTimeout }

        package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch (unwrapInboundIn(data), state) {
            case (.head(let head), .http) where !context.channel.isStream && WebSocketHandshake.isAsked(head):
                state = .asked(end: nil)
            case (.end, .asked):
                state = .asked(end: data)
                return
            default: break
            }
            context.fireChannelRead(data)
        }

        package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            switch state {
            case .http, .open: context.write(data, promise: promise)
            case .upgrading(let waiting): state = .upgrading(waiting + [(data, promise)])
            case .refused:
                guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
                context.writeAndFlush(data, promise: promise)
                context.close(promise: nil)
            case .asked(let end):
                guard case .head(var head) = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
                if head.status == .switchingProtocols { return upgrade(context, head, promise) }
                state = .refused
                head.headerFields[.connection] = "close"
                context.write(wrapOutboundOut(.head(head)), promise: promise)
                if let end { context.fireChannelRead(end) }
            }
        }

        private func upgrade(_ context: ChannelHandlerContext, _ head: HTTPResponse, _ promise: EventLoopPromise<Void>?) {
            state = .upgrading([])
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            let pipeline = context.pipeline.syncOperations
            // The decoder takes a moment to go; nothing comes before the client has its answer.
            guard let decoder = try? pipeline.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self) else {
                promise?.fail(ChannelError.inappropriateOperationForState)
                return context.close(promise: nil)
            }
            pipeline.removeHandler(context: decoder).whenComplete { _ in
                let (handler, context) = bound.value
                context.writeAndFlush(handler.wrapOutboundOut(.head(head)), promise: promise)
                do {
                    try handler.replaceHandlers(context)
                } catch {
                    context.fireErrorCaught(error)
                    return context.close(promise: nil)
                }
                guard case .upgrading(let waiting) = handler.state else { return }
                handler.state = .open
                for (data, promise) in waiting { context.write(data, promise: promise) }
                context.flush()
            }
        }

        private func replaceHandlers(_ context: ChannelHandlerContext) throws {
            let pipeline = context.pipeline.syncOperations
            for old in [
                try pipeline.context(handlerType: HTTPResponseEncoder.self),
                try pipeline.context(handlerType: HTTP1ToHTTPServerCodec.self),
                try pipeline.context(handlerType: RequestGuard.self),
                try pipeline.context(handlerType: HTTPConnectionStateHandler.self),
            ] { pipeline.removeHandler(context: old, promise: nil) }
            for new in [
                WebSocketFrameEncoder(),
                ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: ServerWebSocketHandler.maximumMessageSize)),
                WebSocketProtocolErrorHandler(isServer: true), ServerWebSocketHandler(idleTimeout: idleTimeout),
            ] as [any ChannelHandler] { try pipeline.addHandler(new, position: .before(self)) }
        }
    }
#endif
