import SteadyCodec
import SteadyModel
import Synchronization

/// What was applied to children, so that the same is not sent again while they are as they were.
final class AppliedChildren: Sendable {
    private struct Child: Hashable {
        let kind: ObjectIdentifier
        let key: ObjectKey
    }

    /// What was sent, and what the server made of it.
    private struct Applied {
        let body: Int
        let result: ObjectMeta
    }

    private let applied = Mutex<[ObjectKey: [Child: Applied]]>([:])

    /// Whether this very body was applied to this object, and nobody has changed the object's desired state since.
    ///
    /// A change of the desired state shows in `metadata.generation`; for kinds without one, every change counts.
    func isInPlace<C: Resource>(_ body: JSONValue, on found: C, for owner: ObjectKey) -> Bool {
        let child = Child(kind: ObjectIdentifier(C.self), key: found.key)
        guard let last = applied.withLock({ $0[owner]?[child] }), last.body == body.hashValue, !found.isBeingDeleted else {
            return false
        }
        let (before, now) = (last.result, found.metadata)
        guard before.uid == now.uid else { return false }
        if before.resourceVersion == now.resourceVersion { return true }
        return before.generation != nil && before.generation == now.generation && before.labels == now.labels
            && before.annotations == now.annotations && before.ownerReferences == now.ownerReferences
            && before.finalizers == now.finalizers
    }

    func record<C: Resource>(_ body: JSONValue, result: C, for owner: ObjectKey) {
        let child = Child(kind: ObjectIdentifier(C.self), key: result.key)
        var metadata = result.metadata
        metadata.managedFields = nil
        let entry = Applied(body: body.hashValue, result: metadata)
        applied.withLock { $0[owner, default: [:]][child] = entry }
    }

    func forget(_ owner: ObjectKey) { applied.withLock { $0[owner] = nil } }
}
