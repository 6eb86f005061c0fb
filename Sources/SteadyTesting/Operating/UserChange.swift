import SteadyCodec

/// A change of an object: a field gets a value, or goes.
struct UserChange: Hashable, Sendable, CustomStringConvertible {
    /// A step on the way to a field.
    enum Step: Hashable, Sendable {
        case member(String)
        case element(Int)
        /// The element of a list whose members are these: what a field manager's `k:` says.
        case item(JSONValue)
        /// The element of a set.
        case value(JSONValue)
    }

    let path: [Step]
    /// `nil` to unset it.
    let value: JSONValue?

    var description: String {
        let field = Self.text(path)
        guard let value else { return "unset \(field)" }
        let text = value.serializedText()
        return "set \(field) to \(text.count > 60 ? "\(text.prefix(60))…" : text)"
    }

    /// The path as people write it.
    static func text(_ path: [Step]) -> String {
        path.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += text.isEmpty ? name : ".\(name)"
            case .element(let index): text += "[\(index)]"
            case .item(let keys):
                let parts = (keys.objectValue ?? JSONObject()).map { "\($0.name)=\($0.value.serializedText())" }
                text += "[\(parts.joined(separator: ","))]"
            case .value(let value): text += "[\(value.serializedText())]"
            }
        }
    }

    /// Makes the change; where there is no such list, or no such element, there is none to make.
    func apply(to object: inout JSONValue) { Self.set(&object, path[...], value) }

    private static func set(_ value: inout JSONValue, _ path: ArraySlice<Step>, _ new: JSONValue?) {
        guard let step = path.first else { return }
        let rest = path.dropFirst()
        if case .member(let name) = step {
            if rest.isEmpty {
                value[name] = new
            } else if var member = value[name] {
                set(&member, rest, new)
                value[name] = member
            } else if new != nil, case .member = rest.first {
                var member = JSONValue.emptyObject
                set(&member, rest, new)
                value[name] = member
            }
            return
        }
        guard var elements = value.arrayValue, let index = step.index(in: elements) else { return }
        if !rest.isEmpty {
            set(&elements[index], rest, new)
        } else if let new {
            elements[index] = new
        } else {
            elements.remove(at: index)
        }
        value = .array(elements)
    }
}

extension UserChange.Step {
    /// Where in a list the element is that is meant.
    func index(in elements: [JSONValue]) -> Int? {
        switch self {
        case .member: nil
        case .element(let index): elements.indices.contains(index) ? index : nil
        case .item(let keys): elements.firstIndex { Self.isItem($0, with: keys) }
        case .value(let value): elements.firstIndex(of: value)
        }
    }

    private static func isItem(_ element: JSONValue, with keys: JSONValue) -> Bool {
        keys.objectValue?.allSatisfy { element[$0.name] == $0.value } ?? false
    }
}
