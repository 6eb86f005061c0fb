#if Server
    import HummingbirdCore
    import Logging
    import NIOCore

    /// Closes a connection when its task is cancelled, even while its peer keeps it half open.
    struct ConnectionChannel<Base: ServerChildChannel>: ServerChildChannel {
        let base: Base

        func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
            base.setup(channel: channel, logger: logger)
        }

        @concurrent
        func handle(value: Base.Value, logger: Logger) async {
            await withTaskCancellationHandler {
                await base.handle(value: value, logger: logger)
            } onCancel: {
                value.channel.close(promise: nil)
            }
        }
    }
#endif
