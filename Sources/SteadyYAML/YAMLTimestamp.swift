/// The forms of dates and times that go-yaml takes for timestamps, and so quotes when they are strings.
enum YAMLTimestamp {
    /// Whether the text is a timestamp: `2001-1-31`, `2001-01-31 1:2:3.5`, `2001-01-31T01:02:03Z`, `…+01:00`.
    static func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // The fifth byte turns most away at once.
        guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-") else { return false }
        var scanner = Scanner(bytes: bytes)
        guard let year = scanner.number(4...4), scanner.take("-"), let month = scanner.number(1...2), scanner.take("-"),
            let day = scanner.number(1...2), (1...12).contains(month), (1...days(month, year)).contains(day)
        else { return false }
        if scanner.isAtEnd { return true }
        let hasZone: Bool
        if scanner.take("T") || scanner.take("t") {
            hasZone = true
        } else if scanner.take(" ") {
            hasZone = false
        } else {
            return false
        }
        guard let hour = scanner.number(1...2), hour < 24, scanner.take(":"), let minute = scanner.number(1...2), minute < 60,
            scanner.take(":"), let second = scanner.number(1...2), second < 60
        else { return false }
        if scanner.take(".") || scanner.take(",") {
            guard scanner.number(1...bytes.count) != nil else { return false }
        }
        if hasZone, !scanner.take("Z") {
            guard scanner.take("+") || scanner.take("-"), let hours = scanner.number(2...2), hours <= 24, scanner.take(":"),
                let minutes = scanner.number(2...2), minutes <= 60
            else { return false }
        }
        return scanner.isAtEnd
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private struct Scanner {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0

        var isAtEnd: Bool { index == bytes.count }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
            index += 1
            return true
        }

        /// As many digits as there are, if they are of an allowed number; the value stops growing after nine digits.
        mutating func number(_ count: ClosedRange<Int>) -> Int? {
            let start = index
            var value = 0
            while index < bytes.count, YAMLScalar.isDigit(bytes[index]), index - start < count.upperBound {
                if index - start < 9 { value = value * 10 + Int(bytes[index] - 0x30) }
                index += 1
            }
            return index - start >= count.lowerBound ? value : nil
        }
    }
}
