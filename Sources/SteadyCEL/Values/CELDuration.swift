/// A span of time in nanoseconds, as expressions reckon with it.
public struct CELDuration: Hashable, Sendable, Comparable {
    public var nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    public static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }

    private static let units: [String: Int64] = [
        "ns": 1, "us": 1000, "µs": 1000, "μs": 1000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
        "h": 3_600_000_000_000,
    ]

    /// Reads texts such as `1h2m3.5s`; `nil` if it is none or too long a span.
    public init?(_ text: String) {
        var rest = Substring(text).unicodeScalars
        let isNegative = rest.first == "-"
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        if rest.elementsEqual("0".unicodeScalars) {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        while !rest.isEmpty {
            guard let part = Self.part(&rest) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(part)
            if overflow { return nil }
            total = sum
        }
        self.init(nanoseconds: isNegative ? -total : total)
    }

    private static func part(_ rest: inout Substring.UnicodeScalarView) -> Int64? {
        func digits() -> [Int64] {
            var found: [Int64] = []
            while let first = rest.first, ("0"..."9").contains(first) {
                found.append(Int64(first.value) - 48)
                rest.removeFirst()
            }
            return found
        }
        let whole = digits()
        var fraction: [Int64] = []
        if rest.first == "." {
            rest.removeFirst()
            fraction = digits()
        }
        if whole.isEmpty && fraction.isEmpty { return nil }
        let name = rest.prefix { $0 != "." && !("0"..."9").contains($0) }
        rest.removeFirst(name.count)
        guard let unit = units[String(Substring(name))] else { return nil }
        var value: Int64 = 0
        for digit in whole {
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = tens.addingReportingOverflow(digit)
            if overflow || overflow2 { return nil }
            value = sum
        }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: unit)
        if overflow { return nil }
        var part = 0.0
        var place = 0.1
        for digit in fraction.prefix(18) {
            part += Double(digit) * place
            place /= 10
        }
        let (sum, overflow2) = scaled.addingReportingOverflow(Int64((part * Double(unit)).rounded()))
        return overflow2 ? nil : sum
    }

    /// As `string(d)` gives it: seconds, such as `90s` or `0.5s`.
    var text: String {
        let magnitude = nanoseconds.magnitude
        let seconds = magnitude / 1_000_000_000
        let rest = magnitude % 1_000_000_000
        var text = (nanoseconds < 0 ? "-" : "") + String(seconds)
        if rest > 0 {
            var digits = String(rest + 1_000_000_000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        return text + "s"
    }

    func advanced(by other: CELDuration) -> CELDuration? {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(other.nanoseconds)
        return overflow ? nil : CELDuration(nanoseconds: sum)
    }

    func less(_ other: CELDuration) -> CELDuration? {
        let (difference, overflow) = nanoseconds.subtractingReportingOverflow(other.nanoseconds)
        return overflow ? nil : CELDuration(nanoseconds: difference)
    }
}
