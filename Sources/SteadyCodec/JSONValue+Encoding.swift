extension JSONValue {
    /// Makes the tree of a typed value; `nil` members are absent.
    ///
    /// - Throws: what the value's `encode(to:)` throws.
    public init(encoding value: some Encodable) throws {
        if let tree = value as? JSONValue {
            self = tree
            return
        }
        if let field = value as? any JSONField {
            self.init(encodingField: field)
            return
        }
        let slot = TreeSlot()
        try TreeEncoder(slot: slot, path: nil).encode(value)
        self = slot.value
    }
}

/// Where an encoder puts its value: a node that containers share while one encoding is under way.
private final class TreeSlot {
    enum Content {
        case value(JSONValue)
        case object([(name: String, slot: TreeSlot)])
        case array([TreeSlot])
    }

    var content: Content = .value(.emptyObject)

    var value: JSONValue {
        switch content {
        case .value(let value): value
        case .object(let members): .object(JSONObject(members.map { (name: $0.name, value: $0.slot.value) }))
        case .array(let elements): .array(elements.map(\.value))
        }
    }

    func member(_ name: String) -> TreeSlot {
        let slot = TreeSlot()
        if case .object(var members) = content {
            content = .value(.null)
            members.append((name, slot))
            content = .object(members)
        } else {
            content = .object([(name, slot)])
        }
        return slot
    }

    func element() -> TreeSlot {
        let slot = TreeSlot()
        if case .array(var elements) = content {
            content = .value(.null)
            elements.append(slot)
            content = .array(elements)
        } else {
            content = .array([slot])
        }
        return slot
    }
}

private struct TreeEncoder: Encoder, SingleValueEncodingContainer {
    let slot: TreeSlot
    let path: TextPath?

    var codingPath: [any CodingKey] { TextPath.keys(path) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = slot.content {} else { slot.content = .object([]) }
        return KeyedEncodingContainer(TextKeyedEncoding(slot: slot, path: path))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array = slot.content {} else { slot.content = .array([]) }
        return TreeUnkeyedEncoding(slot: slot, path: path)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encode<T: Encodable>(_ value: T) throws {
        switch value {
        case let tree as JSONValue: slot.content = .value(tree)
        case let text as String: slot.content = .value(.string(text))
        case let map as [String: String]:
            slot.content = .value(.object(JSONObject(map.map { (name: $0.key, value: .string($0.value)) })))
        default: try value.encode(to: self)
        }
    }

    func encodeNil() { slot.content = .value(.null) }
    func encode(_ value: Bool) { slot.content = .value(.bool(value)) }
    func encode(_ value: String) { slot.content = .value(.string(value)) }
    func encode(_ value: Double) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "JSON cannot hold \(value)"))
        }
        slot.content = .value(.double(value))
    }
    func encode(_ value: Float) throws { try encode(Double(value)) }
    func encode(_ value: Int) { slot.content = .value(.integer(Int64(value))) }
    func encode(_ value: Int8) { slot.content = .value(.integer(Int64(value))) }
    func encode(_ value: Int16) { slot.content = .value(.integer(Int64(value))) }
    func encode(_ value: Int32) { slot.content = .value(.integer(Int64(value))) }
    func encode(_ value: Int64) { slot.content = .value(.integer(value)) }
    func encode(_ value: UInt) throws { try encode(UInt64(value)) }
    func encode(_ value: UInt8) { slot.content = .value(.integer(Int64(value))) }
    func encode(_ value: UInt16) { slot.content = .value(.integer(Int64(value))) }
    func encode(_ value: UInt32) { slot.content = .value(.integer(Int64(value))) }
    func encode(_ value: UInt64) throws {
        slot.content = .value(Int64(exactly: value).map { .integer($0) } ?? .double(Double(value)))
    }
}

private struct TextKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: TreeSlot
    let path: TextPath?

    var codingPath: [any CodingKey] { TextPath.keys(path) }

    private func encoder(_ key: Key) -> TreeEncoder {
        TreeEncoder(slot: slot.member(key.stringValue), path: TextPath(TextKey(stringValue: key.stringValue), in: path))
    }

    func encodeNil(forKey key: Key) { encoder(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { encoder(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) throws { try encoder(key).encode(value) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try encoder(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { TreeEncoder(slot: slot.member("super"), path: path) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}

private struct TreeUnkeyedEncoding: UnkeyedEncodingContainer {
    let slot: TreeSlot
    let path: TextPath?
    var count = 0

    init(slot: TreeSlot, path: TextPath?) {
        self.slot = slot
        self.path = path
    }

    var codingPath: [any CodingKey] { TextPath.keys(path) }

    private mutating func next() -> TreeEncoder {
        defer { count += 1 }
        return TreeEncoder(slot: slot.element(), path: TextPath(TextKey(intValue: count), in: path))
    }

    mutating func encodeNil() { next().encodeNil() }
    mutating func encode<T: Encodable>(_ value: T) throws { try next().encode(value) }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { next() }
}

/// The way from the root to a value, as a list of links, so that a step costs no copy; read only when something fails.
private final class TextPath: Sendable {
    let key: TextKey
    let parent: TextPath?

    init(_ key: TextKey, in parent: TextPath?) {
        self.key = key
        self.parent = parent
    }

    static func keys(_ path: TextPath?) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        var step = path
        while let current = step {
            keys.append(current.key)
            step = current.parent
        }
        return keys.reversed()
    }
}
