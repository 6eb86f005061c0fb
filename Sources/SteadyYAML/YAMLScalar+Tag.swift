import SteadyCodec

/// Why a scalar is not what was asked of it.
struct YAMLScalarFault: Error {
    var message: String
    var hint: String?
}

extension YAMLScalar {
    /// A scalar before it is made a value or a name.
    enum Resolved {
        case text(String)
        case scalar(YAMLScalar)
    }

    /// Applies the tag, or resolves a plain scalar.
    static func resolved(_ text: String, tag: String?, isPlain: Bool) throws(YAMLScalarFault) -> Resolved {
        guard let tag else {
            guard isPlain else { return .text(text) }
            let plain = YAMLScalar(plain: text)
            return plain == .string || plain == .timestamp ? .text(text) : .scalar(plain)
        }
        let prefix = "tag:yaml.org,2002:"
        guard tag.hasPrefix(prefix) else { return .text(text) }
        let type = String(tag.dropFirst(prefix.count))
        let plain = YAMLScalar(plain: text)
        switch (type, plain) {
        case ("binary", _): return .text(try binary(text))
        case ("null", .null), ("bool", .bool), ("int", .integer), ("int", .unsigned), ("float", .double):
            return .scalar(plain)
        case ("float", .integer(let integer)): return .scalar(.double(Double(integer)))
        case ("timestamp", .timestamp): return .text(text)
        case ("null", _), ("bool", _), ("int", _), ("float", _), ("timestamp", _):
            throw YAMLScalarFault(message: "this is \(plain.typeName), not what the tag “!!\(type)” says")
        default: return .text(text)
        }
    }

    private static func binary(_ text: String) throws(YAMLScalarFault) -> String {
        guard let bytes = Base64(encoded: text)?.bytes else {
            throw YAMLScalarFault(message: "the value tagged “!!binary” is not base64")
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw YAMLScalarFault(
                message: "the bytes tagged “!!binary” are not UTF-8 text, which is all JSON can hold",
                hint: "remove the tag to keep them as base64")
        }
        return decoded
    }

    /// A number with fraction or exponent passes through JSON, where a whole one is an integer.
    static func value(of double: Double) -> JSONValue {
        if let whole = GoFloat(double).whole, let integer = Int64(whole) { return .integer(integer) }
        return .double(double)
    }

    /// The member name a key becomes that is not a string; `nil` if it cannot be a key.
    var memberName: String? {
        switch self {
        case .bool(let bool): return bool ? "true" : "false"
        case .integer(let integer): return String(integer)
        case .double(let double):
            if double.isNaN { return ".nan" }
            if double.isInfinite { return double < 0 ? "-.inf" : ".inf" }
            // In single precision, as `sigs.k8s.io/yaml` does.
            let single = Float(double)
            return single.isInfinite ? (double < 0 ? "-.inf" : ".inf") : GoFloat(single).general
        case .null, .unsigned, .timestamp, .string: return nil
        }
    }
}
