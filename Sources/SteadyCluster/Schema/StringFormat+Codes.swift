import SteadyCEL

// Formats that are little more than a pattern, some with a check digit.
extension StringFormat {
    private static func pattern(_ text: String) -> LinearRegex? { try? LinearRegex(text) }

    private static let patterns: [String: LinearRegex?] = [
        "bsonobjectid": pattern("^[0-9a-fA-F]{24}$"),
        "ssn": pattern("^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}$"),
        "hexcolor": pattern("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
        "rgbcolor": pattern(
            "^rgb\\((\\s*(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\s*,){2}"
                + "\\s*(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\s*\\)$"),
        "uuid": uuid("[0-9a-f]", "[0-9a-f]"), "uuid3": uuid("3", "[0-9a-f]"), "uuid4": uuid("4", "[89ab]"),
        "uuid5": uuid("5", "[89ab]"),
        "k8s-short-name": pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"),
        "k8s-long-name": pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"),
        "creditcard": pattern(
            "^(4[0-9]{12}([0-9]{3})?|5[1-5][0-9]{14}|6(011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}"
                + "|3(0[0-5]|[68][0-9])[0-9]{11}|(2131|1800|35[0-9]{3})[0-9]{11})$"),
        "isbn10": pattern("^([0-9]{9}X|[0-9]{10})$"), "isbn13": pattern("^[0-9]{13}$"),
    ]

    private static func uuid(_ version: String, _ variant: String) -> LinearRegex? {
        pattern("^(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?\(version)[0-9a-f]{3}-?\(variant)[0-9a-f]{3}-?[0-9a-f]{12}$")
    }

    private static func matches(_ text: String, _ name: String) -> Bool { patterns[name]??.matches(text) ?? true }

    /// `nil` for formats that are no codes.
    static func acceptsCode(_ text: String, _ format: String) -> Bool? {
        switch format {
        case "bsonobjectid", "ssn", "hexcolor", "rgbcolor", "uuid", "uuid3", "uuid4", "uuid5": return matches(text, format)
        case "k8s-short-name": return text.utf8.count <= 63 && matches(text, format)
        case "k8s-long-name": return text.utf8.count <= 253 && matches(text, format)
        case "creditcard":
            let digits = text.filter { $0.isASCII && $0.isNumber }
            return matches(digits, format) && hasCheckDigit(digits)
        case "isbn": return isBookNumber(text, 10) || isBookNumber(text, 13)
        case "isbn10": return isBookNumber(text, 10)
        case "isbn13": return isBookNumber(text, 13)
        default: return nil
        }
    }

    /// Whether every second digit doubled, the sum is a multiple of ten.
    private static func hasCheckDigit(_ digits: String) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().compactMap(\.wholeNumberValue).enumerated() {
            let value = index % 2 == 1 ? digit * 2 : digit
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    private static func isBookNumber(_ text: String, _ length: Int) -> Bool {
        let digits = text.filter { !$0.isWhitespace && $0 != "-" }
        guard matches(digits, "isbn\(length)") else { return false }
        var sum = 0
        for (index, digit) in digits.enumerated() {
            let value = digit == "X" ? 10 : digit.wholeNumberValue ?? 0
            sum += length == 10 ? (10 - index) * value : (index % 2 == 0 ? 1 : 3) * value
        }
        return sum % (length == 10 ? 11 : 10) == 0
    }
}
