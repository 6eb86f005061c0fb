public import SteadyCodec

/// A length of time as Kubernetes writes it in objects: `1h30m`, `1.5s`, `300ms`, `-2h` (`metav1.Duration`).
///
///     struct Spec { var timeout: TimeSpan? = TimeSpan(.seconds(30)) }
///     try await clock.sleep(for: spec.timeout.duration)
///
/// Exact to the nanosecond within ±292 years, the range of Go's durations. It is written as Go does, with every unit from the
/// largest down: `1h30m` becomes `1h30m0s`.
public struct TimeSpan: Hashable, Sendable, Comparable {
    /// The length in nanoseconds.
    public var nanoseconds: Int64

    /// A length in nanoseconds.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// A length of time; what is finer than a nanosecond is cut off, what is beyond the range is clamped to it.
    public init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let total = Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000)
        nanoseconds = Int64(clamping: total)
    }

    /// The length for clocks and sleeping.
    public var duration: Duration { .nanoseconds(nanoseconds) }

    public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.nanoseconds < b.nanoseconds }
}

/// Why a text is no ``TimeSpan``; the texts are Go's.
public struct TimeSpanError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

extension TimeSpan {
    /// Reads one or more numbers with units, such as `-1.5h` or `2h45m`; units are `ns`, `us` (`µs`), `ms`, `s`, `m`, `h`.
    ///
    /// - Throws: ``TimeSpanError`` if the text is none, or the length is beyond the range.
    public init(parsing text: String) throws(TimeSpanError) {
        func fail(_ what: String) -> TimeSpanError {
            TimeSpanError(description: "time: \(what) in duration \(text.debugDescription)")
        }
        let invalid = TimeSpanError(description: "time: invalid duration \(text.debugDescription)")
        var rest = Substring(text).utf8
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        if rest.elementsEqual("0".utf8) {
            nanoseconds = 0
            return
        }
        if rest.isEmpty { throw invalid }
        var total: UInt64 = 0
        while !rest.isEmpty {
            guard let number = Self.number(&rest) else { throw invalid }
            let name = String(Substring(rest.prefix { $0 != UInt8(ascii: ".") && !Self.isDigit($0) }))
            rest = rest.dropFirst(name.utf8.count)
            if name.isEmpty { throw fail("missing unit") }
            guard let unit = Self.unit(name) else { throw fail("unknown unit \(name.debugDescription)") }
            let (whole, overflow) = number.whole.multipliedReportingOverflow(by: unit)
            // In floating point, as Go does it, so that the last digit is the same.
            let part = number.fraction == 0 ? 0 : UInt64(Double(number.fraction) * (Double(unit) / number.scale))
            let (sum, carry) = whole.addingReportingOverflow(part)
            let (next, farther) = total.addingReportingOverflow(sum)
            if overflow || carry || farther || next > 1 << 63 { throw invalid }
            total = next
        }
        if isNegative {
            nanoseconds = total == 1 << 63 ? .min : -Int64(total)
        } else {
            guard let value = Int64(exactly: total) else { throw invalid }
            nanoseconds = value
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// Digits, and digits behind a point as a fraction of a power of ten; `nil` if there is none or it is too large.
    private static func number(_ rest: inout Substring.UTF8View) -> (whole: UInt64, fraction: UInt64, scale: Double)? {
        let limit: UInt64 = 1 << 63
        var whole: UInt64 = 0
        var count = 0
        while let byte = rest.first, isDigit(byte) {
            if whole > limit / 10 { return nil }
            whole = whole * 10 + UInt64(byte - 48)
            if whole > limit { return nil }
            rest.removeFirst()
            count += 1
        }
        var fraction: UInt64 = 0
        var scale = 1.0
        guard rest.first == UInt8(ascii: ".") else { return count > 0 ? (whole, fraction, scale) : nil }
        rest.removeFirst()
        var isFull = false
        while let byte = rest.first, isDigit(byte) {
            rest.removeFirst()
            count += 1
            if isFull { continue }
            let next = fraction > (limit - 1) / 10 ? limit : fraction * 10 + UInt64(byte - 48)
            if next >= limit {
                isFull = true
                continue
            }
            fraction = next
            scale *= 10
        }
        return count > 0 ? (whole, fraction, scale) : nil
    }

    private static func unit(_ name: String) -> UInt64? {
        switch name {
        case "ns": 1
        case "us", "\u{B5}s", "\u{3BC}s": 1000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        default: nil
        }
    }
}

extension TimeSpan: CustomStringConvertible {
    /// As Go writes it: `1h30m0s`, `1.5s`, `300ms`, `2µs`, `0s`.
    public var description: String {
        let total = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch total {
        case 0: return "0s"
        case ..<1000: return "\(sign)\(total)ns"
        case ..<1_000_000: return "\(sign)\(Self.text(total, 1000, 3))µs"
        case ..<1_000_000_000: return "\(sign)\(Self.text(total, 1_000_000, 6))ms"
        default: break
        }
        let minutes = total / 60_000_000_000
        var text = sign
        if minutes >= 60 { text += "\(minutes / 60)h" }
        if minutes > 0 { text += "\(minutes % 60)m" }
        return text + Self.text(total % 60_000_000_000, 1_000_000_000, 9) + "s"
    }

    /// A number of units with as many decimals as it needs.
    private static func text(_ number: UInt64, _ unit: UInt64, _ decimals: Int) -> String {
        let fraction = number % unit
        if fraction == 0 { return "\(number / unit)" }
        var digits = String(fraction)
        digits = String(repeating: "0", count: decimals - digits.utf8.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(number / unit).\(digits)"
    }
}

extension TimeSpan: JSONField {
    public static var empty: TimeSpan { TimeSpan(nanoseconds: 0) }

    public init(json reader: inout JSONReader) throws(JSONFailure) {
        let text = try reader.string()
        do throws(TimeSpanError) { try self.init(parsing: text) } catch { throw reader.fail(error.description) }
    }

    public func write(to writer: inout JSONWriter) { writer.write(description) }
}
