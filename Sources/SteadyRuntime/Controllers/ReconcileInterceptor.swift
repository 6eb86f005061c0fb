public import SteadyModel

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

/// A reconcile that is about to begin.
public struct ReconcileStart: Sendable {
    /// Counts the reconciles of the manager from 1.
    public let number: UInt64
    /// The controller's name.
    public let controller: String
    /// Which object; for a request that is no object's key, its description is the name.
    public let key: ObjectKey
    /// When it begins.
    public let date: Timestamp
    /// How long it has waited since the first change, or since its time had come; `nil` if that is not known.
    public let waited: Duration?
    /// How often in a row the key has failed before.
    public let failures: Int
    /// Why it was asked for.
    public let reasons: [ReconcileReason]

    init(_ trace: ReconcileTrace) {
        number = trace.number
        controller = trace.controller
        key = trace.key
        date = trace.date
        waited = trace.waited
        failures = trace.failures
        reasons = trace.asked.reasons
    }
}
