/// The text that `Codable` types are being decoded from.
final class TextSource {
    fileprivate var reader: JSONReader

    private init(_ reader: consuming JSONReader) { self.reader = reader }

    static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: UnsafeBufferPointer<UInt8>, _ options: JSONDecodingOptions, _ sharing: SharingPool?
    ) throws(JSONError) -> Value {
        let base = try JSONReader.start(of: bytes, options)
        // Decoders and containers that outlive this call are not read from: they belong to the `init(from:)` they were made for.
        let source = TextSource(JSONReader(base: base, end: bytes.count, options: options, sharing: sharing))
        do {
            source.reader.skipSpace()
            let start = source.reader.index
            try source.skip(at: start)
            source.reader.skipSpace()
            if source.reader.index < source.reader.end {
                throw JSONProblem("unexpected data after the value", at: source.reader.index)
            }
            return try TextDecoder(source: source, position: start).decode(type)
        } catch let problem as JSONProblem {
            throw source.reader.error(problem)
        } catch {
            throw JSONError(error)
        }
    }

    /// Reads a value where another reader stands, and moves that past it.
    fileprivate static func decode<Value: Decodable>(
        _ type: Value.Type, at reader: inout JSONReader
    ) throws(JSONFailure) -> Value {
        let start = reader.index
        try reader.skipValue()
        // Over the same bytes, which the other reader's owner lends until this returns.
        let source = TextSource(
            JSONReader(base: reader.base, end: reader.end, options: reader.options, sharing: reader.pool?.takeUnretainedValue()))
        do { return try TextDecoder(source: source, position: start).decode(type) } catch let problem as JSONProblem {
            throw reader.fail(problem.message, at: problem.position)
        } catch {
            throw reader.fail(JSONError(error))
        }
    }

    /// Reads something at that byte.
    fileprivate func read<Result>(
        at position: Int, _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) throws(JSONProblem) -> Result {
        reader.index = position
        reader.depth = 0
        do throws(JSONFailure) { return try body(&reader) } catch {
            throw reader.problem ?? JSONProblem("unreadable", at: position)
        }
    }

    fileprivate func skip(at position: Int) throws(JSONProblem) {
        try read(at: position) { (reader) throws(JSONFailure) in try reader.skipValue() }
    }

    fileprivate func byte(at position: Int) -> UInt8 { position < reader.end ? reader.base[position] : 0 }

    fileprivate func path(to position: Int) -> [any CodingKey] {
        reader.path(to: position).map { step in
            switch step {
            case .member(let name): TextKey(stringValue: name)
            case .index(let index): TextKey(intValue: index)
            }
        }
    }
}

extension JSONReader {
    /// Reads a value of any decodable type.
    package mutating func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(JSONFailure) -> Value {
        if let field = type as? any JSONField.Type, let value = try value(of: field) as? Value { return value }
        return try TextSource.decode(type, at: &self)
    }

    /// Notes an error that has its path already.
    fileprivate mutating func fail(_ error: JSONError) -> JSONFailure {
        problem = JSONProblem(error.message, at: index, path: error.path)
        return JSONFailure()
    }
}

/// A step of a coding path.
struct TextKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(stringValue: String) { self.stringValue = stringValue }
    init(intValue: Int) {
        self.stringValue = String(intValue)
        self.intValue = intValue
    }
}

/// Decodes `Codable` types from JSON text: a place in it, where one value begins.
///
/// A container finds out where its members begin, by skipping over them; nothing is made of them before it is asked for.
struct TextDecoder: Decoder {
    let source: TextSource
    let position: Int

    var codingPath: [any CodingKey] { source.path(to: position) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if let field = type as? any JSONField.Type {
            if let value = try self.field(field) as? T { return value }
        }
        return try type.init(from: self)
    }

