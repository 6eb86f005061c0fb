import SteadyCodec

/// A list, made by the expression or seen through a schema in a JSON array.
public struct CELList: Sendable {
    enum Storage: Sendable {
        case values([CELValue])
        case json([JSONValue], CELSchema)
    }
    var storage: Storage

    /// A list of these elements.
    public init(_ elements: [CELValue]) { storage = .values(elements) }

    init(json: [JSONValue], schema: CELSchema) { storage = .json(json, schema) }

    public var count: Int {
        switch storage {
        case .values(let values): values.count
        case .json(let json, _): json.count
        }
    }

    /// The element at a place that exists.
    public subscript(index: Int) -> CELValue {
        switch storage {
        case .values(let values): values[index]
        case .json(let json, let schema): schema.element.value(json[index])
        }
    }

    /// The elements in order.
    public var elements: [CELValue] {
        switch storage {
        case .values(let values): values
        case .json(let json, let schema): json.map { schema.element.value($0) }
        }
    }

    /// How the schema tells the elements apart.
    var identity: CELSchema.ListIdentity {
        if case .json(_, let schema) = storage { return schema.listIdentity }
        return .none
    }

    func contains(_ value: CELValue) -> CELValue {
        for index in 0..<count where CELValue.areEqual(self[index], value) { return .bool(true) }
        return .bool(false)
    }

    /// The list with another behind it; sets and keyed lists of a schema are merged.
    func appending(_ other: CELList) -> CELList {
        switch identity {
        case .none: return CELList(elements + other.elements)
        case .set:
            var result = elements
            for value in other.elements where !result.contains(where: { CELValue.areEqual($0, value) }) { result.append(value) }
            return CELList(result)
        case .keys(let keys):
            var result = elements
            for value in other.elements {
                if let place = result.firstIndex(where: { Self.sameKeys($0, value, keys) }) {
                    result[place] = value
                } else {
                    result.append(value)
                }
            }
            return CELList(result)
        }
    }

    private static func sameKeys(_ a: CELValue, _ b: CELValue, _ keys: [String]) -> Bool {
        guard case .map(let first) = a, case .map(let second) = b else { return false }
        return keys.allSatisfy { key in
            switch (first[.string(key)], second[.string(key)]) {
            case (let x?, let y?): CELValue.areEqual(x, y)
            case (nil, nil): true
            default: false
            }
        }
    }

    func equals(_ other: CELList) -> Bool {
        guard count == other.count else { return false }
        switch identity {
        case .none: return (0..<count).allSatisfy { CELValue.areEqual(self[$0], other[$0]) }
        case .set: return elements.allSatisfy { value in other.elements.contains { CELValue.areEqual(value, $0) } }
        case .keys(let keys):
            return elements.allSatisfy { value in
                other.elements.contains { Self.sameKeys(value, $0, keys) && CELValue.areEqual(value, $0) }
            }
        }
    }
}
