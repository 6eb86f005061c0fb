package import SteadyCodec

extension Schema {
    /// The value without members that the schema does not know.
    package func prune(_ value: JSONValue) -> JSONValue { pruned(value) ?? value }

    /// The paths of members that the schema does not know, sorted, as the API server prints them: `spec.l[0].q`.
    package func unknownFields(in value: JSONValue) -> [String] {
        var paths: [String] = []
        collectUnknown(value, "", &paths)
        return paths.sorted()
    }

    /// What becomes of a member that is not declared.
    private enum Fate {
        case goes
        case stays
        case follows(Schema)
    }

    private var fateOfUndeclared: Fate {
        if let additionalProperties { return .follows(additionalProperties.resolved) }
        return preservesUnknownFields || kind == .any && properties.isEmpty ? .stays : .goes
    }

    /// The pruned value, or nothing if there is nothing to prune.
    private func pruned(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .array(let elements):
            guard let items = items?.resolved else { return .none }
            var result: [JSONValue]?
            for (index, element) in elements.enumerated() {
                guard let pruned = items.pruned(element) else { continue }
                if result == nil { result = elements }
                result?[index] = pruned
            }
            return result.map(JSONValue.array)
        case .object(let members):
            if kind != .object && kind != .any { return .none }
            let fate = fateOfUndeclared
            var result: JSONObject?
            for (name, member) in members {
                let inside: Schema
                if let property = property(name) {
                    inside = property.schema.resolved
                } else if case .follows(let schema) = fate {
                    inside = schema
                } else {
                    if case .stays = fate { continue }
                    if result == nil { result = members }
                    result?.removeValue(forKey: name)
                    continue
                }
                guard let pruned = inside.pruned(member) else { continue }
                if result == nil { result = members }
                result?[name] = pruned
            }
            return result.map(JSONValue.object)
        // The server has no negative zero.
        case .double(let number) where number == 0 && number.sign == .minus: return .integer(0)
        default: return .none
        }
    }

    private func collectUnknown(_ value: JSONValue, _ path: String, _ paths: inout [String]) {
        switch value {
        case .array(let elements):
            guard let items = items?.resolved else { return }
            for (index, element) in elements.enumerated() where element.isContainer {
                items.collectUnknown(element, "\(path)[\(index)]", &paths)
            }
        case .object(let members):
            if kind != .object && kind != .any { return }
            let fate = fateOfUndeclared
            for (name, member) in members {
                if let property = property(name) {
                    if member.isContainer {
                        property.schema.resolved.collectUnknown(member, path.isEmpty ? name : path + "." + name, &paths)
                    }
                    continue
                }
                switch fate {
                case .stays: break
                case .goes: paths.append(path.isEmpty ? name : path + "." + name)
                case .follows(let schema):
                    if member.isContainer {
                        schema.collectUnknown(member, path.isEmpty ? name : path + "." + name, &paths)
                    }
                }
            }
        default: break
        }
    }
}

extension JSONValue {
    /// Whether this is an array or an object.
    var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}
