/// An amount of a resource, exactly: `500m` CPUs, `1.5Gi` bytes (Kubernetes API, "Quantity").
///
/// Kept in billionths; finer amounts are rounded away from zero, as the API server does. Equality, order and hash are those of the
/// amount: `1000m` equals `1`. The bounds are ±(2¹²⁷ − 1) billionths; arithmetic that would pass them stays at them.
public struct Quantity: Sendable, Hashable, Comparable {
    /// How an amount is written.
    public enum Form: Sendable, Hashable {
        /// `n`, `u`, `m`, none, `k`, `M`, `G`, `T`, `P`, `E`: powers of a thousand.
        case decimal
        /// `Ki`, `Mi`, `Gi`, `Ti`, `Pi`, `Ei`: powers of 1,024.
        case binary
        /// `e3`, `E-6`: powers of ten.
        case exponent
    }

    /// The amount in billionths.
    public private(set) var nanos: Int128
    /// How it is written.
    public var form: Form

    static let one: Int128 = 1_000_000_000

    /// A whole number.
    public init(_ number: Int64, form: Form = .decimal) {
        nanos = Int128(number) * Self.one
        self.form = form
    }

    /// A number of thousandths.
    public init(milli: Int64, form: Form = .decimal) {
        nanos = Int128(milli) * (Self.one / 1000)
        self.form = form
    }

    /// A number of billionths; `Int128.min` counts as `-Int128.max`.
    public init(nanos: Int128, form: Form = .decimal) {
        self.nanos = max(nanos, -Int128.max)
        self.form = form
    }

    /// Whether the amount is zero.
    public var isZero: Bool { nanos == 0 }

    /// -1, 0 or 1, as the amount is less than, equal to or more than zero.
    public func signum() -> Int { nanos < 0 ? -1 : nanos > 0 ? 1 : 0 }

    /// The amount as a whole number, rounded away from zero; clamped to the range of `Int64` (client-go: `Value`).
    public var wholeValue: Int64 { Int64(clamping: Self.dividedAwayFromZero(nanos, by: Self.one)) }

    /// The amount in thousandths, rounded away from zero; clamped to the range of `Int64` (client-go: `MilliValue`).
    public var milliValue: Int64 { Int64(clamping: Self.dividedAwayFromZero(nanos, by: Self.one / 1000)) }

    /// The nearest number that a `Double` can hold.
    public var doubleValue: Double { Double(nanos) / 1e9 }

    private static func dividedAwayFromZero(_ number: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder == 0 ? quotient : quotient + remainder.signum()
    }

    public static func == (a: Quantity, b: Quantity) -> Bool { a.nanos == b.nanos }
    public static func < (a: Quantity, b: Quantity) -> Bool { a.nanos < b.nanos }
    public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }
}

extension Quantity: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}

extension Quantity {
    /// The sum; it is written as the first amount is, or as the second if the first is zero.
    public static func + (a: Quantity, b: Quantity) -> Quantity {
        let (sum, overflow) = a.nanos.addingReportingOverflow(b.nanos)
        return Quantity(nanos: overflow ? bound(isNegative: a.nanos < 0) : sum, form: a.isZero ? b.form : a.form)
    }

    /// The difference; it is written as the first amount is, or as the second if the first is zero.
    public static func - (a: Quantity, b: Quantity) -> Quantity { a + -b }

    /// The amount with the other sign.
    public static prefix func - (a: Quantity) -> Quantity { Quantity(nanos: -a.nanos, form: a.form) }

    /// The amount so many times.
    public static func * (a: Quantity, factor: Int) -> Quantity {
        let (product, overflow) = a.nanos.multipliedReportingOverflow(by: Int128(factor))
        return Quantity(nanos: overflow ? bound(isNegative: (a.nanos < 0) != (factor < 0)) : product, form: a.form)
    }

    /// Adds an amount.
    public static func += (a: inout Quantity, b: Quantity) { a = a + b }

    /// Subtracts an amount.
    public static func -= (a: inout Quantity, b: Quantity) { a = a - b }

    private static func bound(isNegative: Bool) -> Int128 { isNegative ? -Int128.max : Int128.max }
}

extension Quantity: CustomStringConvertible {
    /// The canonical form: no fraction, and the largest suffix that allows it.
    ///
    /// `0.5` is `500m`, `1000m` is `1`, `1.5Gi` is `1536Mi`. Binary amounts below 1,024, and such with a fraction, are written in the
    /// decimal form, so that nothing is rounded.
    public var description: String {
        let magnitude = nanos.magnitude
        guard form == .binary, magnitude >= 1024 * Self.one.magnitude, nanos % Self.one == 0 else { return decimalText }
        guard var value = Int64(exactly: nanos / Self.one) else { return decimalText }
        var level = 0
        while level < 6, value % 1024 == 0 {
            value /= 1024
            level += 1
        }
        return "\(value)\(["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"][level])"
    }

    /// As ``decimalText`` for what fits 64 bits, which divide much quicker.
    private static func decimalText(_ nanos: Int64) -> String {
        var value = nanos
        var level = 0
        while level < 9, value % 1000 == 0 {
            value /= 1000
            level += 1
        }
        return "\(value)\(["n", "u", "m", "", "k", "M", "G", "T", "P", "E"][level])"
    }

    private var decimalText: String {
        guard nanos != 0 else { return "0" }
        if form == .decimal, let small = Int64(exactly: nanos) { return Self.decimalText(small) }
        var value = nanos
        var level = 0
        // Beyond E there are no suffixes, but exponents.
        while level < 9 || form == .exponent, value % 1000 == 0 {
            value /= 1000
            level += 1
        }
        if form == .exponent {
            let power = level * 3 - 9
            return power == 0 ? "\(value)" : "\(value)e\(power)"
        }
        return "\(value)\(["n", "u", "m", "", "k", "M", "G", "T", "P", "E"][level])"
    }
}

/// Why a text is no ``Quantity``.
public struct QuantityError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// The text does not have the form of an amount.
        case malformed
        /// The amount is beyond the bounds.
        case tooLarge
    }

    /// What is wrong.
    public let reason: Reason
    public let description: String

    init(_ reason: Reason, _ text: String) {
        self.reason = reason
        description =
            switch reason {
            case .malformed: "“\(text.prefix(64))” is no quantity; write a number with a suffix, such as 500m, 2, 1.5Gi or 1e3"
            case .tooLarge: "“\(text.prefix(64))” is beyond ±170141183460469231731687303715.884105727"
            }
    }
}
