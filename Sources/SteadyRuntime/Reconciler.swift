public import SteadyModel

/// Brings the world in line with what an object says.
///
/// A reconcile may run at any time, any number of times, and never twice at a time for one object. It looks at where things
/// stand, not at what has changed. An error is thrown; a trap in it ends the process, for nothing in Swift can catch it.
///
/// ```swift
/// struct WebsiteReconciler: Reconciler {
///     func reconcile(_ site: Website, _ context: Context<Website>) async throws -> Outcome {
///         let deployment = try await context.apply(site.deployment)
///         try await context.updateStatus { $0.readyReplicas = deployment.status?.readyReplicas ?? 0 }
///         return .done
///     }
/// }
/// ```
public protocol Reconciler<Object>: Sendable {
    /// The kind whose objects are held steady.
    associatedtype Object: Resource

    /// Brings the world in line with an object that exists and is not being deleted.
    ///
    /// A thrown error means: again, after the key's back-off. Conflicts and stale views are expected and stay quiet;
    /// ``TerminalError`` means not again until something changes.
    func reconcile(_ object: Object, _ context: Context<Object>) async throws -> Outcome

    /// Undoes what will not go away by itself, before a deleted object does.
    ///
    /// With a finalizer, the object stays until this returns ``Outcome/done``. Without one it is called for as long as others, or
    /// a grace period, hold the object up. By default there is nothing to undo.
    func cleanup(_ object: Object, _ context: Context<Object>) async throws -> Outcome
}

extension Reconciler {
    public func cleanup(_ object: Object, _ context: Context<Object>) async throws -> Outcome { .done }
}
