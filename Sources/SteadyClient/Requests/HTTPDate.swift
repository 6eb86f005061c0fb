import SteadyModel

extension Timestamp {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Reads a date of a header field in any of the three forms of RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`,
    /// `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`. The day of the week is not looked at; a leap second counts as the
    /// second before it.
    ///
    /// - Parameters:
    ///   - text: the date, with nothing around it.
    ///   - now: decides about a year of two digits: it is at most 50 years ahead.
    init?(httpDate text: String, now: Timestamp) {
        var words = text.split(separator: " ").map(String.init)
        if words.count == 5, words[0].count == 3, words[4].count == 4 {
            self.init(year: words[4], month: words[1], day: words[2], time: words[3])
            return
        }
        guard words.popLast() == "GMT", words.first?.last == "," else { return nil }
        if words.count == 5, words[3].count == 4 {
            self.init(year: words[3], month: words[2], day: words[1], time: words[4])
            return
        }
        let date = words.count == 3 ? words[1].split(separator: "-").map(String.init) : []
        guard date.count == 3, date[2].count == 2 else { return nil }
        let century = (Int(now.description.prefix(2)) ?? 20) + 1
        // The latest of the years that end so and are not too far ahead.
        for century in [century, century - 1, century - 2] {
            let year = "\(century)\(date[2])"
            guard let time = Timestamp(year: year, month: date[1], day: date[0], time: words[2]) else { continue }
            if now.duration(to: time) <= .seconds(50 * 31_556_952) {
                self = time
                return
            }
        }
        return nil
    }

    private init?(year: String, month: String, day: String, time: String) {
        guard let index = Self.months.firstIndex(of: month) else { return nil }
        let month = index < 9 ? "0\(index + 1)" : "\(index + 1)"
        let time = time.hasSuffix(":60") ? "\(time.dropLast(2))59" : time
        self.init("\(year)-\(month)-\(day.count == 1 ? "0\(day)" : day)T\(time)Z")
    }
}
