import SteadyCache
import SteadyClient
import SteadyModel

/// The reconciling of objects, made of that of their keys: finds the object, and sees to its finalizer.
struct ObjectReconciliation<R: Resource>: RequestReconciler {
    let reconciler: any Reconciler<R>
    let finalizer: String?
    let informer: Informer<R>
    private let unsettled = UnsettledWrites()
    private let applied = AppliedChildren()

    init(_ reconciler: any Reconciler<R>, finalizer: String?, _ informer: Informer<R>) {
        self.reconciler = reconciler
        self.informer = informer
        self.finalizer = finalizer
    }

    func reconcile(_ key: ObjectKey, _ base: RequestContext<ObjectKey>) async throws -> Outcome {
        try await unsettled.settle(key)
        let found = informer[key]
        base.trace.add(.cachedObject(R.resourceType, key, version: found?.metadata.resourceVersion))
        guard let object = found else {
            applied.forget(key)
            return .done
        }
        let context = Context<R>(
            base: base, session: Context.Session(object), unsettled: unsettled, applied: applied, hasFinalizer: finalizer != nil)
        guard let finalizer else {
            return object.isBeingDeleted
                ? try await reconciler.cleanup(object, context) : try await reconciler.reconcile(object, context)
        }
        let finalizers = object.metadata.finalizers ?? []
        if object.isBeingDeleted {
            guard finalizers.contains(finalizer) else { return .done }
            let outcome = try await reconciler.cleanup(object, context)
            guard outcome == .done else { return outcome }
            try await context.setFinalizers(finalizers.filter { $0 != finalizer })
            return .done
        }
        if !finalizers.contains(finalizer) { try await context.setFinalizers(finalizers + [finalizer]) }
        return try await reconciler.reconcile(context.object, context)
    }
}
