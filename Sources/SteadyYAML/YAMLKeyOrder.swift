import SteadyCodec

/// The order in which `kubectl` prints the members of an object.
///
/// Nearly that of the characters, but numbers within names go by their value (`port2` before `port10`), and letters come
/// after everything else.
enum YAMLKeyOrder {
    /// The members in that order.
    static func sorted(_ object: JSONObject) -> [(name: String, value: JSONValue)] {
        object.map { (scalars: Array($0.name.unicodeScalars), member: $0) }.sorted { precedes($0.scalars, $1.scalars) }
            .map(\.member)
    }

    static func precedes(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
        guard let index = zip(a, b).enumerated().first(where: { $1.0 != $1.1 })?.offset else { return a.count < b.count }
        switch (isLetter(a[index]), isLetter(b[index])) {
        case (true, true): return a[index] < b[index]
        case (true, false): return false
        case (false, true): return true
        case (false, false): break
        }
        // Where the names differ by a zero within a number, what is before it makes a difference.
        let isWithinNumber =
            (a[index] == "0" || b[index] == "0")
            && a[..<index].reversed().prefix(while: isDigit).contains { $0 != "0" }
        let (numberA, endA) = number(a, from: index, isWithinNumber ? 1 : 0)
        let (numberB, endB) = number(b, from: index, isWithinNumber ? 1 : 0)
        if numberA != numberB { return numberA < numberB }
        return endA != endB ? endA < endB : a[index] < b[index]
    }

    /// The value of the digits from an index, after those before it, and where they end; wraps around like Go's numbers.
    private static func number(_ text: [Unicode.Scalar], from start: Int, _ before: Int64) -> (value: Int64, end: Int) {
        let digits = text[start...].prefix(while: isDigit)
        let value = digits.reduce(before) { $0 &* 10 &+ (Int64($1.value) - 0x30) }
        return (value, digits.endIndex)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value &- 0x30 < 10 : scalar.properties.generalCategory == .decimalNumber
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (scalar.value | 0x20) &- 0x61 < 26 }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }
}
