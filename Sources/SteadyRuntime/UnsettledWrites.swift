import SteadyCache
import SteadyModel
import Synchronization

/// Writes of which nobody knows what became of them, for their answers were lost.
///
/// The next reconcile of the object first brings the caches of what was written up to the server's present state: else it might do
/// once more what has been done.
final class UnsettledWrites: Sendable {
    /// In the order of the writes.
    private let informers = Mutex<[ObjectKey: [any SharedInformer]]>([:])

    /// A write to a cached kind may have happened or not.
    func record<C: Resource>(_ informer: Informer<C>, for key: ObjectKey) {
        informers.withLock { informers in
            let isKnown = informers[key, default: []].contains { $0 === informer }
            if !isKnown { informers[key, default: []].append(informer) }
        }
    }

    /// Finds out what became of the writes for an object.
    ///
    /// - Throws: `CancellationError`; what a list throws that had to be asked for, and then it is still to be found out.
    func settle(_ key: ObjectKey) async throws {
        guard let affected = informers.withLock({ $0[key] }) else { return }
        for informer in affected { try await informer.catchUp() }
        informers.withLock { $0[key] = nil }
    }
}
