/// A JSON Patch (RFC 6902): operations applied one after another, all or none.
///
/// The API server's own implementation also bounds how much `copy` may copy; this one does not, but values share their storage.
public struct JSONPatch: Hashable, Sendable {
    /// One step of a patch.
    public enum Operation: Hashable, Sendable {
        /// Sets a member, or inserts an element before that index (`-` for the end).
        case add(JSONPointer, JSONValue)
        /// Removes what must be there.
        case remove(JSONPointer)
        /// Replaces what must be there.
        case replace(JSONPointer, JSONValue)
        /// Removes a value and adds it elsewhere.
        case move(from: JSONPointer, JSONPointer)
        /// Adds a copy of a value elsewhere.
        case copy(from: JSONPointer, JSONPointer)
        /// Fails the patch unless the value is there; numbers are compared by value.
        case test(JSONPointer, JSONValue)
    }

    /// The steps.
    public var operations: [Operation]

    /// How many operations there are.
    public var count: Int { operations.count }

    /// A patch of these steps.
    public init(_ operations: [Operation]) { self.operations = operations }

    /// Reads a patch.
    ///
    /// - Throws: ``JSONError`` if it is not an array of operations, naming the operation at fault.
    public init(_ value: JSONValue) throws(JSONError) { try self.init(value, isLenient: false) }

    /// Reads a patch as the API server does: a value that is not given is null.
    ///
    /// - Throws: ``JSONError`` as ``init(_:)-(JSONValue)``.
    package init(lenient value: JSONValue) throws(JSONError) { try self.init(value, isLenient: true) }

    private init(_ value: JSONValue, isLenient: Bool) throws(JSONError) {
        guard case .array(let elements) = value else { throw JSONError("a JSON Patch is an array, not \(value.typeName)") }
        operations = []
        for (index, element) in elements.enumerated() {
            do throws(JSONError) {
                operations.append(try Operation(element, isLenient: isLenient))
            } catch {
                throw JSONError(error.message, path: "[\(index)]")
            }
        }
    }

    /// The patch as it is sent.
    public var json: JSONValue { .array(operations.map(\.json)) }

    /// The value after all operations.
    ///
    /// - Throws: ``JSONError`` if a path is missing or a test fails, with the index of the operation as its path, such as `[2]`;
    ///   then nothing has changed.
    public func apply(to value: JSONValue) throws(JSONError) -> JSONValue { try apply(to: value, isLenient: false) }

    /// The value after all operations.
    ///
    /// - Parameter isLenient: whether to do as the API server does, to which a member that is not there is null: it can be
    ///   replaced, tested and copied.
    package func apply(to value: JSONValue, isLenient: Bool) throws(JSONError) -> JSONValue {
        var result = value
        for (index, operation) in operations.enumerated() {
            do throws(JSONError) {
                try operation.apply(to: &result, isLenient: isLenient)
            } catch {
                throw JSONError(error.message, path: "[\(index)]")
            }
        }
        return result
    }
}

extension JSONPatch.Operation {
    /// Reads one step; members that are not known are passed over.
    fileprivate init(_ json: JSONValue, isLenient: Bool) throws(JSONError) {
        guard json.objectValue != nil else { throw JSONError("an operation is an object, not \(json.typeName)") }
        func pointer(_ name: String) throws(JSONError) -> JSONPointer {
            guard let value = json[name] else { throw JSONError("“\(name)” is missing") }
            guard let text = value.stringValue else { throw JSONError("“\(name)” is a string, not \(value.typeName)") }
            return isLenient ? try JSONPointer(lenient: text) : try JSONPointer(text)
        }
        func content() throws(JSONError) -> JSONValue {
            guard let value = json["value"] ?? (isLenient ? .null : nil) else { throw JSONError("“value” is missing") }
            return value
        }
        guard let name = json["op"] else { throw JSONError("“op” is missing") }
        switch name.stringValue {
        case "add": self = .add(try pointer("path"), try content())
        case "remove": self = .remove(try pointer("path"))
        case "replace": self = .replace(try pointer("path"), try content())
        case "move": self = .move(from: try pointer("from"), try pointer("path"))
        case "copy": self = .copy(from: try pointer("from"), try pointer("path"))
        case "test": self = .test(try pointer("path"), try content())
        default: throw JSONError("unknown operation “\(name.stringValue ?? name.serializedText())”")
        }
    }

    fileprivate var json: JSONValue {
        switch self {
        case .add(let path, let value): ["op": "add", "path": .string(path.description), "value": value]
        case .remove(let path): ["op": "remove", "path": .string(path.description)]
        case .replace(let path, let value): ["op": "replace", "path": .string(path.description), "value": value]
        case .move(let from, let path):
            ["from": .string(from.description), "op": "move", "path": .string(path.description)]
        case .copy(let from, let path):
            ["from": .string(from.description), "op": "copy", "path": .string(path.description)]
        case .test(let path, let value): ["op": "test", "path": .string(path.description), "value": value]
        }
    }

