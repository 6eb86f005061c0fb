public import SteadyCodec

/// One aspect of an object's state (Kubernetes API conventions, "Conditions").
public struct Condition: JSONModel {
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
    /// Fields that this type does not declare, kept as they came.
    public var unknownFields = UnknownFields()

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

extension Condition {
    /// Whether the status is `True`.
    public var isTrue: Bool { status == "True" }
    /// Whether the status is `False`.
    public var isFalse: Bool { status == "False" }
    /// Whether the status is `Unknown`.
    public var isUnknown: Bool { status == "Unknown" }
}

extension [Condition] {
    /// The condition of that type.
    public func condition(_ type: String) -> Condition? { first { $0.type == type } }

    /// Whether the condition of that type is there and `True`.
    public func isTrue(_ type: String) -> Bool { condition(type)?.isTrue ?? false }

    /// Whether the condition of that type is there and `False`.
    public func isFalse(_ type: String) -> Bool { condition(type)?.isFalse ?? false }

    /// Whether the condition of that type is there and `Unknown`.
    public func isUnknown(_ type: String) -> Bool { condition(type)?.isUnknown ?? false }

    /// Sets the condition of its type: reason, message and generation always, the transition time only with the status.
    ///
    /// The transition time of the given condition does not count; the new one is in whole seconds. New conditions come last; others keep their place
    /// (client-go: `meta.SetStatusCondition`).
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func set(_ condition: Condition, at time: Timestamp) -> Bool {
        var condition = condition
        let time = time.wholeSeconds
        guard let index = firstIndex(where: { $0.type == condition.type }) else {
            condition.lastTransitionTime = time
            append(condition)
            return true
        }
        let isSame = self[index].status == condition.status
        condition.lastTransitionTime = isSame ? self[index].lastTransitionTime ?? time : time
        if self[index] == condition { return false }
        self[index] = condition
        return true
    }

    /// Removes the condition of that type.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public mutating func remove(_ type: String) -> Bool {
        let before = count
        removeAll { $0.type == type }
        return count != before
    }
}

extension [Condition]? {
    /// The condition of that type.
    public func condition(_ type: String) -> Condition? { self?.condition(type) }

    /// Whether the condition of that type is there and `True`.
    public func isTrue(_ type: String) -> Bool { self?.isTrue(type) ?? false }

    /// Whether the condition of that type is there and `False`.
    public func isFalse(_ type: String) -> Bool { self?.isFalse(type) ?? false }

    /// Whether the condition of that type is there and `Unknown`.
    public func isUnknown(_ type: String) -> Bool { self?.isUnknown(type) ?? false }

    /// Sets the condition of its type; the transition time changes only with the status.
    ///
    /// - Returns: whether anything changed.
    @discardableResult
    public mutating func set(_ condition: Condition, at time: Timestamp) -> Bool {
        var conditions = self ?? []
        defer { self = conditions }
        return conditions.set(condition, at: time)
    }

    /// Removes the condition of that type; an empty list stays.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public mutating func remove(_ type: String) -> Bool {
        guard var conditions = self else { return false }
        defer { self = conditions }
        return conditions.remove(type)
    }
}
