import SteadyCodec

/// Conversions between types.
enum CELConversions {
    static func call(_ name: String, _ values: [CELValue]) -> CELValue? {
        guard values.count == 1 else { return nil }
        let value = values[0]
        switch name {
        case "type": return .type(value.dynamicType)
        case "dyn": return value
        case "bool": return bool(value)
        case "int": return int(value)
        case "uint": return uint(value)
        case "double": return double(value)
        case "string": return string(value)
        case "bytes": return bytes(value)
        case "duration": return duration(value)
        case "timestamp": return timestamp(value)
        default: return nil
        }
    }

    private static func bool(_ value: CELValue) -> CELValue {
        switch value {
        case .bool: return value
        case .string(let text):
            if ["1", "t", "T", "TRUE", "true", "True"].contains(text) { return .bool(true) }
            if ["0", "f", "F", "FALSE", "false", "False"].contains(text) { return .bool(false) }
            return .fail("strconv.ParseBool: parsing \(GoFormat.quoted(text)): invalid syntax")
        default: return .noOverload
        }
    }

    private static func int(_ value: CELValue) -> CELValue {
        switch value {
        case .int: return value
        case .uint(let uint): return Int64(exactly: uint).map { .int($0) } ?? .failure(.integerOverflow)
        case .double(let double):
            guard double > -0x1p63, double < 0x1p63 else { return .failure(.integerOverflow) }
            return .int(Int64(double))
        case .string(let text):
            if let int = Int64(text) { return .int(int) }
            return .fail("strconv.ParseInt: parsing \(GoFormat.quoted(text)): \(numberProblem(text))")
        case .duration(let duration): return .int(duration.nanoseconds)
        case .timestamp(let time): return .int(time.seconds)
        default: return .noOverload
        }
    }

    private static func numberProblem(_ text: String) -> String {
        let digits = text.drop { $0 == "-" || $0 == "+" }
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) } ? "value out of range" : "invalid syntax"
    }

    private static func uint(_ value: CELValue) -> CELValue {
        switch value {
        case .uint: return value
        case .int(let int): return UInt64(exactly: int).map { .uint($0) } ?? .failure(.unsignedOverflow)
        case .double(let double):
            guard double >= 0, double < 0x1p64 else { return .failure(.unsignedOverflow) }
            return .uint(UInt64(double))
        case .string(let text):
            if !text.hasPrefix("+"), let uint = UInt64(text) { return .uint(uint) }
            return .fail("strconv.ParseUint: parsing \(GoFormat.quoted(text)): \(numberProblem(text))")
        default: return .noOverload
        }
    }

    private static func double(_ value: CELValue) -> CELValue {
        switch value {
        case .double: return value
        case .int(let int): return .double(Double(int))
        case .uint(let uint): return .double(Double(uint))
        case .string(let text):
            if let double = Double(text) { return .double(double) }
            return .fail("strconv.ParseFloat: parsing \(GoFormat.quoted(text)): invalid syntax")
        default: return .noOverload
        }
    }

    private static func string(_ value: CELValue) -> CELValue {
        switch value {
        case .string: return value
        case .bool(let bool): return .string(bool ? "true" : "false")
        case .int(let int): return .string(String(int))
        case .uint(let uint): return .string(String(uint))
        case .double(let double): return .string(GoFloat.text(double))
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return .fail("invalid UTF-8 in bytes, cannot convert to string")
            }
            return .string(text)
        case .duration(let duration): return .string(duration.text)
        case .timestamp(let time): return .string(time.text)
        case .opaque(let address as CELAddress): return .string(address.text)
        case .opaque(let network as CELNetwork): return .string(network.text)
        default: return .noOverload
        }
    }

    private static func bytes(_ value: CELValue) -> CELValue {
        switch value {
        case .bytes: value
        case .string(let text): .bytes(Array(text.utf8))
        default: .noOverload
        }
    }

    private static func duration(_ value: CELValue) -> CELValue {
        switch value {
        case .duration: return value
        case .int(let int): return .duration(CELDuration(nanoseconds: int))
        case .string(let text):
            if let duration = CELDuration(text) { return .duration(duration) }
            return .fail("time: invalid duration \(GoFormat.quoted(text))")
        default: return .noOverload
        }
    }

    private static func timestamp(_ value: CELValue) -> CELValue {
        switch value {
        case .timestamp: return value
        case .int(let int): return CELTimestamp(seconds: int).map { .timestamp($0) } ?? .failure(.timestampOverflow)
        case .string(let text):
            if let time = CELTimestamp(text) { return .timestamp(time) }
            return .fail("parsing time \(GoFormat.quoted(text)) as \"2006-01-02T15:04:05Z07:00\": cannot parse")
        default: return .noOverload
        }
    }
}

/// Floating-point numbers as Go writes them.
enum GoFloat {
    /// The shortest text that reads back as the number, with an exponent where it is large or small.
    static func text(_ double: Double) -> String {
        if double.isNaN { return "NaN" }
        if double.isInfinite { return double < 0 ? "-Inf" : "+Inf" }
        if double == 0 { return double.sign == .minus ? "-0" : "0" }
        let (digits, point) = decimal(double.magnitude)
        let sign = double < 0 ? "-" : ""
        let exponent = point - 1
        if exponent < -4 || exponent >= 6 {
            let rest = digits.dropFirst()
            let magnitude = String(exponent.magnitude)
            return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e" + (exponent < 0 ? "-" : "+")
                + (magnitude.count < 2 ? "0" : "") + magnitude
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// The digits without leading and trailing zeros, and where the point is.
    private static func decimal(_ double: Double) -> (digits: String, point: Int) {
        let halves = "\(double)".split(separator: "e")
        let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        var digits = String(parts[0]) + (parts.count > 1 ? String(parts[1]) : "")
        var point = parts[0].count + exponent
        while digits.hasPrefix("0") {
            digits.removeFirst()
            point -= 1
        }
        while digits.hasSuffix("0") { digits.removeLast() }
        return (digits, point)
    }
}
