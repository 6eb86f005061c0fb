#if HTTP
    import NIOCore
    import Synchronization

    /// The connections of a transport that are none of its HTTP client's: those of WebSockets, from their making on.
    final class OpenConnections: Sendable {
        private struct State {
            var channels: [ObjectIdentifier: any Channel] = [:]
            var isShutDown = false
        }

        private let state = Mutex(State())

        /// How many there are.
        var count: Int { state.withLock { $0.channels.count } }

        /// Takes a connection; it is forgotten when it is closed.
        ///
        /// - Throws: after ``shutdown()``, and then the connection is closed.
        func add(_ channel: any Channel) throws(AccessError) {
            let isTaken = state.withLock { state in
                if !state.isShutDown { state.channels[ObjectIdentifier(channel)] = channel }
                return !state.isShutDown
            }
            guard isTaken else {
                channel.close(promise: nil)
                throw AccessError("", "the transport was shut down")
            }
            channel.closeFuture.whenComplete { [weak self] _ in
                self?.state.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
            }
        }

        /// Ends all of them, with an error for who reads, and lets none be made any more; returns when they are closed.
        func shutdown() async {
            let channels = state.withLock { state in
                state.isShutDown = true
                return Array(state.channels.values)
            }
            for channel in channels {
                channel.triggerUserOutboundEvent(TransportShutdown(), promise: nil)
                channel.close(promise: nil)
            }
            for channel in channels { try? await channel.closeFuture.get() }
        }
    }

    /// Tells the handlers of a connection why it is closed.
    struct TransportShutdown: Sendable {}
#endif
