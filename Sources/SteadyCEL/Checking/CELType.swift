/// The type of an expression.
public indirect enum CELType: Hashable, Sendable {
    /// Anything; checked when it is evaluated.
    case dyn
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case duration
    case timestamp
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// The type of a type, such as that of `int`.
    case type(CELType)
    /// An object with declared fields.
    case object(CELObjectType)
    /// A type of a library, such as `kubernetes.Quantity`.
    case opaque(String)
    /// A type parameter of a declaration.
    case parameter(String)
    /// A type that is not known yet while an expression is checked.
    case variable(Int)
    /// The type of an expression that was found faulty.
    case error
}

/// An object type: a name and the types of its fields.
public final class CELObjectType: Sendable, Hashable {
    public let name: String
    public let fields: [String: CELType]

    public init(name: String, fields: [String: CELType]) {
        self.name = name
        self.fields = fields
    }

    public static func == (a: CELObjectType, b: CELObjectType) -> Bool { a === b || a.name == b.name && a.fields == b.fields }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension CELType: CustomStringConvertible {
    /// As error messages show it: `list(string)`.
    public var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .duration: "duration"
        case .timestamp: "timestamp"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let inner): "optional_type(\(inner))"
        case .type(let inner): "type(\(inner))"
        case .object(let object): object.name
        case .opaque(let name): name
        case .parameter(let name): name
        case .variable(let number): "_var\(number)"
        case .error: "!error!"
        }
    }

    /// The name that `type(x)` shows.
    var runtimeName: String {
        switch self {
        case .null: "null_type"
        case .duration: "google.protobuf.Duration"
        case .timestamp: "google.protobuf.Timestamp"
        case .list: "list"
        case .map: "map"
        case .optional: "optional_type"
        case .type: "type"
        default: description
        }
    }

    /// Whether any value may stand here.
    var isDynamic: Bool { self == .dyn || self == .error }
}
