import SteadyCodec

/// How a value is taken apart: as a scalar, a list or a map.
enum TypedShape {
    case scalar
    case list(Schema)
    case map(Schema)

    /// The shape that a schema gives to a value; where several are allowed, the value's own.
    @inline(__always)
    static func of(_ value: JSONValue?, _ schema: Schema) -> TypedShape {
        switch schema.kind {
        case .object: return .map(schema)
        case .array: return .list(schema)
        case .any, .intOrString, .quantity:
            switch value {
            case .array?: return .list(schema)
            case .object?, .null?, nil: return .map(schema)
            default: return .scalar
            }
        default: return .scalar
        }
    }

    /// Whether two values are the same, whole numbers written with a fraction included.
    static func areEqual(_ a: JSONValue, _ b: JSONValue) -> Bool {
        if a == b { return true }
        switch (a, b) {
        case (.integer(let x), .double(let y)), (.double(let y), .integer(let x)): return Double(x) == y
        default: return false
        }
    }
}

extension Schema {
    /// Whether lists of this type have one owner as a whole.
    var isAtomicList: Bool { listKind == .atomic }

    /// The path element of a member and its schema.
    @inline(__always)
    func step(_ name: String) -> (element: String, schema: Schema, isDeclared: Bool) {
        if let property = property(name) { return (property.element, property.schema.resolved, true) }
        return ("f:" + name, elementSchema?.resolved ?? .any, false)
    }
}
