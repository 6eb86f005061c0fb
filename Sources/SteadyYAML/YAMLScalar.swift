public import SteadyCodec

/// What an unquoted scalar means: YAML 1.1 as the Kubernetes tools read it (`sigs.k8s.io/yaml`).
///
/// `yes` and `on` are true, `0o17` and `017` are fifteen, `1_000` is a thousand, dates are texts.
public enum YAMLScalar {
    /// The value of an unquoted scalar; `nil` if it is a number that JSON cannot hold (`.inf`, `.nan`).
    public static func value(of text: String) -> JSONValue? {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": return true
        case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": return false
        case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF": return nil
        default: return number(text) ?? .string(text)
        }
    }

    private static func number(_ text: String) -> JSONValue? {
        guard let first = text.utf8.first,
            isDigit(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
                || first == UInt8(ascii: ".")
        else { return nil }
        let plain = text.utf8.contains(UInt8(ascii: "_")) ? text.filter { $0 != "_" } : text
        if let integer = integer(plain) { return integer }
        guard isDecimal(plain), let double = Double(plain), double.isFinite else { return nil }
        return .double(double)
    }

    private static func integer(_ text: String) -> JSONValue? {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits.removeFirst() }
        var radix = 10
        if digits.utf8.count > 1, digits.first == "0" {
            let rest = digits.dropFirst()
            switch rest.first {
            case "x", "X": (radix, digits) = (16, rest.dropFirst())
            case "o", "O": (radix, digits) = (8, rest.dropFirst())
            case "b", "B": (radix, digits) = (2, rest.dropFirst())
            default: (radix, digits) = (8, rest)
            }
        }
        guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
        if let value = Int64((isNegative ? "-" : "") + digits, radix: radix) { return .integer(value) }
        if !isNegative, let value = UInt64(digits, radix: radix) { return .double(Double(value)) }
        return nil
    }

    /// `[-+]? (\.[0-9]+ | [0-9]+(\.[0-9]*)?) ([eE][-+]?[0-9]+)?`
    private static func isDecimal(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func skipSign() {
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
        }
        func skipDigits() -> Int {
            let before = rest.count
            rest = rest.drop(while: isDigit)
            return before - rest.count
        }
        skipSign()
        let whole = skipDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            if skipDigits() == 0, whole == 0 { return false }
        } else if whole == 0 {
            return false
        }
        if let exponent = rest.first, exponent == UInt8(ascii: "e") || exponent == UInt8(ascii: "E") {
            rest.removeFirst()
            skipSign()
            if skipDigits() == 0 { return false }
        }
        return rest.isEmpty
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
