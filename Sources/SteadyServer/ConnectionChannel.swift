#if Server
    import HummingbirdCore
    import Logging
    import NIOCore

    /// Closes a connection when its task is cancelled, at once and whatever its peer does.
    struct ConnectionChannel<Base: ServerChildChannel>: ServerChildChannel {
        let base: Base
        let requestLimit: TimeAmount
        let stallLimit: TimeAmount

        func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    ConnectionGuard(requestLimit: requestLimit, stallLimit: stallLimit))
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
                value.channel.triggerUserOutboundEvent(ConnectionGuard.Event.close, promise: nil)
            }
        }
    }
#endif
