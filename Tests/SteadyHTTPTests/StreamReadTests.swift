#if HTTP
    import NIOCore
    import NIOEmbedded
    import NIOHTTP1
    import SteadyHTTP
    import Testing

    struct StreamReadTests {
        /// A connection that has sent a request.
        private func connection() throws -> EmbeddedChannel {
            let channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandlers(
                HTTPRequestEncoder(), ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .dropBytes)))
            let added = StreamReadHandler.add(to: channel)
            channel.embeddedEventLoop.run()
            try added.wait()
            try request(channel)
            return channel
        }

        private func request(_ channel: EmbeddedChannel) throws {
            try channel.writeOutbound(HTTPClientRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")))
            try channel.writeOutbound(HTTPClientRequestPart.end(nil))
        }

        private func receive(_ text: String, _ channel: EmbeddedChannel) throws {
            try channel.writeInbound(ByteBuffer(string: text.replacing("\n", with: "\r\n")))
        }

        /// How much is read at most at once, as far as it is set; `nil` for as much as comes.
        private func read(_ channel: EmbeddedChannel) throws -> Int? {
            let allocator = try channel.getOption(.recvAllocator).wait()
            let reads = try channel.getOption(.maxMessagesPerRead).wait()
            return (allocator as? FixedSizeRecvByteBufferAllocator).map { $0.capacity * Int(reads) }
        }

        @Test func `of what has to be inflated little is read at once, however soon it comes after its head`() throws {
            let channel = try connection()
            #expect(try read(channel) == 16 << 10)
            try receive("HTTP/1.1 200 OK\nContent-Encoding: gzip\nTransfer-Encoding: chunked\n\n4\nabcd\n", channel)
            #expect(try read(channel) == 16 << 10)
            _ = try? channel.finish()
        }

        @Test func `what comes as it is may come in large pieces, until its end`() throws {
            let channel = try connection()
            try receive("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nabcd\n", channel)
            #expect(try read(channel) == nil)
            try receive("0\n\n", channel)
            #expect(try read(channel) == 16 << 10)
            try request(channel)
            try receive("HTTP/1.1 200 OK\nContent-Encoding: deflate\nTransfer-Encoding: chunked\n\n4\nabcd\n", channel)
            #expect(try read(channel) == 16 << 10)
            _ = try? channel.finish()
        }
    }
#endif
