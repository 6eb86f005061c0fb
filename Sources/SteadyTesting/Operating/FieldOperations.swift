import SteadyCodec

/// The changes of an object that its schema, or else its own values, suggest: each field set to something else, unset, added.
struct FieldOperations {
    /// How deep members are looked for.
    private static let depth = 8
    /// How many elements of a list are changed one by one.
    private static let elements = 3

    private let isWrong: Bool
    private var found: [UserChange] = []

    private init(isWrong: Bool) { self.isWrong = isWrong }

    /// The changes of all members of an object but its type, metadata and status.
    ///
    /// - Parameters:
    ///   - object: as the user would create it.
    ///   - schema: its `openAPIV3Schema`, if there is one.
    static func changes(of object: JSONValue, schema: JSONValue?) -> [UserChange] {
        var operations = FieldOperations(isWrong: false)
        operations.addAll(of: object, schema)
        return operations.distinct
    }

    /// The changes that a user would make by mistake: to values of the right type that probably nobody can do anything with.
    static func mistakes(in object: JSONValue, schema: JSONValue?) -> [UserChange] {
        var operations = FieldOperations(isWrong: true)
        operations.addAll(of: object, schema)
        return operations.distinct
    }

    private var distinct: [UserChange] {
        var seen: Set<UserChange> = []
        return found.filter { seen.insert($0).inserted }
    }

    private mutating func addAll(of object: JSONValue, _ schema: JSONValue?) {
        let fixed: Set<String> = ["apiVersion", "kind", "metadata", "status"]
        let known = schema?["properties"]?.objectValue
        var names = object.objectValue?.map(\.name) ?? []
        for (name, _) in known ?? JSONObject() where object[name] == nil { names.append(name) }
        for name in names.sorted() where !fixed.contains(name) { add([.member(name)], object[name], known?[name]) }
    }

    private mutating func add(_ path: [UserChange.Step], _ value: JSONValue?, _ schema: JSONValue?) {
        guard path.count <= Self.depth else { return }
        guard let value else {
            if !isWrong, let new = Self.example(schema) { found.append(UserChange(path: path, value: new)) }
            return
        }
        let others = isWrong ? Self.wrong(value, schema) : Self.others(than: value, schema)
        for other in others where other != value { found.append(UserChange(path: path, value: other)) }
        // A whole spec is not unset: nothing would be left to hold steady.
        if !isWrong, path.count > 1, case .member = path.last { found.append(UserChange(path: path, value: nil)) }
        for (index, element) in (value.arrayValue ?? []).prefix(Self.elements).enumerated() {
            add(path + [.element(index)], element, schema?["items"])
        }
        guard let members = value.objectValue else { return }
        let (known, more) = (schema?["properties"]?.objectValue, schema?["additionalProperties"])
        for (name, member) in members { add(path + [.member(name)], member, known?[name] ?? more) }
        for (name, schema) in known ?? JSONObject() where members[name] == nil { add(path + [.member(name)], nil, schema) }
        if more?.objectValue != nil, members["added"] == nil { add(path + [.member("added")], nil, more) }
    }

