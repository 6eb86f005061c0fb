#if YAML
    import SteadyCodec

    extension YAMLReader {
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
                return YAMLScalar.value(of: double)
            case .scalar(.timestamp), .scalar(.string): return .string(scalar.text)
            }
        }

        /// Applies the tag, or resolves a plain scalar.
        func resolved(_ scalar: YAMLEvent.Scalar, at position: YAMLPosition) throws(YAMLError) -> YAMLScalar.Resolved {
            do {
                return try YAMLScalar.resolved(scalar.text, tag: scalar.tag, isPlain: scalar.isPlain)
            } catch {
                throw self.error(.value, error.message, hint: error.hint, at: position)
            }
        }
    }
#endif
