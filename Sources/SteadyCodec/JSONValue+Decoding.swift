extension JSONValue {
    /// Reads a typed value out of the tree.
    ///
    /// - Throws: `DecodingError`; ``JSONError/init(_:)`` turns it into one line with the field's path.
    public func decoded<T: Decodable>(as type: T.Type = T.self) throws -> T {
        try TreeDecoder(value: self, path: nil).decode(type)
    }
}

extension JSONError {
    /// What a decoding or encoding error says, with the path of the field: `spec.replicas: expected an integer, found string`.
    public init(_ error: any Error) {
        switch error {
        case let error as JSONError: self = error
        case DecodingError.keyNotFound(let key, let context):
            self.init("required, but missing", path: Self.path(context.codingPath + [key]))
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            self.init(context.debugDescription, path: Self.path(context.codingPath))
        case EncodingError.invalidValue(_, let context): self.init(context.debugDescription, path: Self.path(context.codingPath))
        default: self.init("\(error)")
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        var text = ""
        for key in keys {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text
    }
}

/// A step of a coding path.
struct TreeKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(stringValue: String) { self.stringValue = stringValue }
    init(intValue: Int) {
        self.stringValue = String(intValue)
        self.intValue = intValue
    }
}

/// The way from the root to a value, as a list of links, so that a step costs no copy; read only when something fails.
final class TreePath: Sendable {
    let key: TreeKey
    let parent: TreePath?

    init(_ key: TreeKey, in parent: TreePath?) {
        self.key = key
        self.parent = parent
    }

    static func keys(_ path: TreePath?) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        var step = path
        while let current = step {
            keys.append(current.key)
            step = current.parent
        }
        return keys.reversed()
    }
}

/// Decodes from a JSON tree.
struct TreeDecoder: Decoder {
    let value: JSONValue
    let path: TreePath?

    var codingPath: [any CodingKey] { TreePath.keys(path) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func mismatch<T>(_ expected: String, _ type: T.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "expected \(expected), found \(value.typeName)"))
    }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        // Trees pass through as they are, and the commonest containers without a container.
        if type == JSONValue.self, let tree = value as? T { return tree }
        if type == String.self, case .string(let text) = value, let text = text as? T { return text }
        if type == [String: String].self {
            guard case .object(let object) = value else { throw mismatch("an object", type) }
            var map = [String: String](minimumCapacity: object.count)
            for (name, member) in object {
                guard case .string(let text) = member else {
                    throw TreeDecoder(value: member, path: TreePath(TreeKey(stringValue: name), in: path)).mismatch(
                        "a string", String.self)
                }
                map[name] = text
            }
            if let map = map as? T { return map }
        }
        return try type.init(from: self)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw mismatch("an object", [String: JSONValue].self) }
        return KeyedDecodingContainer(TreeKeyedDecoding(object: object, path: path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch("an array", [JSONValue].self) }
        return TreeUnkeyedDecoding(elements: elements, path: path)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        switch value {
        case .integer(let integer):
            guard let exact = T(exactly: integer) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: codingPath, debugDescription: "\(integer) is out of range for \(type)"))
            }
            return exact
        case .double(let double):
            guard let exact = T(exactly: double) else { throw mismatch("an integer", type) }
            return exact
        default: throw mismatch("an integer", type)
        }
    }
}

extension TreeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value == .null }
    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let bool) = value else { throw mismatch("a boolean", type) }
        return bool
    }
    func decode(_ type: String.Type) throws -> String {
        guard case .string(let text) = value else { throw mismatch("a string", type) }
        return text
    }
    func decode(_ type: Double.Type) throws -> Double {
        guard let number = value.doubleValue else { throw mismatch("a number", type) }
        return number
    }
    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
}

private struct TreeKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONObject
    let path: TreePath?

    var codingPath: [any CodingKey] { TreePath.keys(path) }
    var allKeys: [Key] { object.keys.compactMap { Key(stringValue: $0) } }
    func contains(_ key: Key) -> Bool { object.contains(key.stringValue) }

    private func decoder(_ key: Key) throws -> TreeDecoder {
        guard let value = object[key.stringValue] else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "required, but missing"))
        }
        return TreeDecoder(value: value, path: TreePath(TreeKey(stringValue: key.stringValue), in: path))
    }

    func decodeNil(forKey key: Key) throws -> Bool { object[key.stringValue] ?? .null == .null }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder(key).decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try decoder(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder(key).integer(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try decoder(key).integer(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try decoder(key).integer(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try decoder(key).integer(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try decoder(key).integer(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try decoder(key).integer(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try decoder(key).integer(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try decoder(key).integer(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try decoder(key).integer(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try decoder(key).integer(type) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try decoder(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        try decoder(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try decoder(key).unkeyedContainer() }
    func superDecoder() throws -> any Decoder { TreeDecoder(value: .object(object), path: path) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

private struct TreeUnkeyedDecoding: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let path: TreePath?
    var currentIndex = 0

    init(elements: [JSONValue], path: TreePath?) {
        self.elements = elements
        self.path = path
    }

    var codingPath: [any CodingKey] { TreePath.keys(path) }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    private mutating func next() throws -> TreeDecoder {
        guard currentIndex < elements.count else {
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: codingPath, debugDescription: "the array has only \(elements.count) elements"))
        }
        defer { currentIndex += 1 }
        return TreeDecoder(value: elements[currentIndex], path: TreePath(TreeKey(intValue: currentIndex), in: path))
    }

    mutating func decodeNil() throws -> Bool {
        guard currentIndex < elements.count, elements[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().decode(type) }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}
