public import SteadyModel
import Synchronization

/// Bounds how many requests a second clients send, for each priority by itself, and slows down by itself when the server says
/// that it is too busy.
///
/// *Order.* Requests of one priority go in the order of their coming. *Cancellation.* Who is cancelled while waiting gives its
/// turn back.
///
/// Share one among all clients of a process. Without one nothing is bounded on this side, as in controller-runtime, and the
/// server's own fairness decides.
public final class RequestLimiter: Sendable {
    /// A bound on the requests of one priority.
    public struct Rate: Sendable, Hashable {
        /// Requests a second in the long run; more than zero.
        public var perSecond: Double
        /// How many may go at once after a pause; at least 1.
        public var burst: Int

        /// So many requests a second.
        public init(perSecond: Double, burst: Int) {
            self.perSecond = max(perSecond, 0.001)
            self.burst = max(burst, 1)
        }
    }

    private let state: Mutex<RequestLimits>
    private let clock: MonotonicClock

    /// A limiter.
    ///
    /// - Parameters:
    ///   - high: the bound for ``RequestPriority/high``.
    ///   - normal: the bound for ``RequestPriority/normal``.
    ///   - low: the bound for ``RequestPriority/low``.
    ///   - isAdaptive: whether a 429 halves the rates of its priority and of those below, which recover with each success; and
    ///     whether these wait as long as the server asked for.
    ///   - clock: the time by which is counted.
    public init(
        high: Rate = Rate(perSecond: 100, burst: 200), normal: Rate = Rate(perSecond: 50, burst: 100),
        low: Rate = Rate(perSecond: 10, burst: 20), isAdaptive: Bool = true, clock: MonotonicClock
    ) {
        self.clock = clock
        state = Mutex(RequestLimits([.high: high, .normal: normal, .low: low], isAdaptive: isAdaptive))
    }

    /// Waits until a request may go.
    ///
    /// - Throws: `CancellationError`.
    func admit(_ priority: RequestPriority) async throws {
        let now = clock.now
        let wait = state.withLock { $0.admit(priority, at: now.offset) }
        guard wait > .zero else { return }
        do {
            try await clock.sleep(until: now + wait, tolerance: nil)
        } catch {
            state.withLock { $0.giveBack(priority) }
            throw error
        }
    }

    /// Takes note of how the server took a request.
    func report(_ priority: RequestPriority, isTooMany: Bool, retryAfter: Duration?) {
        let now = clock.now.offset
        state.withLock { $0.report(priority, isTooMany: isTooMany, retryAfter: retryAfter, at: now) }
    }

    /// How many requests a second a priority may send now.
    public func rate(of priority: RequestPriority) -> Double { state.withLock { $0.rate(of: priority) } }
    /// How long requests of a priority have waited in all.
    public func waited(_ priority: RequestPriority) -> Duration { state.withLock { $0.waited(priority) } }
}

/// The bounds of a ``RequestLimiter``: no clock, no await.
struct RequestLimits: Sendable {
    private struct Lane: Sendable {
        var full: Double
        var bucket: TokenBucket
        var pausedUntil = Duration.zero
        var lastCut: Duration?
        var waited = Duration.zero
    }

    private var lanes: [RequestPriority: Lane]
    private let isAdaptive: Bool

    init(_ rates: [RequestPriority: RequestLimiter.Rate], isAdaptive: Bool) {
        lanes = rates.mapValues { Lane(full: $0.perSecond, bucket: TokenBucket(rate: $0.perSecond, burst: Double($0.burst))) }
        self.isAdaptive = isAdaptive
    }

    /// Takes a turn; it comes after the time returned.
    mutating func admit(_ priority: RequestPriority, at now: Duration) -> Duration {
        guard var lane = lanes[priority] else { return .zero }
        let wait = max(lane.bucket.take(at: now), lane.pausedUntil - now, .zero)
        lane.waited += wait
        lanes[priority] = lane
        return wait
    }

    mutating func giveBack(_ priority: RequestPriority) { lanes[priority]?.bucket.giveBack() }

    mutating func report(_ priority: RequestPriority, isTooMany: Bool, retryAfter: Duration?, at now: Duration) {
        guard isAdaptive else { return }
        guard isTooMany else {
            guard var lane = lanes[priority], lane.bucket.rate < lane.full else { return }
            // All of it is back after a hundred answers.
            lane.bucket.change(rate: min(lane.full, lane.bucket.rate + lane.full / 100), at: now)
            lanes[priority] = lane
            return
        }
        for affected in RequestPriority.all where affected <= priority {
            guard var lane = lanes[affected] else { continue }
            lane.pausedUntil = max(lane.pausedUntil, now + (retryAfter ?? .zero))
            // Those that were under way together count once.
            if lane.lastCut.map({ now - $0 >= .seconds(1) }) ?? true {
                lane.lastCut = now
                lane.bucket.change(rate: max(lane.full / 64, lane.bucket.rate / 2), at: now)
            }
            lanes[affected] = lane
        }
    }

    func rate(of priority: RequestPriority) -> Double { lanes[priority]?.bucket.rate ?? .infinity }
    func waited(_ priority: RequestPriority) -> Duration { lanes[priority]?.waited ?? .zero }
}
