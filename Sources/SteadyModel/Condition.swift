/// One aspect of an object's state (Kubernetes API conventions, "Conditions").
public struct Condition: Codable, Hashable, Sendable {
    /// The aspect, such as `Ready`.
    public var type: String
    /// `True`, `False` or `Unknown`.
    public var status: String
    /// Which `metadata.generation` the condition speaks of.
    public var observedGeneration: Int64?
    /// When ``status`` changed last.
    public var lastTransitionTime: Timestamp?
    /// A word for programs: why the condition is so.
    public var reason: String?
    /// A sentence for people.
    public var message: String?

    /// A condition; its transition time is set by `set(_:at:)` of a list of conditions.
    public init(type: String, status: String, observedGeneration: Int64? = nil, reason: String? = nil, message: String? = nil) {
        self.type = type
        self.status = status
        self.observedGeneration = observedGeneration
        self.reason = reason
        self.message = message
    }

    /// A condition that holds or does not.
    public init(type: String, isTrue: Bool, observedGeneration: Int64? = nil, reason: String, message: String = "") {
        self.init(
            type: type, status: isTrue ? "True" : "False", observedGeneration: observedGeneration, reason: reason,
            message: message)
    }
}

extension [Condition] {
    /// Whether the condition of that type is there and `True`.
    public func isTrue(_ type: String) -> Bool { first { $0.type == type }?.status == "True" }

    /// Sets the condition of its type; the transition time changes only with the status.
    public mutating func set(_ condition: Condition, at time: Timestamp) {
        var condition = condition
        guard let index = firstIndex(where: { $0.type == condition.type }) else {
            condition.lastTransitionTime = time
            append(condition)
            return
        }
        condition.lastTransitionTime = self[index].status == condition.status ? self[index].lastTransitionTime : time
        self[index] = condition
    }
}

extension [Condition]? {
    /// Whether the condition of that type is there and `True`.
    public func isTrue(_ type: String) -> Bool { self?.isTrue(type) ?? false }

    /// Sets the condition of its type; the transition time changes only with the status.
    public mutating func set(_ condition: Condition, at time: Timestamp) {
        var conditions = self ?? []
        conditions.set(condition, at: time)
        self = conditions
    }
}
