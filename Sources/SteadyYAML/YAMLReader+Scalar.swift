#if YAML
    import SteadyCodec

    extension YAMLReader {
        /// A scalar before it is made a value or a name.
        enum Resolved {
            case text(String)
            case scalar(YAMLScalar)
        }

        /// The value of a scalar.
        ///
        /// - Parameter isKey: whether the node is a key, which may be what a value may not.
        func value(of scalar: YAMLEvent.Scalar, at position: YAMLPosition, isKey: Bool = false) throws(YAMLError) -> JSONValue {
            switch try resolved(scalar, at: position) {
            case .text(let text): return .string(text)
            case .scalar(.null): return .null
            case .scalar(.bool(let bool)): return .bool(bool)
            case .scalar(.integer(let integer)): return .integer(integer)
            case .scalar(.unsigned(let unsigned)): return .double(Double(unsigned))
            case .scalar(.double(let double)):
                guard double.isFinite else {
                    if isKey { return .double(double) }
                    throw error(
                        .value, double.isNaN ? "JSON has no “not a number”" : "JSON has no infinite numbers",
                        hint: "put it in quotes if it is text", at: position)
                }
                return Self.number(double)
            case .scalar(.timestamp), .scalar(.string): return .string(scalar.text)
            }
        }

        /// A number with fraction or exponent passes through JSON, where a whole one is an integer.
        private static func number(_ double: Double) -> JSONValue {
            if let whole = GoFloat(double).whole, let integer = Int64(whole) { return .integer(integer) }
            return .double(double)
        }

        /// Applies the tag, or resolves a plain scalar.
        func resolved(_ scalar: YAMLEvent.Scalar, at position: YAMLPosition) throws(YAMLError) -> Resolved {
            let text = scalar.text
            guard let tag = scalar.tag else {
                guard scalar.isPlain else { return .text(text) }
                let plain = YAMLScalar(plain: text)
                return plain == .string || plain == .timestamp ? .text(text) : .scalar(plain)
            }
            let prefix = "tag:yaml.org,2002:"
            guard tag.hasPrefix(prefix) else { return .text(text) }
            let type = String(tag.dropFirst(prefix.count))
            let plain = YAMLScalar(plain: text)
            switch (type, plain) {
            case ("binary", _): return .text(try binary(text, at: position))
            case ("null", .null), ("bool", .bool), ("int", .integer), ("int", .unsigned), ("float", .double):
                return .scalar(plain)
            case ("float", .integer(let integer)): return .scalar(.double(Double(integer)))
            case ("timestamp", .timestamp): return .text(text)
            case ("null", _), ("bool", _), ("int", _), ("float", _), ("timestamp", _):
                throw error(.value, "this is \(plain.typeName), not what the tag “!!\(type)” says", at: position)
            default: return .text(text)
            }
        }

        private func binary(_ text: String, at position: YAMLPosition) throws(YAMLError) -> String {
            guard let bytes = Base64.decode(text) else {
                throw error(.value, "the value tagged “!!binary” is not base64", at: position)
            }
            guard let decoded = String(validating: bytes, as: UTF8.self) else {
                throw error(
                    .value, "the bytes tagged “!!binary” are not UTF-8 text, which is all JSON can hold",
                    hint: "remove the tag to keep them as base64", at: position)
            }
            return decoded
        }
    }
#endif
