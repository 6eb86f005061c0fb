package import SteadyCodec

extension Schema {
    /// Why a built-in object cannot be read, in the words of the API server's decoder; `nil` if it can.
    ///
    /// Such as `json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32`. The caller
    /// puts the kind in front and answers 400.
    package func decodeFailure(_ value: JSONValue) -> String? {
        var path: [String] = []
        return failure(value, in: nil, &path)
    }

    private func mismatch(_ value: JSONValue, in owner: Schema?, _ path: [String], literal: Bool = false) -> String {
        let what: String
        switch value {
        case .null: what = "null"
        case .bool: what = "bool"
        case .integer, .double: what = literal ? "number " + PathElement.json(value) : "number"
        case .string: what = "string"
        case .array: what = "array"
        case .object: what = "object"
        }
        guard let owner = owner?.typeName?.split(separator: ".").last, !path.isEmpty else {
            return "json: cannot unmarshal \(what) into Go value of type \(goType)"
        }
        return "json: cannot unmarshal \(what) into Go struct field \(owner).\(path.joined(separator: ".")) of type \(goType)"
    }

    private var goType: String {
        switch kind {
        case .string: return format == "byte" ? "[]uint8" : "string"
        case .integer: return format == "int32" ? "int32" : "int64"
        case .number: return "float64"
        case .boolean: return "bool"
        case .array: return "[]" + (items?.resolved.goType ?? "interface {}")
        case .object: return typeName ?? "map[string]" + (additionalProperties?.resolved.goType ?? "interface {}")
        default: return "string"
        }
    }

    private func failure(_ value: JSONValue, in owner: Schema?, _ path: inout [String]) -> String? {
        switch (kind, value) {
        case (_, .null), (.any, _): return nil
        case (.object, .object(let members)):
            let inside = typeName == nil ? owner : self
            for (name, member) in members {
                if let property = property(name) {
                    if property.schema.isPlainly(member) { continue }
                    path.append(name)
                    if let failure = property.schema.resolved.failure(member, in: inside, &path) { return failure }
                    path.removeLast()
                } else if let additional = additionalProperties?.resolved, !additional.isPlainly(member),
                    let failure = additional.failure(member, in: inside, &path)
                {
                    return failure
                }
            }
            return nil
        case (.array, .array(let elements)):
            guard let items = items?.resolved else { return nil }
            for element in elements {
                if let failure = items.failure(element, in: owner, &path) { return failure }
            }
            return nil
        case (.string, .string(let text)):
            switch format {
            case "byte": return Base64.faultOffset(text).map { "illegal base64 data at input byte \($0)" }
            case "date-time": return TimeText(text) == nil ? TimeText.problem(of: text, isMicro: false) : nil
            case TimeText.microFormat: return TimeText.isMicro(text) ? nil : TimeText.problem(of: text, isMicro: true)
            default: return nil
            }
        case (.integer, .integer(let number)):
            if format == "int32", Int32(exactly: number) == nil { return mismatch(value, in: owner, path, literal: true) }
            return nil
        case (.integer, .double): return mismatch(value, in: owner, path, literal: true)
        case (.number, .integer), (.number, .double), (.boolean, .bool): return nil
        case (.intOrString, .integer(let number)):
            return Int32(exactly: number) == nil ? mismatch(value, in: owner, path, literal: true) : nil
        case (.intOrString, .string): return nil
        case (.quantity, .integer), (.quantity, .double): return nil
        case (.quantity, .string(let text)):
            return QuantityText.problem(of: text)
        default:
            if kind == .object, isFree, typeName == nil { return nil }
            return mismatch(value, in: owner, path)
        }
    }

    /// The quick way out for what most members are.
    private func isPlainly(_ value: JSONValue) -> Bool {
        switch (kind, value) {
        case (.string, .string): format == nil
        case (.boolean, .bool): true
        default: false
        }
    }
}
