/// `"%s has %d".format([…])`.
enum CELFormatting {
    static func format(_ text: String, _ arguments: [CELValue]) -> CELValue {
        var output = ""
        var next = 0
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                output.unicodeScalars.append(scalar)
                continue
            }
            if rest.first == "%" {
                rest.removeFirst()
                output += "%"
                continue
            }
            var precision: Int?
            if rest.first == "." {
                rest.removeFirst()
                let digits = rest.prefix { ("0"..."9").contains($0) }
                rest.removeFirst(digits.count)
                precision = Int(String(digits)).map { min($0, 1000) }
                if precision == nil { return .fail("could not parse formatting clause: error while parsing precision") }
            }
            guard let verb = rest.popFirst() else { return .fail("unexpected end of string") }
            guard next < arguments.count else { return .fail("index \(next) out of range") }
            switch clause(verb, arguments[next], precision) {
            case .success(let text): output += text
            case .failure(let failure): return .failure(failure)
            }
            next += 1
        }
        return .string(output)
    }

    private static func clause(_ verb: Unicode.Scalar, _ value: CELValue, _ precision: Int?) -> Result<String, CELFailure> {
        switch verb {
        case "s": return .success(plain(value))
        case "d":
            switch value {
            case .int(let int): return .success(String(int))
            case .uint(let uint): return .success(String(uint))
            case .double(let double) where double.isNaN || double.isInfinite: return .success(special(double))
            default: break
            }
        case "f", "e":
            guard let double = number(value) else { break }
            if double.isNaN || double.isInfinite { return .success(special(double)) }
            return .success(verb == "f" ? fixed(double, precision ?? 6) : scientific(double, precision ?? 6))
        case "b":
            if case .bool(let bool) = value { return .success(bool ? "1" : "0") }
            if let text = digits(value, 2) { return .success(text) }
        case "o": if let text = digits(value, 8) { return .success(text) }
        case "x", "X":
            var text = digits(value, 16)
            if case .string(let string) = value { text = hex(Array(string.utf8)) }
            if case .bytes(let bytes) = value { text = hex(bytes) }
            if let text { return .success(verb == "X" ? text.uppercased() : text) }
        default: return .failure(CELFailure("could not parse formatting clause: unrecognized formatting clause \"\(verb)\""))
        }
        return .failure(CELFailure("error during formatting: \(verb) clause cannot be used on \(value.dynamicType)"))
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func digits(_ value: CELValue, _ radix: Int) -> String? {
        switch value {
        case .int(let int): String(int, radix: radix)
        case .uint(let uint): String(uint, radix: radix)
        default: nil
        }
    }

    private static func number(_ value: CELValue) -> Double? {
        switch value {
        case .double(let double): double
        case .int(let int): Double(int)
        case .uint(let uint): Double(uint)
        default: nil
        }
    }

    private static func special(_ double: Double) -> String { double.isNaN ? "NaN" : double < 0 ? "-Infinity" : "Infinity" }

    /// As `%s` shows a value, within lists and maps too.
    static func plain(_ value: CELValue) -> String {
        switch value {
        case .null: return "null"
        case .bool(let bool): return bool ? "true" : "false"
        case .int(let int): return String(int)
        case .uint(let uint): return String(uint)
        case .double(let double): return double.isNaN || double.isInfinite ? special(double) : GoFloat.text(double)
        case .string(let text): return text
        case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .duration(let duration): return duration.text
        case .timestamp(let time): return time.text
        case .list(let list): return "[" + list.elements.map(plain).joined(separator: ", ") + "]"
        case .map(let map):
            let pairs = map.keys.map { (key: plain($0), value: plain(map[$0] ?? .null)) }.sorted { $0.key < $1.key }
            return "{" + pairs.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
        case .type(let type): return type.runtimeName
        case .optional(let inner): return inner.map { "optional(\(plain($0)))" } ?? "optional.none()"
        case .opaque(let opaque): return (opaque as? any CustomStringConvertible)?.description ?? opaque.celType.description
        case .failure(let failure): return failure.message
        }
    }

    /// Decimal digits with a fixed number behind the point, rounded half to even on the exact binary value.
    private static func fixed(_ double: Double, _ precision: Int) -> String {
        let exact = ExactDecimal(double.magnitude)
        let text = exact.rounded(precision)
        return (double.sign == .minus ? "-" : "") + text
    }

    private static func scientific(_ double: Double, _ precision: Int) -> String {
        if double == 0 { return "0" + (precision > 0 ? "." + String(repeating: "0", count: precision) : "") + "e+00" }
        let (digits, exponent) = ExactDecimal(double.magnitude).significant(precision + 1)
        let magnitude = String(exponent.magnitude)
        return (double < 0 ? "-" : "") + digits.prefix(1) + (precision > 0 ? "." + digits.dropFirst() : "") + "e"
            + (exponent < 0 ? "-" : "+") + (magnitude.count < 2 ? "0" : "") + magnitude
    }
}

