#if HTTP
    import NIOCore

    /// Reads messages one by one for one reader; the network is read no faster than they are taken.
    actor WebSocketReader {
        private var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator?

        init(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) { iterator = inbound.makeAsyncIterator() }

        /// The next message; `nil` at the end and after an error.
        func next() async throws -> [UInt8]? {
            guard var current = iterator else { return nil }
            iterator = nil
            guard let message = try await current.next(isolation: self) else {
                try Task.checkCancellation()
                return nil
            }
            iterator = current
            return Array(message.readableBytesView)
        }
    }
#endif
