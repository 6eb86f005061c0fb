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
        /// The last turn in which somebody asked for it.
        var turn: UInt64
    }

    /// The children of one object.
    private struct Family {
        /// A child that was asked for in none of so many turns is forgotten: it may be gone. If it is not, it is sent once more.
        static let memory: UInt64 = 16

        private var children: [Child: Applied] = [:]
        /// Counts the reconciles that had to do with children.
        private(set) var turn: UInt64 = 0
        private var reconcile: UInt64 = 0

        var count: Int { children.count }

        mutating func begin(_ number: UInt64) {
            if number == reconcile { return }
            (reconcile, turn) = (number, turn + 1)
            guard turn % Self.memory == 0 else { return }
            children = children.filter { turn - $0.value.turn <= Self.memory }
        }

        subscript(child: Child) -> Applied? {
            mutating get {
                children[child]?.turn = turn
                return children[child]
            }
            set { children[child] = newValue }
        }
    }

    private let families = Mutex<[ObjectKey: Family]>([:])

    /// How many children are remembered.
    var count: Int { families.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    /// Whether this very body was applied to this object, and nobody has changed the object's desired state since.
    ///
    /// A change of the desired state shows in `metadata.generation`; for kinds without one, every change counts.
    ///
    /// - Parameter reconcile: the number of the reconcile that asks.
    func isInPlace<C: Resource>(_ body: JSONValue, on found: C, for owner: ObjectKey, in reconcile: UInt64) -> Bool {
        let child = Child(kind: ObjectIdentifier(C.self), key: found.key)
        let last = families.withLock { families in
            families[owner]?.begin(reconcile)
            return families[owner]?[child]
        }
        guard let last, last.body == body.hashValue, !found.isBeingDeleted else { return false }
        let (before, now) = (last.result, found.metadata)
        guard before.uid == now.uid else { return false }
        if before.resourceVersion == now.resourceVersion { return true }
        return before.generation != nil && before.generation == now.generation && before.labels == now.labels
            && before.annotations == now.annotations && before.ownerReferences == now.ownerReferences
            && before.finalizers == now.finalizers
    }

    func record<C: Resource>(_ body: JSONValue, result: C, for owner: ObjectKey, in reconcile: UInt64) {
        let child = Child(kind: ObjectIdentifier(C.self), key: result.key)
        var metadata = result.metadata
        metadata.managedFields = nil
        families.withLock { families in
            var family = families.removeValue(forKey: owner) ?? Family()
            family.begin(reconcile)
            family[child] = Applied(body: body.hashValue, result: metadata, turn: family.turn)
            families[owner] = family
        }
    }

    func forget(_ owner: ObjectKey) { families.withLock { $0[owner] = nil } }
}
