/// A number or a text, such as a port by number or by name.
public enum IntOrString: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A number.
    case int(Int32)
    /// A text.
    case string(String)

    public init(integerLiteral value: Int32) { self = .int(value) }
    public init(stringLiteral value: String) { self = .string(value) }
}

extension IntOrString: CustomStringConvertible {
    /// Reads a number where the text is one, else keeps the text.
    public init(parsing text: String) { self = Int32(text).map(IntOrString.int) ?? .string(text) }

    /// The number as a text, or the text.
    public var description: String {
        switch self {
        case .int(let number): String(number)
        case .string(let text): text
        }
    }
}

extension IntOrString {
    /// The number, or the percentage of a total, such as `25%` of the replicas (client-go:
    /// `GetScaledValueFromIntOrPercent`).
    ///
    /// Computed exactly and clamped to the range of `Int`.
    ///
    /// - Throws: ``IntOrStringError`` for a text that is no whole number followed by `%`.
    public func scaled(of total: Int, roundingUp: Bool) throws(IntOrStringError) -> Int {
        let text: String
        switch self {
        case .int(let number): return Int(number)
        case .string(let string): text = string
        }
        guard text.hasSuffix("%") else {
            throw IntOrStringError(description: "invalid value for IntOrString: invalid type: string is not a percentage")
        }
        guard let percent = Int(text.dropLast()) else {
            throw IntOrStringError(
                description: "invalid value for IntOrString: invalid value \(text.debugDescription): not a whole percentage")
        }
        let product = Int128(percent) * Int128(total)
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: 100)
        if remainder > 0, roundingUp { return Int(clamping: quotient + 1) }
        if remainder < 0, !roundingUp { return Int(clamping: quotient - 1) }
        return Int(clamping: quotient)
    }
}

/// Why an ``IntOrString`` is no count.
public struct IntOrStringError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}
