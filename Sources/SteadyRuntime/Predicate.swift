public import SteadyCache
public import SteadyModel

/// Which changes are worth a reconcile.
public struct Predicate<R: Resource>: Sendable {
    let matches: @Sendable (Change<R>) -> Bool

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

    /// Changes that both accept.
    public static func && (a: Predicate, b: Predicate) -> Predicate { Predicate { a.matches($0) && b.matches($0) } }

    /// Changes that one of them accepts.
    public static func || (a: Predicate, b: Predicate) -> Predicate { Predicate { a.matches($0) || b.matches($0) } }

    /// Changes that it does not accept.
    public static prefix func ! (a: Predicate) -> Predicate { Predicate { !a.matches($0) } }
}
