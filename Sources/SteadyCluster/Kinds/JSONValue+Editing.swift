import SteadyCodec

extension JSONValue {
    /// Sets a member that is missing.
    mutating func fill(_ name: String, _ value: JSONValue) {
        if self[name]?.isNull ?? true { self[name] = value }
    }

    /// Changes a member in place, if it is there.
    mutating func change(_ name: String, _ body: (inout JSONValue) -> Void) {
        guard case .object(var object) = self, var child = object[name] else { return }
        self = .null
        object[name] = .null  // so that `child` is the only holder of its storage
        body(&child)
        object[name] = child
        self = .object(object)
    }

    /// Changes a member in place; one that is missing begins as an empty object.
    mutating func open(_ name: String, _ body: (inout JSONValue) -> Void) {
        fill(name, .emptyObject)
        change(name, body)
    }

    /// Changes the elements of an array in place.
    mutating func changeElements(_ body: (inout JSONValue) -> Void) {
        guard case .array(var elements) = self else { return }
        self = .null
        for index in elements.indices { body(&elements[index]) }
        self = .array(elements)
    }

    /// Changes the members of an object in place.
    mutating func changeMembers(_ body: (inout JSONValue) -> Void) {
        guard case .object(let members) = self else { return }
        for name in members.keys { change(name, body) }
    }

    /// Changes the elements of a member that is an array.
    mutating func changeEach(_ name: String, _ body: (inout JSONValue) -> Void) {
        change(name) { $0.changeElements(body) }
    }

    /// The elements of a member that is an array; none if there is no such member.
    func list(_ name: String) -> [JSONValue] { self[name]?.arrayValue ?? [] }

    /// The text of a member; empty if there is none.
    func text(_ name: String) -> String { self[name]?.stringValue ?? "" }

    /// Whether there is nothing in it: `null`, an empty array, object or text.
    var isVoid: Bool {
        switch self {
        case .null: true
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        case .string(let text): text.isEmpty
        default: false
        }
    }
}
