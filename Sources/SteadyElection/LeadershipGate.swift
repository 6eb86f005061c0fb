public import SteadyClient
public import SteadyModel
import Synchronization

/// Says until when leadership is certain. Whoever writes as a leader asks it right before sending.
public final class LeadershipGate: Sendable {
    private let validUntil = Mutex<MonotonicClock.Instant?>(nil)

    func set(_ time: MonotonicClock.Instant?) { validUntil.withLock { $0 = time } }

    /// Whether leadership lasts at least until this time.
    public func isOpen(until time: MonotonicClock.Instant) -> Bool {
        validUntil.withLock { valid in valid.map { time < $0 } ?? false }
    }

    /// For how long leadership has run out without having been renewed or given up; `nil` if it has not.
    ///
    /// An elector notices at once. If it does not, it hangs, and its program had better be started again (client-go: `HealthzAdaptor`).
    ///
    /// - Parameter now: the time, of the elector's clock.
    public func overdue(at now: MonotonicClock.Instant) -> Duration? {
        validUntil.withLock { valid in valid.flatMap { $0 < now ? $0.duration(to: now) : nil } }
    }
}

/// A write was not sent, for this process may no longer be the leader.
public struct NotLeaderError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Method and path of the request.
    public var request: String

    public var description: String { "\(request): not sent, leadership has run out; another replica takes over" }
}

/// A transport that lets writes out only while leadership is certain to outlast them; reads always pass.
///
/// A write may take ``ElectionConfiguration/requestTimeout`` and is then given up, so that none is in flight when leadership
/// ends.
public struct GatedTransport: WrappingTransport {
    /// What carries the requests on.
    public let base: any Transport
    private let gate: LeadershipGate
    private let clock: MonotonicClock
    private let requestTimeout: Duration

    /// A transport behind a gate.
    public init(_ base: any Transport, gate: LeadershipGate, clock: MonotonicClock, requestTimeout: Duration) {
        self.base = base
        self.gate = gate
        self.clock = clock
        self.requestTimeout = requestTimeout
    }

    public func send(_ request: APIRequest) async throws -> APIResponse {
        if request.method == .get { return try await base.send(request) }
        guard gate.isOpen(until: clock.now + requestTimeout) else {
            throw NotLeaderError(request: "\(request.method.rawValue) \(request.path)")
        }
        return try await base.send(request, within: requestTimeout, on: clock)
    }

    /// Opened while a write would be let out, for a command may change anything; it is not closed when leadership ends.
    public func withConnection<Result: Sendable>(
        _ request: APIRequest, protocols: [String], _ body: (APIConnection) async throws -> Result
    ) async throws -> Result {
        guard gate.isOpen(until: clock.now + requestTimeout) else {
            throw NotLeaderError(request: "\(request.method.rawValue) \(request.path)")
        }
        return try await base.withConnection(request, protocols: protocols, body)
    }
}

extension Transport {
    /// Sends a request and gives it up after a time.
    func send(_ request: APIRequest, within timeout: Duration, on clock: MonotonicClock) async throws -> APIResponse {
        try await withThrowingTaskGroup(of: APIResponse?.self) { group in
            group.addTask { try await send(request) }
            group.addTask {
                try await clock.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let response = first else {
                throw TransportError(phase: .receive, message: "no answer within \(timeout)", request: request)
            }
            return response
        }
    }
}
