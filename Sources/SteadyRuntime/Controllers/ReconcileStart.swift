public import SteadyModel

/// Which reconcile begins, or has begun: of what, when, and why.
public struct ReconcileStart: Sendable, Hashable {
    /// Counts the reconciles of the manager from 1.
    public let number: UInt64
    /// The controller's name.
    public let controller: String
    /// Which object; for a request that is no object's key, its description is the name.
    public let key: ObjectKey
    /// When it begins, or has begun.
    public let date: Timestamp
    /// How long it had waited since the first change, or since its time had come; `nil` if that is not known.
    public let waited: Duration?
    /// How often in a row the key had failed before.
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
