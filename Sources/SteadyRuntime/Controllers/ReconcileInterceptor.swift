/// What stands around every reconcile of a manager: for spans of a trace, task-local values, a profiler.
public protocol ReconcileInterceptor: Sendable {
    /// Runs a reconcile.
    ///
    /// - Parameters:
    ///   - start: which one.
    ///   - reconcile: the reconcile; to be called just once, in this task. It does not throw: how it failed is in its result.
    /// - Returns: what `reconcile` has returned.
    func around(
        _ start: ReconcileStart, _ reconcile: () async -> ReconcileReport.Result
    ) async -> ReconcileReport.Result
}