    fileprivate func apply(to value: inout JSONValue, isLenient: Bool) throws(JSONError) {
        func find(_ path: JSONPointer) throws(JSONError) -> JSONValue {
            if isLenient, path.value(in: value) == nil, Self.hasPlace(path, in: value) { return .null }
            return try Self.find(path, in: value)
        }
        if isLenient {
            switch self {
            // The whole can only be replaced by what has parts, and be tested.
            case .replace(let path, let new) where path.steps.isEmpty:
                guard new.objectValue != nil || new.arrayValue != nil else { throw JSONError("a document is an object or array") }
            case .add(let path, _), .remove(let path), .move(_, let path), .copy(_, let path):
                if path.steps.isEmpty { throw JSONError("the document itself has no place") }
            default: break
            }
        }
        switch self.settled(in: value, isLenient: isLenient) {
        case .add(let path, let new): try PatchEdit.add(new).apply(to: &value, at: path)
        case .remove(let path): try PatchEdit.remove.apply(to: &value, at: path)
        case .replace(let path, let new):
            let edit = isLenient && Self.hasPlace(path, in: value) ? PatchEdit.add(new) : .replace(new)
            try edit.apply(to: &value, at: path)
        case .move(let from, let path):
            let moved = try Self.find(from, in: value)
            if path == from { return }
            if path.steps.starts(with: from.steps, by: { $0.isSame(as: $1) }) {
                throw JSONError("cannot move a value into itself: “\(from)” to “\(path)”")
            }
            try PatchEdit.remove.apply(to: &value, at: from)
            try PatchEdit.add(moved).apply(to: &value, at: path)
        case .copy(let from, let path): try PatchEdit.add(try find(from)).apply(to: &value, at: path)
        case .test(let path, let expected):
            let found = try find(path)
            if !Self.isEqual(found, expected) {
                throw JSONError("testing value \(path) failed: found \(found.typeName) that differs")
            }
        }
    }

    /// The step with indexes as the API server reads them: negative ones count from the end, zeros may lead.
    private func settled(in value: JSONValue, isLenient: Bool) -> Self {
        guard isLenient else { return self }
        func settled(_ path: JSONPointer, adds: Bool = false) -> JSONPointer {
            var steps = path.steps
            var current: JSONValue? = value
            for index in steps.indices {
                if let count = current?.arrayValue?.count, steps[index] != "-", let number = Int(steps[index]) {
                    let end = adds && index == steps.count - 1 ? count + 1 : count
                    let position = number < 0 ? number + end : number
                    if position >= 0 { steps[index] = String(position) }
                }
                current = current.flatMap { JSONPointer(steps: [steps[index]]).value(in: $0) }
            }
            return JSONPointer(steps: steps)
        }
        switch self {
        case .add(let path, let new): return .add(settled(path, adds: true), new)
        case .remove(let path): return .remove(settled(path))
        case .replace(let path, let new): return .replace(settled(path), new)
        case .move(let from, let path): return .move(from: settled(from), settled(path, adds: true))
        case .copy(let from, let path): return .copy(from: settled(from), settled(path, adds: true))
        case .test(let path, let expected): return .test(settled(path), expected)
        }
    }

    /// Whether the path leads to a member of an object, be the member there or not.
    private static func hasPlace(_ path: JSONPointer, in value: JSONValue) -> Bool {
        guard !path.steps.isEmpty else { return false }
        let parent = JSONPointer(steps: path.steps.dropLast()).value(in: value)
        return parent?.objectValue != nil
    }

    private static func find(_ path: JSONPointer, in value: JSONValue) throws(JSONError) -> JSONValue {
        guard let found = path.value(in: value) else { throw JSONError("the path “\(path)” does not exist") }
        return found
    }

    /// Numbers are equal if they are numerically (RFC 6902, section 4.6).
    private static func isEqual(_ a: JSONValue, _ b: JSONValue) -> Bool {
        switch (a, b) {
        case (.integer(let integer), .double(let double)), (.double(let double), .integer(let integer)):
            Int64(exactly: double) == integer
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(isEqual)
        case (.object(let a), .object(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.name.isSame(as: $1.name) && isEqual($0.value, $1.value) }
        default: a == b
        }
    }
}

/// A change at the end of a path.
private enum PatchEdit {
    case add(JSONValue), remove, replace(JSONValue)

    func apply(to value: inout JSONValue, at path: JSONPointer) throws(JSONError) {
        try apply(to: &value, path.steps[...], path)
    }

    private func missing(_ path: JSONPointer, _ rest: ArraySlice<String>, _ why: String) -> JSONError {
        let place = JSONPointer(steps: Array(path.steps[..<rest.startIndex]))
        return JSONError("the path “\(path)” does not exist: \(steps(place)) \(why)")
    }

    private func steps(_ place: JSONPointer) -> String { place.steps.isEmpty ? "the document" : "“\(place)”" }

    private func apply(to value: inout JSONValue, _ steps: ArraySlice<String>, _ path: JSONPointer) throws(JSONError) {
        guard let step = steps.first else {
            switch self {
            case .add(let new), .replace(let new): value = new
            case .remove: value = .null
            }
            return
        }
        switch value {
        case .object(var object):
            value = .null  // so that `object` is the only holder of its storage and is changed in place
            defer { value = .object(object) }
            if case .add(let new) = self, steps.count == 1 {
                object[step] = new
                return
            }
            guard var child = object[step] else { throw missing(path, steps, "has no member “\(step)”") }
            switch self {
            case .remove where steps.count == 1: object.removeValue(forKey: step)
            default:
                try apply(to: &child, steps.dropFirst(), path)
                object[step] = child
            }
        case .array(var array):
            value = .null
            defer { value = .array(array) }
            if case .add(let new) = self, steps.count == 1 {
                guard let index = step == "-" ? array.count : JSONPointer.index(step), index <= array.count else {
                    throw missing(path, steps, "has \(array.count) elements, and no place “\(step)”")
                }
                array.insert(new, at: index)
                return
            }
            guard let index = JSONPointer.index(step), index < array.count else {
                throw missing(path, steps, "has \(array.count) elements, and no “\(step)”")
            }
            switch self {
            case .remove where steps.count == 1: array.remove(at: index)
            default: try apply(to: &array[index], steps.dropFirst(), path)
            }
        default: throw missing(path, steps, "is \(value.typeName) and has no “\(step)”")
        }
    }
}
