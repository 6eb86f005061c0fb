import SteadyCache
import SteadyModel
import Synchronization

/// What reconciles of a key have written and the caches may not have seen yet.
///
/// The next reconcile of that key waits for it, so that a controller never acts on a view older than its own deeds (KEP-5647).
final class OwnWrites: Sendable {
    /// Writes to one kind.
    private struct Pending {
        let kind: ObjectIdentifier
        var version = ""
        /// Deleted objects and their uids.
        var deleted: [ObjectKey: String] = [:]
        /// Whether there was a write of which nobody knows what became of it.
        var isUnknown = false
        var expires: MonotonicClock.Instant
        let wait: @Sendable (_ version: String, _ deleted: [ObjectKey: String], _ timeout: Duration) async throws -> Bool
        let catchUp: @Sendable () async throws -> Void
    }

    private let pending = Mutex<[ObjectKey: [Pending]]>([:])
    private let clock: MonotonicClock
    /// A view that does not come within this time is not waited for: the write may lie outside what the cache holds.
    private static let patience = Duration.seconds(300)

    init(clock: MonotonicClock) { self.clock = clock }

    /// A write to an object whose kind is cached.
    func record<C: Resource>(_ informer: Informer<C>, version: String, for key: ObjectKey) {
        if informer.hasSeen(version) { return }
        change(informer, key) { if Self.isLater(version, than: $0.version) { $0.version = version } }
    }

    /// A deletion.
    func recordDeletion<C: Resource>(_ informer: Informer<C>, of object: C, for key: ObjectKey) {
        change(informer, key) { $0.deleted[object.key] = object.metadata.uid ?? "" }
    }

    /// A write that may have happened or not: the next reconcile waits until the cache is at the server's present state.
    func recordUnknown<C: Resource>(_ informer: Informer<C>, for key: ObjectKey) { change(informer, key) { $0.isUnknown = true } }

    private func change<C: Resource>(_ informer: Informer<C>, _ key: ObjectKey, _ change: (inout Pending) -> Void) {
        let kind = ObjectIdentifier(informer)
        let expires = clock.now + Self.patience
        pending.withLock { pending in
            var entries = pending[key] ?? []
            let index = entries.firstIndex { $0.kind == kind } ?? entries.count
            if index == entries.count {
                let wait: @Sendable (String, [ObjectKey: String], Duration) async throws -> Bool = { version, deleted, timeout in
                    try await informer.waitUntil(timeout: timeout) { snapshot, highWater in
                        !Self.isLater(version, than: highWater)
                            && deleted.allSatisfy { key, uid in
                                guard let left = snapshot[key], left.metadata.uid == uid else { return true }
                                return left.isBeingDeleted
                            }
                    }
                }
                entries.append(Pending(kind: kind, expires: expires, wait: wait) { try await informer.catchUp() })
            }
            entries[index].expires = expires
            change(&entries[index])
            pending[key] = entries
        }
    }

    /// Waits until the caches show what was written for a key; returns whether they do.
    ///
    /// - Throws: `CancellationError`; what a list throws that had to be asked for.
    func areVisible(for key: ObjectKey, timeout: Duration) async throws -> Bool {
        guard let entries = pending.withLock({ $0[key] }) else { return true }
        let deadline = clock.now + timeout
        for entry in entries where clock.now < entry.expires {
            if entry.isUnknown { try await entry.catchUp() }
            let left = max(.zero, clock.now.duration(to: deadline))
            guard try await entry.wait(entry.version, entry.deleted, left) else { return false }
        }
        forget(key)
        return true
    }

    /// Nothing is waited for any more.
    func forget(_ key: ObjectKey) { pending.withLock { $0[key] = nil } }

    private static func isLater(_ a: String, than b: String) -> Bool {
        a.utf8.count != b.utf8.count ? a.utf8.count > b.utf8.count : a > b
    }
}
