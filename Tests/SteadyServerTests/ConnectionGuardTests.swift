#if Server
    import NIOCore
    import NIOEmbedded
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

        @Test func `a request that never ends is closed in time, one that has arrived may take as long as it likes`() throws {
            let channel = try channel()
            channel.embeddedEventLoop.advanceTime(by: .seconds(9))
            tell(channel, .receiving)
            channel.embeddedEventLoop.advanceTime(by: .seconds(9))
            tell(channel, .received)
            channel.embeddedEventLoop.advanceTime(by: .hours(1))
            #expect(channel.isActive)
            tell(channel, .receiving)
            channel.embeddedEventLoop.advanceTime(by: .seconds(10))
            #expect(!channel.isActive)
        }

        @Test func `a peer that does not read is closed in time, one that reads slowly is not`() throws {
            let channel = try channel()
            tell(channel, .received)
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
