public import SteadyClient
public import SteadyModel

/// A lock that is held, as its body sees it.
public struct LockToken: Sendable {
    /// Which lock.
    public let lock: ObjectKey
    /// The fencing token: grows each time the lock changes hands. Give it to systems that refuse what comes with an older one.
    public let term: Term
    let elector: LeaderElector

    /// Whether the lock is held at this moment.
    public var isHeld: Bool { elector.term == term }

    /// Makes sure that the lock is held, before something that must not happen without it.
    ///
    /// - Throws: ``LockError`` if it has run out.
    public func check() throws {
        guard isHeld else { throw LockError.lost(lock) }
    }

    /// The same client, whose writes are sent only while the lock is held for certain until they are through.
    ///
    /// - Parameters:
    ///   - client: a client.
    ///   - fence: what is written with the term of the lock on it; `nil` for nothing.
    public func guarding(_ client: Client, fence: TermFence? = nil) -> Client {
        let (elector, term) = (elector, term)
        let gated = GatedTransport(
            client.transport, gate: elector.gate, clock: elector.platform.clock,
            requestTimeout: elector.configuration.requestTimeout)
        guard let fence else { return client.over(gated) }
        return client.over(FencedTransport(gated, fence: fence) { elector.term == term ? term : nil })
    }
}

extension LockError {
    static func lost(_ lock: ObjectKey) -> LockError {
        LockError(
            code: .lost, lock: lock,
            description:
                "lock \(lock): lost, for it could not be renewed in time or was taken away; somebody else may hold it now")
    }

    static func timedOut(_ lock: ObjectKey, after patience: Duration, holder: String?, problem: String?) -> LockError {
        LockError(
            code: .timedOut, lock: lock,
            description: "lock \(lock): not had within \(patience)" + (holder.map { ", \($0) holds it" } ?? "")
                + (problem.map { "; its lease could not be reached at last: \($0)" } ?? ""))
    }

    static func badName(_ lock: ObjectKey, _ problems: [String]) -> LockError {
        LockError(
            code: .badName, lock: lock,
            description: "lock \(lock): its name is that of a Lease object, and \(problems.joined(separator: "; "))")
    }
}
