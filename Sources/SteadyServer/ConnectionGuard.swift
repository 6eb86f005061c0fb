#if Server
    package import NIOCore

    /// Stands next to the socket, before TLS, and closes it: when it is told to, when no request comes, when the peer does not take
    /// what it is sent.
    package final class ConnectionGuard: ChannelDuplexHandler {
        package typealias InboundIn = ByteBuffer
        package typealias OutboundIn = IOData

        /// What those further in tell it.
        package enum Event: Sendable {
            /// The socket is to be closed without more ado.
            case close
            /// A request has begun to arrive: from now on each has a guard of its own, ``RequestGuard``.
            case requested
        }

        private let requestLimit: TimeAmount
        private let stallLimit: TimeAmount
        private var request: Scheduled<Void>?
        private var stall: Scheduled<Void>?

        /// - Parameters:
        ///   - requestLimit: how long the first request may take to begin, TLS included.
        ///   - stallLimit: how long a peer may leave what it is sent in the buffers.
        package init(requestLimit: TimeAmount, stallLimit: TimeAmount) {
            self.requestLimit = requestLimit
            self.stallLimit = stallLimit
        }

        package func handlerAdded(context: ChannelHandlerContext) { request = close(context, in: requestLimit) }

        package func handlerRemoved(context: ChannelHandlerContext) { cancel() }

        package func channelInactive(context: ChannelHandlerContext) {
            cancel()
            context.fireChannelInactive()
        }

        package func channelWritabilityChanged(context: ChannelHandlerContext) {
            stall?.cancel()
            stall = context.channel.isWritable ? nil : close(context, in: stallLimit)
            context.fireChannelWritabilityChanged()
        }

        package func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
            guard let event = event as? Event else { return context.triggerUserOutboundEvent(event, promise: promise) }
            switch event {
            case .close: return context.close(mode: .all, promise: promise)
            case .requested:
                request?.cancel()
                request = nil
            }
            promise?.succeed()
        }

        private func close(_ context: ChannelHandlerContext, in limit: TimeAmount) -> Scheduled<Void> {
            let channel = context.channel
            return context.eventLoop.scheduleTask(in: limit) {
                channel.triggerUserOutboundEvent(Event.close, promise: nil)
            }
        }

        private func cancel() {
            request?.cancel()
            stall?.cancel()
        }
    }
#endif
