import SteadyModel
import Synchronization

/// One try to get a lock and to work under it.
final class Acquisition<Result: Sendable>: Sendable {
    private enum Stage {
        case waiting
        case begun
        case givenUp
    }

    let store: LockStore
    let key: ObjectKey
    private let elector: LeaderElector
    private let stage = Mutex(Stage.waiting)
    private let result = Mutex<Result?>(nil)

    init(
        _ store: LockStore, _ key: ObjectKey, _ configuration: ElectionConfiguration, _ platform: Platform,
        onDrainOverrun: @escaping @Sendable () -> Void
    ) throws {
        self.store = store
        self.key = key
        elector = try LeaderElector(
            store: store, identity: store.ticket, configuration: configuration, platform: platform, onDrainOverrun: onDrainOverrun
        )
    }

    /// Who held the lock when it was looked at last.
    var holder: String? { store.lastHolder }

    /// Why the lease could not be reached when that was tried last.
    var problem: String? { elector.contact.withLock { $0.problem } }

    /// Whether the time is up before the work has begun; then it does not begin.
    func giveUp() -> Bool {
        stage.withLock { stage in
            if stage == .begun { return false }
            stage = .givenUp
            return true
        }
    }

    private func begin() -> Bool {
        stage.withLock { stage in
            if stage == .givenUp { return false }
            stage = .begun
            return true
        }
    }

    /// Waits for the lock, and works once.
    ///
    /// - Throws: what the work throws; ``LockError`` if the lock was lost; `CancellationError`.
    func run(_ body: @escaping @Sendable (LockToken) async throws -> Result) async throws -> Result {
        let isThrough = try await elector.runOnce { term in
            guard self.begin() else { throw CancellationError() }
            let value = try await body(LockToken(lock: self.key, term: term, elector: self.elector))
            self.result.withLock { $0 = value }
        }
        guard isThrough, let value = result.withLock({ $0 }) else { throw LockError.lost(key) }
        return value
    }
}
