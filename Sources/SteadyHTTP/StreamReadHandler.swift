#if HTTP
    package import NIOCore
    package import NIOHTTP1

    /// Decides how much of a stream is read from its socket at once.
    ///
    /// All that comes of one read is inflated and held, and lists of pods inflate to twenty times their size and more. So little is read at a
    /// time, unless the head of an answer says that its body is sent as it is: then a watch of many events takes half the processor time.
    package final class StreamReadHandler: ChannelInboundHandler {
        package typealias InboundIn = HTTPClientResponsePart

        /// How much is read at once of what is inflated: a record of TLS.
        private static let pieceSize = 16 << 10
        private var isWide = false

        /// Adds a handler behind the one that reads HTTP/1.1, which has to be there.
        package static func add(to channel: any Channel) -> EventLoopFuture<Void> {
            channel.eventLoop.submit {
                let pipeline = channel.pipeline.syncOperations
                let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
                let handler = StreamReadHandler()
                try pipeline.addHandler(handler, position: .after(decoder))
                try handler.read(channel, wide: false)
            }
        }

        package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let wide: Bool? =
                switch unwrapInboundIn(data) {
                case .head(let head): head.headers["content-encoding"].allSatisfy { $0.lowercased() == "identity" }
                case .body: nil
                case .end: false
                }
            // A channel that is closed takes no options, and needs none.
            if let wide, wide != isWide { try? read(context.channel, wide: wide) }
            context.fireChannelRead(data)
        }

        private func read(_ channel: any Channel, wide: Bool) throws {
            guard let options = channel.syncOptions else { return }
            let allocator: any RecvByteBufferAllocator =
                wide ? AdaptiveRecvByteBufferAllocator() : FixedSizeRecvByteBufferAllocator(capacity: Self.pieceSize)
            try options.setOption(.recvAllocator, value: allocator)
            try options.setOption(.maxMessagesPerRead, value: UInt(wide ? 2 : 1))
            isWide = wide
        }
    }
#endif
