public import SteadyCodec

/// A place in a ``DynamicObject``: a JSON value, or the lack of one.
///
/// Members are reached by dots, elements by index, other names by `["name"]`, however deep; on the way nothing needs to exist.
/// Reading from nothing gives nothing; writing makes the objects on the way. The context decides as what a value is read:
///
///     let replicas: Int? = object.spec.replicas
///     if let phase: String = object.status.phase, phase == "Ready" { … }
///
/// A member whose name is that of a property of this type, such as `json`, is reached by `["json"]`.
@dynamicMemberLookup
public struct DynamicValue: Hashable, Sendable {
    /// The value; `nil` if there is none.
    public var json: JSONValue?

    /// A value, or none.
    public init(_ json: JSONValue?) { self.json = json }

    /// Whether there is a value, be it `null`.
    public var isPresent: Bool { json != nil }

    /// A member; writing replaces what is no object by one.
    public subscript(dynamicMember name: String) -> DynamicValue {
        get { DynamicValue(json?[name]) }
        set { set(newValue.json, name) }
    }

    /// A member as the type that the context asks for; `nil` if it is absent or of another type. Writing `nil` removes it.
    public subscript<Value: JSONField>(dynamicMember name: String) -> Value? {
        get { DynamicValue(json?[name]).typed() }
        set { set(newValue.map(Self.json), name) }
    }

    /// A member by its name, for names that are no Swift identifiers.
    public subscript(name: String) -> DynamicValue {
        get { self[dynamicMember: name] }
        set { self[dynamicMember: name] = newValue }
    }

    /// A member by its name as the type that the context asks for.
    public subscript<Value: JSONField>(name: String) -> Value? {
        get { self[dynamicMember: name] }
        set { self[dynamicMember: name] = newValue }
    }

    /// An element, counted from 0; writing behind the last one appends, writing nothing removes.
    public subscript(index: Int) -> DynamicValue {
        get {
            guard let elements = json?.arrayValue, elements.indices.contains(index) else { return DynamicValue(nil) }
            return DynamicValue(elements[index])
        }
        set { set(newValue.json, index) }
    }

    /// An element as the type that the context asks for.
    public subscript<Value: JSONField>(index: Int) -> Value? {
        get { (self[index] as DynamicValue).typed() }
        set { set(newValue.map(Self.json), index) }
    }

    /// The value as a type; `nil` if there is none or it is of another type.
    public func typed<Value: JSONField>(as type: Value.Type = Value.self) -> Value? { try? decoded(as: type) }

    /// The value as a type.
    ///
    /// - Throws: `JSONError` if there is none, or it does not fit.
    public func decoded<Value: JSONField>(as type: Value.Type = Value.self) throws(JSONError) -> Value {
        guard let json else { throw JSONError("required, but missing") }
        switch json {
        case let value as Value: return value
        case .string(let text): if let value = text as? Value { return value }
        case .integer(let number):
            if let value = number as? Value { return value }
            if let value = Int(exactly: number) as? Value { return value }
        case .bool(let bool): if let value = bool as? Value { return value }
        default: break
        }
        return try JSON.decode(type, from: json.serialized())
    }

    private mutating func set(_ value: JSONValue?, _ name: String) {
        if value == nil, json?.objectValue == nil { return }
        var object = json ?? .emptyObject
        json = nil  // so that `object` is the only holder of its storage and is changed in place
        object[name] = value
        json = object
    }

    private mutating func set(_ value: JSONValue?, _ index: Int) {
        guard index >= 0 else { return }
        var elements = json?.arrayValue ?? []
        if value == nil, !elements.indices.contains(index) { return }
        json = nil
        switch value {
        case let value? where index < elements.count: elements[index] = value
        case let value?: elements.append(value)
        case nil: elements.remove(at: index)
        }
        json = .array(elements)
    }

    static func json(_ value: some JSONField) -> JSONValue {
        switch value {
        case let value as JSONValue: value
        case let value as String: .string(value)
        case let value as Int: .integer(Int64(value))
        case let value as Bool: .bool(value)
        default: (try? JSONValue(encoding: value)) ?? .null
        }
    }
}

// No nil literal: it would be unclear whether it removes or writes a JSON null.
extension DynamicValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self.init(.string(value)) }
    public init(integerLiteral value: Int64) { self.init(.integer(value)) }
    public init(booleanLiteral value: Bool) { self.init(.bool(value)) }
    public init(floatLiteral value: Double) { self.init(.double(value)) }
    public init(arrayLiteral elements: JSONValue...) { self.init(.array(elements)) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(.object(JSONObject(elements.map { (name: $0.0, value: $0.1) })))
    }
}

extension DynamicValue: CustomStringConvertible {
    /// The JSON text, or `absent`.
    public var description: String { json.map { String(decoding: $0.serialized(), as: UTF8.self) } ?? "absent" }
}
