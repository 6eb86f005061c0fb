/// A struct that is read from and written to JSON by a table of its fields.
///
/// The table is the whole implementation: reading, writing, equality, hashing and `Codable` follow from it, run by one
/// interpreter. So a model costs little to compile, and is read straight from bytes into its memory, many times faster than
/// synthesised `Codable`.
///
///     struct Port: JSONModel {
///         var name: String?
///         var number: Int32
///         var unknownFields = UnknownFields()
///
///         static let fields = FieldTable<Port>(empty: Port(number: 0)) {
///             $0.field("name", \.name)
///             $0.field("number", \.number)
///             $0.unknown(\.unknownFields)
///         }
///     }
///
/// A field that is not optional is required; where it is absent (or `null`) reading gives the empty value, as client-go does,
/// and in strict mode an error. `nil` is absent on the wire. Every stored property belongs into the table.
public protocol JSONModel: JSONField {
    /// The fields.
    static var fields: FieldTable<Self> { get }
}

extension JSONModel {
    public static var empty: Self { fields.empty }

    public init(json reader: inout JSONReader) throws(JSONFailure) {
        self = Self.empty
        let table = Self.fields.core
        try withUnsafeMutablePointer(to: &self) { (pointer) throws(JSONFailure) in
            try reader.model(table, into: UnsafeMutableRawPointer(pointer))
        }
    }

    public func write(to writer: inout JSONWriter) {
        let table = Self.fields.core
        withUnsafePointer(to: self) { writer.model(table, UnsafeRawPointer($0)) }
    }

    public static func == (a: Self, b: Self) -> Bool {
        let table = fields.core
        return withUnsafePointer(to: a) { a in
            withUnsafePointer(to: b) { b in table.areEqual(UnsafeRawPointer(a), UnsafeRawPointer(b)) }
        }
    }

    public func hash(into hasher: inout Hasher) {
        let table = Self.fields.core
        withUnsafePointer(to: self) { table.hash(UnsafeRawPointer($0), into: &hasher) }
    }
}
