public import SteadyModel

/// What a resource reports, with conditions among it (Kubernetes API conventions, "Conditions").
public protocol ConditionStatus: StatusValue {
    /// One entry for each aspect.
    var conditions: [Condition]? { get set }
}

extension Context where R: StatusResource, R.Status: ConditionStatus {
    /// Sets a condition in the object's status; nothing is sent if it stays the same.
    ///
    /// It speaks of the object's generation, and its transition time changes with its status alone. As with ``updateStatus(_:)`` the
    /// change is refused if the object has changed since it was read, and the reconcile is repeated.
    ///
    /// - Parameters:
    ///   - type: the aspect, such as `Ready`.
    ///   - isTrue: whether it holds; `nil` if that is not known.
    ///   - reason: why, a word for programs in UpperCamelCase.
    ///   - message: a sentence for people.
    /// - Throws: `APIError`, `TransportError`.
    public func setCondition(_ type: String, isTrue: Bool?, reason: String, message: String = "") async throws {
        let status = isTrue.map { $0 ? "True" : "False" } ?? "Unknown"
        try await setConditions([Condition(type: type, status: status, reason: reason, message: message)])
    }

    /// Sets several conditions at a time, in one write; nothing is sent if they stay the same.
    ///
    /// - Parameter conditions: the conditions. One that says of no generation that it speaks of it speaks of the object's.
    /// - Throws: `APIError`, `TransportError`.
    public func setConditions(_ conditions: [Condition]) async throws {
        let generation = object.metadata.generation
        try await updateStatus { status in
            for var condition in conditions {
                condition.observedGeneration = condition.observedGeneration ?? generation
                status.conditions.set(condition, at: now)
            }
        }
    }
}
