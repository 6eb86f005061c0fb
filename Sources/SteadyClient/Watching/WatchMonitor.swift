public import SteadyModel
import Synchronization

/// How a followed collection fares: for health checks and metrics.
///
/// One for each ``ResourceClient/follow(_:sharing:monitor:_:)``; read from anywhere at any time.
public final class WatchMonitor: Sendable {
    /// What is counted.
    public struct Counts: Sendable, Hashable {
        /// Connections that were opened.
        public var connections = 0
        /// Connections that went on from where the one before had ended.
        public var resumptions = 0
        /// Times the whole collection came anew, the first included.
        public var listings = 0
        /// Versions that the server no longer kept (410).
        public var expirations = 0
        /// Connections that were given up because they were silent.
        public var silences = 0
        /// Failures of any kind.
        public var failures = 0
        /// Objects and deletions that came.
        public var events = 0
        /// Bookmarks that came.
        public var bookmarks = 0
    }

    private struct State {
        var counts = Counts()
        var isSynced = false
        var isConnected = false
        var connectedAt: MonotonicClock.Instant?
        var lastContact: MonotonicClock.Instant?
        var failingSince: MonotonicClock.Instant?
        var problem: String?
        var isUnserved = false
        var highWater = ""

        /// Whether the last connection has stood for a while: one that breaks at once, again and again, is none.
        func hasStood(at now: MonotonicClock.Instant) -> Bool {
            connectedAt.map { $0.duration(to: now) >= .seconds(1) } ?? false
        }
    }

    private let state = Mutex(State())

    /// A monitor that has seen nothing.
    public init() {}

    /// What was counted so far.
    public var counts: Counts { state.withLock { $0.counts } }
    /// Whether the collection was complete once.
    public var isSynced: Bool { state.withLock { $0.isSynced } }
    /// Whether there is a connection now.
    public var isConnected: Bool { state.withLock { $0.isConnected } }
    /// When the server last said something; `nil` for never.
    public var lastContact: MonotonicClock.Instant? { state.withLock { $0.lastContact } }
    /// What went wrong last, in words; `nil` while all is well.
    public var problem: String? { state.withLock { $0.problem } }

    /// Whether the server said last that it does not serve this resource: its definition is not installed, or not any more.
    public var isUnserved: Bool { state.withLock { $0.isUnserved } }

    /// Whether the collection is known and followed, for a readiness check.
    ///
    /// - Parameters:
    ///   - now: the time, of the client's clock.
    ///   - grace: how long a connection may have been failing.
    /// - Returns: `nil` if all is well; else why not.
    public func unhealthiness(at now: MonotonicClock.Instant, grace: Duration = .seconds(60)) -> String? {
        state.withLock { state in
            if !state.isSynced { return state.problem ?? "the first list is not complete" }
            guard let since = state.failingSince, since.duration(to: now) > grace, !state.hasStood(at: now) else { return nil }
            return "no news for \(since.duration(to: now)): \(state.problem ?? "the connection is lost")"
        }
    }

    /// Nothing older than this is taken any more.
    package func saw(_ version: String) {
        state.withLock { if ResourceVersion.isLater(version, than: $0.highWater) { $0.highWater = version } }
    }

    var highWater: String { state.withLock { $0.highWater } }

    func connecting(_ step: FollowState.Step, restarts: Bool) {
        state.withLock { state in
            if restarts { state.counts.listings += 1 }
            if case .list = step { return }
            state.counts.connections += 1
            if case .watch = step { state.counts.resumptions += 1 }
        }
    }

    /// A connection is open, and has said nothing yet.
    func connected(at now: MonotonicClock.Instant) {
        state.withLock { state in
            state.isConnected = true
            state.connectedAt = now
        }
    }

    /// The server has said something.
    func contact(at now: MonotonicClock.Instant) {
        state.withLock { state in
            state.lastContact = now
            state.failingSince = nil
            state.problem = nil
            state.isUnserved = false
        }
    }

    func came(events: Int, bookmarks: Int) {
        state.withLock {
            $0.counts.events &+= events
            $0.counts.bookmarks &+= bookmarks
        }
    }

    func synced() { state.withLock { $0.isSynced = true } }

    func disconnected() { state.withLock { $0.isConnected = false } }

    func failed(_ error: any Error, at now: MonotonicClock.Instant) {
        state.withLock { state in
            state.counts.failures += 1
            if (error as? APIError)?.isExpired == true { state.counts.expirations += 1 }
            if error is SilentWatchError { state.counts.silences += 1 }
            if state.hasStood(at: now) { state.failingSince = nil }
            state.failingSince = state.failingSince ?? now
            state.isConnected = false
            state.connectedAt = nil
            state.problem = "\(error)"
            state.isUnserved = (error as? APIError)?.isResourceMissing == true
        }
    }
}
