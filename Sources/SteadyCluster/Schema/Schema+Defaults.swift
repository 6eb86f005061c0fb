package import SteadyCodec

extension Schema {
    /// The value with defaults filled in; `null` is dropped or replaced where it may not be.
    ///
    /// Meant for custom resources. Defaults of built-in kinds depend on other fields and are not in their schemas.
    package func applyDefaults(_ value: JSONValue) -> JSONValue { defaulted(value) ?? value }

    /// The value with defaults, or nothing if it has them all.
    private func defaulted(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .array(let elements):
            guard let items = items?.resolved else { return .none }
            var result: [JSONValue]?
            for (index, element) in elements.enumerated() {
                guard let changed = items.replacingNull(element) else { continue }
                if result == nil { result = elements }
                result?[index] = changed
            }
            return result.map(JSONValue.array)
        case .object(let members):
            var result: JSONObject?
            for (name, member) in members {
                guard let inside = (property(name)?.schema ?? additionalProperties)?.resolved else { continue }
                if member.isNull, !inside.isNullable, inside.defaultValue == Optional<JSONValue>.none {
                    if result == nil { result = members }
                    result?.removeValue(forKey: name)
                    continue
                }
                guard let changed = inside.replacingNull(member) else { continue }
                if result == nil { result = members }
                result?[name] = changed
            }
            for property in properties {
                guard let missing = property.schema.defaultValue, !members.contains(property.name) else { continue }
                if result == nil { result = members }
                result?[property.name] = property.schema.applyDefaults(missing)
            }
            return result.map(JSONValue.object)
        default: return .none
        }
    }

    private func replacingNull(_ value: JSONValue) -> JSONValue? {
        guard value.isNull else { return defaulted(value) }
        guard !isNullable, let defaultValue else { return .none }
        return applyDefaults(defaultValue)
    }

    /// A built-in object as the API server writes it back after reading it: structs that are never left out are there,
    /// optional members that are empty are not.
    package func normalize(_ value: JSONValue) -> JSONValue { normalized(value) ?? value }

    private func isLeftOut(_ value: JSONValue, _ name: String, of owner: Schema) -> Bool {
        switch value {
        case .null: !owner.zeroMembers.contains(name)
        case .array(let elements): elements.isEmpty && kind == .array && !owner.zeroMembers.contains(name) && !keepsEmpty
        case .object(let members):
            members.isEmpty && kind == .object && additionalProperties != nil && !owner.zeroMembers.contains(name)
        case .string(let text):
            text.isEmpty && kind == .string && format == nil && !owner.zeroMembers.contains(name) && !keepsEmpty
        case .integer(0), .bool(false): omitsZero
        default: false
        }
    }

    /// What null stands for as the element of a list or the value of a map, if not for itself.
    private var zeroElement: JSONValue? {
        switch kind {
        case .string: ""
        case .integer: 0
        case .boolean: false
        case .quantity: "0"
        case .object where typeName != nil: zeroValue
        default: .none
        }
    }

    /// The object with null for empty lists that are never left out: what is stored does not tell the two apart.
    package func withoutEmptyLists(_ value: JSONValue) -> JSONValue {
        Self.hasEmptyList(value) ? emptied(value) ?? value : value
    }

    private static func hasEmptyList(_ value: JSONValue) -> Bool {
        switch value {
        case .array(let elements): elements.isEmpty || elements.contains { $0.isContainer && hasEmptyList($0) }
        case .object(let members): members.contains { $0.name != "metadata" && $0.value.isContainer && hasEmptyList($0.value) }
        default: false
        }
    }

    private func emptied(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .array(let elements):
            guard let items = items?.resolved else { return .none }
            var result: [JSONValue]?
            for (index, element) in elements.enumerated() where element.isContainer {
                guard let changed = items.emptied(element) else { continue }
                if result == nil { result = elements }
                result?[index] = changed
            }
            return result.map(JSONValue.array)
        case .object(let members):
            var result: JSONObject?
            for (name, member) in members where member.isContainer && name != "metadata" {
                let inside = (property(name)?.schema ?? additionalProperties)?.resolved
                guard let inside else { continue }
                if member == .array([]), zeroMembers[name] == .null {
                    if result == nil { result = members }
                    result?[name] = .null
                } else if let changed = inside.emptied(member) {
                    if result == nil { result = members }
                    result?[name] = changed
                }
            }
            return result.map(JSONValue.object)
        default: return .none
        }
    }

    private func normalized(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .array(let elements):
            guard let items = items?.resolved else { return .none }
            var result: [JSONValue]?
            for (index, element) in elements.enumerated() where element.isContainer || element.isNull {
                guard let changed = element.isNull ? items.zeroElement : items.normalized(element) else { continue }
                if result == nil { result = elements }
                result?[index] = changed
            }
            return result.map(JSONValue.array)
        case .object(let members):
            var result: JSONObject?
            for (name, member) in members {
                let inside = (property(name)?.schema ?? additionalProperties)?.resolved
                guard let inside else { continue }
                if typeName == nil, member.isNull {
                    guard let zero = inside.zeroElement else { continue }
                    if result == nil { result = members }
                    result?[name] = zero
                } else if typeName != nil, inside.isLeftOut(member, name, of: self) {
                    if result == nil { result = members }
                    result?.removeValue(forKey: name)
                } else if member.isNull, let zero = zeroMembers[name], !zero.isNull {
                    if result == nil { result = members }
                    result?[name] = zero
                } else if inside.kind == .quantity {
                    let stored = QuantityText.stored(member, isResource: property(name) == nil)
                    guard let stored, stored != member else { continue }
                    if result == nil { result = members }
                    result?[name] = stored
                } else if let format = inside.format, case .string(let text) = member, let time = TimeText.stored(text, format) {
                    if result == nil { result = members }
                    result?[name] = time
                } else if member.isContainer, let changed = inside.normalized(member) {
                    if result == nil { result = members }
                    result?[name] = changed
                }
            }
            for (name, zero) in zeroMembers where !members.contains(name) {
                if result == nil { result = members }
                result?[name] = zero
            }
            return result.map(JSONValue.object)
        default: return .none
        }
    }
}
