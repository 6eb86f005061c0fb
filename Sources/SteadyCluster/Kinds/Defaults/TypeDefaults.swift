import SteadyCodec

/// What the server fills in for the types of the built-in kinds, by the names of their definitions.
///
/// A type's function sees the value before the values inside it are filled in, so that what it adds is filled in too.
enum TypeDefaults {
    typealias Fill = @Sendable (inout JSONValue) -> Void

    static let all: [String: Fill] = [pods, volumes, workloads, networking, others]
        .reduce(into: [:]) { all, part in all.merge(part) { $1 } }

    /// A default that the API's documents state and that is no zero value.
    static func constant(_ schema: Schema) -> JSONValue? {
        switch schema.defaultValue {
        case .string(let text)? where !text.isEmpty: .string(text)
        case .integer(let number)? where number != 0: .integer(number)
        case .bool(true)?: true
        default: nil
        }
    }
}

extension Schema {
    /// Fills in what the server fills in for this built-in type and all that is inside.
    func fillTypeDefaults(_ value: inout JSONValue) {
        guard hasTypeDefaults else { return }
        if let definition { TypeDefaults.all[definition]?(&value) }
        switch value {
        case .array:
            guard let items else { return }
            value.changeElements { items.fillTypeDefaults(&$0) }
        case .object:
            for property in properties where property.schema.hasTypeDefaults {
                if let constant = TypeDefaults.constant(property.schema) { value.fill(property.name, constant) }
                value.change(property.name) { property.schema.fillTypeDefaults(&$0) }
            }
            if let inside = additionalProperties, inside.hasTypeDefaults {
                value.changeMembers { inside.fillTypeDefaults(&$0) }
            }
        default: return
        }
    }

    /// Whether anything is filled in for a type of this draft.
    static func hasTypeDefaults(_ draft: SchemaDraft) -> Bool {
        if draft.reference != nil { return false }
        if let definition = draft.definition, TypeDefaults.all[definition] != nil { return true }
        return draft.properties.contains { $0.schema.hasTypeDefaults || TypeDefaults.constant($0.schema) != nil }
            || draft.items?.hasTypeDefaults == true || draft.additionalProperties?.hasTypeDefaults == true
    }
}
