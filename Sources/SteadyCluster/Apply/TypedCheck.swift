import SteadyCodec

/// Whether a configuration may be applied: types, declared fields, unambiguous list elements.
struct TypedCheck {
    private(set) var errors: [String] = []
    private var path = ""

    /// What is wrong with an object, in the words of the API server; `nil` if nothing is.
    static func message(for value: JSONValue, _ schema: Schema) -> String? {
        var check = TypedCheck()
        check.check(value, schema)
        if check.errors.count <= 1 { return check.errors.first }
        return (["errors:"] + check.errors.map { "  " + $0 }).joined(separator: "\n")
    }

    private mutating func report(_ message: String) {
        errors.append(path.isEmpty ? message : path + ": " + message)
    }

    private mutating func inside(_ element: String, _ value: JSONValue, _ schema: Schema) {
        let length = path.utf8.count
        path += PathElement.display(element)
        check(value, schema)
        path = String(decoding: path.utf8.prefix(length), as: UTF8.self)
    }

    private mutating func check(_ value: JSONValue, _ schema: Schema) {
        if value.isNull { return }
        switch TypedShape.of(value, schema) {
        case .scalar: checkScalar(value, schema)
        case .list(let schema):
            guard case .array(let elements) = value else { return report("expected list, got &{\(GoText.plain(value))}") }
            checkList(elements, schema)
        case .map(let schema):
            guard case .object(let members) = value else { return report("expected map, got &{\(GoText.plain(value))}") }
            for (name, member) in members {
                if let inner = schema.property(name)?.schema.resolved ?? schema.elementSchema?.resolved
                    ?? (schema.kind == .any ? .any : nil)
                {
                    if member.isLeafOf(inner) { continue }
                    inside("f:" + name, member, inner)
                } else {
                    errors.append(path + "." + name + ": field not declared in schema")
                    return
                }
            }
        }
    }

    private mutating func checkScalar(_ value: JSONValue, _ schema: Schema) {
        switch schema.kind {
        case .integer, .number:
            if value.doubleValue == nil { report("expected numeric (int or float), got \(GoText.type(value))") }
        case .string where schema.format == nil || schema.format == "byte":
            if value.stringValue == nil { report("expected string, got &value.valueUnstructured{Value:\(GoText.syntax(value))}") }
        case .string:
            if value.objectValue != nil || value.arrayValue != nil {
                report("expected any scalar, got &{\(GoText.plain(value))}")
            }
        case .boolean:
            if value.boolValue == nil { report("expected boolean, got &{\(GoText.plain(value))}") }
        default: break
        }
    }

    private mutating func checkList(_ elements: [JSONValue], _ schema: Schema) {
        let items = schema.items?.resolved ?? .any
        if schema.isAtomicList {
            for (index, element) in elements.enumerated() where !element.isLeafOf(items) {
                inside("i:\(index)", element, items)
            }
            return
        }
        var seen: Set<String> = []
        for (index, element) in elements.enumerated() {
            switch PathElement.of(element, in: schema) {
            case .failure(let message): return report("element \(index): " + message.text)
            case .success(let name):
                if !seen.insert(name).inserted { report("duplicate entries for key " + PathElement.display(name)) }
                inside(name, element, items)
            }
        }
    }
}

extension JSONValue {
    /// Whether the value is a scalar that the schema plainly wants: the quick way out of checks.
    fileprivate func isLeafOf(_ schema: Schema) -> Bool {
        switch (self, schema.kind) {
        case (.string, .string), (.integer, .integer), (.integer, .number), (.bool, .boolean), (.null, _): true
        default: false
        }
    }
}

/// Values as Go's `fmt` shows them.
enum GoText {
    /// As `%v` does.
    static func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: "<nil>"
        case .string(let string): string
        case .array(let elements): "[" + elements.map(plain).joined(separator: " ") + "]"
        case .object(let members): "map[" + members.map { "\($0.name):\(plain($0.value))" }.joined(separator: " ") + "]"
        default: PathElement.json(value)
        }
    }

    /// As `%#v` does.
    static func syntax(_ value: JSONValue) -> String {
        switch value {
        case .null: "interface {}(nil)"
        case .string(let string): PathElement.quoted(string)
        case .array(let elements): "[]interface {}{" + elements.map(syntax).joined(separator: ", ") + "}"
        case .object(let members):
            "map[string]interface {}{"
                + members.map { "\(PathElement.quoted($0.name)):\(syntax($0.value))" }.joined(separator: ", ") + "}"
        default: PathElement.json(value)
        }
    }

    /// As `%T` does.
    static func type(_ value: JSONValue) -> String {
        switch value {
        case .null: "<nil>"
        case .bool: "bool"
        case .integer: "int64"
        case .double: "float64"
        case .string: "string"
        case .array: "[]interface {}"
        case .object: "map[string]interface {}"
        }
    }
}
