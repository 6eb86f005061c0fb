public import SteadyCodec

/// How JSON values of an OpenAPI schema look to expressions: their types, their values and how large they can be.
public final class CELSchema: Sendable {
    enum Kind: Sendable {
        /// Nothing is declared: the value is taken as it is.
        case dynamic
        case intOrString
        case object
        case map
        case list
        case string
        case bytes
        case duration
        case date
        case dateTime
        case boolean
        case number
        case integer
    }

    /// How the elements of a list are told apart.
    enum ListIdentity: Sendable, Hashable {
        case none
        case set
        case keys([String])
    }

    struct Field: Sendable {
        let name: String
        let schema: CELSchema
        /// Whether expressions may use it.
        let isVisible: Bool
    }

    let kind: Kind
    let isNullable: Bool
    /// The most elements or code points a value can have, for estimates.
    let maximumCount: UInt64
    /// The least bytes of JSON that a value takes.
    let minimumBytes: Int64
    private let inner: CELSchema?
    /// By escaped name.
    let fields: [String: Field]
    let listIdentity: ListIdentity
    let objectType: CELObjectType?
    /// Whether expressions may refer to values of the schema.
    public let isExposed: Bool

    /// Values as they are.
    public static let dynamic = CELSchema(kind: .dynamic)

    init(
        kind: Kind, isNullable: Bool = false, maximumCount: UInt64 = 0, minimumBytes: Int64 = 1, inner: CELSchema? = nil,
        fields: [String: Field] = [:], listIdentity: ListIdentity = .none, typeName: String = "object", isExposed: Bool = true
    ) {
        self.kind = kind
        self.isNullable = isNullable
        self.maximumCount = maximumCount
        self.minimumBytes = minimumBytes
        self.inner = inner
        self.fields = fields
        self.listIdentity = listIdentity
        self.isExposed = isExposed
        objectType =
            kind == .object
            ? CELObjectType(name: typeName, fields: fields.filter { $0.value.isVisible }.mapValues { $0.schema.type }) : nil
    }

    /// The schema of elements or of the values of a map.
    var element: CELSchema { inner ?? .dynamic }

    /// The type of values of the schema.
    public var type: CELType {
        switch kind {
        case .dynamic, .intOrString: .dyn
        case .object: objectType.map { .object($0) } ?? .dyn
        case .map: .map(.string, element.type)
        case .list: .list(element.type)
        case .string: .string
        case .bytes: .bytes
        case .duration: .duration
        case .date, .dateTime: .timestamp
        case .boolean: .bool
        case .number: .double
        case .integer: .int
        }
    }

    /// How often values of the schema fit in the largest request.
    public var maximumCardinality: UInt64 { UInt64(Self.requestSize / (minimumBytes + 1)) }

    static let requestSize: Int64 = 3 * 1024 * 1024

    // MARK: Values

    /// A JSON value as expressions see it.
    public func value(_ json: JSONValue) -> CELValue {
        if json.isNull {
            return isNullable || kind == .dynamic ? .null : .fail("invalid data, got null for schema with nullable=false")
        }
        switch (kind, json) {
        case (.dynamic, _): return dynamic(json)
        case (.intOrString, .string(let text)), (.string, .string(let text)): return .string(text)
        case (.intOrString, .integer(let integer)), (.integer, .integer(let integer)): return .int(integer)
        case (.integer, .double(let double)):
            return Int64(exactly: double).map { .int($0) } ?? .fail("invalid data, expected int, got float64")
        case (.object, .object(let object)), (.map, .object(let object)): return .map(CELMap(json: object, schema: self))
        case (.list, .array(let array)): return .list(CELList(json: array, schema: self))
        case (.boolean, .bool(let bool)): return .bool(bool)
        case (.number, .integer(let integer)): return .double(Double(integer))
        case (.number, .double(let double)): return .double(double)
        case (.bytes, .string(let text)):
            return Self.base64(text).map { .bytes($0) } ?? .fail("Invalid byte formatted string \(text)")
        case (.duration, .string(let text)):
            return CELDuration(text).map { .duration($0) } ?? .fail("Invalid duration \(text)")
        case (.date, .string(let text)):
            return CELTimestamp(text + "T00:00:00Z").map { .timestamp($0) } ?? .fail("Invalid date formatted string \(text)")
        case (.dateTime, .string(let text)):
            return CELTimestamp(text).map { .timestamp($0) } ?? .fail("Invalid date-time formatted string \(text)")
        default: return .fail("invalid data, expected \(kind), got \(json.typeName)")
        }
    }

    private func dynamic(_ json: JSONValue) -> CELValue {
        switch json {
        case .null: .null
        case .bool(let bool): .bool(bool)
        case .integer(let integer): .int(integer)
        case .double(let double): .double(double)
        case .string(let text): .string(text)
        case .array(let array): .list(CELList(json: array, schema: .dynamic))
        case .object(let object): .map(CELMap(json: object, schema: .dynamic))
        }
    }

    func memberSchema(_ jsonName: String) -> CELSchema {
        kind == .object ? fields.values.first { $0.name == jsonName }?.schema ?? .dynamic : element
    }

    func member(_ name: String, of object: JSONObject) -> CELValue? {
        guard kind == .object else { return object[name].map { element.value($0) } }
        guard let field = fields[name], field.isVisible else { return nil }
        return object[field.name].map { field.schema.value($0) }
    }

    /// The bytes of a Base64 text; `nil` if it is none.
    static func base64(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in text.utf8 where byte != 10 && byte != 13 {
            let digit: UInt8
            switch byte {
            case 65...90: digit = byte - 65
            case 97...122: digit = byte - 71
            case 48...57: digit = byte + 4
            case 43: digit = 62
            case 47: digit = 63
            case 61:
                padding += 1
                continue
            default: return nil
            }
            if padding > 0 { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 1
            if count % 4 == 0 {
                bytes += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
                bits = 0
            }
        }
        guard (count + padding) % 4 == 0, padding <= 2 else { return nil }
        switch count % 4 {
        case 2: bytes.append(UInt8(bits >> 4 & 255))
        case 3: bytes += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)]
        case 1: return nil
        default: break
        }
        return bytes
    }
}
