import SteadyCodec

/// The changes of an object that its schema, or else its own values, suggest: each field set to something else, unset, added.
struct FieldOperations {
    /// One change: a field gets a value, or goes.
    struct Change: Hashable, Sendable, CustomStringConvertible {
        /// The names of members on the way to the field.
        let path: [String]
        /// `nil` to unset it.
        let value: JSONValue?

        var description: String {
            let field = path.joined(separator: ".")
            guard let value else { return "unset \(field)" }
            let text = value.serializedText()
            return "set \(field) to \(text.count > 60 ? "\(text.prefix(60))…" : text)"
        }

        /// Makes the change.
        func apply(to object: inout JSONValue) { Self.set(&object, path[...], value) }

        private static func set(_ value: inout JSONValue, _ path: ArraySlice<String>, _ new: JSONValue?) {
            guard let name = path.first else { return }
            if path.count == 1 {
                value[name] = new
            } else {
                var member = value[name] ?? .emptyObject
                set(&member, path.dropFirst(), new)
                value[name] = member
            }
        }
    }

    /// How deep members are looked for.
    private static let depth = 8

    /// The changes of all members of an object but its type, metadata and status.
    ///
    /// - Parameters:
    ///   - object: as the user would create it.
    ///   - schema: its `openAPIV3Schema`, if there is one.
    static func changes(of object: JSONValue, schema: JSONValue?) -> [Change] {
        let fixed: Set<String> = ["apiVersion", "kind", "metadata", "status"]
        var found: [Change] = []
        let known = schema?["properties"]?.objectValue
        var names = object.objectValue?.map(\.name) ?? []
        for (name, _) in known ?? JSONObject() where object[name] == nil { names.append(name) }
        for name in names.sorted() where !fixed.contains(name) {
            add([name], object[name], known?[name], &found)
        }
        var seen: Set<Change> = []
        return found.filter { seen.insert($0).inserted }
    }

    private static func add(_ path: [String], _ value: JSONValue?, _ schema: JSONValue?, _ found: inout [Change]) {
        guard path.count <= depth else { return }
        guard let value else {
            if let new = example(schema) { found.append(Change(path: path, value: new)) }
            return
        }
        for other in others(than: value, schema) where other != value { found.append(Change(path: path, value: other)) }
        // A whole spec is not unset: nothing would be left to hold steady.
        if path.count > 1 { found.append(Change(path: path, value: nil)) }
        guard let members = value.objectValue else { return }
        let known = schema?["properties"]?.objectValue
        for (name, member) in members { add(path + [name], member, known?[name] ?? schema?["additionalProperties"], &found) }
        for (name, schema) in known ?? JSONObject() where members[name] == nil { add(path + [name], nil, schema, &found) }
    }

    /// Values of the same type as one that is there: its neighbours, and the ends of what it can be.
    private static func others(than value: JSONValue, _ schema: JSONValue?) -> [JSONValue] {
        if let allowed = schema?["enum"]?.arrayValue { return allowed }
        switch value {
        case .integer(let number):
            let (lowest, highest) = (schema?["minimum"]?.integerValue, schema?["maximum"]?.integerValue)
            let numbers = [number.addingReportingOverflow(1).partialValue, 0, lowest, highest].compactMap(\.self)
            return numbers.filter { $0 >= lowest ?? .min && $0 <= highest ?? .max }.map { .integer($0) }
        case .double(let number): return [.double(number + 1), .integer(0)]
        case .bool(let isTrue): return [.bool(!isTrue)]
        case .string(let text): return [.string(text + "x")]
        case .array(let elements): return [.array([]), .array(Array(elements.dropLast()))]
        case .object, .null: return []
        }
    }

    /// A value that a schema allows, as far as that is easily said.
    private static func example(_ schema: JSONValue?) -> JSONValue? {
        guard let schema else { return nil }
        if let value = schema["default"] { return value }
        if let value = schema["enum"]?.arrayValue?.first { return value }
        switch schema["type"]?.stringValue {
        case "integer", "number": return .integer(max(1, schema["minimum"]?.integerValue ?? 1))
        case "boolean": return true
        case "string": return schema["format"] == nil && schema["pattern"] == nil ? "a" : nil
        case "array": return example(schema["items"]).map { .array([$0]) }
        case "object":
            var object = JSONObject()
            for name in (schema["required"]?.arrayValue ?? []).compactMap(\.stringValue) {
                guard let value = example(schema[path: "properties", name]) else { return nil }
                object[name] = value
            }
            return .object(object)
        default: return nil
        }
    }

    /// The fields that somebody owns, by the entries of `managedFields`, and that are scalars in the object: no parts of lists.
    static func ownedScalars(of object: JSONValue, managers: (String) -> Bool) -> [Change] {
        var found: [Change] = []
        for entry in object[path: "metadata", "managedFields"]?.arrayValue ?? [] {
            guard managers(entry["manager"]?.stringValue ?? ""), entry["subresource"] == nil else { continue }
            owned(entry["fieldsV1"], object, [], &found)
        }
        var seen: Set<Change> = []
        return found.filter { seen.insert($0).inserted }
    }

    private static func owned(_ fields: JSONValue?, _ value: JSONValue, _ path: [String], _ found: inout [Change]) {
        for (name, inner) in fields?.objectValue ?? JSONObject() where name.hasPrefix("f:") {
            let field = String(name.dropFirst(2))
            if path.isEmpty, ["metadata", "status", "apiVersion", "kind"].contains(field) { continue }
            guard let member = value[field] else { continue }
            switch member {
            case .object: owned(inner, member, path + [field], &found)
            case .array, .null: continue
            default: found += others(than: member, nil).prefix(1).map { Change(path: path + [field], value: $0) }
            }
        }
    }
}
