/// A value that an expression works on.
public enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case duration(CELDuration)
    case timestamp(CELTimestamp)
    case list(CELList)
    case map(CELMap)
    /// A value that may be missing.
    indirect case optional(CELValue?)
    case type(CELType)
    /// A value of a library, such as a quantity.
    case opaque(any CELOpaque)
    /// What went wrong instead of a value; `&&`, `||` and the macros may absorb it.
    case failure(CELFailure)
}

/// What went wrong while an expression was evaluated.
public struct CELFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String
    public init(_ message: String) { self.message = message }
    public var description: String { message }

    static let overload = CELFailure("no such overload")
    static let divisionByZero = CELFailure("division by zero")
    static let modulusByZero = CELFailure("modulus by zero")
    static let integerOverflow = CELFailure("integer overflow")
    static let unsignedOverflow = CELFailure("unsigned integer overflow")
    static let durationOverflow = CELFailure("duration out of range")
    static let timestampOverflow = CELFailure("timestamp out of range")
    static func noKey(_ key: String) -> CELFailure { CELFailure("no such key: \(key)") }
}

/// A value of a library type.
public protocol CELOpaque: Sendable {
    /// Its type.
    var celType: CELType { get }
    /// Whether it equals another value of a library; `nil` if they cannot be compared.
    func equals(_ other: any CELOpaque) -> Bool?
    /// How much it counts for costs.
    var celSize: Int { get }
}

extension CELOpaque {
    public var celSize: Int { 1 }
}

extension CELValue {
    /// An error as a value.
    static func fail(_ message: String) -> CELValue { .failure(CELFailure(message)) }
    static let noOverload = CELValue.failure(.overload)

    /// The failure if this is one.
    public var failure: CELFailure? {
        if case .failure(let failure) = self { return failure }
        return nil
    }

    /// A list of these values.
    public static func list(_ elements: [CELValue]) -> CELValue { .list(CELList(elements)) }
    static func strings(_ texts: [String]) -> CELValue { .list(CELList(texts.map { .string($0) })) }

    /// The type as the value itself tells it.
    public var dynamicType: CELType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .duration: .duration
        case .timestamp: .timestamp
        case .list: .list(.dyn)
        case .map(let map): map.objectType.map { .object($0) } ?? .map(.dyn, .dyn)
        case .optional: .optional(.dyn)
        case .type: .type(.dyn)
        case .opaque(let opaque): opaque.celType
        case .failure: .error
        }
    }

    /// The size that costs are reckoned by: the length of texts, lists and maps, else 1.
    var costSize: UInt64 {
        switch self {
        case .string(let text): UInt64(text.unicodeScalars.count)
        case .bytes(let bytes): UInt64(bytes.count)
        case .list(let list): UInt64(list.count)
        case .map(let map): map.objectType == nil ? UInt64(map.count) : 1
        case .optional(let value?): value.costSize
        case .opaque(let opaque): UInt64(max(0, opaque.celSize))
        default: 1
        }
    }
}
