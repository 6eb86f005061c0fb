import SteadyCodec

/// A point in wall-clock time, RFC 3339 in UTC (Kubernetes API, `Time`).
///
/// What it holds is what is written, so that a time in a custom resource survives being read and written. The API server keeps
/// whole seconds in its own kinds: what this library puts into objects by itself has no fraction.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64
    /// Nanoseconds within the second, 0 ... 999 999 999; other values are clamped.
    public var nanoseconds: Int32 {
        didSet { nanoseconds = min(max(nanoseconds, 0), 999_999_999) }
    }

    /// A point in time; microseconds outside 0 ... 999 999 are clamped.
    public init(seconds: Int64, microseconds: Int32 = 0) {
        self.init(seconds: seconds, nanoseconds: min(max(microseconds, 0), 999_999) * 1000)
    }

    /// A point in time; nanoseconds outside 0 ... 999 999 999 are clamped.
    public init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
    }

    /// Whole microseconds within the second; setting them drops what is finer.
    public var microseconds: Int32 {
        get { nanoseconds / 1000 }
        set { nanoseconds = min(max(newValue, 0), 999_999) * 1000 }
    }

    /// The time without its fraction, as the API server keeps it in its own kinds.
    public var wholeSeconds: Timestamp { Timestamp(seconds: seconds) }

    public static func < (a: Self, b: Self) -> Bool { (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds) }

    /// The point in time that lies this much later, to the nanosecond; at the ends of time it stays there.
    public func advanced(by duration: Duration) -> Timestamp {
        let (whole, attoseconds) = duration.components
        var nanos = Int64(nanoseconds) + attoseconds / 1_000_000_000
        var carry: Int64 = 0
        if nanos < 0 { (nanos, carry) = (nanos + 1_000_000_000, -1) }
        if nanos >= 1_000_000_000 { (nanos, carry) = (nanos - 1_000_000_000, 1) }
        let later = Int128(seconds) + Int128(whole) + Int128(carry)
        return Timestamp(seconds: Int64(clamping: later), nanoseconds: Int32(nanos))
    }

    /// How much later `other` is.
    public func duration(to other: Timestamp) -> Duration {
        .seconds(other.seconds) - .seconds(seconds) + .nanoseconds(Int64(other.nanoseconds) - Int64(nanoseconds))
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 with the fraction, if there is one, without zeros at its end: `2026-01-31T12:00:00Z`, `2026-01-31T12:00:00.5Z`.
    public var description: String { text(fraction) }

    /// The text with exactly six fraction digits, as `MicroTime` wants it, or without fraction.
    ///
    /// Years beyond 9999 have more digits, years before 0000 a sign; the API server reads neither.
    public func text(withMicroseconds: Bool) -> String { text(withMicroseconds ? sixDigits : Fraction(value: 0, digits: 0)) }

    /// Writes the text as a JSON string, with the fraction as it is or with exactly six digits.
    func write(to writer: inout JSONWriter, withMicroseconds: Bool) {
        let (civil, fraction) = (civil, withMicroseconds ? sixDigits : fraction)
        guard civil.isNear else { return writer.write(farText(civil, fraction)) }
        writer.writePlain(capacity: Self.longestText) { put(civil, fraction, $0) }
    }

    private func text(_ fraction: Fraction) -> String {
        let civil = civil
        guard civil.isNear else { return farText(civil, fraction) }
        return String(unsafeUninitializedCapacity: Self.longestText) { put(civil, fraction, $0) }
    }

    /// What follows the seconds: a number of so many digits, or nothing.
    private struct Fraction {
        var value: Int32
        var digits: Int
    }

    private var sixDigits: Fraction { Fraction(value: microseconds, digits: 6) }

    private var fraction: Fraction {
        if nanoseconds == 0 { return Fraction(value: 0, digits: 0) }
        var fraction = Fraction(value: nanoseconds, digits: 9)
        while fraction.value % 10 == 0 { fraction = Fraction(value: fraction.value / 10, digits: fraction.digits - 1) }
        return fraction
    }

    private static let longestText = 30

    /// The parts of a time in UTC.
    private struct Civil {
        var year: Int64
        var month: Int64
        var day: Int64
        var secondOfDay: Int64
        /// Whether the year has four digits.
        var isNear: Bool { (0...9999).contains(year) }
    }

    private var civil: Civil {
        // Days to civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let days = remainder < 0 ? quotient - 1 : quotient
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return Civil(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1,
            secondOfDay: remainder < 0 ? remainder + 86_400 : remainder)
    }

    /// Puts 20 to 30 bytes, for each number has as many digits as it is padded to; returns how many.
    private func put(_ civil: Civil, _ fraction: Fraction, _ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        func put(_ number: Int64, _ width: Int, _ end: UInt8) {
            var rest = number
            for place in (count..<count + width).reversed() {
                bytes[place] = 48 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            bytes[count + width] = end
            count += width + 1
        }
        let dash = UInt8(ascii: "-")
        let colon = UInt8(ascii: ":")
        put(civil.year, 4, dash)
        put(civil.month, 2, dash)
        put(civil.day, 2, UInt8(ascii: "T"))
        put(civil.secondOfDay / 3600, 2, colon)
        put(civil.secondOfDay / 60 % 60, 2, colon)
        put(civil.secondOfDay % 60, 2, fraction.digits > 0 ? UInt8(ascii: ".") : UInt8(ascii: "Z"))
        if fraction.digits > 0 { put(Int64(fraction.value), fraction.digits, UInt8(ascii: "Z")) }
        return count
    }

    /// The text of a time that the API server does not read.
    private func farText(_ civil: Civil, _ fraction: Fraction) -> String {
        func padded(_ number: Int64, _ width: Int) -> String {
            let text = String(number.magnitude)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        let second = civil.secondOfDay
        var text = "\(civil.year < 0 ? "-" : "")\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
        text += "T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        if fraction.digits > 0 { text += ".\(padded(Int64(fraction.value), fraction.digits))" }
        return text + "Z"
    }

    /// Reads RFC 3339 with `Z` or a numeric offset and any number of fraction digits (beyond nine are cut off).
    ///
    /// As in Go, `T` and `Z` are upper-case, the day must be one of the month, and there are no leap seconds; an offset is at
    /// most `24:60`.
    public init?(_ text: String) {
        var text = text
        guard let time = text.withUTF8({ Timestamp(utf8: $0) }) else { return nil }
        self = time
    }

    init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard let (seconds, nanoseconds) = Self.parse(bytes) else { return nil }
        self.init(seconds: seconds, nanoseconds: nanoseconds)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> (seconds: Int64, nanoseconds: Int32)? {
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count else { return nil }
            var value: Int64 = 0
            for byte in bytes[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int64(byte - 48)
            }
            return value
        }
        guard bytes.count >= 20, bytes[4] == 45, bytes[7] == 45, bytes[10] == 84, bytes[13] == 58, bytes[16] == 58,
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19),
            (1...12).contains(month), day >= 1, day <= days(in: month, of: year), hour < 24, minute < 60, second < 60
        else { return nil }
        var index = 19
        var nanos: Int32 = 0
        if bytes[index] == 46 {
            index += 1
            var scale: Int32 = 100_000_000
            let start = index
            while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
                nanos += Int32(bytes[index] - 48) * scale
                scale /= 10
                index += 1
            }
            if index == start { return nil }
        }
        var offset: Int64 = 0
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case 90: guard index == bytes.count - 1 else { return nil }
        case 43, 45:
            guard index + 6 == bytes.count, bytes[index + 3] == 58, let hours = number(index + 1..<index + 3),
                let minutes = number(index + 4..<index + 6), hours <= 24, minutes <= 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (bytes[index] == 43 ? 1 : -1)
        default: return nil
        }
        let days = daysSinceEpoch(year, month, day)
        return (days * 86_400 + hour * 3600 + minute * 60 + second - offset, nanos)
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from 1970-01-01 to a date of the years 0 ... 9999.
    private static func daysSinceEpoch(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

/// A time that is written with exactly six fraction digits (`MicroTime` of Leases and Events).
public struct MicroTime: Hashable, Sendable, Comparable {
    /// The point in time, in whole microseconds; what is finer is dropped.
    public var timestamp: Timestamp {
        didSet { timestamp.microseconds = timestamp.microseconds }
    }

    /// Wraps a point in time, without what is finer than microseconds.
    public init(_ timestamp: Timestamp) {
        self.timestamp = Timestamp(seconds: timestamp.seconds, microseconds: timestamp.microseconds)
    }

    public static func < (a: Self, b: Self) -> Bool { a.timestamp < b.timestamp }

    /// Reads RFC 3339 with any number of fraction digits; the API server itself wants exactly six.
    public init?(_ text: String) {
        guard let timestamp = Timestamp(text) else { return nil }
        self.init(timestamp)
    }
}

extension MicroTime: CustomStringConvertible {
    /// Exactly six fraction digits: `2026-01-31T12:00:00.000000Z`.
    public var description: String { timestamp.text(withMicroseconds: true) }
}
