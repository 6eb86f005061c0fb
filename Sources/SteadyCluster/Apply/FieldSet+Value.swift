import SteadyCodec

extension FieldSet {
    /// The fields that an object has, as its owner would own them.
    init(of value: JSONValue, _ schema: Schema) {
        self = Self.inside(value, schema).children
    }

    private static func inside(_ value: JSONValue, _ schema: Schema) -> (isMember: Bool, children: FieldSet) {
        switch TypedShape.of(value, schema) {
        case .scalar: return (true, FieldSet())
        case .list(let schema):
            if schema.isAtomicList { return (true, FieldSet()) }
            guard case .array(let elements) = value else { return (false, FieldSet()) }
            return (false, ofList(elements, schema))
        case .map(let schema):
            if schema.isAtomicMap { return (true, FieldSet()) }
            guard case .object(let members) = value else { return (false, FieldSet()) }
            var result = FieldSet()
            result.nodes.reserveCapacity(members.count)
            for (name, value) in members {
                let step = schema.step(name)
                let (isMember, children) = inside(value, step.schema)
                result.append(
                    step.element, isMember: isMember || !step.isDeclared || isNullOrEmptyMap(value), children: children)
            }
            return (false, result)
        }
    }

    private static func isNullOrEmptyMap(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .object(let members): members.isEmpty
        default: false
        }
    }

    private static func ofList(_ elements: [JSONValue], _ schema: Schema) -> FieldSet {
        let items = schema.items?.resolved ?? .any
        var result = FieldSet()
        var positions: [String: Int] = [:]
        for element in elements {
            guard case .success(let name) = PathElement.of(element, in: schema) else { continue }
            if let position = positions[name] {
                // Of duplicates only the place is owned.
                result.nodes[position].children = FieldSet()
                continue
            }
            positions[name] = result.nodes.count
            result.append(name, isMember: true, children: inside(element, items).children)
        }
        result.sort()
        return result
    }
}
