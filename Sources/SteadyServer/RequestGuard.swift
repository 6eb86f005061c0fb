#if Server
    package import NIOCore
    package import NIOHTTPTypes

    /// Sees the requests of a connection (HTTP/1.1), or the one of a stream (HTTP/2), and closes it: when a request that has begun does not
    /// arrive in time, when the peer does not take what a stream sends it.
    package final class RequestGuard: ChannelInboundHandler, RemovableChannelHandler {
        package typealias InboundIn = HTTPRequestPart
        package typealias InboundOut = HTTPRequestPart

        private let requestLimit: TimeAmount
        private let stallLimit: TimeAmount
        private var request: Scheduled<Void>?
        private var stall: Scheduled<Void>?
        private var isFirst = true

        /// - Parameters:
        ///   - requestLimit: how long each request may take to arrive once it has begun.
        ///   - stallLimit: how long a peer may leave what a stream sends it unread; connections have their own guard for that.
        package init(requestLimit: TimeAmount, stallLimit: TimeAmount) {
            self.requestLimit = requestLimit
            self.stallLimit = stallLimit
        }

        package func handlerRemoved(context: ChannelHandlerContext) { cancel() }

        package func channelInactive(context: ChannelHandlerContext) {
            cancel()
            context.fireChannelInactive()
        }

        package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head:
                if isFirst {
                    isFirst = false
                    context.channel.connection.triggerUserOutboundEvent(ConnectionGuard.Event.requested, promise: nil)
                }
                request?.cancel()
                request = close(context.channel, in: requestLimit)
            case .body: break
            case .end:
                request?.cancel()
                request = nil
            }
            context.fireChannelRead(data)
        }

        package func channelWritabilityChanged(context: ChannelHandlerContext) {
            if context.channel.isStream {
                stall?.cancel()
                stall = context.channel.isWritable ? nil : close(context.channel, in: stallLimit)
            }
            context.fireChannelWritabilityChanged()
        }

        private func close(_ channel: any Channel, in limit: TimeAmount) -> Scheduled<Void> {
            channel.eventLoop.scheduleTask(in: limit) {
                if channel.isStream {
                    channel.close(promise: nil)
                } else {
                    channel.triggerUserOutboundEvent(ConnectionGuard.Event.close, promise: nil)
                }
            }
        }

        private func cancel() {
            request?.cancel()
            stall?.cancel()
        }
    }

    extension Channel {
        /// Whether this is one stream of a connection (HTTP/2). What a listener accepts has the listener alone above it.
        var isStream: Bool { parent?.parent != nil }

        /// The connection: of a stream the one it belongs to.
        var connection: any Channel { isStream ? parent ?? self : self }
    }
#endif
