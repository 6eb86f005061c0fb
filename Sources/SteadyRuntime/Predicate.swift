public import SteadyCache
public import SteadyModel

/// Which changes are worth a reconcile.
public struct Predicate<R: Resource>: Sendable {
    /// Whether a change is worth a reconcile.
    public let matches: @Sendable (Change<R>) -> Bool

    /// Changes for which something holds.
    public init(_ matches: @escaping @Sendable (Change<R>) -> Bool) { self.matches = matches }

    /// Updates for which something holds, and every arrival and deletion.
    public static func updated(_ isWorthIt: @escaping @Sendable (_ old: R, _ new: R) -> Bool) -> Predicate {
        Predicate { change in
            if change.kind == .updated, let old = change.old, let new = change.new { return isWorthIt(old, new) }
            return true
        }
    }

    /// Every change.
    public static var any: Predicate { Predicate { _ in true } }

    /// Changes of the desired state (`metadata.generation`), which include the request for deletion.
    public static var generationChanged: Predicate {
        updated { $0.metadata.generation != $1.metadata.generation || $0.isBeingDeleted != $1.isBeingDeleted }
    }

    /// Changes of labels.
    public static var labelsChanged: Predicate { updated { $0.metadata.labels != $1.metadata.labels } }

    /// Changes of annotations.
    public static var annotationsChanged: Predicate { updated { $0.metadata.annotations != $1.metadata.annotations } }

    /// Changes of annotations, labels, or the desired state: of all but the status and what the server notes.
    public static var desiredStateChanged: Predicate { generationChanged || labelsChanged || annotationsChanged }

    /// Changes of the version: all updates, without what a resync tells again.
    public static var resourceVersionChanged: Predicate {
        updated { $0.metadata.resourceVersion != $1.metadata.resourceVersion } && !kinds(.resynced)
    }

    /// Changes of these kinds.
    public static func kinds(_ kinds: Change<R>.Kind...) -> Predicate { Predicate { kinds.contains($0.kind) } }

    /// Arrivals alone.
    public static var created: Predicate { kinds(.added) }

    /// Deletions alone: the object is gone, which a request for deletion only leads to.
    public static var deleted: Predicate { kinds(.deleted) }

    /// Objects of these namespaces.
    public static func namespaces(_ names: String...) -> Predicate {
        Predicate { change in names.contains(change.object.metadata.namespace ?? "") }
    }

    /// Objects whose labels match before the change or after it.
    public static func labels(_ selector: LabelSelector) -> Predicate {
        Predicate { change in
            selector.matches(change.object.metadata.labels) || change.old.map { selector.matches($0.metadata.labels) } ?? false
        }
    }

    /// Changes that both accept.
    public static func && (a: Predicate, b: Predicate) -> Predicate { Predicate { a.matches($0) && b.matches($0) } }

    /// Changes that one of them accepts.
    public static func || (a: Predicate, b: Predicate) -> Predicate { Predicate { a.matches($0) || b.matches($0) } }

    /// Changes that it does not accept.
    public static prefix func ! (a: Predicate) -> Predicate { Predicate { !a.matches($0) } }
}
