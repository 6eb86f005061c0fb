/// The text that `Codable` types are being decoded from, and where in it every value begins.
final class TextSource {
    /// A value or the name of a member, in the order of the text.
    private struct Node {
        let position: Int
        /// The first node after this value and all within it.
        var next: Int
    }

    // Made by `init`, and freed by `deinit`: through pointers, so that reading a value costs no check for exclusive access, which
    // there is, for one decoding runs in one place at a time and calls nothing back while it reads.
    private let place: UnsafeMutablePointer<JSONReader>
    private var nodes: UnsafeMutablePointer<Node>

    private init(_ reader: consuming JSONReader) {
        place = .allocate(capacity: 1)
        place.initialize(to: reader)
        nodes = .allocate(capacity: 0)
    }

    deinit {
        nodes.deallocate()
        place.deinitialize(count: 1)
        place.deallocate()
    }

    fileprivate var reader: JSONReader {
        _read { yield place.pointee }
        _modify { yield &place.pointee }
    }

    static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: UnsafeBufferPointer<UInt8>, _ options: JSONDecodingOptions, _ sharing: SharingPool?
    ) throws(JSONError) -> Value {
        let base = try JSONReader.start(of: bytes, options)
        defer { withExtendedLifetime(sharing) {} }
        // Decoders and containers that outlive this call are not read from: they belong to the `init(from:)` they were made for.
        let source = TextSource(JSONReader(base: base, end: bytes.count, options: options, sharing: sharing))
        do {
            source.reader.skipSpace()
            try source.survey()
            source.reader.skipSpace()
            if source.reader.index < source.reader.end {
                throw JSONProblem("unexpected data after the value", at: source.reader.index)
            }
            let value = try TextDecoder(source: source, node: 0).decode(type)
            if let error = source.reader.strictError { throw error }
            return value
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
        // Over the same bytes, which the other reader's owner lends until this returns.
        let source = TextSource(
            JSONReader(base: reader.base, end: reader.end, options: reader.options, sharing: reader.pool?.takeUnretainedValue()))
        source.reader.index = reader.index
        do {
            try source.survey()
            reader.index = source.reader.index
            let value = try TextDecoder(source: source, node: 0).decode(type)
            reader.findings += source.reader.findings
            return value
        } catch let problem as JSONProblem {
            throw reader.fail(problem.message, at: problem.position)
        } catch {
            throw reader.fail(JSONError(error))
        }
    }

    // MARK: Where values begin

    /// Finds out where every value within the value in hand begins, and moves past it.
    private func survey() throws(JSONProblem) {
        var found: [Node] = []
        do throws(JSONFailure) { try Self.survey(&place.pointee, &found) } catch {
            throw reader.problem ?? JSONProblem("unreadable", at: reader.index)
        }
        nodes.deallocate()
        nodes = .allocate(capacity: found.count)
        for (index, node) in found.enumerated() { (nodes + index).initialize(to: node) }
    }

    private static func survey(_ reader: inout JSONReader, _ nodes: inout [Node]) throws(JSONFailure) {
        let node = nodes.count
        nodes.append(Node(position: reader.index, next: 0))
        switch reader.byte {
        case 0x7B:
            try reader.enter()
            reader.skipSpace()
            if reader.byte == 0x7D {
                reader.index += 1
                reader.depth -= 1
                break
            }
            repeat {
                guard reader.byte == 0x22 else { throw reader.fail("expected the name of a member") }
                nodes.append(Node(position: reader.index, next: nodes.count + 1))
                try reader.skipString()
                try reader.colon()
                try survey(&reader, &nodes)
            } while try reader.another(orEnd: 0x7D)
        case 0x5B:
            try reader.enter()
            reader.skipSpace()
            if reader.byte == 0x5D {
                reader.index += 1
                reader.depth -= 1
                break
            }
            repeat { try survey(&reader, &nodes) } while try reader.another(orEnd: 0x5D)
        default: try reader.skipValue()
        }
        nodes[node].next = nodes.count
    }

    fileprivate func position(of node: Int) -> Int { nodes[node].position }

    fileprivate func members(of node: Int) throws(JSONProblem) -> [TextMember] {
        guard byte(of: node) == 0x7B else { throw mismatch("an object", node) }
        var members: [TextMember] = []
        var child = node + 1
        let end = nodes[node].next
        while child < end {
            let name = try read(child) { (reader) throws(JSONFailure) in try reader.string() }
            members.append(TextMember(name: name, node: child + 1))
            child = nodes[child + 1].next
        }
        return members
    }

    fileprivate func elements(of node: Int) throws(JSONProblem) -> [Int] {
        guard byte(of: node) == 0x5B else { throw mismatch("an array", node) }
        var elements: [Int] = []
        var child = node + 1
        let end = nodes[node].next
        while child < end {
            elements.append(child)
            child = nodes[child].next
        }
        return elements
    }

    private func mismatch(_ expected: StaticString, _ node: Int) -> JSONProblem {
        reader.index = nodes[node].position
        _ = reader.mismatch(expected)
        return reader.problem ?? JSONProblem("expected \(expected)", at: nodes[node].position)
    }

    // MARK: Values

    /// Reads a value.
    fileprivate func read<Result>(
        _ node: Int, _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) throws(JSONProblem) -> Result {
        reader.index = nodes[node].position
        reader.depth = 0
        if reader.isStrict { reader.trail = reader.path(to: reader.index) }
        do throws(JSONFailure) { return try body(&reader) } catch {
            throw reader.problem ?? JSONProblem("unreadable", at: nodes[node].position)
        }
    }

    /// The first byte of a value.
    fileprivate func byte(of node: Int) -> UInt8 { reader.base[nodes[node].position] }

    fileprivate func path(to node: Int) -> [any CodingKey] {
        reader.path(to: nodes[node].position).map { step in
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
/// Nothing is made of a value before it is asked for.
struct TextDecoder: Decoder {
    let source: TextSource
    let node: Int

    var codingPath: [any CodingKey] { source.path(to: node) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if let field = type as? any JSONField.Type {
            if let value = try self.field(field) as? T { return value }
        }
        return try type.init(from: self)
    }

    func field<Field: JSONField>(_ type: Field.Type) throws(JSONProblem) -> Field {
        try source.read(node) { (reader) throws(JSONFailure) in try reader.value(of: Field.self) }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(TextKeyedDecoding(source: source, node: node, members: try source.members(of: node)))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        TextUnkeyedDecoding(source: source, node: node, elements: try source.elements(of: node))
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        let value = try source.read(node) { (reader) throws(JSONFailure) in
            switch reader.byte {
            case 0x2D, 0x30...0x39: try reader.anyNumber()
            default: throw reader.mismatch("an integer")
            }
        }
        switch value {
        case .integer(let integer):
            if let exact = T(exactly: integer) { return exact }
            throw JSONProblem("\(integer) is out of range for \(type)", at: source.position(of: node))
        case .double(let double):
            if let exact = T(exactly: double) { return exact }
            throw JSONProblem("expected an integer, found \(double)", at: source.position(of: node))
        default: throw JSONProblem("expected an integer", at: source.position(of: node))
        }
    }
}

extension TextDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { source.byte(of: node) == 0x6E }
    func decode(_ type: Bool.Type) throws -> Bool {
        try source.read(node) { (reader) throws(JSONFailure) in try reader.bool() }
    }
    func decode(_ type: String.Type) throws -> String {
        try source.read(node) { (reader) throws(JSONFailure) in try reader.string() }
    }
    func decode(_ type: Double.Type) throws -> Double {
        try source.read(node) { (reader) throws(JSONFailure) in try reader.double() }
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

private struct TextMember {
    let name: String
    let node: Int
}

private struct TextKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let source: TextSource
    let node: Int
    let members: [TextMember]

    var codingPath: [any CodingKey] { source.path(to: node) }
    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.name) } }
    func contains(_ key: Key) -> Bool { find(key) != nil }

    /// Of members with one name the last counts.
    private func find(_ key: Key) -> TextDecoder? {
        let name = key.stringValue
        var index = members.count - 1
        while index >= 0 {
            if members[index].name.isSame(as: name) { return TextDecoder(source: source, node: members[index].node) }
            index -= 1
        }
        return nil
    }

    private func decoder(_ key: Key) throws -> TextDecoder {
        if let decoder = find(key) { return decoder }
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: "required, but missing")
        throw DecodingError.keyNotFound(key, context)
    }

    /// The member of that name, unless it is absent or `null`: looked up once, where the standard library would three times.
    private func present(_ key: Key) -> TextDecoder? {
        guard let decoder = find(key), !decoder.decodeNil() else { return nil }
        return decoder
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

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(key)?.integer(type) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try present(key)?.integer(type) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try present(key)?.integer(type) }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { try present(key)?.decode(type) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        try decoder(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try decoder(key).unkeyedContainer() }
    func superDecoder() throws -> any Decoder { TextDecoder(source: source, node: node) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

private struct TextUnkeyedDecoding: UnkeyedDecodingContainer {
    let source: TextSource
    let node: Int
    let elements: [Int]
    var currentIndex = 0

    init(source: TextSource, node: Int, elements: [Int]) {
        self.source = source
        self.node = node
        self.elements = elements
    }

    var codingPath: [any CodingKey] { source.path(to: node) }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    private mutating func next() throws -> TextDecoder {
        guard currentIndex < elements.count else {
            throw JSONProblem("the array has only \(elements.count) elements", at: source.position(of: node))
        }
        defer { currentIndex += 1 }
        return TextDecoder(source: source, node: elements[currentIndex])
    }

    mutating func decodeNil() throws -> Bool {
        guard currentIndex < elements.count, source.byte(of: elements[currentIndex]) == 0x6E else { return false }
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
            throw JSONError(error.message, path: error.path, causes: error.causes.map { JSONError($0.message, path: $0.path) })
        }
    }
}
