/// A moment between the years 1 and 9999, exact to a nanosecond.
public struct CELTimestamp: Hashable, Sendable, Comparable {
    /// Seconds since 1970.
    public var seconds: Int64
    /// 0 to 999,999,999.
    public var nanoseconds: Int32

    static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// - Returns: `nil` outside the years 1 to 9999.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard Self.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    public static func < (a: Self, b: Self) -> Bool { (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds) }

    /// Reads RFC 3339, such as `2024-01-31T10:00:00.5+01:00`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ from: Int, _ count: Int) -> Int64? {
            guard from + count <= bytes.count else { return nil }
            var value: Int64 = 0
            for byte in bytes[from..<from + count] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int64(byte) - 48
            }
            return value
        }
        func has(_ index: Int, _ character: Unicode.Scalar) -> Bool {
            index < bytes.count && bytes[index] == UInt8(ascii: character)
        }
        guard bytes.count >= 20, let year = number(0, 4), has(4, "-"), let month = number(5, 2), has(7, "-"),
            let day = number(8, 2), has(10, "T") || has(10, "t"), let hour = number(11, 2), has(13, ":"),
            let minute = number(14, 2), has(16, ":"), let second = number(17, 2)
        else { return nil }
        guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year), hour < 24, minute < 60, second < 60
        else { return nil }
        var index = 19
        var nanos: Int32 = 0
        if has(index, ".") {
            index += 1
            var scale: Int32 = 100_000_000
            let start = index
            while index < bytes.count, (48...57).contains(bytes[index]) {
                nanos += Int32(bytes[index] - 48) * scale
                scale /= 10
                index += 1
            }
            if index == start { return nil }
        }
        var offset: Int64 = 0
        if has(index, "Z") || has(index, "z") {
            guard index + 1 == bytes.count else { return nil }
        } else {
            guard has(index, "+") || has(index, "-"), index + 6 == bytes.count, let hours = number(index + 1, 2),
                has(index + 3, ":"), let minutes = number(index + 4, 2), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (has(index, "-") ? -1 : 1)
        }
        let total = Self.dayNumber(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset
        self.init(seconds: total, nanoseconds: nanos)
    }

    /// RFC 3339 in UTC, with as many decimals as needed.
    var text: String {
        let parts = CalendarParts(self, offset: 0)
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let year = String(String(parts.year + 10000).dropFirst())
        var text = "\(year)-\(two(parts.month))-\(two(parts.day))T\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
        if nanoseconds > 0 {
            var digits = String(Int64(nanoseconds) + 1_000_000_000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        return text + "Z"
    }

    func advanced(by duration: CELDuration) -> CELTimestamp? {
        let total = Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) + Int128(duration.nanoseconds)
        let (quotient, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        let borrow: Int128 = rest < 0 ? 1 : 0
        guard let seconds = Int64(exactly: quotient - borrow) else { return nil }
        return CELTimestamp(seconds: seconds, nanoseconds: Int32(rest + borrow * 1_000_000_000))
    }

    /// The span from another moment to this; `nil` if it is too long.
    func since(_ other: CELTimestamp) -> CELDuration? {
        let span = (Int128(seconds) - Int128(other.seconds)) * 1_000_000_000 + Int128(nanoseconds) - Int128(other.nanoseconds)
        return Int64(exactly: span).map { CELDuration(nanoseconds: $0) }
    }

    static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
    }
}

/// A moment taken apart in a time zone.
struct CalendarParts {
    var year: Int64
    var month: Int64
    var day: Int64
    var hour: Int64
    var minute: Int64
    var second: Int64
    /// 0 is Sunday.
    var weekday: Int64
    /// 0 is the first of January.
    var dayOfYear: Int64

    /// - Parameter offset: seconds east of UTC.
    init(_ time: CELTimestamp, offset: Int64) {
        let local = time.seconds + offset
        var days = local / 86400
        var rest = local % 86400
        if rest < 0 {
            rest += 86400
            days -= 1
        }
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        weekday = ((days + 4) % 7 + 7) % 7
        let shifted = days + 719468
        let era = (shifted >= 0 ? shifted : shifted - 146096) / 146097
        let dayOfEra = shifted - era * 146097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
        let dayOfShifted = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfShifted + 2) / 153
        day = dayOfShifted - (153 * part + 2) / 5 + 1
        month = part < 10 ? part + 3 : part - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        dayOfYear = days - CELTimestamp.dayNumber(year, 1, 1)
    }

    /// Seconds east of UTC of a zone named `UTC` or written `+01:00`; `nil` for other names.
    static func offset(of zone: String) -> Int64? {
        if ["", "UTC", "Z", "GMT", "Etc/UTC", "Etc/GMT"].contains(zone) { return 0 }
        let isNegative = zone.hasPrefix("-")
        let digits = zone.hasPrefix("-") || zone.hasPrefix("+") ? zone.dropFirst() : zone[...]
        let halves = digits.split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count == 2, let hours = Int64(halves[0]), let minutes = Int64(halves[1]), hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
    }
}
