/// A range of sizes or costs that never overflows.
public struct CELEstimate: Hashable, Sendable {
    public var minimum: UInt64
    public var maximum: UInt64

    init(_ minimum: UInt64, _ maximum: UInt64) {
        self.minimum = minimum
        self.maximum = maximum
    }

    init(_ fixed: UInt64) { self.init(fixed, fixed) }

    static let unknown = CELEstimate(0, .max)

    private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? .max : sum
    }

    static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? .max : product
    }

    private static func scaled(_ value: UInt64, _ factor: Double) -> UInt64 {
        let result = (Double(value) * factor).rounded(.up)
        return result >= 0x1p64 ? .max : UInt64(result)
    }

    static func + (a: Self, b: Self) -> Self { Self(sum(a.minimum, b.minimum), sum(a.maximum, b.maximum)) }
    static func += (a: inout Self, b: Self) { a = a + b }
    static func * (a: Self, b: Self) -> Self { Self(product(a.minimum, b.minimum), product(a.maximum, b.maximum)) }
    func scaled(_ factor: Double) -> Self { Self(Self.scaled(minimum, factor), Self.scaled(maximum, factor)) }
    func union(_ other: Self) -> Self { Self(min(minimum, other.minimum), max(maximum, other.maximum)) }
}

extension CELProgram {
    /// What the expression may cost at most and at least when its variables are values of the schema.
    public func estimatedCost(for schema: CELSchema) -> CELEstimate {
        var estimator = CELCostEstimator(checked: checked, root: schema)
        return estimator.cost(root)
    }
}