    func field<Field: JSONField>(_ type: Field.Type) throws(JSONProblem) -> Field {
        try source.read(at: position) { (reader) throws(JSONFailure) in try reader.value(of: Field.self) }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        var members: [TextMember] = []
        try source.read(at: position) { (reader) throws(JSONFailure) in
            try reader.object { (name, reader) throws(JSONFailure) in
                members.append(TextMember(name: name, position: reader.index))
                try reader.skipValue()
            }
        }
        return KeyedDecodingContainer(TextKeyedDecoding(source: source, position: position, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        var positions: [Int] = []
        try source.read(at: position) { (reader) throws(JSONFailure) in
            try reader.array { (_, reader) throws(JSONFailure) in
                positions.append(reader.index)
                try reader.skipValue()
            }
        }
        return TextUnkeyedDecoding(source: source, position: position, positions: positions)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        let value = try source.read(at: position) { (reader) throws(JSONFailure) in
            switch reader.byte {
            case 0x2D, 0x30...0x39: try reader.anyNumber()
            default: throw reader.mismatch("an integer")
            }
        }
        switch value {
        case .integer(let integer):
            guard let exact = T(exactly: integer) else {
                throw JSONProblem("\(integer) is out of range for \(type)", at: position)
            }
            return exact
        case .double(let double):
            guard let exact = T(exactly: double) else {
                throw JSONProblem("expected an integer, found \(double)", at: position)
            }
            return exact
        default: throw JSONProblem("expected an integer", at: position)
        }
    }
}

extension TextDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { source.byte(at: position) == 0x6E }
    func decode(_ type: Bool.Type) throws -> Bool { try read { (reader) throws(JSONFailure) in try reader.bool() } }
    func decode(_ type: String.Type) throws -> String { try read { (reader) throws(JSONFailure) in try reader.string() } }
    func decode(_ type: Double.Type) throws -> Double { try read { (reader) throws(JSONFailure) in try reader.double() } }
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

    private func read<Result>(_ body: (inout JSONReader) throws(JSONFailure) -> Result) throws(JSONProblem) -> Result {
        try source.read(at: position, body)
    }
}

private struct TextMember {
    let name: String
    let position: Int
}

private struct TextKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let source: TextSource
    let position: Int
    let members: [TextMember]

    var codingPath: [any CodingKey] { source.path(to: position) }
    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.name) } }
    func contains(_ key: Key) -> Bool { find(key) != nil }

    /// Of members with one name the last counts.
    private func find(_ key: Key) -> Int? {
        let name = key.stringValue
        var index = members.count - 1
        while index >= 0 {
            if members[index].name == name { return members[index].position }
            index -= 1
        }
        return nil
    }

    private func decoder(_ key: Key) throws -> TextDecoder {
        guard let place = find(key) else {
            let context = DecodingError.Context(codingPath: codingPath, debugDescription: "required, but missing")
            throw DecodingError.keyNotFound(key, context)
        }
        return TextDecoder(source: source, position: place)
    }

    func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).decodeNil() }
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
    func superDecoder() throws -> any Decoder { TextDecoder(source: source, position: position) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

private struct TextUnkeyedDecoding: UnkeyedDecodingContainer {
    let source: TextSource
    let position: Int
    let positions: [Int]
    var currentIndex = 0

    init(source: TextSource, position: Int, positions: [Int]) {
        self.source = source
        self.position = position
        self.positions = positions
    }

    var codingPath: [any CodingKey] { source.path(to: position) }
    var count: Int? { positions.count }
    var isAtEnd: Bool { currentIndex >= positions.count }

    private mutating func next() throws -> TextDecoder {
        guard currentIndex < positions.count else {
            throw JSONProblem("the array has only \(positions.count) elements", at: position)
        }
        defer { currentIndex += 1 }
        return TextDecoder(source: source, position: positions[currentIndex])
    }

    mutating func decodeNil() throws -> Bool {
        guard currentIndex < positions.count, source.byte(at: positions[currentIndex]) == 0x6E else { return false }
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

extension JSONValue {
    /// Reads a typed value out of the tree.
    ///
    /// - Throws: ``JSONError`` with the field's path.
    public func decoded<T: Decodable>(as type: T.Type = T.self) throws -> T {
        if let tree = self as? T { return tree }
        do throws(JSONError) { return try JSON.decode(type, from: serialized()) } catch {
            // Line and column would be those of a text that nobody saw.
            throw JSONError(error.message, path: error.path)
        }
    }
}
