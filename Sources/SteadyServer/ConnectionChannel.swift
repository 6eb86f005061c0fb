#if Server
    import HummingbirdCore
    import Logging
    import NIOCore

    /// Closes a connection when its task is cancelled, at once and whatever its peer does.
    struct ConnectionChannel<Base: ServerChildChannel>: ServerChildChannel {
        let base: Base

        func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(CloseNowHandler())
            }.flatMap {
                base.setup(channel: channel, logger: logger)
            }
        }

        @concurrent
        func handle(value: Base.Value, logger: Logger) async {
            await withTaskCancellationHandler {
                await base.handle(value: value, logger: logger)
            } onCancel: {
                // TLS says goodbye and would then wait seconds for the peer's answer: it is not waited for.
                value.channel.close(promise: nil)
                value.channel.triggerUserOutboundEvent(CloseNow(), promise: nil)
            }
        }
    }

    /// Asks for the socket to be closed without more ado.
    private struct CloseNow: Sendable {}

    /// Stands before TLS, next to the socket, and closes that.
    private final class CloseNowHandler: ChannelOutboundHandler {
        typealias OutboundIn = IOData

        func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
            if event is CloseNow {
                context.close(mode: .all, promise: promise)
            } else {
                context.triggerUserOutboundEvent(event, promise: promise)
            }
        }
    }
#endif
