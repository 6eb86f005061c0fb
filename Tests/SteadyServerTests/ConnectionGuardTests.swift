#if Server
    import HTTPTypes
    import NIOCore
    import NIOEmbedded
    import NIOHTTPTypes
    import SteadyServer
    import Testing

    /// Clients that take their time, on a clock of the test's own.
    @Suite struct ConnectionGuardTests {
        private func channel() throws -> EmbeddedChannel {
            let channel = EmbeddedChannel(handler: ConnectionGuard(requestLimit: .seconds(10), stallLimit: .seconds(5)))
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            return channel
        }

        private func tell(_ channel: EmbeddedChannel, _ event: ConnectionGuard.Event) {
            channel.triggerUserOutboundEvent(event, promise: nil)
        }

        @Test func `a connection without a request is closed in time`() throws {
            let channel = try channel()
            channel.embeddedEventLoop.advanceTime(by: .seconds(9))
            #expect(channel.isActive)
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            #expect(!channel.isActive)
        }

        @Test func `a connection that has sent a request may take as long as it likes for the next one`() throws {
            let channel = try channel()
            channel.embeddedEventLoop.advanceTime(by: .seconds(9))
            tell(channel, .requested)
            channel.embeddedEventLoop.advanceTime(by: .hours(1))
            #expect(channel.isActive)
        }

        @Test func `a request that never ends is closed in time, one that has arrived is not`() throws {
            let channel = try channel()
            try channel.pipeline.syncOperations.addHandler(RequestGuard(requestLimit: .seconds(10), stallLimit: .seconds(5)))
            let head = HTTPRequest(method: .get, scheme: "https", authority: "x", path: "/")
            for _ in 0..<2 {
                try channel.writeInbound(HTTPRequestPart.head(head))
                channel.embeddedEventLoop.advanceTime(by: .seconds(9))
                try channel.writeInbound(HTTPRequestPart.end(nil))
                channel.embeddedEventLoop.advanceTime(by: .hours(1))
                #expect(channel.isActive)
            }
            try channel.writeInbound(HTTPRequestPart.head(head))
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
            channel.embeddedEventLoop.advanceTime(by: .seconds(10))
            #expect(!channel.isActive)
        }

        @Test func `a peer that does not read is closed in time, one that reads slowly is not`() throws {
            let channel = try channel()
            tell(channel, .requested)
            for _ in 0..<3 {
                channel.isWritable = false
                channel.pipeline.fireChannelWritabilityChanged()
                channel.embeddedEventLoop.advanceTime(by: .seconds(4))
                channel.isWritable = true
                channel.pipeline.fireChannelWritabilityChanged()
                channel.embeddedEventLoop.advanceTime(by: .seconds(4))
            }
            #expect(channel.isActive)
            channel.isWritable = false
            channel.pipeline.fireChannelWritabilityChanged()
            channel.embeddedEventLoop.advanceTime(by: .seconds(5))
            #expect(!channel.isActive)
        }
    }
#endif
