/// Reads and writes values as JSON.
///
/// Models (``JSONModel``) go straight between bytes and their memory; every other `Codable` type is read over the same reader,
/// and written by way of a ``JSONValue``.
public enum JSON {
    /// Reads a value.
    ///
    /// - Parameters:
    ///   - type: what is read.
    ///   - bytes: one JSON text.
    ///   - options: what to keep, and how strict to be; strictness is for models, other types do not tell what they declare.
    ///   - sharing: shares equal parts with what was read before.
    /// - Throws: ``JSONError`` with path, line and column; in strict mode one that lists all that was found.
    public static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from bytes: [UInt8], options: JSONDecodingOptions = .default,
        sharing: SharingPool? = nil
    ) throws(JSONError) -> Value {
        try withBytes(bytes) { (bytes) throws(JSONError) in
            try decode(type, from: bytes, options: options, sharing: sharing)
        }
    }

    static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: UnsafeBufferPointer<UInt8>, options: JSONDecodingOptions, sharing: SharingPool? = nil
    ) throws(JSONError) -> Value {
        if let field = type as? any JSONField.Type {
            // The field is read as what it is, so the value has the type that was asked for.
            if let value = try decode(field: field, from: bytes, options: options, sharing: sharing) as? Value { return value }
        }
        return try TextSource.decode(type, from: bytes, options, sharing)
    }

    static func decode<Value: JSONField>(
        field: Value.Type, from bytes: UnsafeBufferPointer<UInt8>, options: JSONDecodingOptions, sharing: SharingPool? = nil
    ) throws(JSONError) -> Value {
        let (value, error) = try JSONReader.read(bytes, options, sharing: sharing) { (reader) throws(JSONFailure) in
            (try reader.value(of: Value.self), reader.strictError)
        }
        if let error { throw error }
        return value
    }

    /// The JSON text of a value; models at the root get their constants, such as `kind`.
    ///
    /// - Parameters:
    ///   - value: what is written.
    ///   - pretty: whether to put every member on a line of its own, indented by two spaces.
    /// - Throws: what the `encode(to:)` of a type throws that is no ``JSONField``.
    public static func encode(_ value: some Encodable, pretty: Bool = false) throws -> [UInt8] {
        guard let field = value as? any JSONField else { return try JSONValue(encoding: value).serialized(pretty: pretty) }
        return encode(field: field, pretty: pretty)
    }

    static func encode(field: some JSONField, pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(capacity: 4096, isPretty: pretty)
        writer.root(field)
        return writer.finish()
    }

    /// Reads a text member by member, for envelopes around values: lists, watch events.
    package static func read<Result>(
        _ bytes: [UInt8], _ options: JSONDecodingOptions = .default, sharing: SharingPool? = nil,
        _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) throws(JSONError) -> Result {
        try withBytes(bytes) { (bytes) throws(JSONError) in
            try JSONReader.read(bytes, options, sharing: sharing, body)
        }
    }

    /// Reads a text that the caller lends.
    package static func read<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ options: JSONDecodingOptions = .default, sharing: SharingPool? = nil,
        _ body: (inout JSONReader) throws(JSONFailure) -> Result
    ) throws(JSONError) -> Result {
        try JSONReader.read(bytes, options, sharing: sharing, body)
    }

    /// Whether values of the type are written with `apiVersion` and `kind`.
    package static func writesTypeMeta(_ type: Any.Type) -> Bool {
        func fields<Model: JSONModel>(_ type: Model.Type) -> Bool { Model.fields.core.fields.contains { $0.shape == .constant } }
        guard let type = type as? any JSONModel.Type else { return false }
        return fields(type)
    }

    /// Lends the bytes of an array; typed throws pass through.
    static func withBytes<Result>(
        _ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws(JSONError) -> Result
    ) throws(JSONError) -> Result {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in try body(buffer) }
    }
}

extension JSONWriter {
    /// Writes a value as the root of a text.
    mutating func root<Value: JSONField>(_ value: Value) {
        guard let type = Value.self as? any JSONModel.Type else { return value.write(to: &self) }
        let table = Self.table(type)
        withUnsafePointer(to: value) { model(table, UnsafeRawPointer($0), typeMeta: true) }
    }

    private static func table<Model: JSONModel>(_ type: Model.Type) -> ModelTable { Model.fields.core }
}
