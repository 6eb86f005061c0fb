#if Server
    package import NIOCore
    package import NIOHTTPTypes
    package import NIOWebSocket
    import SteadyClient

    /// The server's end of a WebSocket: frames on the side of the network, pieces of bodies on the other. It answers pings, sends its own
    /// to a client that says nothing, and closes the connection when both sides have said goodbye.
    package final class ServerWebSocketHandler: ChannelDuplexHandler {
        package typealias InboundIn = WebSocketFrame
        package typealias InboundOut = HTTPRequestPart
        package typealias OutboundIn = HTTPResponsePart
        package typealias OutboundOut = WebSocketFrame

        /// The largest message that is taken.
        static let maximumMessageSize = 4 << 20
        /// How long a client may take to answer a goodbye.
        private static let farewell = TimeAmount.seconds(1)

        private let idleTimeout: TimeAmount
        private var messages = WebSocketMessages(limit: maximumMessageSize)
        private var pings: RepeatedTask?
        private var unanswered = 0
        private var hasSaidGoodbye = false
        private var hasEnded = false

        package init(idleTimeout: TimeAmount) { self.idleTimeout = idleTimeout }

        package func handlerAdded(context: ChannelHandlerContext) {
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            let interval = TimeAmount.nanoseconds(max(1_000_000, idleTimeout.nanoseconds / 3))
            pings = context.eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
                let (handler, context) = bound.value
                handler.ping(context)
            }
        }

        package func handlerRemoved(context: ChannelHandlerContext) { pings?.cancel() }

        package func channelInactive(context: ChannelHandlerContext) {
            pings?.cancel()
            context.fireChannelInactive()
        }

        package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frame = unwrapInboundIn(data)
            unanswered = 0
            guard !hasEnded else { return }
            guard frame.maskKey != nil else { return fail(1002, context) }
            let payload = Array(frame.unmaskedData.readableBytesView)
            do throws(StreamError) {
                switch try messages.read(opcode: UInt8(webSocketOpcode: frame.opcode), isFinal: frame.fin, payload) {
                case .message(let bytes): context.fireChannelRead(wrapInboundOut(.body(ByteBuffer(bytes: bytes))))
                case .ping(let bytes): if !hasSaidGoodbye { send(.pong, bytes, context) }
                case .close: end(context, saying: 1000)
                case .pong, nil: break
                }
            } catch {
                fail(1002, context)
            }
        }

        package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            switch unwrapOutboundIn(data) {
            case .head: promise?.succeed()
            case .body(let message):
                guard !hasSaidGoodbye else {
                    promise?.fail(ChannelError.ioOnClosedChannel)
                    return
                }
                context.write(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .binary, data: message)), promise: promise)
            case .end:
                promise?.succeed()
                guard !hasSaidGoodbye else { return }
                sayGoodbye(1000, context)
                let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
                _ = context.eventLoop.scheduleTask(in: Self.farewell) { bound.value.channel.close(promise: nil) }
            }
        }

        /// The client has said goodbye, or has to go: answers in kind, and closes the connection when that is sent.
        private func end(_ context: ChannelHandlerContext, saying code: UInt16) {
            hasEnded = true
            context.fireChannelRead(wrapInboundOut(.end(nil)))
            if hasSaidGoodbye { return context.close(promise: nil) }
            sayGoodbye(code, context)
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            _ = context.eventLoop.scheduleTask(in: .milliseconds(100)) { bound.value.channel.close(promise: nil) }
        }

        private func fail(_ code: UInt16, _ context: ChannelHandlerContext) { end(context, saying: code) }

        private func ping(_ context: ChannelHandlerContext) {
            guard !hasSaidGoodbye else { return }
            unanswered += 1
            if unanswered > 3 { return context.channel.close(promise: nil) }
            send(.ping, [], context)
        }

        private func sayGoodbye(_ code: UInt16, _ context: ChannelHandlerContext) {
            send(.connectionClose, [UInt8(truncatingIfNeeded: code >> 8), UInt8(truncatingIfNeeded: code)], context)
            hasSaidGoodbye = true
        }

        private func send(_ opcode: WebSocketOpcode, _ bytes: [UInt8], _ context: ChannelHandlerContext) {
            let frame = WebSocketFrame(fin: true, opcode: opcode, data: ByteBuffer(bytes: bytes))
            context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
        }
    }
#endif
