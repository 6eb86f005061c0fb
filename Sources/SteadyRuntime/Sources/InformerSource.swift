import SteadyCache
import SteadyModel

extension ControllerSource {
    /// What the changes of an informer's objects name.
    ///
    /// - Parameters:
    ///   - informer: the objects.
    ///   - predicate: which of their changes count.
    ///   - kind: what such a change is for what is reconciled.
    ///   - priority: of changes; what a cache is filled with comes one level later.
    ///   - isRoot: whether the objects that are there when the controller begins are reconciled, too.
    ///   - requests: what an object names; asked for the state before a change and the state after it.
    static func informer<C: Resource>(
        _ informer: Informer<C>, _ predicate: Predicate<C>, _ kind: ReconcileReason.Kind, priority: Int, isRoot: Bool,
        _ requests: @escaping @Sendable (C) -> [Request]
    ) -> ControllerSource {
        var source = ControllerSource()
        source.attach = { inlet in
            let subscription = informer.onChange { change in
                guard predicate.matches(change) else { return }
                var found = requests(change.object)
                // What is reconciled itself has the same name before a change and after it.
                if kind != .change, change.new != nil, let old = change.old {
                    found += requests(old).filter { !found.contains($0) }
                }
                if found.isEmpty { return }
                let aspect = ReconcileReason.Aspect(
                    from: change.kind == .added ? nil : change.old?.metadata, to: change.new?.metadata,
                    isResync: change.kind == .resynced)
                let reason = ReconcileReason.change(kind, C.resourceType, change.object.key, aspect)
                let priority = change.isInitial || change.kind == .resynced ? priority - 1 : priority
                // What a cache is filled with, and what nothing happened to, is no change of anything.
                let isChange = inlet.keepsChanges && !change.isInitial && change.kind != .resynced
                let recorded = isChange ? TypedChange(change) : nil
                for request in found { inlet.put(request, priority, reason, recorded) }
            }
            return { subscription.cancel() }
        }
        if isRoot { source.initial = { informer.snapshot.all.flatMap(requests) } }
        return source
    }
}
