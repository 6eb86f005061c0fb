package import SteadyCodec

/// What is known about the values at one place of an object: types, list and map kinds, defaults and rules.
///
/// One tree serves everything that depends on the type of a field: ownership, merging, pruning, defaults, validation.
/// Nodes are immutable and shared; the few recursive built-in kinds are tied together by ``reference``.
package final class Schema: Sendable {
    /// A key of a list map, ready to be written into path elements.
    package struct ListKey: Sendable {
        package let name: String
        /// The name as JSON with a colon.
        package let prefix: String
        /// The key's default as JSON, used where an element leaves the key out.
        package let encodedDefault: String?
    }

    /// The JSON type that values must have.
    package enum Kind: UInt8, Sendable {
        /// Any value, its type deduced from itself.
        case any
        /// A struct (``properties``), a map (``additionalProperties``) or a free object (neither).
        case object
        case array
        case string
        case integer
        case number
        case boolean
        /// A whole number or a string.
        case intOrString
        /// A quantity of the built-in kinds: a string or a number.
        case quantity
    }

    /// How the elements of a list are told apart when several managers write it.
    package enum ListKind: Hashable, Sendable {
        /// Not at all: the list is one value.
        case atomic
        /// By their values, which are scalars.
        case set
        /// By these members of the elements.
        case map(keys: [String])
    }

    /// How strategic merge patches treat a field.
    package struct PatchStrategy: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let merge = Self(rawValue: 1)
        package static let retainKeys = Self(rawValue: 2)
        package static let replace = Self(rawValue: 4)
    }

    /// A declared member of an object.
    package struct Property: Sendable {
        package let name: String
        /// The name as a path element of managed fields, `f:` and the name.
        package let element: String
        package let schema: Schema
    }

    package let kind: Kind
    /// The OpenAPI format, such as `int32` or `date-time`.
    package let format: String?
    /// The declared members, sorted by name.
    package let properties: [Property]
    /// What members that are not declared must be like, if they may be there and it was said.
    package let additionalProperties: Schema?
    /// What members that are not declared are like for ownership and merging; `nil` if they may not be there.
    package let elementSchema: Schema?
    /// What the elements of an array must be like.
    package let items: Schema?
    package let listKind: ListKind
    /// Whether the object has one owner as a whole.
    package let isAtomicMap: Bool
    package let patchStrategy: PatchStrategy
    package let patchMergeKey: String?
    /// What is filled in where nothing is.
    package let defaultValue: JSONValue?
    package let isNullable: Bool
    /// Whether empty text is not the same as none, for built-in kinds.
    package let keepsEmpty: Bool
    /// Whether zero, false and empty text are not written, for built-in kinds.
    package let omitsZero: Bool
    package let preservesUnknownFields: Bool
    package let isEmbeddedResource: Bool
    /// The members that must be there, in the order they were declared required.
    package let required: [String]
    /// Further rules of a custom resource's schema.
    package let rules: SchemaRules?
    /// The name of a built-in struct's Go type for the messages of the decoder, such as `v1.DeploymentSpec`.
    package let typeName: String?
    /// The name of a built-in struct's definition, such as `apps.v1.DeploymentSpec`.
    package let definition: String?
    /// The definition this stands for, where a kind contains itself.
    package let reference: String?
    /// A built-in kind's value as the server's decoder leaves it when nothing was given.
    package let zeroValue: JSONValue
    /// The keys of a list map, sorted by name.
    package let listKeys: [ListKey]
    /// Whether a built-in type has defaults in it that depend on more than one field.
    let hasTypeDefaults: Bool
    /// The members that are there though nothing was given.
    let zeroMembers: JSONObject

    package init(_ draft: SchemaDraft) {
        kind = draft.kind
        format = draft.format
        properties = draft.properties
        additionalProperties = draft.additionalProperties
        elementSchema = draft.elementSchema
        items = draft.items
        listKind = draft.listKind
        isAtomicMap = draft.isAtomicMap
        patchStrategy = draft.patchStrategy
        patchMergeKey = draft.patchMergeKey
        defaultValue = draft.defaultValue
        isNullable = draft.isNullable
        keepsEmpty = draft.keepsEmpty
        omitsZero = draft.omitsZero
        preservesUnknownFields = draft.preservesUnknownFields
        isEmbeddedResource = draft.isEmbeddedResource
        required = draft.required
        rules = draft.rules
        typeName = draft.typeName
        definition = draft.definition
        reference = draft.reference
        zeroValue = draft.zeroValue
        zeroMembers = draft.zeroValue.objectValue ?? JSONObject()
        listKeys = Self.listKeys(draft)
        hasTypeDefaults = Self.hasTypeDefaults(draft)
    }

    private static func listKeys(_ draft: SchemaDraft) -> [ListKey] {
        guard case .map(let keys) = draft.listKind else { return [] }
        return keys.sorted().map { name in
            let schema = draft.items.flatMap { $0.reference == nil ? $0.property(name)?.schema : nil }
            return ListKey(
                name: name, prefix: PathElement.json(.string(name)) + ":",
                encodedDefault: schema?.defaultValue.map(PathElement.json))
        }
    }

    /// Values of which nothing is known: lists are atomic, objects are taken member by member.
    package static let any = Schema(SchemaDraft(kind: .any))

    /// This schema, or the definition it stands for.
    package var resolved: Schema {
        guard let reference else { return self }
        return BuiltInSchemas.shared.definition(reference) ?? .any
    }

    /// The declared member of that name.
    package func property(_ name: String) -> Property? {
        guard let position = position(of: name) else { return nil }
        return properties[position]
    }

    /// The schema of the declared member of that name.
    func declared(_ name: String) -> Schema? {
        guard let position = position(of: name) else { return nil }
        return properties[position].schema.resolved
    }

    /// Where a declared member is. Few have more than a handful, whose names mostly differ in length.
    private func position(of name: String) -> Int? {
        if properties.count <= 16 {
            return properties.withUnsafeBufferPointer { properties in
                let length = name.utf8.count
                for index in properties.indices
                where properties[index].name.utf8.count == length && properties[index].name.isSame(as: name) { return index }
                return nil
            }
        }
        var low = 0
        var high = properties.count
        while low < high {
            let middle = (low + high) / 2
            if properties[middle].name.precedes(name) { low = middle + 1 } else { high = middle }
        }
        return low < properties.count && properties[low].name.isSame(as: name) ? low : nil
    }

    /// The schema of a member, declared or not; `nil` if there may be no such member.
    package func member(_ name: String) -> Schema? {
        if let position = position(of: name) { return properties[position].schema.resolved }
        return elementSchema?.resolved ?? (isFree ? .any : nil)
    }

    /// Whether nothing is said about the members, so that any may be there.
    package var isFree: Bool { properties.isEmpty && additionalProperties == nil }

    /// The schema at the end of a path of member names, through lists without an index.
    package func at(_ path: [String]) -> Schema? {
        var schema: Schema? = self
        for name in path {
            while let items = schema?.items { schema = items.resolved }
            schema = schema?.member(name)
        }
        return schema
    }
}
