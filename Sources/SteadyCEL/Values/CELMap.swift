import SteadyCodec

/// A map or an object, made by the expression or seen through a schema in a JSON object.
public struct CELMap: Sendable {
    enum Storage: Sendable {
        /// In the order in which they were put in.
        case values([(key: CELValue, value: CELValue)], index: [CELMapKey: Int])
        case json(JSONObject, CELSchema)
    }
    var storage: Storage

    /// A map of these entries; of several with one key the last stays.
    public init(_ entries: [(key: CELValue, value: CELValue)]) {
        var list: [(key: CELValue, value: CELValue)] = []
        var index: [CELMapKey: Int] = [:]
        for entry in entries {
            guard let key = CELMapKey(entry.key) else { continue }
            if let place = index[key] {
                list[place].value = entry.value
            } else {
                index[key] = list.count
                list.append(entry)
            }
        }
        storage = .values(list, index: index)
    }

    init(json: JSONObject, schema: CELSchema) { storage = .json(json, schema) }

    /// The declared type if this is an object.
    var objectType: CELObjectType? {
        if case .json(_, let schema) = storage { return schema.objectType }
        return nil
    }

    public var count: Int {
        switch storage {
        case .values(let list, _): list.count
        case .json(let object, _): object.count
        }
    }

    /// The keys: of JSON objects sorted, else in the order in which they were put in.
    public var keys: [CELValue] {
        switch storage {
        case .values(let list, _): list.map(\.key)
        case .json(let object, _): object.keys.map { .string($0) }
        }
    }

    /// The value of a key; a field of an object by its escaped name.
    public subscript(key: CELValue) -> CELValue? {
        switch storage {
        case .values(let list, let index): return CELMapKey(key).flatMap { index[$0] }.map { list[$0].value }
        case .json(let object, let schema):
            guard case .string(let name) = key else { return nil }
            return schema.member(name, of: object)
        }
    }

    /// Whether there is a member: one of an object that is null counts as absent.
    func has(_ name: String) -> Bool {
        guard let value = self[.string(name)] else { return false }
        if case .json(_, let schema) = storage, schema.kind == .object, case .null = value { return false }
        return true
    }

    func equals(_ other: CELMap) -> Bool {
        if case .json(let a, let schema) = storage, case .json(let b, let schema2) = other.storage, schema === schema2 {
            if a.count != b.count { return false }
            return a.allSatisfy { name, value in
                guard let second = b[name] else { return false }
                let inside = schema.memberSchema(name)
                return CELValue.areEqual(inside.value(value), inside.value(second))
            }
        }
        guard count == other.count else { return false }
        return keys.allSatisfy { key in
            guard let a = self[key], let b = other[key] else { return false }
            return CELValue.areEqual(a, b)
        }
    }
}

/// A key of a map; numbers of all types that are equal are one key.
enum CELMapKey: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case string([UInt8])

    init?(_ value: CELValue) {
        switch value {
        case .bool(let bool): self = .bool(bool)
        case .int(let int): self = .int(int)
        case .uint(let uint): self = Int64(exactly: uint).map { .int($0) } ?? .uint(uint)
        case .double(let double):
            if let int = Int64(exactly: double) {
                self = .int(int)
            } else if let uint = UInt64(exactly: double) {
                self = .uint(uint)
            } else {
                return nil
            }
        case .string(let text): self = .string(Array(text.utf8))
        default: return nil
        }
    }
}
