/// An amount of a resource, exactly: `500m` CPUs, `1.5Gi` bytes (Kubernetes API, "Quantity").
///
/// Kept in billionths; finer values are rounded away from zero, as the API server does. Equality and order are those of the amount:
/// `1000m` equals `1`.
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

    private static let one: Int128 = 1_000_000_000
    /// The largest amount in either direction: 2⁶³ − 1, whole.
    private static let limit = Int128(Int64.max) * one

    /// A whole number.
    public init(_ number: Int64) {
        nanos = Int128(number) * Self.one
        form = .decimal
    }

    private init(nanos: Int128, form: Form) {
        self.nanos = nanos
        self.form = form
    }

    /// Reads an amount: a sign, digits with a point, and a suffix or an exponent.
    ///
    /// - Throws: ``QuantityError`` if the text is none, or the amount is beyond ± 2⁶³ − 1.
    public init(_ text: String) throws(QuantityError) {
        var rest = text.utf8[...]
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        var digits: [UInt8] = []
        var scale = 0
        var hasPoint = false
        var count = 0
        while let byte = rest.first {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                count += 1
                if hasPoint { scale += 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
            } else {
                break
            }
            rest.removeFirst()
        }
        guard count > 0, let (factor, power, form) = Self.suffix(String(Substring(rest))) else {
            throw QuantityError(.malformed, text)
        }
        guard let nanos = Self.nanos(digits, scale: scale - power, factor: factor), nanos <= Self.limit else {
            throw QuantityError(.tooLarge, text)
        }
        self.init(nanos: isNegative ? -nanos : nanos, form: form)
    }

    /// A factor and a power of ten.
    private static func suffix(_ text: String) -> (factor: Int128, power: Int, form: Form)? {
        let decimal = ["n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18]
        if let power = decimal[text] { return (1, power, .decimal) }
        let binary = ["Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60]
        if let shift = binary[text] { return (Int128(1) << Int128(shift), 0, .binary) }
        guard let first = text.first, first == "e" || first == "E", let power = Int(text.dropFirst()), abs(power) <= 10_000 else {
            return nil
        }
        return (1, power, .exponent)
    }

    /// Digits × 10^(9 − scale) × factor, rounded up; `nil` if it is too large.
    private static func nanos(_ digits: [UInt8], scale: Int, factor: Int128) -> Int128? {
        // Leading digits carry the amount; what lies below a billionth only decides whether to round up.
        var value: Int128 = 0
        var remainder = false
        let kept = digits.count - max(0, scale - 27)
        for (index, digit) in digits.enumerated() {
            guard index < kept else {
                remainder = remainder || digit != 0
                continue
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product + Int128(digit)
        }
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        value = product
        var power = 9 - min(scale, 27)
        while power > 0, value != 0 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
            power -= 1
        }
        while power < 0 {
            remainder = remainder || value % 10 != 0
            value /= 10
            power += 1
        }
        return remainder ? value + 1 : value
    }

    /// The sum, and whether it is within the bounds; beyond them it stays at the bound.
    public static func + (a: Quantity, b: Quantity) -> Quantity {
        Quantity(nanos: min(limit, max(-limit, a.nanos + b.nanos)), form: a.nanos == 0 ? b.form : a.form)
    }

    /// The difference; beyond the bounds it stays at the bound.
    public static func - (a: Quantity, b: Quantity) -> Quantity { a + Quantity(nanos: -b.nanos, form: b.form) }

    public static func == (a: Quantity, b: Quantity) -> Bool { a.nanos == b.nanos }
    public static func < (a: Quantity, b: Quantity) -> Bool { a.nanos < b.nanos }
    public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }
}

extension Quantity: CustomStringConvertible {
    /// The canonical form: no fraction, and the largest suffix that allows it.
    public var description: String {
        let isSmall = abs(nanos) < 1024 * Self.one
        guard form == .binary, !isSmall || nanos == 0, nanos != 0 else { return decimalText }
        var value = nanos / Self.one
        if nanos % Self.one != 0 { value += nanos > 0 ? 1 : -1 }
        var level = 0
        while level < 6, value % 1024 == 0, value != 0 {
            value /= 1024
            level += 1
        }
        return "\(value)\(["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"][level])"
    }

    private var decimalText: String {
        guard nanos != 0 else { return "0" }
        var value = nanos
        var level = 0
        while level < 9, value % 1000 == 0 {
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

extension Quantity: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            self.init(number)
            return
        }
        do {
            try self.init(try container.decode(String.self))
        } catch let error as QuantityError {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Why a text is no ``Quantity``.
public struct QuantityError: Error, Sendable, Hashable, CustomStringConvertible {
    enum Kind: Sendable { case malformed, tooLarge }

    public let description: String

    init(_ kind: Kind, _ text: String) {
        description =
            switch kind {
            case .malformed: "“\(text.prefix(64))” is no quantity; write a number with a suffix, such as 500m, 2, 1.5Gi or 1e3"
            case .tooLarge: "“\(text.prefix(64))” is beyond ±9223372036854775807"
            }
    }
}