    // MARK: Values

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
        case .string(let text): return [.string(neighbour(of: text))]
        case .array(let elements):
            return [.array([]), .array(Array(elements.dropLast()))] + (longer(elements, schema).map { [.array($0)] } ?? [])
        case .object, .null: return []
        }
    }

    /// A text of the same sort: the last number in it is one larger, as in `nginx:1.26`, `11Gi` and `31s`, or else there is a letter more.
    private static func neighbour(of text: String) -> String {
        if text.hasSuffix("="), Base64(encoded: text) != nil, let first = text.first {
            // Bytes, which are to stay some.
            return (first == "A" ? "B" : "A") + text.dropFirst()
        }
        guard let last = text.lastIndex(where: { $0.isASCII && $0.isNumber }) else { return text + "x" }
        let before = text[..<last].lastIndex { !($0.isASCII && $0.isNumber) }
        let first = before.map { text.index(after: $0) } ?? text.startIndex
        guard let number = UInt64(text[first...last]), number < .max else { return text + "x" }
        return "\(text[..<first])\(number + 1)\(text[text.index(after: last)...])"
    }

    /// A list with one more element: one that its schema suggests, or one like the last with another key.
    private static func longer(_ elements: [JSONValue], _ schema: JSONValue?) -> [JSONValue]? {
        let items = schema?["items"]
        guard var new = elements.last else { return nil }
        if new.objectValue != nil {
            let keys = schema?["x-kubernetes-list-map-keys"]?.arrayValue?.compactMap(\.stringValue) ?? ["name"]
            var isAnother = false
            for key in keys {
                guard let value = new[key], let other = others(than: value, items?[path: "properties", key]).first else {
                    continue
                }
                new[key] = other
                isAnother = true
            }
            guard isAnother else { return nil }
        } else {
            guard let other = others(than: new, items).first(where: { !elements.contains($0) }) else { return nil }
            new = other
        }
        return elements + [new]
    }

    /// Values of the same type that are hardly what anybody means; beyond what a schema allows, so that the server has to refuse them.
    private static func wrong(_ value: JSONValue, _ schema: JSONValue?) -> [JSONValue] {
        if schema?["enum"] != nil { return value.stringValue == nil ? [] : ["no such thing"] }
        switch value {
        case .integer:
            let bounds = [
                (schema?["minimum"]?.integerValue ?? 0).subtractingReportingOverflow(1),
                schema?["maximum"]?.integerValue?.addingReportingOverflow(1),
            ]
            return bounds.compactMap { $0 }.filter { !$0.overflow }.map { .integer($0.partialValue) }
        case .double: return [.integer(-1)]
        case .string: return ["", "Not Valid!"]
        case .array(let elements): return elements.first.map { [.array(elements + [$0])] } ?? []
        case .bool, .object, .null: return []
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
}

// MARK: - What somebody owns

extension FieldOperations {
    /// What somebody else may do to the fields that some managers own, by the entries of `managedFields`: labels, annotations, and whatever
    /// is neither metadata nor status; within lists, too, if they have keys.
    static func edits(of object: JSONValue, managers: (String) -> Bool) -> [UserChange] {
        var operations = FieldOperations(isWrong: false)
        for entry in object[path: "metadata", "managedFields"]?.arrayValue ?? [] {
            guard managers(entry["manager"]?.stringValue ?? ""), entry["subresource"] == nil else { continue }
            for (name, inner) in entry["fieldsV1"]?.objectValue ?? JSONObject() {
                switch name {
                case "f:status", "f:apiVersion", "f:kind": continue
                case "f:metadata":
                    let named = inner.objectValue?.filter { ["f:labels", "f:annotations"].contains($0.name) } ?? []
                    operations.addOwned(.object(JSONObject(named.map { $0 })), object["metadata"], [.member("metadata")])
                default: operations.addOwned(.object(JSONObject([(name, inner)])), object, [])
                }
            }
        }
        return operations.distinct
    }

    private mutating func addOwned(_ fields: JSONValue?, _ value: JSONValue?, _ path: [UserChange.Step]) {
        let keys: JSONObject? = if case .item(let keys) = path.last { keys.objectValue } else { nil }
        for (name, inner) in fields?.objectValue ?? JSONObject() {
            // The element of a list itself. With another key it would be another one, beside which the operator makes its own again.
            if name == ".", keys != nil { found.append(UserChange(path: path, value: nil)) }
            guard let step = Self.step(name), keys?[String(name.dropFirst(2))] == nil,
                let member = Self.value(at: step, in: value)
            else { continue }
            let path = path + [step]
            let isWhole = inner.objectValue?.isEmpty ?? true
            switch member {
            case .object(let members) where isWhole:
                // Owned as one: each of its members is.
                addOwned(.object(JSONObject(members.map { ("f:\($0.name)", .emptyObject) })), member, path)
            case .object: addOwned(inner, member, path)
            case .array where !isWhole: addOwned(inner, member, path)
            case .null: continue
            default:
                found += Self.others(than: member, nil).prefix(1).map { UserChange(path: path, value: $0) }
                found.append(UserChange(path: path, value: nil))
            }
        }
    }

    /// What a name in `fieldsV1` means.
    private static func step(_ name: String) -> UserChange.Step? {
        let rest = String(name.dropFirst(2))
        switch name.prefix(2) {
        case "f:": return .member(rest)
        case "k:": return (try? JSONValue(parsing: rest)).map { .item($0) }
        case "v:": return (try? JSONValue(parsing: rest)).map { .value($0) }
        default: return nil
        }
    }

    private static func value(at step: UserChange.Step, in value: JSONValue?) -> JSONValue? {
        if case .member(let name) = step { return value?[name] }
        guard let elements = value?.arrayValue, let index = step.index(in: elements) else { return nil }
        return elements[index]
    }
}
