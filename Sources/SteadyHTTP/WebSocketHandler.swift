#if HTTP
    import NIOCore
    import NIOWebSocket
    import SteadyClient
    import SteadyModel

    /// The client's end of a WebSocket: frames on the side of the network, whole messages on the other. It answers pings, sends its own,
    /// and says goodbye before it closes.
    final class WebSocketHandler: ChannelDuplexHandler {
        typealias InboundIn = WebSocketFrame
        typealias InboundOut = ByteBuffer
        typealias OutboundIn = ByteBuffer
        typealias OutboundOut = WebSocketFrame

        /// The largest message that is taken.
        static let maximumMessageSize = 16 << 20
        private static let pingInterval = TimeAmount.seconds(10)
        /// After how many pings without any sign of life the server counts as gone.
        private static let patience = 6
        /// How long the goodbye, and what was sent before it, may take.
        private static let farewell = TimeAmount.seconds(2)

        private var messages = WebSocketMessages(limit: maximumMessageSize)
        private var random: PlatformRandom
        private var pings: RepeatedTask?
        private var unanswered = 0
        private var saysGoodbye = true
        private var hasEnded = false

        init(random: PlatformRandom) { self.random = random }

        func handlerAdded(context: ChannelHandlerContext) {
            let context = NIOLoopBound(context, eventLoop: context.eventLoop)
            let handler = NIOLoopBound(self, eventLoop: context.value.eventLoop)
            pings = context.value.eventLoop.scheduleRepeatedTask(
                initialDelay: Self.pingInterval, delay: Self.pingInterval
            ) { _ in handler.value.ping(context.value) }
        }

        func handlerRemoved(context: ChannelHandlerContext) { pings?.cancel() }

        func channelInactive(context: ChannelHandlerContext) {
            pings?.cancel()
            if !hasEnded { context.fireErrorCaught(StreamError("the connection was lost")) }
            hasEnded = true
            context.fireChannelInactive()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frame = unwrapInboundIn(data)
            unanswered = 0
            // Servers do not mask their frames.
            let payload = Array(frame.unmaskedData.readableBytesView)
            do throws(StreamError) {
                switch try messages.read(opcode: UInt8(webSocketOpcode: frame.opcode), isFinal: frame.fin, payload) {
                case .message(let bytes): context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: bytes)))
                case .ping(let bytes): send(.pong, bytes, context)
                case .close(let code, let reason): end(context, code, reason)
                case .pong, nil: break
                }
            } catch {
                fail(error, context)
            }
        }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            guard saysGoodbye else {
                promise?.fail(ChannelError.ioOnClosedChannel)
                return
            }
            let message = unwrapOutboundIn(data)
            context.write(wrapOutboundOut(frame(.binary, message)), promise: promise)
        }

        func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
            guard mode == .all, saysGoodbye, context.channel.isActive else { return context.close(mode: mode, promise: promise) }
            hasEnded = true
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            let sent = context.eventLoop.makePromise(of: Void.self)
            send(.connectionClose, [0x03, 0xE8], context, sent)
            saysGoodbye = false
            let late = context.eventLoop.scheduleTask(in: Self.farewell) { bound.value.close(mode: .all, promise: nil) }
            sent.futureResult.whenComplete { _ in
                late.cancel()
                bound.value.close(mode: .all, promise: promise)
            }
        }

        func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
            guard event is TransportShutdown else { return context.triggerUserOutboundEvent(event, promise: promise) }
            fail(StreamError("the transport was shut down"), context)
            promise?.succeed()
        }

        private func ping(_ context: ChannelHandlerContext) {
            guard saysGoodbye else { return }
            unanswered += 1
            if unanswered > Self.patience { return fail(StreamError("the server gives no sign of life"), context) }
            send(.ping, [], context)
        }

        /// The server has said goodbye.
        private func end(_ context: ChannelHandlerContext, _ code: UInt16, _ reason: String) {
            guard !hasEnded else { return }
            hasEnded = true
            if !WebSocketMessages.isOrderly(code) {
                context.fireErrorCaught(StreamError("the server closed the connection with code \(code): \(reason)"))
            }
            context.channel.close(promise: nil)
        }

        private func fail(_ error: StreamError, _ context: ChannelHandlerContext) {
            guard !hasEnded else { return }
            hasEnded = true
            context.fireErrorCaught(error)
            context.channel.close(promise: nil)
        }

        private func send(
            _ opcode: WebSocketOpcode, _ bytes: [UInt8], _ context: ChannelHandlerContext,
            _ promise: EventLoopPromise<Void>? = nil
        ) {
            context.writeAndFlush(wrapOutboundOut(frame(opcode, ByteBuffer(bytes: bytes))), promise: promise)
        }

        private func frame(_ opcode: WebSocketOpcode, _ data: ByteBuffer) -> WebSocketFrame {
            WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(using: &random), data: data)
        }
    }
#endif
