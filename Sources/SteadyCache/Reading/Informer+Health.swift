public import SteadyClient
import SteadyModel
import Synchronization

extension Informer {
    /// How the watches fare, by namespace; one for all is under `nil`.
    public var monitors: [String?: WatchMonitor] {
        following.withLock { Dictionary($0.parts.map { ($0.namespace, $0.monitor) }, uniquingKeysWith: { first, _ in first }) }
    }

    /// Whether the cache is filled and followed, for a readiness check.
    ///
    /// - Parameter grace: how long a connection may have been failing.
    /// - Returns: `nil` if all is well; else which watch it is that is not, and why.
    public func unhealthiness(grace: Duration = .seconds(60)) -> String? {
        if let failure = memoryWatch.withLock({ $0.failure }) { return failure.description }
        guard let parts = following.withLock({ $0.isRunning ? $0.parts : nil }) else { return "\(type): run() is not running" }
        let now = resources.client.platform.clock.now
        for part in parts {
            if let problem = part.monitor.unhealthiness(at: now, grace: grace) {
                return "\(name(of: part.namespace)): \(problem)"
            }
        }
        return nil
    }

    /// Whether the server says that it does not serve the resource: its definition is not installed. It is asked again, at least every
    /// half a minute.
    public var isUnserved: Bool { following.withLock { $0.parts.contains { $0.monitor.isUnserved } } }

    /// What has not been listed yet, and why.
    var unsynced: [NotSyncedError.Missing] {
        if let failure = memoryWatch.withLock({ $0.failure }) { return [.init(what: "\(type)", reason: failure.description)] }
        let (isRunning, parts) = following.withLock { ($0.isRunning, $0.parts) }
        guard isRunning else { return [.init(what: "\(type)", reason: "run() is not running")] }
        return core.read { $0.unsynced }.map { namespace in
            let monitor = parts.first { $0.namespace == namespace }?.monitor
            return .init(what: name(of: namespace), reason: monitor?.problem ?? "the first list is not complete")
        }
    }

    func standing(grace: Duration) -> CacheStanding {
        let budgetFailure = memoryWatch.withLock { $0.failure }?.description
        let missing = budgetFailure == nil ? unsynced.map { "\($0.what) (\($0.reason))" } : []
        // What was never listed is no silence.
        let silence = budgetFailure == nil && missing.isEmpty ? unhealthiness(grace: grace) : nil
        return CacheStanding(
            resource: type, scope: scope, unsynced: missing.isEmpty ? nil : missing.joined(separator: "; "), silence: silence,
            budgetFailure: budgetFailure)
    }

    private func name(of namespace: String?) -> String { namespace.map { "\(type) in \($0)" } ?? "\(type)" }
}

/// Caches were not filled in time.
public struct NotSyncedError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A part of a cache that has not been listed.
    public struct Missing: Hashable, Sendable {
        /// The resource, and the namespace if it is one of several.
        public var what: String
        /// What went wrong last.
        public var reason: String
    }

    /// What is missing.
    public var missing: [Missing]
    /// How long it was waited for.
    public var timeout: Duration

    public var description: String {
        "not listed within \(timeout): " + missing.map { "\($0.what) (\($0.reason))" }.joined(separator: "; ")
    }
}
