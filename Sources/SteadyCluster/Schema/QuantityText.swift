import SteadyCodec
import SteadyModel

/// Quantities as the API server reads and stores them: it takes more than its grammar allows, and keeps some texts as they came.
struct QuantityText {
    /// The digits before the point, without leading zeros.
    private var whole: Substring.UTF8View
    /// The digits behind the point.
    private var fraction: Substring.UTF8View
    private var suffix: String

    /// Takes a text apart; `nil` if it does not have the form of a quantity.
    private init?(_ text: String) {
        let text = Self.trimmed(text)
        func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
        var rest = Substring(text).utf8
        if rest.isEmpty { return nil }
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            rest = rest.dropFirst()
        }
        rest = rest.drop { $0 == UInt8(ascii: "0") }
        whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = rest.prefix(while: isDigit)
            rest = rest.dropFirst(fraction.count)
        }
        suffix = String(Substring(rest))
        rest = rest.drop { "eEinumkKMGTP".utf8.contains($0) }
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if !rest.allSatisfy(isDigit) { return nil }
    }

    /// The text without spaces around it, which the API server does not mind.
    private static func trimmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            first.properties.isWhitespace || last.properties.isWhitespace
        else { return text }
        var rest = Substring(text).unicodeScalars.drop { $0.properties.isWhitespace }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// An amount beyond all bounds, in thousands of a power of ten.
    private func huge(isNegative: Bool) -> String? {
        guard suffix.first == "e" || suffix.first == "E", var power else { return nil }
        var digits = (Array(whole) + Array(fraction)).drop { $0 == 48 }
        power -= fraction.count
        while digits.last == 48 {
            digits.removeLast()
            power += 1
        }
        while power % 3 != 0 {
            digits.append(48)
            power -= 1
        }
        return "\(isNegative ? "-" : "")\(String(decoding: digits, as: UTF8.self))e\(power)"
    }

    /// Why the API server refuses a text, if it does.
    static func problem(of text: String) -> String? {
        guard let parts = QuantityText(text) else {
            return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        }
        return parts.power == nil ? "unable to parse quantity's suffix" : nil
    }

    /// What the API server stores for a value; `nil` if it is no quantity.
    ///
    /// - Parameter isResource: whether the value is one of a list of resources, which are rounded up to thousandths.
    static func stored(_ value: JSONValue, isResource: Bool) -> JSONValue? {
        let text: String
        switch value {
        case .string(let string): text = trimmed(string)
        case .integer(let integer): text = String(integer)
        case .double(let double): text = "\(double)"
        default: return nil
        }
        guard let parts = QuantityText(text) else { return nil }
        if parts.isKept, !isResource || parts.isBinary || parts.scale >= -3 { return .string(text) }
        // Without a digit it is zero, whatever the suffix.
        if parts.whole.isEmpty, parts.fraction.allSatisfy({ $0 == 48 }) { return "0" }
        guard var quantity = try? Quantity(text) else {
            return .string(parts.huge(isNegative: text.hasPrefix("-")) ?? text)
        }
        if isResource, quantity.nanos % 1_000_000 != 0 {
            let thousandths = quantity.nanos / 1_000_000 + Int128(quantity.signum())
            quantity = Quantity(nanos: thousandths * 1_000_000, form: quantity.form)
        }
        return .string(quantity.description)
    }

    private var isBinary: Bool { suffix.utf8.count == 2 && suffix.hasSuffix("i") }

    /// The power of ten, or of two, that the suffix stands for.
    private var power: Int? {
        let powers = [
            "n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Ki": 10, "Mi": 20, "Gi": 30,
            "Ti": 40, "Pi": 50, "Ei": 60,
        ]
        if let power = powers[suffix] { return power }
        guard suffix.first == "e" || suffix.first == "E", let power = Int(suffix.dropFirst()) else { return nil }
        return min(max(power, -1 << 40), 1 << 40)
    }

    private var scale: Int { (power ?? 0) - fraction.count }

    /// Whether the server keeps the text: if the number is short and in canonical form, or looks so.
    private var isKept: Bool {
        guard let power else { return false }
        let digits = max(1, whole.count)
        if isBinary {
            guard fraction.isEmpty, 15 - digits - power * 3 / 10 - 1 >= 0 else { return false }
            return (Int(String(Substring(whole))) ?? 0) & 7 != 0
        }
        guard 18 - digits - fraction.count >= 0, scale >= -9, scale % 3 == 0, !whole.isEmpty else { return false }
        return !(Array(whole) + Array(fraction)).reversed().starts(with: "000".utf8)
    }
}