/// All decimal digits of a binary fraction.
struct ExactDecimal {
    /// From the highest, without leading zeros.
    private var digits: [UInt8]
    /// How many of them are before the point; may be negative.
    private var point: Int

    init(_ double: Double) {
        guard double > 0, double.isFinite else {
            digits = []
            point = 0
            return
        }
        let significand = double.significandBitPattern | (double.isNormal ? 1 << 52 : 0)
        var exponent = (double.isNormal ? Int(double.exponentBitPattern) : 1) - 1075
        digits = String(significand).utf8.map { $0 - 48 }
        point = digits.count
        while exponent > 0 {
            double2()
            exponent -= 1
        }
        while exponent < 0 {
            half()
            exponent += 1
        }
    }

    private mutating func double2() {
        var carry: UInt8 = 0
        for index in digits.indices.reversed() {
            let value = digits[index] * 2 + carry
            digits[index] = value % 10
            carry = value / 10
        }
        if carry > 0 {
            digits.insert(carry, at: 0)
            point += 1
        }
    }

    private mutating func half() {
        var rest: UInt8 = 0
        for index in digits.indices {
            let value = rest * 10 + digits[index]
            digits[index] = value / 2
            rest = value % 2
        }
        if rest > 0 { digits.append(5) }
        if digits.first == 0 {
            digits.removeFirst()
            point -= 1
        }
    }

    /// Cut after a digit, rounded half to even.
    private func cut(after count: Int) -> (digits: [UInt8], point: Int) {
        guard count >= 0 else { return ([], point) }
        guard count < digits.count else { return (digits + Array(repeating: 0, count: count - digits.count), point) }
        var kept = Array(digits[..<count])
        let rest = digits[count...]
        let first = rest.first ?? 0
        let isTie = first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
        guard first > 5 || first == 5 && (!isTie || (kept.last ?? 0) % 2 == 1) else { return (kept, point) }
        var index = kept.count - 1
        while index >= 0 {
            if kept[index] < 9 {
                kept[index] += 1
                return (kept, point)
            }
            kept[index] = 0
            index -= 1
        }
        return ([1] + kept, point + 1)
    }

    func rounded(_ places: Int) -> String {
        let (kept, place) = cut(after: point + places)
        var text = String(decoding: kept.map { $0 + 48 }, as: UTF8.self)
        // Leading zeros up to the point.
        let wanted = places + max(place, 1)
        if text.utf8.count < wanted { text = String(repeating: "0", count: wanted - text.utf8.count) + text }
        let whole = text.prefix(text.utf8.count - places)
        return places > 0 ? whole + "." + text.suffix(places) : String(whole)
    }

    func significant(_ count: Int) -> (digits: String, exponent: Int) {
        let (kept, place) = cut(after: count)
        return (String(decoding: kept.prefix(count).map { $0 + 48 }, as: UTF8.self), place - 1)
    }
}
