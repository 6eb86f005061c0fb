/// Any JSON value, with integers kept exact.
///
/// Numbers without fraction or exponent that fit 64 bits are ``integer(_:)``, all others ``double(_:)``, as the
/// Kubernetes API server reads them.
public enum JSONValue: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number that fits 64 bits.
    case integer(Int64)
    /// Any other number.
    case double(Double)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, its members sorted by name.
    case object(JSONObject)

    /// Whether the values are the same; texts are, if their bytes are.
    public static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.double(let a), .double(let b)): a == b
        case (.string(let a), .string(let b)): a.isSame(as: b)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: false
        }
    }
}

extension JSONValue {
    /// An object without members.
    public static var emptyObject: JSONValue { .object(JSONObject()) }

    /// The members if this is an object.
    public var objectValue: JSONObject? {
        if case .object(let object) = self { return object }
        return nil
    }

    /// The elements if this is an array.
    public var arrayValue: [JSONValue]? {
        if case .array(let array) = self { return array }
        return nil
    }

    /// The text if this is a string.
    public var stringValue: String? {
        if case .string(let string) = self { return string }
        return nil
    }

    /// The number if this is an integer.
    public var integerValue: Int64? {
        if case .integer(let integer) = self { return integer }
        return nil
    }

    /// The number if this is an integer or a double.
    public var doubleValue: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .double(let double): double
        default: nil
        }
    }

    /// The truth value if this is a Boolean.
    public var boolValue: Bool? {
        if case .bool(let bool) = self { return bool }
        return nil
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The name of the JSON type, for messages: `object`, `array`, `string`, `integer`, `number`, `boolean`, `null`.
    public var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .double: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// The member of that name; reading anything but an object gives `nil`, writing to `null` or a missing value makes
    /// an object, writing to any other value replaces it by an object.
    public subscript(name: String) -> JSONValue? {
        get {
            guard case .object(let object) = self else { return nil }
            return object[name]
        }
        set {
            var object = takeObject()
            object[name] = newValue
            self = .object(object)
        }
    }

    /// The value at the end of a path of member names.
    ///
    /// Writing makes the objects on the way; writing `nil` removes the last member and makes nothing.
    public subscript(path first: String, _ rest: String...) -> JSONValue? {
        get { rest.reduce(self[first]) { value, name in value?[name] } }
        set { set(newValue, at: [first] + rest[...]) }
    }

    /// The value at the end of a path of two member names.
    ///
    /// Writing makes the object on the way; writing `nil` removes the last member and makes nothing.
    public subscript(path first: String, second: String) -> JSONValue? {
        get {
            guard case .object(let object) = self else { return nil }
            return object.value(first, second)
        }
        set {
            if newValue == nil, self[first] == nil { return }
            changeMember(first) { $0[second] = newValue }
        }
    }

    /// The members, taken out so that whoever changes them is the only holder of their storage.
    private mutating func takeObject() -> JSONObject {
        guard case .object(let existing) = self else { return JSONObject() }
        self = .null
        return existing
    }

    private mutating func set(_ newValue: JSONValue?, at path: ArraySlice<String>) {
        guard let name = path.first else { return }
        if path.count == 1 {
            self[name] = newValue
            return
        }
        if newValue == nil, self[name] == nil { return }
        var object = takeObject()
        object.change(name) { $0.set(newValue, at: path.dropFirst()) }
        self = .object(object)
    }

    /// Changes a member in place; one that is missing begins as an empty object.
    package mutating func changeMember(_ name: String, _ body: (inout JSONValue) -> Void) {
        var object = takeObject()
        object.change(name, body)
        self = .object(object)
    }
}

// No nil literal: in `condition ? value : nil` it would silently mean a JSON null.
extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { (name: $0.0, value: $0.1) }))
    }
}
