/// A JSON Patch (RFC 6902): operations applied one after another, all or none.
public struct JSONPatch: Hashable, Sendable {
    private enum Operation: Hashable, Sendable {
        case add(JSONPointer, JSONValue)
        case remove(JSONPointer)
        case replace(JSONPointer, JSONValue)
        case move(from: JSONPointer, JSONPointer)
        case copy(from: JSONPointer, JSONPointer)
        case test(JSONPointer, JSONValue)
    }

    private var operations: [Operation]

    /// How many operations there are.
    public var count: Int { operations.count }

    /// Reads a patch.
    ///
    /// - Throws: ``JSONError`` if it is not an array of operations, naming the operation at fault.
    public init(_ value: JSONValue) throws(JSONError) {
        guard case .array(let elements) = value else { throw JSONError("a JSON Patch is an array, not \(value.typeName)") }
        operations = []
        for (index, element) in elements.enumerated() {
            func fail(_ message: String) -> JSONError { JSONError(message, path: "[\(index)]") }
            func pointer(_ name: String) throws(JSONError) -> JSONPointer {
                guard let text = element[name]?.stringValue else { throw fail("“\(name)” is missing or not a string") }
                return try JSONPointer(text)
            }
            func content() throws(JSONError) -> JSONValue {
                guard let value = element["value"] else { throw fail("“value” is missing") }
                return value
            }
            switch element["op"]?.stringValue {
            case "add": operations.append(.add(try pointer("path"), try content()))
            case "remove": operations.append(.remove(try pointer("path")))
            case "replace": operations.append(.replace(try pointer("path"), try content()))
            case "move": operations.append(.move(from: try pointer("from"), try pointer("path")))
            case "copy": operations.append(.copy(from: try pointer("from"), try pointer("path")))
            case "test": operations.append(.test(try pointer("path"), try content()))
            case let name: throw fail("unknown operation “\(name ?? "")”")
            }
        }
    }

    /// The value after all operations.
    ///
    /// - Throws: ``JSONError`` if a path is missing or a test fails; then nothing has changed.
    public func apply(to value: JSONValue) throws(JSONError) -> JSONValue {
        var result = value
        for operation in operations {
            switch operation {
            case .add(let path, let value): try Self.edit(&result, path.steps[...], path, .add(value))
            case .remove(let path): try Self.edit(&result, path.steps[...], path, .remove)
            case .replace(let path, let value): try Self.edit(&result, path.steps[...], path, .replace(value))
            case .move(let from, let path):
                let moved = try Self.find(from, in: result)
                if path.steps.starts(with: from.steps), path.steps.count > from.steps.count {
                    throw JSONError("cannot move a value into itself: “\(from)” to “\(path)”")
                }
                try Self.edit(&result, from.steps[...], from, .remove)
                try Self.edit(&result, path.steps[...], path, .add(moved))
            case .copy(let from, let path): try Self.edit(&result, path.steps[...], path, .add(try Self.find(from, in: result)))
            case .test(let path, let expected):
                let found = try Self.find(path, in: result)
                if !Self.isEqual(found, expected) { throw JSONError("testing value \(path) failed") }
            }
        }
        return result
    }

    private static func find(_ path: JSONPointer, in value: JSONValue) throws(JSONError) -> JSONValue {
        guard let found = path.value(in: value) else { throw JSONError("the path “\(path)” does not exist") }
        return found
    }

    /// Numbers are equal if they are numerically (RFC 6902, section 4.6).
    private static func isEqual(_ a: JSONValue, _ b: JSONValue) -> Bool {
        switch (a, b) {
        case (.integer, .double), (.double, .integer): a.doubleValue == b.doubleValue
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(isEqual)
        case (.object(let a), .object(let b)): a.keys == b.keys && zip(a, b).allSatisfy { isEqual($0.value, $1.value) }
        default: a == b
        }
    }

    private enum Edit {
        case add(JSONValue), remove, replace(JSONValue)
    }

    private static func edit(
        _ value: inout JSONValue, _ steps: ArraySlice<String>, _ path: JSONPointer, _ change: Edit
    ) throws(JSONError) {
        func missing() -> JSONError { JSONError("the path “\(path)” does not exist") }
        guard let step = steps.first else {
            switch change {
            case .add(let new), .replace(let new): value = new
            case .remove: value = .null
            }
            return
        }
        let isLast = steps.count == 1
        switch value {
        case .object(var object):
            value = .null
            defer { value = .object(object) }
            if isLast {
                switch change {
                case .add(let new): object[step] = new
                case .replace(let new):
                    guard object.contains(step) else { throw missing() }
                    object[step] = new
                case .remove: if object.removeValue(forKey: step) == nil { throw missing() }
                }
            } else {
                guard var child = object[step] else { throw missing() }
                try edit(&child, steps.dropFirst(), path, change)
                object[step] = child
            }
        case .array(var array):
            value = .null
            defer { value = .array(array) }
            if isLast, case .add(let new) = change {
                guard let index = step == "-" ? array.count : JSONPointer.index(step), index <= array.count else {
                    throw missing()
                }
                array.insert(new, at: index)
                return
            }
            guard let index = JSONPointer.index(step), index < array.count else { throw missing() }
            if !isLast {
                try edit(&array[index], steps.dropFirst(), path, change)
            } else if case .replace(let new) = change {
                array[index] = new
            } else {
                array.remove(at: index)
            }
        default: throw missing()
        }
    }
}
