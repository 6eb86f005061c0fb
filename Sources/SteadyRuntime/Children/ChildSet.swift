public import SteadyModel

/// The children that an object is to have, in order.
///
/// It is filled in ``Context/applyChildren(of:pruning:declaring:)``.
public struct ChildSet<Owner: Resource> {
    /// A child that is to be.
    struct Wanted {
        let reference: ChildReference
        let kind: ObjectIdentifier
        /// Applies it; returns whether it is ready.
        let apply: (Context<Owner>) async throws -> Bool
    }

    let owner: Owner
    private(set) var wanted: [Wanted] = []

    init(_ owner: Owner) { self.owner = owner }

    /// Adds a child. The children before it that are to be ready have to be so before it is applied.
    ///
    /// - Parameters:
    ///   - child: only the fields the controller cares for; in the owner's namespace if it names none.
    ///   - ready: whether the child, as the cache or the server has it, is so far that what comes after it may be applied; `nil` if
    ///     nothing waits for it. A child that is being deleted is never ready.
    public mutating func add<Child: Resource>(_ child: Child, ready: ((Child) -> Bool)? = nil) {
        var child = child
        if Child.resourceType.scope == .namespaced, child.metadata.namespace == nil {
            child.metadata.namespace = owner.metadata.namespace
        }
        let reference = ChildReference(type: Child.resourceType, key: child.key)
        wanted.append(
            Wanted(reference: reference, kind: ObjectIdentifier(Child.self)) { [child] context in
                let found = try await context.apply(child)
                guard let ready else { return true }
                return !found.isBeingDeleted && ready(found)
            })
    }
}

/// Which child.
public struct ChildReference: Sendable, Hashable, CustomStringConvertible {
    /// Its kind.
    public let type: ResourceType
    /// Its namespace and name.
    public let key: ObjectKey

    /// Such as `Deployment default/web`.
    public var description: String { "\(type.kind) \(key)" }
}

/// When children go that are no longer wanted.
public struct ChildPruning: Sendable, Hashable {
    enum Kind { case always, whenReady, never }
    let kind: Kind

    /// When what is wanted has been applied, as far as that is possible by now. The default.
    public static let always = ChildPruning(kind: .always)
    /// When all that is wanted is ready: the old stays until the new can take its place.
    public static let whenReady = ChildPruning(kind: .whenReady)
    /// They stay.
    public static let never = ChildPruning(kind: .never)
}

/// How an object's children stand after they were applied.
public struct ChildReport: Sendable, Hashable {
    /// The child that is waited for, if one is not ready.
    public internal(set) var waitingFor: ChildReference?
    /// What was not applied because of that, in order.
    public internal(set) var held: [ChildReference] = []
    /// What was deleted because it is no longer wanted.
    public internal(set) var pruned: [ChildReference] = []
    /// What is no longer wanted and stays, for now or because of a ``ChildPruning``.
    public internal(set) var kept: [ChildReference] = []

    /// Whether all children are applied and ready.
    public var isReady: Bool { waitingFor == nil }
}

extension ChildReport: CustomStringConvertible {
    /// A sentence for people, as the message of a condition needs one.
    public var description: String {
        guard let waitingFor else { return "all children are ready" }
        return "waiting for \(waitingFor)" + (held.isEmpty ? "" : ", then \(held.map(\.description).joined(separator: ", "))")
    }
}
