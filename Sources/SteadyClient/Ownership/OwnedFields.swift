import SteadyCodec
public import SteadyModel

/// The fields of one manager, as `managedFields` names them (Kubernetes API, "Server-Side Apply", FieldsV1).
enum OwnedFields {
    /// The part of a value that a set names; `nil` if there is nothing of it.
    static func extract(_ fields: JSONValue, from value: JSONValue) -> JSONValue? {
        guard case .object(let members) = fields, !members.isEmpty else { return value }
        switch value {
        case .object(let object): return extract(members, from: object)
        case .array(let elements): return extract(members, from: elements)
        // A value whose fields were owned one by one is no object any more.
        default: return value
        }
    }

    private static func extract(_ fields: JSONObject, from object: JSONObject) -> JSONValue? {
        var found = JSONObject()
        for (name, value) in object {
            guard let inner = fields["f:\(name)"] else { continue }
            if let part = extract(inner, from: value) { found[name] = part }
        }
        return found.isEmpty && fields["."] == nil ? nil : .object(found)
    }

    private static func extract(_ fields: JSONObject, from elements: [JSONValue]) -> JSONValue? {
        var keyed: [(key: JSONObject, fields: JSONValue)] = []
        var values: [JSONValue] = []
        var indices: Set<Int> = []
        for (name, inner) in fields {
            if name.hasPrefix("k:"), let key = try? JSONValue(parsing: String(name.dropFirst(2))).objectValue {
                keyed.append((key, inner))
            } else if name.hasPrefix("v:"), let value = try? JSONValue(parsing: String(name.dropFirst(2))) {
                values.append(value)
            } else if name.hasPrefix("i:"), let index = Int(name.dropFirst(2)) {
                indices.insert(index)
            }
        }
        var found: [JSONValue] = []
        for (index, element) in elements.enumerated() {
            if indices.contains(index) || values.contains(element) {
                found.append(element)
            } else if let match = keyed.first(where: { isNamed(element, $0.key) }) {
                var part = extract(match.fields, from: element)?.objectValue ?? JSONObject()
                // Without its key nobody knows which element is meant.
                for (name, value) in match.key where element[name] != nil { part[name] = value }
                found.append(.object(part))
            }
        }
        return found.isEmpty && fields["."] == nil ? nil : .array(found)
    }

    private static func isNamed(_ element: JSONValue, _ key: JSONObject) -> Bool {
        // A key that the element leaves out has its default, which only the schema knows: it does not speak against it.
        key.allSatisfy { element[$0.name] == nil || element[$0.name] == $0.value } && key.contains { element[$0.name] != nil }
    }

    /// All fields of both sets.
    static func union(_ a: JSONValue, _ b: JSONValue) -> JSONValue {
        guard case .object(var merged) = a, case .object(let others) = b else { return a }
        for (name, inner) in others { merged[name] = merged[name].map { union($0, inner) } ?? inner }
        return .object(merged)
    }
}

extension DynamicObject {
    /// What a manager has applied, of an object as it is stored: to be changed and applied again, without taking over what
    /// others own (client-go: `ExtractX`).
    ///
    /// - Parameters:
    ///   - manager: the field manager.
    ///   - object: the whole object with its `managedFields`, which caches drop.
    ///   - subresource: what it was applied through, such as `status`.
    /// - Returns: the fields that the manager owns, with type, name and namespace; `nil` if it has applied none.
    public init?<Object: WritableObject>(appliedBy manager: String, in object: Object, subresource: String? = nil) {
        let whole: DynamicObject?
        if let dynamic = object as? DynamicObject {
            whole = dynamic
        } else if let resource = object as? any Resource {
            whole = try? DynamicObject(resource)
        } else {
            whole = nil
        }
        let entry = object.metadata.managedFields?.first {
            $0.manager == manager && $0.operation == "Apply" && ($0.subresource ?? "") == (subresource ?? "")
        }
        guard let whole, let fields = entry?.fieldsV1?.value else { return nil }
        var part = OwnedFields.extract(fields, from: whole.json) ?? .emptyObject
        part["apiVersion"] = .string(entry?.apiVersion ?? whole.apiVersion)
        part["kind"] = .string(whole.kind)
        part[path: "metadata", "name"] = object.metadata.name.map { .string($0) }
        part[path: "metadata", "namespace"] = object.metadata.namespace.map { .string($0) }
        guard let made = try? DynamicObject(part) else { return nil }
        self = made
    }
}
