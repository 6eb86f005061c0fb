/// A value that a field of a JSON object can hold, and that reads and writes itself.
///
/// All leaf types conform (text, numbers, times, …), and with them optionals, arrays and ``StringMap``s of them, and every
/// ``JSONModel``. A leaf type of your own conforms by two functions over the reader and the writer.
public protocol JSONField: Codable, Hashable, Sendable {
    /// Reads one value; the reader stands at its first byte. `null` comes only to types that want it, see `readsNull`.
    init(json reader: inout JSONReader) throws(JSONFailure)

    /// Writes the value.
    func write(to writer: inout JSONWriter)

    /// What stands for a required field that is absent; client-go calls it the zero value.
    static var empty: Self { get }

    /// Whether `null` is a value of the type; else `null` means that the field is absent.
    static var readsNull: Bool { get }

    /// Whether the field is left out: an absent optional, an empty boxed model.
    var isAbsent: Bool { get }
}

extension JSONField {
    /// Reads from any decoder; Steady's own hands over its bytes, others are asked for a JSON value first.
    public init(from decoder: any Decoder) throws {
        if let own = decoder as? TextDecoder {
            self = try own.field(Self.self)
        } else {
            let bytes = try JSONValue(from: decoder).serialized()
            self = try JSON.withBytes(bytes) { (bytes) throws(JSONError) in
                try JSON.decode(field: Self.self, from: bytes, options: .default)
            }
        }
    }

    /// Writes to any encoder, as the JSON value that the field is.
    public func encode(to encoder: any Encoder) throws { try JSONValue(encodingField: self).encode(to: encoder) }

    public static var readsNull: Bool { false }
    public var isAbsent: Bool { false }
}

/// A text with a set of well-known values and room for others: an enumeration that survives a newer server.
///
///     struct PullPolicy: JSONText {
///         var rawValue: String
///         static let always: Self = "Always"
///     }
public protocol JSONText: JSONField, RawRepresentable<String>, ExpressibleByStringLiteral {
    init(rawValue: String)
}

extension JSONText {
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    public init(json reader: inout JSONReader) throws(JSONFailure) { self.init(rawValue: try reader.string()) }
    public func write(to writer: inout JSONWriter) { writer.write(rawValue) }
    public static var empty: Self { Self(rawValue: "") }
    public init(from decoder: any Decoder) throws { self.init(rawValue: try String(from: decoder)) }
    public func encode(to encoder: any Encoder) throws { try rawValue.encode(to: encoder) }
}

extension String: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = try reader.string() }
    public func write(to writer: inout JSONWriter) { writer.write(self) }
    public static var empty: String { "" }
}

extension Bool: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = try reader.bool() }
    public func write(to writer: inout JSONWriter) { writer.write(self) }
    public static var empty: Bool { false }
}

extension Int64: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = try reader.integer() }
    public func write(to writer: inout JSONWriter) { writer.write(self) }
    public static var empty: Int64 { 0 }
}

extension Int32: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = try reader.integer32() }
    public func write(to writer: inout JSONWriter) { writer.write(Int64(self)) }
    public static var empty: Int32 { 0 }
}

extension Int: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = Int(try reader.integer()) }
    public func write(to writer: inout JSONWriter) { writer.write(Int64(self)) }
    public static var empty: Int { 0 }
}

extension Double: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = try reader.double() }
    public func write(to writer: inout JSONWriter) { writer.write(self) }
    public static var empty: Double { 0 }
}

extension Optional: JSONField where Wrapped: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = .some(try Wrapped(json: &reader)) }
    public func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.writeNull() }
    }
    public static var empty: Wrapped? { nil }
    public var isAbsent: Bool { self == nil }
}

extension Array: JSONField where Element: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) { self = try reader.array(of: Element.self) }
    public func write(to writer: inout JSONWriter) {
        writer.array(count: count) { index, writer in self[index].write(to: &writer) }
    }
    public static var empty: [Element] { [] }
}

extension Dictionary: JSONField where Key == String, Value: JSONField {
    public init(json reader: inout JSONReader) throws(JSONFailure) {
        self.init()
        var entries: Self = [:]
        var names: Set<ExactText> = []
        try reader.object { (name, reader) throws(JSONFailure) in
            if reader.isStrict, !names.insert(ExactText(name)).inserted { reader.noteDuplicate() }
            entries[name] = try reader.value(of: Value.self)
        }
        self = entries
    }
    /// Sorted by key, for a dictionary's own order differs from run to run.
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            for (key, value) in sorted(by: { $0.key < $1.key }) { writer.member(key) { value.write(to: &$0) } }
        }
    }
    public static var empty: [String: Value] { [:] }
}

extension JSONValue {
    /// The value of a field as a tree.
    init(encodingField field: some JSONField) {
        var writer = JSONWriter()
        field.write(to: &writer)
        self = (try? JSONValue(parsing: writer.finish())) ?? .null
    }
}
