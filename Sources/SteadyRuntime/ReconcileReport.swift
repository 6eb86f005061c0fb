public import SteadyModel

/// How one reconcile went.
public struct ReconcileReport: Sendable {
    /// How it ended.
    public enum Result: Sendable {
        /// Nothing left to do.
        case done
        /// It comes again after this time.
        case requeued(after: Duration)
        /// It comes again after a back-off because it asked for it.
        case retried
        /// Somebody else was faster, or the view was stale; it comes again soon.
        case outrun(String)
        /// It failed and comes again after a back-off.
        case failed(any Error)
        /// It failed for good, until something changes.
        case failedForGood(any Error)
    }

    /// The controller's name.
    public var controller: String
    /// Which object; for a request that is no object's key, its description is the name.
    public var key: ObjectKey
    /// What was reconciled: for objects their `ObjectKey`.
    public var request: any Hashable & Sendable
    /// How it ended.
    public var result: Result
    /// How long it took.
    public var duration: Duration
    /// How often in a row the key had failed before.
    public var failures: Int
    /// Why it was asked for.
    public var reasons: [ReconcileReason]

    /// Counts the reconciles of the manager from 1; the same as ``RequestContext/number``.
    public var number: UInt64 { trace.number }
    /// How long it had waited since the first change, or since its time had come; `nil` if that is not known.
    public var waited: Duration? { trace.waited }
    /// All that is known of it.
    let trace: ReconcileTrace
    /// What must not be shown of it.
    let redaction: Redaction

    init(
        request: some Hashable & Sendable, result: Result, duration: Duration, trace: ReconcileTrace, redaction: Redaction
    ) {
        controller = trace.controller
        key = trace.key
        self.request = request
        self.result = result
        self.duration = duration
        failures = trace.failures
        reasons = trace.asked.reasons
        self.trace = trace
        self.redaction = redaction
    }

    /// The name of what is reconciled.
    static func key(of request: some Hashable & Sendable) -> ObjectKey {
        request as? ObjectKey ?? ObjectKey(namespace: nil, name: "\(request)")
    }
}

extension ReconcileReport: CustomStringConvertible {
    public var description: String { "\(controller) \(key): \(result)" }

    /// Whether a person should look at it.
    public var isFailure: Bool { result.isFailure }
}

extension ReconcileReport.Result: CustomStringConvertible {
    /// Such as `done`, `again after 5.0 seconds`, or `failed: …`.
    public var description: String {
        switch self {
        case .done: "done"
        case .requeued(let delay): "again after \(delay)"
        case .retried: "again"
        case .outrun(let reason): "outrun: \(reason)"
        case .failed(let error): "failed: \(error)"
        case .failedForGood(let error): "failed until it changes: \(error)"
        }
    }

    /// Whether a person should look at it.
    public var isFailure: Bool {
        switch self {
        case .failed, .failedForGood: true
        case .done, .requeued, .retried, .outrun: false
        }
    }
}
